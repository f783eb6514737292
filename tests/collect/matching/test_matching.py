"""Reviewers' edits come back each in one proposal: the right line, the right author, the right words."""

import random
import time
from collections import defaultdict
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.collect.choosing import rewritten
from compiler.collect.matching import collect
from compiler.model.review import Edge, Ignored, ProposalKind, Reviewed, ReviewedLine, Run, WordChange
from compiler.model.source_line import SourceLine
from tests.collect.matching.copies import (
    AUTHORS,
    Stroke,
    as_change,
    copy_of,
    own_lines,
    prints_of,
    prose,
    review_of,
    strokes_on,
    struck,
)

_HEADS = ("Priorités", "Engagements", "Partenaires engagés", "Indicateurs de suivi", "Indicateurs d’impact")


def _with_what_documents_print(copy: list[ReviewedLine]) -> list[ReviewedLine]:
    """Return a copy with the lines that the source does not hold: contents, heads of tables, closing."""
    contents = [
        ReviewedLine(runs=(Run(text=f"Article {n} – Titre{n}"),), rank=0, style="TOC1") for n in range(9)
    ]
    heads = [
        ReviewedLine(runs=(Run(text=head),), rank=0, edge=Edge.CELL, cell=(1, 0, place))
        for place, head in enumerate(_HEADS)
    ]
    closing = [
        ReviewedLine(runs=(Run(text=text),), rank=0)
        for text in ("Indicateurs de contexte", "Signatures", "Fait à Orly, le 8 décembre 2020.")
    ]
    before = ReviewedLine(runs=(Run(text="Entre\u00a0:"),), rank=0)
    return [before, *copy[:40], *contents, *copy[40:900], *heads, *copy[900:2000], *closing, *copy[2000:]]


def test_an_untouched_copy_proposes_nothing() -> None:
    lines = own_lines()
    for prints in (prints_of(lines), frozenset[str]()):
        review = review_of(lines, _with_what_documents_print(copy_of(lines)), prints=prints)
        assert review.proposals == ()
        assert review.ignored == ()


def test_a_copy_without_bookmarks_proposes_nothing_either() -> None:
    lines = own_lines()
    copy = [replace(line, anchors=()) for line in copy_of(lines)]
    assert review_of(lines, copy).proposals == ()


def test_a_copy_spaced_and_quoted_by_another_program_proposes_nothing() -> None:
    lines = own_lines()
    table = str.maketrans({"\u00a0": " ", "\u202f": " ", "’": "'", "«": "“", "»": "”", "\u2011": "-"})
    copy = [replace(line, runs=(Run(text=line.before.translate(table)),)) for line in copy_of(lines)]
    assert review_of(lines, copy).proposals == ()


def _by_line_and_author(strokes: list[Stroke]) -> dict[tuple[int, str], list[Stroke]]:
    found: dict[tuple[int, str], list[Stroke]] = defaultdict(list)
    for stroke in strokes:
        found[stroke.line, stroke.trace.author].append(stroke)
    return found


def _assert_all_come_back(
    lines: tuple[SourceLine, ...], strokes: list[Stroke], copy: list[ReviewedLine]
) -> None:
    ranks = {id(line): rank for rank, line in enumerate(lines)}
    proposed = defaultdict(list)
    for proposal in review_of(lines, copy).proposals:
        assert proposal.kind is ProposalKind.REWORDED
        assert proposal.trace is not None
        assert not proposal.refusal
        proposed[ranks[id(proposal.line)], proposal.trace.author].append(proposal)
    expected = _by_line_and_author(strokes)
    assert proposed.keys() == expected.keys()
    for key, made in expected.items():
        words = lines[key[0]].words
        changes = [change for proposal in proposed[key] for change in proposal.changes]
        assert rewritten(words, changes) == rewritten(
            words, [as_change(stroke, lines[key[0]]) for stroke in made]
        )
        for stroke in made:
            place = as_change(stroke, lines[key[0]])
            assert sum(one.start <= place.start and place.end <= one.end for one in changes) == 1


@pytest.mark.parametrize("seed", range(3))
def test_every_edit_comes_back_in_one_proposal(seed: int) -> None:
    lines = own_lines()
    strokes = strokes_on(lines, 300, seed)
    copy = struck(copy_of(lines), strokes)
    _assert_all_come_back(lines, strokes, _with_what_documents_print(copy))
    _assert_all_come_back(lines, strokes, [replace(line, anchors=()) for line in copy])


def test_every_edit_comes_back_from_a_copy_spaced_and_quoted_by_another_program() -> None:
    lines = own_lines()
    strokes = strokes_on(lines, 300)
    plain = str.maketrans({"\u00a0": " ", "\u202f": " ", "’": "'", "«": "“", "»": "”"})
    copy = [
        replace(line, runs=tuple(replace(run, text=run.text.translate(plain)) for run in line.runs))
        for line in struck(copy_of(lines), strokes)
    ]
    _assert_all_come_back(lines, strokes, copy)


