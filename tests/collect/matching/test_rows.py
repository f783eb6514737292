"""Rows and cells that reviewers add, remove, move or empty."""

from dataclasses import replace

from compiler.collect.choosing import rewritten
from compiler.diagnostics.span import whole_lines
from compiler.model.change import Mark
from compiler.model.review import Edge, Proposal, ProposalKind, ReviewedLine, Run, Trace
from compiler.model.source_line import LineForm, SourceLine
from tests.collect.matching.copies import (
    KARIM,
    copy_of,
    prints_of,
    proposals_of,
    prose,
    removed,
    review_of,
)

ONE, TWO, THREE, FOUR = (
    "Les parties s’engagent à agir ensemble.",
    "Elles se réunissent deux fois l’an. Un compte rendu est diffusé.",
    "Le préfet désigne un référent dans les trois mois.",
    "Le présent protocole est conclu pour quatre ans.",
)
LINES = prose(ONE, TWO, THREE, FOUR)


def _only(proposals: tuple[Proposal, ...], kind: ProposalKind) -> Proposal:
    assert [proposal.kind for proposal in proposals] == [kind]
    return proposals[0]


def _cell(
    text: str, place: tuple[int, int], mark: Mark = Mark.KEPT, trace: Trace | None = None
) -> ReviewedLine:
    return ReviewedLine(
        runs=(Run(text=text, mark=mark, trace=trace),),
        rank=0,
        edge=Edge.CELL,
        cell=(0, *place),
        end=mark,
        end_trace=trace,
    )


def _table() -> tuple[SourceLine, ...]:
    rows = (("Arcueil", "12"), ("Cachan", "14"), ("Orly", "12"))
    cells = tuple(
        SourceLine(
            words=text,
            form=LineForm.CELL,
            place="le tableau 1",
            anchor=f"L_villes__{row[0].lower()}",
            in_table=True,
            span=whole_lines("annexes/villes.csv", rank + 2, rank + 2),
        )
        for rank, row in enumerate(rows)
        for text in row
    )
    return (*LINES[:2], *cells, *LINES[2:])


def _table_copy() -> list[ReviewedLine]:
    rows = (("Commune", "Nombre"), ("Arcueil", "12"), ("Cachan", "14"), ("Orly", "12"))
    cells = [_cell(text, (row, column)) for row, each in enumerate(rows) for column, text in enumerate(each)]
    for row in range(1, 4):
        anchor = f"L_villes__{rows[row][0].lower()}"
        cells[2 * row] = replace(cells[2 * row], anchors=(anchor,))
    return [*copy_of(LINES[:2]), *cells, *copy_of(LINES[2:])]


def test_a_table_left_alone_proposes_nothing() -> None:
    assert review_of(_table(), _table_copy()).proposals == ()


def test_heads_of_a_table_are_not_taken_for_a_row_that_came_since() -> None:
    since = tuple(replace(line, words=f"{line.words}-bis", anchor="L_villes__abc") for line in _table()[2:4])
    lines = (*_table()[:2], *since, *_table()[2:])
    assert review_of(lines, _table_copy(), prints=prints_of(_table())).proposals == ()


def test_a_row_added_is_one_proposal_to_be_written_by_hand() -> None:
    copy = _table_copy()
    row = [_cell(text, (3, column), Mark.ADDED, KARIM) for column, text in enumerate(("Gentilly", "9"))]
    last = [replace(line, cell=(0, 4, line.cell[2])) for line in copy[8:10]]
    found = _only(proposals_of(_table(), *copy[:8], *row, *last, *copy[10:]), ProposalKind.ADDED)
    assert (found.added, found.trace, found.line.words) == ("Gentilly | 9", KARIM, "14")
    assert "ajoutez une ligne au tableau" in found.refusal


def test_a_row_removed_is_one_proposal_to_be_written_by_hand() -> None:
    copy = _table_copy()
    copy[6:8] = [_cell(line.before, line.cell[1:], Mark.REMOVED, KARIM) for line in copy[6:8]]
    found = _only(proposals_of(_table(), *copy), ProposalKind.REMOVED)
    assert (found.before, found.line.words, found.trace) == ("Cachan | 14", "Cachan", KARIM)
    assert "annexes/villes.csv" in found.refusal


def test_a_row_whose_own_mark_is_lost_is_removed_all_the_same() -> None:
    copy = _table_copy()
    copy[6:8] = [replace(line, runs=(removed(line.before, KARIM),)) for line in copy[6:8]]
    found = _only(proposals_of(_table(), *copy), ProposalKind.REMOVED)
    assert (found.before, found.trace) == ("Cachan | 14", KARIM)


def test_a_row_moved_is_one_proposal_to_be_written_by_hand() -> None:
    copy = _table_copy()
    gone = [_cell(line.before, line.cell[1:], Mark.REMOVED, KARIM) for line in copy[4:6]]
    come = [_cell(line.before, (4, column), Mark.ADDED, KARIM) for column, line in enumerate(copy[4:6])]
    found = _only(
        proposals_of(_table(), *copy[:4], *gone, *copy[6:10], *come, *copy[10:]), ProposalKind.MOVED
    )
    assert (found.line.words, found.where and found.where.words) == ("Arcueil", "12")
    assert "déplacez" in found.refusal


def test_rows_added_and_removed_without_tracking() -> None:
    copy = _table_copy()
    row = [_cell(text, (9, column)) for column, text in enumerate(("Gentilly", "9"))]
    proposals = proposals_of(_table(), *copy[:6], *copy[8:10], *row, *copy[10:])
    assert [(one.kind, one.before or one.added, one.is_tracked) for one in proposals] == [
        (ProposalKind.REMOVED, "Cachan | 14", False),
        (ProposalKind.ADDED, "Gentilly | 9", False),
    ]


def test_a_figure_typed_over_another_without_tracking_is_left_to_choose_when_it_has_a_namesake() -> None:
    copy = _table_copy()
    copy[7] = _cell("12", (2, 1))
    found = _only(proposals_of(_table(), *copy), ProposalKind.REWORDED)
    assert (found.line.words, found.after, found.is_tracked) == ("14", "12", False)
    assert found.conflict
    copy[7] = _cell("16", (2, 1))
    found = _only(proposals_of(_table(), *copy), ProposalKind.REWORDED)
    assert (found.line.words, found.after, found.conflict) == ("14", "16", "")


def test_a_cell_emptied_is_reworded() -> None:
    copy = _table_copy()
    copy[7] = replace(copy[7], runs=(removed("14"),))
    found = _only(proposals_of(_table(), *copy), ProposalKind.REWORDED)
    assert rewritten("14", found.changes) == ""


# -- printed around the words of the source
