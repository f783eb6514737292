"""Two versions of a table paired: columns and rows by id, totals by rank."""

from collections.abc import Iterator

from compiler.diff.pairing import Step, merge
from compiler.model.comparison import Fate, Pair, RowComparison, TableComparison
from compiler.model.enact import Enactor
from compiler.model.enacted import TableWords
from compiler.model.table import Column, Row, Table, Total


def compare_tables(before: Table, after: Table, enactors: tuple[Enactor, Enactor]) -> TableComparison:
    """Return two versions of a table side by side."""
    words = enactors[0].table(before), enactors[1].table(after)
    columns = merge([column.id for column in before.columns], [column.id for column in after.columns])
    rows = merge([row.id for row in before.rows], [row.id for row in after.rows])
    return TableComparison(
        before=before,
        after=after,
        columns=tuple(_column(step, before, after, words) for step in columns),
        rows=tuple(_row(step, before, after, columns, words) for step in rows),
        totals=tuple(_totals(before, after, words)),
    )


def _column(step: Step, before: Table, after: Table, words: tuple[TableWords, TableWords]) -> Pair[Column]:
    old = before.columns[step.before] if step.before >= 0 else None
    new = after.columns[step.after] if step.after >= 0 else None
    same = step.before >= 0 and step.after >= 0
    return Pair(
        fate=fate_of(step, same=same and words[0].columns[step.before] == words[1].columns[step.after]),
        before=old,
        after=new,
    )


def fate_of(step: Step, *, same: bool) -> Fate:
    """Return what became of a thing, given its place in the merged order."""
    if step.moved:
        return Fate.ARRIVED if step.after >= 0 else Fate.LEFT
    if step.before < 0:
        return Fate.ADDED
    if step.after < 0:
        return Fate.REMOVED
    return Fate.SAME if same else Fate.CHANGED


def _row(
    step: Step,
    before: Table,
    after: Table,
    columns: tuple[Step, ...],
    words: tuple[TableWords, TableWords],
) -> RowComparison:
    old = before.rows[step.before] if step.before >= 0 else None
    new = after.rows[step.after] if step.after >= 0 else None
    changed = tuple(_changed(step, columns, words)) if old and new else ()
    # Both places of a row that moved bear the same rank, told apart from other moves by its table.
    move = before.rows.index(old) + 1 if step.moved and old else 0
    pair: Pair[Row] = Pair(fate=fate_of(step, same=not changed), before=old, after=new, move=move)
    return RowComparison(row=pair, changed=changed)


def _changed(
    step: Step, columns: tuple[Step, ...], words: tuple[TableWords, TableWords]
) -> Iterator[tuple[int, int]]:
    old, new = words[0].rows[step.before].cells, words[1].rows[step.after].cells
    for column in columns:
        if column.moved and column.after < 0:
            continue
        mine = old[column.before] if column.before >= 0 else None
        other = new[column.after] if column.after >= 0 else None
        if mine != other:
            yield column.before, column.after


def _totals(before: Table, after: Table, words: tuple[TableWords, TableWords]) -> Iterator[Pair[Total]]:
    count = max(len(before.totals), len(after.totals))
    for rank in range(count):
        old = before.totals[rank] if rank < len(before.totals) else None
        new = after.totals[rank] if rank < len(after.totals) else None
        step = Step(rank if old else -1, rank if new else -1)
        same = bool(old and new) and words[0].totals[rank] == words[1].totals[rank]
        yield Pair(fate=fate_of(step, same=same), before=old, after=new)
