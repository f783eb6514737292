"""The choices of the author: the finer one wins, conflicts are taken by number alone, and never two that overlap."""

import pytest

from compiler.collect.choosing import choose, rewritten
from compiler.model.review import Comment, Proposal, ProposalKind, Review, WordChange
from compiler.model.source_line import LineForm, SourceLine
from tests.collect.matching.copies import (
    JEANNE,
    KARIM,
    SACHA,
    added,
    copy_of,
    kept,
    line_of,
    prose,
    removed,
    review_of,
)

_WORDS = SourceLine(
    words="Les parties agissent.", form=LineForm.PROSE, place="l'alinéa 1", parties=("caf", "etat")
)
_CODE = SourceLine(
    words="",
    lead="1.1-01",
    form=LineForm.WORKED_OUT,
    place="l'engagement",
    fixed="un code signé ne change pas",
)
_OTHER = SourceLine(words="Elles se réunissent.", form=LineForm.PROSE, place="l'alinéa 2", parties=("orly",))
_LINES = (_WORDS, _CODE, _OTHER)


def _proposal(number: int, **more: object) -> Proposal:
    given = {"kind": ProposalKind.REWORDED, "line": _WORDS, "trace": JEANNE} | more
    return Proposal(number=number, **given)  # type: ignore[arg-type]


def _change(start: int, end: int, words: str = "x") -> tuple[WordChange, ...]:
    return (WordChange(start=start, end=end, added=words),)


REVIEW = Review(
    file="relu.docx",
    proposals=(
        _proposal(1, changes=_change(0, 3)),
        _proposal(2, line=_OTHER, trace=KARIM, changes=_change(0, 5), conflict="non", rivals=(3,)),
        _proposal(3, line=_OTHER, trace=SACHA, changes=_change(9, 19), conflict="non", rivals=(2,)),
        _proposal(4, line=_CODE, trace=KARIM, refusal="un code signé ne change pas"),
        _proposal(5, trace=None, is_tracked=False, changes=_change(4, 11)),
        _proposal(6, kind=ProposalKind.REMARK, trace=KARIM),
        _proposal(7, trace=KARIM, changes=_change(5, 8), conflict="non"),
    ),
)


def _taken(accept: str = "", refuse: str = "") -> list[int]:
    result = choose(
        REVIEW,
        _LINES,
        tuple(accept.split(", ") if accept else ()),
        tuple(refuse.split(", ") if refuse else ()),
    )
    assert not result.diagnostics
    return [proposal.number for proposal in result.value]


@pytest.mark.parametrize(
    ("accept", "refuse", "taken"),
    [
        ("", "", [1]),
        ("", "1", []),
        ("", "auteur:Jeanne D.", []),
        ("tout", "", [1, 5]),
        ("tout", "1", [5]),
        ("tout, 2", "", [1, 2, 5]),
        ("auteur:Jeanne D.", "", [1]),
        ("auteur:jeanne d.", "", [1]),
        ("auteur:Karim B.", "", []),
        ("partie:caf", "", [1, 5]),
        ("partie:orly", "", []),
        ("1", "tout", [1]),
        ("1", "auteur:Jeanne D.", [1]),
        ("auteur:Jeanne D.", "tout", [1]),
        ("tout", "auteur:Jeanne D.", [5]),
        ("1-3", "", [1, 2, 3]),
        ("1-3", "2", [1, 3]),
        ("2", "1-3", [2]),
        ("2, 3", "", [2, 3]),
        ("1", "1", []),
        ("6", "", []),
        ("5", "", [5]),
    ],
)
def test_the_finer_choice_wins(accept: str, refuse: str, taken: list[int]) -> None:
    assert _taken(accept, refuse) == taken


