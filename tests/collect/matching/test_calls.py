"""A footnote that the source lacks is proposed where its call stands, never after the notes that there are."""

from dataclasses import replace

from compiler.model.review import CallPlace, Edge, Proposal, ProposalKind, ReviewedLine, Run
from compiler.model.source_line import LineForm
from tests.collect.matching.copies import JEANNE, added, copy_of, kept, prose, removed, review_of

LINES = (
    *prose("Les communes accueillent. Les associations aident les familles.", "Le bilan est public."),
    *prose("Au sens de la loi du 21 février 2014.", form=LineForm.NOTE),
)
WORDS = "Un diagnostic préalable est partagé."


def note(*runs: Run, call: tuple[int, int] | None) -> ReviewedLine:
    place = CallPlace(line=call[0], before=call[1], after=call[1]) if call else None
    return ReviewedLine(runs=runs, rank=0, edge=Edge.NOTE, call=place)


def proposed(*copy: ReviewedLine) -> Proposal:
    (found,) = review_of(LINES, copy).proposals
    return found


def test_a_new_note_is_shown_in_the_sentence_that_calls_it() -> None:
    text, bilan, old = copy_of(LINES)
    place = len("Les communes accueillent. Les associations")
    found = proposed(
        text,
        bilan,
        replace(old, call=CallPlace(line=1, before=5, after=5)),
        note(added(WORDS), call=(0, place)),
    )
    assert (found.kind, found.line, found.trace) == (ProposalKind.ADDED, LINES[0], JEANNE)
    assert found.before == "Les associations aident les familles."
    assert found.after.replace("\u00a0", " ") == (
        f"Les associations [Note de bas de page : {WORDS}] aident les familles."
    )
    assert "après «\u00a0…communes accueillent. Les associations\u00a0»" in found.refusal
    assert found.added == WORDS


def test_its_place_is_told_in_the_line_as_it_was_before_review() -> None:
    lines = copy_of(LINES)
    lines[0] = replace(
        lines[0],
        runs=(
            kept("Les communes "),
            removed("accueillent"),
            added("aident"),
            kept(". Les associations aident les familles."),
        ),
    )
    found = review_of(
        LINES, (*lines, note(added(WORDS), call=(0, len("Les communes accueillent"))))
    ).proposals
    assert [one.kind for one in found] == [ProposalKind.REWORDED, ProposalKind.ADDED]
    assert found[1].after.startswith("Les communes accueillent [Note")


def test_a_new_note_without_a_mark_stands_there_too() -> None:
    found = proposed(*copy_of(LINES), note(kept(WORDS), call=(1, len("Le bilan"))))
    assert (found.line, found.is_tracked) == (LINES[1], False)
    assert found.after.replace("\u00a0", " ") == f"Le bilan [Note de bas de page : {WORDS}] est public."


def test_a_note_called_by_an_added_line_is_never_written_as_a_line() -> None:
    text, bilan, old = copy_of(LINES)
    new = ReviewedLine(runs=(added("Un alinéa de plus."),), rank=0)
    found = review_of(LINES, (text, new, bilan, old, note(added(WORDS), call=(1, 5)))).proposals
    assert [(one.added, one.line, bool(one.refusal)) for one in found] == [
        ("Un alinéa de plus.", LINES[0], False),
        (WORDS, LINES[0], True),
    ]


def test_a_note_that_no_call_places_is_left_by_hand() -> None:
    assert proposed(*copy_of(LINES), note(added(WORDS), call=None)).refusal
