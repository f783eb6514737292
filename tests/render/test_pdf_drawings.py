"""Charts as PNG pictures."""

import struct
from decimal import Decimal

import pytest

from compiler.diagnostics.result import ToolError
from compiler.model.block import Bar, Chart
from compiler.render.pdf.document import render_pdf
from compiler.render.pdf.drawings import draw_charts
from compiler.render.pdf.typeset import open_press
from tests.render.pdf_views import CHART_TEMPLATE, FONTS, STAMP, TEMPLATE, document, heading, text


def _chart(name: str, *values: int) -> Chart:
    bars = tuple(
        Bar(label=f"n° {rank}", value=Decimal(value), text=str(value)) for rank, value in enumerate(values)
    )
    return Chart(id=name, title=(), horizontal=True, table="t", bars=bars, alternative=text("Des barres"))


def _size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_every_chart_is_drawn_when_asked_as_wide_as_a_page_of_text() -> None:
    view = document(heading("Objet"), _chart("a", 1, 2), _chart("b", 1, 2, 3, 4))
    result = render_pdf(
        view, template=TEMPLATE, fonts=FONTS, assets={}, stamp=STAMP, chart_template=CHART_TEMPLATE
    )
    sizes = {name: _size(png) for name, png in result.charts.items()}
    assert {width for width, _ in sizes.values()} == {1333}
    assert sizes["b"][1] > sizes["a"][1]


def test_nothing_is_drawn_unless_asked_or_without_charts() -> None:
    view = document(heading("Objet"), _chart("a", 1))
    assert render_pdf(view, template=TEMPLATE, fonts=FONTS, assets={}, stamp=STAMP).charts == {}
    with open_press(FONTS) as press:
        assert draw_charts(document(heading("Objet")), CHART_TEMPLATE, press) == {}


def test_a_single_chart_is_drawn_too() -> None:
    with open_press(FONTS) as press:
        assert list(draw_charts(document(_chart("a", 1)), CHART_TEMPLATE, press)) == ["a"]


def test_a_failure_is_told_in_french() -> None:
    with open_press(FONTS) as press, pytest.raises(ToolError, match="graphiques"):
        draw_charts(document(_chart("a", 1)), b"#panic()", press)
