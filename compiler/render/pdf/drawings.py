"""The charts of a document to PNG pictures, for outputs that take no SVG."""

from collections.abc import Iterator, Mapping

from typst import TypstError

from compiler.diagnostics.result import ToolError
from compiler.model.block import Chart
from compiler.render.chart import chart_svg
from compiler.render.pdf.pictures import chart_file
from compiler.render.pdf.typeset import Press
from compiler.render.view import DocumentView

RESOLUTION = 200
"""Dots per inch."""


def draw_charts(view: DocumentView, template: bytes, press: Press) -> Mapping[str, bytes]:
    """Return the picture of every chart, by id.

    Errors: ToolError.
    """
    charts = list(_charts(view))
    if not charts:
        return {}
    files = {chart_file(chart): chart_svg(chart).encode() for chart in charts}
    try:
        pictures = press.print_images(template, files, RESOLUTION)
    except TypstError as error:
        raise ToolError(f"Les graphiques n'ont pas pu être dessinés. Typst dit : {error.message}") from error
    return {chart.id: picture for chart, picture in zip(charts, pictures, strict=True)}


def _charts(view: DocumentView) -> Iterator[Chart]:
    for run in view.runs:
        yield from (block for block in run.blocks if isinstance(block, Chart))
