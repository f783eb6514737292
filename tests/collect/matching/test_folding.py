"""Places of a line of the copy lead to those of the source line, over spaces, signs and words that differ."""

import pytest

from compiler.collect.matching.folding import Bridge, Typed, respelled, signs

SOURCE = "L’État dit\u00a0: «\u00a0non\u00a0» à l’avant-\u00adprojet."
COPY = "L'État  dit : “non” à l'avant\u2011projet."


def test_texts_that_differ_by_typography_alone_are_the_same() -> None:
    assert signs(SOURCE) == signs(COPY)
    assert signs("deux mots") != signs("deuxmots")
    assert signs("l’axe\u202f; 10\u00a0%") == signs("l'axe; 10%")


def test_words_are_found_over_other_spaces_and_signs() -> None:
    bridge = Bridge(COPY, SOURCE)
    assert list(bridge.typed()) == []
    quoted, last = ("“non”", "«\u00a0non\u00a0»"), ("l'avant\u2011projet.", "l’avant-\u00adprojet.")
    for mine, other in (("L'État", "L’État"), quoted, last):
        start = COPY.index(mine)
        crossed = bridge.cross(start, start + len(mine))
        assert crossed is not None
        assert SOURCE[slice(*crossed)] == other
    assert bridge.cross(len(COPY), len(COPY)) == (len(SOURCE), len(SOURCE))
    assert bridge.cross(0, 0) == (0, 0)


def test_words_that_the_source_does_not_hold_lead_nowhere() -> None:
    bridge = Bridge("Les trois parties agissent.", "Les deux parties agissent.")
    assert bridge.cross(4, 9) is None
    assert bridge.cross(0, 17) is None
    assert bridge.cross(10, 17) == (9, 16)
    assert list(bridge.typed()) == [Typed(4, 8, "trois")]


def test_the_space_before_words_typed_stays_that_of_the_source() -> None:
    assert list(Bridge("le 14 décembre", "le 14\u00a0novembre").typed()) == [Typed(6, 14, "décembre")]
    assert list(Bridge("Les parties", "Les deux parties").typed()) == [Typed(3, 8, "")]
    assert list(Bridge("le mot; trois", "le mot\u202f; deux").typed()) == [Typed(9, 13, "trois")]


def test_an_empty_line_has_its_places_too() -> None:
    assert Bridge("", "").cross(0, 0) == (0, 0)
    assert Bridge(" ", "").cross(0, 1) == (0, 0)


@pytest.mark.parametrize(("gone", "added", "expected"), [
    ("l’activité\u00a0: un axe", "l'activité : deux axes", "l’activité\u00a0: deux axes"),
    ("« Axe »", '"Axe" et plus', "« Axe » et plus"),
    ("mot", " autre mot ", " autre mot "),
    ("mot ", "", ""),
    ("", " l'axe", " l'axe"),
])  # fmt: skip
def test_words_typed_again_keep_the_typography_of_those_they_replace(
    gone: str, added: str, expected: str
) -> None:
    assert respelled(gone, added) == expected
