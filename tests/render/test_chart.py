"""Charts as SVG: bars to scale, labels that fit, the same picture each time."""

from decimal import Decimal
from typing import cast

from lxml import etree

from compiler.model.block import Bar, Chart
from compiler.model.text import Text
from compiler.render.chart import chart_svg

SVG = "{http://www.w3.org/2000/svg}"


def _chart(*bars: tuple[str, str], horizontal: bool = False, unit: str = "") -> Chart:
    return Chart(
        id="g",
        title=(Text(text="Titre"),),
        horizontal=horizontal,
        table="t",
        bars=tuple(Bar(label=label, value=Decimal(value), text=f"{value} €") for label, value in bars),
        alternative=(Text(text='Une barre "A" & une autre'),),
        unit=unit,
    )


def _drawn(chart: Chart) -> etree._Element:
    return etree.fromstring(chart_svg(chart).encode())


def _lengths(picture: etree._Element, side: str) -> list[float]:
    return [float(cast("str", bar.get(side))) for bar in picture.iter(f"{SVG}rect")]


def _words(picture: etree._Element) -> list[str]:
    return [line.text or "" for line in picture.iter(f"{SVG}text")]


def test_columns_are_as_tall_as_their_values() -> None:
    tall, short = _lengths(_drawn(_chart(("2015", "200"), ("2016", "50"))), "height")
    assert tall == 4 * short


def test_lines_are_as_long_as_their_values() -> None:
    long, short = _lengths(_drawn(_chart(("Orly", "300"), ("Thiais", "100"), horizontal=True)), "width")
    assert abs(long - 3 * short) < 0.2


def test_values_are_printed_as_they_were_handed_in() -> None:
    assert "44100 €" in _words(_drawn(_chart(("Orly", "44100"))))


def test_labels_too_wide_for_columns_make_lines() -> None:
    places = tuple((f"Commune de Villeneuve-Saint-Georges, secteur {rank}", "1") for rank in range(8))
    assert set(_lengths(_drawn(_chart(*places)), "height")) == {18.0}


def test_a_label_is_cut_at_spaces_and_after_hyphens_only() -> None:
    words = _words(_drawn(_chart(("Communauté de Villeneuve-Saint-Georges", "1"), horizontal=True)))
    assert words[:2] == ["Communauté de Villeneuve-", "Saint-Georges"]


def test_negative_values_go_the_other_way() -> None:
    picture = _drawn(_chart(("Baisse", "-10"), ("Hausse", "10"), horizontal=True))
    axis = next(picture.iter(f"{SVG}line"))
    zero = float(cast("str", axis.get("x1")))
    down, up = picture.iter(f"{SVG}rect")
    assert float(cast("str", down.get("x"))) + float(cast("str", down.get("width"))) == zero
    assert float(cast("str", up.get("x"))) == zero


def test_values_all_null_and_no_bars_still_draw() -> None:
    assert set(_lengths(_drawn(_chart(("2015", "0"), ("2016", "0"))), "height")) == {0.0}
    assert _lengths(_drawn(_chart()), "height") == []


def test_words_are_escaped_and_the_alternative_is_kept() -> None:
    picture = _drawn(_chart(("A < B & C", "1")))
    assert "A < B & C" in _words(picture)
    assert picture.get("aria-label") == 'Une barre "A" & une autre'


def test_the_unit_is_told_once() -> None:
    assert _words(_drawn(_chart(("Orly", "1"), unit="habitants")))[0] == "En habitants"


def test_everything_drawn_stays_inside_the_picture() -> None:
    picture = _drawn(_chart(("Orly", "7"), ("Ivry-sur-Seine", "-3"), ("Thiais", "100000"), horizontal=True))
    width, height = (float(cast("str", picture.get(side))) for side in ("width", "height"))
    for line in picture.iter(f"{SVG}text"):
        room = 6.8 * len(line.text or "")
        x, y = float(cast("str", line.get("x"))), float(cast("str", line.get("y")))
        left, right = (x - room, x) if line.get("text-anchor") == "end" else (x, x + room)
        assert left >= 0
        assert right <= width
        assert 0 < y < height