_SENTENCES = (
    "Les parties s’engagent à agir. Elles se réunissent deux fois l’an\u00a0; un compte rendu est diffusé.",
    "L’État appuie les communes. Le préfet désigne un référent dans les trois mois.",
    "Le présent protocole est conclu pour quatre ans.",
)


@pytest.mark.fuzz
@given(data=st.data())
def test_any_edits_of_a_line_come_back_to_their_authors(data: st.DataObject) -> None:
    lines = prose(*_SENTENCES)
    count = data.draw(st.integers(1, 8))
    strokes = strokes_on(lines, count, data.draw(st.integers(0, 10_000)))
    _assert_all_come_back(lines, strokes, struck(copy_of(lines), strokes))


def test_proposals_written_into_the_source_are_told_no_more() -> None:
    lines = own_lines()
    copy = struck(copy_of(lines), strokes_on(lines, 300))
    proposals = review_of(lines, copy).proposals
    written: dict[int, list[WordChange]] = {}
    for proposal in proposals:
        if not proposal.conflict:
            written.setdefault(id(proposal.line), []).extend(proposal.changes)
    assert len(written) > 200
    later = tuple(
        replace(line, words=rewritten(line.words, written[id(line)])) if id(line) in written else line
        for line in lines
    )
    left = review_of(later, copy, prints=prints_of(lines)).proposals
    assert len(left) == sum(1 for proposal in proposals if proposal.conflict)


def test_proposals_are_numbered_in_the_order_of_the_act() -> None:
    lines = own_lines()
    review = review_of(lines, struck(copy_of(lines), strokes_on(lines, 60)))
    ranks = {id(line): rank for rank, line in enumerate(lines)}
    assert [proposal.number for proposal in review.proposals] == list(range(1, len(review.proposals) + 1))
    places = [ranks[id(proposal.line)] for proposal in review.proposals]
    assert places == sorted(places)


def test_a_copy_of_another_act_is_refused() -> None:
    lines = own_lines()
    words = [f"Une autre convention dit en son point {n} tout autre chose." for n in range(200)]
    copy = copy_of(prose(*words))
    result = collect(Reviewed(file="autre.docx", lines=tuple(copy)), lines)
    assert [one.code for one in result.diagnostics] == ["reprise.other-act"]
    assert result.value.proposals == ()
    nothing = collect(Reviewed(file="vide.docx", lines=()), lines)
    assert [one.code for one in nothing.diagnostics] == ["reprise.other-act"]


@pytest.mark.parametrize(("shared", "is_ours"), [(25, False), (50, True)])
def test_a_third_of_the_lines_must_be_found(shared: int, is_ours: bool) -> None:  # noqa: FBT001
    lines = prose(*(f"Le point {n} du protocole dit ceci." for n in range(shared)))
    others = prose(*(f"Voilà tout autre chose, écrit ailleurs : {n}." for n in range(100 - shared)))
    result = collect(Reviewed(file="relu.docx", lines=tuple(copy_of((*lines, *others)))), lines)
    assert (not result.diagnostics) is is_ours


def test_lines_that_are_all_alike_are_paired_in_order() -> None:
    lines = prose(*(("oui", "non", "oui")[n % 3] for n in range(300)))
    assert review_of(lines, copy_of(lines)).proposals == ()


def test_what_the_file_set_aside_is_passed_along() -> None:
    lines = prose(*_SENTENCES)
    aside = Ignored(message="un style a changé", rank=2)
    reviewed = Reviewed(file="relu.docx", lines=tuple(copy_of(lines)), ignored=(aside,))
    assert collect(reviewed, lines).value.ignored == (aside,)


@pytest.mark.parametrize(("count", "longest"), [(300, 0.5), (3_000, 5.0)])
def test_it_is_quick(count: int, longest: float) -> None:
    lines = own_lines()
    reviewed = Reviewed(
        file="relu.docx",
        lines=tuple(struck(copy_of(lines), strokes_on(lines, count))),
        prints=prints_of(lines),
    )
    start = time.perf_counter()
    review = collect(reviewed, lines).value
    assert time.perf_counter() - start < longest
    assert {proposal.trace.author for proposal in review.proposals if proposal.trace} == set(AUTHORS)


def test_it_is_quick_when_nothing_was_tracked_and_no_bookmark_is_left() -> None:
    lines = own_lines()
    chance = random.Random(1)  # noqa: S311 - the same seed must give the same copy
    copy = [
        replace(
            line,
            runs=(Run(text=line.before.replace("e", "é", 2) if chance.random() < 0.5 else line.before),),
            anchors=(),
        )
        for line in copy_of(lines)
    ]
    reviewed = Reviewed(file="relu.docx", lines=tuple(copy), prints=prints_of(lines))
    start = time.perf_counter()
    assert collect(reviewed, lines).value.proposals
    assert time.perf_counter() - start < 5
