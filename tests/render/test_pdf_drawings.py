"""Charts as PNG pictures."""

import struct
from collections.abc import Mapping
from decimal import Decimal

import pytest

from compiler.diagnostics.result import ToolError
from compiler.model.block import Bar, Chart
from compiler.render.pdf.drawings import draw_charts
from compiler.render.pdf.typeset import open_press
from tests.render.pdf_views import CHART_TEMPLATE, FONTS, text


def _chart(name: str, *values: int) -> Chart:
    bars = tuple(
        Bar(label=f"n° {rank}", value=Decimal(value), text=str(value)) for rank, value in enumerate(values)
    )
    return Chart(id=name, title=(), horizontal=True, table="t", bars=bars, alternative=text("Des barres"))


def _size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def _drawn(*charts: Chart) -> Mapping[str, bytes]:
    with open_press(FONTS) as press:
        return draw_charts(charts, CHART_TEMPLATE, press)


def test_every_chart_is_drawn_as_wide_as_a_page_of_text() -> None:
    sizes = {name: _size(png) for name, png in _drawn(_chart("a", 1, 2), _chart("b", 1, 2, 3, 4)).items()}
    assert {width for width, _ in sizes.values()} == {1333}
    assert sizes["b"][1] > sizes["a"][1]


def test_nothing_is_drawn_without_charts() -> None:
    assert _drawn() == {}


def test_a_single_chart_is_drawn_too() -> None:
    assert list(_drawn(_chart("a", 1))) == ["a"]


def test_a_failure_is_told_in_french() -> None:
    with open_press(FONTS) as press, pytest.raises(ToolError, match="graphiques"):
        draw_charts((_chart("a", 1),), b"#panic()", press)