@pytest.mark.parametrize(
    ("choice", "hint"),
    [
        ("12", "de 1 à 7"),
        ("0", "de 1 à 7"),
        ("5-12", "de 1 à 7"),
        ("3-1", "de 1 à 7"),
        ("auteur:Jeane D.", "«\u00a0Jeanne D.\u00a0»"),
        ("auteur:Xyz", "Jeanne D., Karim B., Sacha M."),
        ("partie:cafe", "«\u00a0caf\u00a0»"),
        ("partie:zzzzzz", "caf, etat, orly"),
        ("n'importe quoi", "auteur:NOM"),
    ],
)
def test_an_unknown_choice_is_told_with_those_there_are(choice: str, hint: str) -> None:
    for accept, refuse in (((choice,), ()), ((), (choice,))):
        result = choose(REVIEW, _LINES, accept, refuse)
        assert [one.code for one in result.diagnostics] == ["reprise.unknown-choice"]
        assert hint.replace("\u00a0", " ") in result.diagnostics[0].hint.replace("\u00a0", " ")
        assert choice in result.diagnostics[0].message
        assert result.value == ()


def test_two_that_overlap_are_never_both_written() -> None:
    result = choose(REVIEW, _LINES, ("5", "7"), ())
    assert [one.code for one in result.diagnostics] == ["reprise.conflict"]
    assert "5 et 7" in result.diagnostics[0].message
    assert result.value == ()


def test_a_line_removed_is_not_reworded_too() -> None:
    review = Review(
        file="relu.docx",
        proposals=(_proposal(1, kind=ProposalKind.REMOVED), _proposal(2, trace=KARIM, changes=_change(0, 3))),
    )
    assert [one.code for one in choose(review, _LINES, ("1", "2"), ()).diagnostics] == ["reprise.conflict"]
    twin = SourceLine(words=_WORDS.words, form=LineForm.PROSE, place="l'alinéa 1", parties=("caf", "etat"))
    review = Review(
        file="relu.docx", proposals=(review.proposals[0], _proposal(2, line=twin, changes=_change(0, 3)))
    )
    assert len(choose(review, (*_LINES, twin), ("1", "2"), ()).value) == 2


def test_what_cannot_be_written_is_told_when_it_is_chosen_by_number() -> None:
    result = choose(REVIEW, _LINES, ("4",), ())
    assert result.value == ()
    assert [(one.code, one.hint) for one in result.diagnostics] == [
        ("reprise.by-hand", "un code signé ne change pas")
    ]
    for broader in ("tout", "1-4"):
        assert choose(REVIEW, _LINES, (broader,), ()).diagnostics == ()


def test_words_are_rewritten_from_the_end() -> None:
    changes = (*_change(0, 3, "Toutes les"), *_change(12, 20, "œuvrent"), *_change(21, 21, " Vite."))
    assert rewritten(_WORDS.words, changes) == "Toutes les parties œuvrent. Vite."
    assert rewritten("abc", ()) == "abc"


def test_two_at_one_place_overlap() -> None:
    lines = prose("Les parties agissent ensemble.", "Elles se réunissent chaque année.")
    line = line_of(kept("Les parties agissent"), added(" vite"), added(" bien", KARIM), kept(" ensemble."))
    review = review_of(lines, (line, *copy_of(lines[1:])))
    assert [one.code for one in choose(review, lines, ("1", "2"), ()).diagnostics] == ["reprise.conflict"]
    (only,) = choose(review, lines, ("2",), ()).value
    assert rewritten(only.line.words, only.changes) == "Les parties agissent bien ensemble."


def test_two_rivals_that_touch_other_words_are_both_written() -> None:
    lines = prose("Les parties agissent ensemble.", "Elles se réunissent chaque année.")
    line = line_of(
        added("Toutes les", KARIM),
        removed("Les", KARIM),
        kept(" parties agissent"),
        removed(" ensemble"),
        kept("."),
    )
    review = review_of(lines, (line, *copy_of(lines[1:])), comments=(Comment(id="1", trace=KARIM, text="!"),))
    assert choose(review, lines, (), ()).value == ()
    both = choose(review, lines, ("1", "2"), ()).value
    changes = [change for proposal in both for change in proposal.changes]
    assert rewritten(lines[0].words, changes) == "Toutes les parties agissent."
