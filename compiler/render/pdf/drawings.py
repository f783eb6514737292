"""The charts of a document to PNG pictures, for outputs that take no SVG."""

from collections.abc import Mapping, Sequence

from typst import TypstError

from compiler.diagnostics.result import ToolError
from compiler.model.block import Chart
from compiler.render.chart import chart_svg
from compiler.render.pdf.pictures import chart_file
from compiler.render.pdf.typeset import Press

RESOLUTION = 200
"""Dots per inch."""


def draw_charts(charts: Sequence[Chart], template: bytes, press: Press) -> Mapping[str, bytes]:
    """Return the pictures of some charts, by id.

    Errors: ToolError.
    """
    if not charts:
        return {}
    files = {chart_file(chart): chart_svg(chart).encode() for chart in charts}
    try:
        pictures = press.print_images(template, files, RESOLUTION)
    except TypstError as error:
        raise ToolError(f"Les graphiques n'ont pas pu être dessinés. Typst dit : {error.message}") from error
    return {chart.id: picture for chart, picture in zip(charts, pictures, strict=True)}
