"""Numbered lists whose entries hold lists: lists, unless they are plainly titles."""

import pytest

from compiler.model.paper import Piece
from tests.adopt.recognising.papers import adopt, division, divisions, entry, texts

_LONG = "Ce paragraphe est assez long pour être lu comme du texte, et il dit ce que fait la convention."
_START = ("Article 1 – Objet", "Les points suivants sont arrêtés :")


def test_a_numbered_list_whose_entries_hold_lists_stays_a_list() -> None:
    adoption = adopt(
        *_START,
        *(entry("Gouvernance", "1."), entry("un comité", depth=2), entry("un bureau", depth=2)),
        *(entry("Financement", "2."), entry("un fonds", depth=2), entry("Évaluation", "3.")),
        _LONG,
    )
    assert divisions(adoption) == ["# article 1 Objet"]
    assert texts(division(adoption, "Objet").blocks) == [
        "Les points suivants sont arrêtés :",
        [["Gouvernance", ["un comité", "un bureau"]], ["Financement", ["un fonds"]], "Évaluation"],
        _LONG,
    ]


def test_a_list_of_three_depths_and_paragraphs_inside_its_entries_stays_one() -> None:
    adoption = adopt(
        *_START,
        *(entry("Premier point", "1."), entry("Suite du premier point", ""), entry("sous-point", "1.", 2)),
        *(entry("détail", depth=3), entry("Deuxième point", "2."), _LONG),
    )
    assert divisions(adoption) == ["# article 1 Objet"]
    assert texts(division(adoption, "Objet").blocks)[1] == [
        ["Premier point", "Suite du premier point", [["sous-point", ["détail"]]]],
        "Deuxième point",
    ]


def test_a_lettered_list_whose_entries_hold_lists_stays_one() -> None:
    adoption = adopt(
        *_START, entry("Gouvernance", "a/"), entry("un comité", depth=2), entry("Financement", "b/"), _LONG
    )
    assert divisions(adoption) == ["# article 1 Objet"]


@pytest.mark.parametrize(
    "pieces",
    [
        (
            *(entry("**Gouvernance**", "1."), entry("un comité", depth=2)),
            *(entry("**Financement**", "2."), entry("un fonds", depth=2)),
        ),
        (entry("Gouvernance", "1."), _LONG, _LONG, entry("Financement", "2."), _LONG),
        (
            *(entry("Gouvernance", "1."), entry("un comité", depth=2), entry("Financement", "2.")),
            *(entry("un fonds", depth=2), _LONG, _LONG, entry("Évaluation", "3."), _LONG),
        ),
    ],
    ids=["bold alone", "paragraphs between", "counts on below paragraphs"],
)
def test_entries_that_are_plainly_titles_open_sections(pieces: tuple[Piece | str, ...]) -> None:
    adoption = adopt(*_START, *pieces)
    assert divisions(adoption)[:3] == [
        "# article 1 Objet",
        "## section 1 Gouvernance",
        "## section 2 Financement",
    ]


def test_a_list_of_the_next_title_does_not_make_titles_of_the_one_before() -> None:
    adoption = adopt(
        *_START,
        *(entry("Gouvernance", "1."), entry("un comité", depth=2), entry("Financement", "2."), _LONG),
        *("Article 2 – Suites", entry("Bilan", "1."), entry("un rapport", depth=2), entry("Avis", "2.")),
        *(entry("un vote", depth=2), entry("Publication", "3."), _LONG),
    )
    assert divisions(adoption) == ["# article 1 Objet", "# article 2 Suites"]
