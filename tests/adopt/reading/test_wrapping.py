"""Lines that a printer cut: words in two parts, numbers of pages alone on a line, lists that come back up."""

import pytest

from compiler.model.paper import DoubtKind, Entry, Paper
from compiler.model.text import plain
from tests.adopt.reading.pages import scan, shown, told

_CUT = "Les parties agissent pour les collectivités territoria-\nles de la com-\nmune. Cela dure.\n"


def _told(paper: Paper, kind: DoubtKind) -> list[tuple[str, bool]]:
    return [(doubt.message, doubt.is_sure) for doubt in paper.doubts if doubt.kind is kind]


def test_a_word_cut_by_a_hyphen_joins_its_lines_keeps_its_hyphen_and_is_told() -> None:
    paper = scan(f"{_CUT}\nLa commune signe.\n")
    assert shown(paper)[0] == (
        "Les parties agissent pour les collectivités territoria-les de la com-mune. Cela dure."
    )
    cut = "« territoria-les » est coupé en fin de ligne : son trait d'union est gardé"
    assert _told(paper, DoubtKind.LINE_JOINED) == [
        (f"{cut}, faute de savoir s'il est du mot ; sinon, lisez « territoriales ».", False),
        ("« com-mune » est coupé en fin de ligne : son trait d'union est gardé.", True),
    ]
    assert [doubt.span.line for doubt in paper.doubts] == [2, 3]


def test_the_hyphen_of_a_name_or_of_a_prefix_is_its_own() -> None:
    paper = scan("Ils vont à Saint-\nDenis en co-\nopération. Et la coopération.\n")
    assert shown(paper) == ["Ils vont à Saint-Denis en co-opération. Et la coopération."]
    assert [is_sure for _, is_sure in _told(paper, DoubtKind.LINE_JOINED)] == [True, False]


def test_lines_that_no_hyphen_cuts_stay_as_they_are() -> None:
    assert shown(scan("Présents -\nle maire\nla présidente\n")) == ["Présents -", "le maire", "la présidente"]


@pytest.mark.parametrize(
    ("page", "is_sure"), [("Page 3", True), ("p. 12/40", True), ("- 4 -", False), ("5/12", False)]
)
def test_a_line_that_says_a_page_is_left_aside_and_told(page: str, is_sure: bool) -> None:  # noqa: FBT001 - a case
    paper = scan(f"Un texte.\n\n{page}\n\nLa suite.\n")
    assert shown(paper) == ["Un texte.", "La suite."]
    assert _told(paper, DoubtKind.PAGE_FURNITURE) == [
        (f"« {page} » n'est pas repris : numéro de page.", is_sure)
    ]
    assert [doubt.left_out for doubt in paper.doubts] == [page]


@pytest.mark.parametrize("text", ["12", "13/12", "Page suivante", "p. ex. 3", "4 - 5"])
def test_other_short_lines_are_kept(text: str) -> None:
    assert shown(scan(f"Un texte.\n\n{text}\n\nLa suite.\n")) == ["Un texte.", text, "La suite."]
    assert told(scan(f"Un texte.\n{text}\nLa suite.\n"), DoubtKind.PAGE_FURNITURE) == []


def _entries(text: str) -> list[tuple[int, str, str]]:
    return [
        (piece.depth, piece.marker, plain(piece.words))
        if isinstance(piece, Entry)
        else (0, "", plain(piece.words))
        for piece in scan(text).pieces
        if hasattr(piece, "words")
    ]


def test_a_list_comes_back_up_from_the_lists_inside_it() -> None:
    text = "1. un\n2. deux\n   a) alpha\n   b) bêta\n      - rouge\n      - vert\n   c) gamma\n3. trois\n"
    assert _entries(text) == [
        (1, "1.", "un"),
        (1, "2.", "deux"),
        (2, "a)", "alpha"),
        (2, "b)", "bêta"),
        (3, "-", "rouge"),
        (3, "-", "vert"),
        (2, "c)", "gamma"),
        (1, "3.", "trois"),
    ]


def test_numbers_with_a_paragraph_or_a_blank_line_between_them_are_no_list() -> None:
    assert _entries("1. un\nSuite.\n2. deux\n") == [(0, "", "1. un"), (0, "", "Suite."), (0, "", "2. deux")]
    assert _entries("1. un\n- a\n\n2. deux\n") == [(0, "", "1. un"), (1, "-", "a"), (0, "", "2. deux")]
