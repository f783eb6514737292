"""A table in two versions to its operations; None when the whole table is better replaced."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from compiler.avenant.plan.containers import Contents, Moves, finish, prepare
from compiler.avenant.plan.slots import Gap, Slot, gaps, runs, slots_of
from compiler.avenant.plan.thresholds import DEFAULT, Thresholds
from compiler.model.comparison import Fate, TableComparison
from compiler.model.enacted import Element, TableWords, Words
from compiler.model.operation import (
    Container,
    DeleteColumn,
    Holder,
    InsertRows,
    MoveRows,
    Operation,
    ReplaceRows,
    ReplaceTotals,
)

_NO_MOVES = Moves()


def plan_table(
    compared: TableComparison, before: TableWords, after: TableWords, thresholds: Thresholds = DEFAULT
) -> tuple[Operation, ...] | None:
    """Return the operations inside a table."""
    if before.number != after.number:
        return None
    columns = _columns(compared, before, after)
    if columns is None or _is_overhauled(compared, thresholds):
        return None
    if any(isinstance(one, DeleteColumn) for one in columns):
        only_columns = all(row.row.fate in (Fate.SAME, Fate.CHANGED) for row in compared.rows)
        kept = [pair.before.id for pair in compared.columns if pair.before and pair.after]
        return columns if only_columns and _same_but_columns(before, after, compared, kept) else None
    title = _text(Container(holder=Holder.TABLE_TITLE, id=before.id), before.title, after.title)
    rows = tuple(_Rows(compared, before, after, thresholds).all())
    totals: tuple[Operation, ...] = ()
    if before.totals != after.totals:
        totals = (ReplaceTotals(table=before.id, new=after.totals),)
    return (*title, *columns, *rows, *totals)


def _text(container: Container, before: str, after: str) -> tuple[Operation, ...]:
    """Return the operations of a container that holds one text."""
    contents = Contents(
        container=container, before=(Words(text=before),), after=(Words(text=after),), slots=(Slot(0, 0),)
    )
    return finish(prepare(contents), _NO_MOVES)


def _columns(
    compared: TableComparison, before: TableWords, after: TableWords
) -> tuple[Operation, ...] | None:
    """Return what happens to the columns: some retitled, or some deleted, not both, none added nor moved."""
    slots = slots_of(compared.columns)
    if any(slot.move or slot.before < 0 for slot in slots) or any(
        pair.fate in (Fate.LEFT, Fate.ARRIVED) for pair in compared.columns
    ):
        return None
    gone = tuple(DeleteColumn(table=before.id, column=slot.before + 1) for slot in slots if slot.after < 0)
    titles: list[Operation] = []
    for slot in slots:
        if slot.after >= 0:
            container = Container(holder=Holder.COLUMN, id=before.id, column=slot.before + 1)
            titles += _text(container, before.columns[slot.before], after.columns[slot.after])
    if gone and titles:
        return None
    return (*gone, *titles)


def _same_but_columns(
    before: TableWords, after: TableWords, compared: TableComparison, kept: list[str]
) -> bool:
    """Tell whether a table is what it was without some of its columns."""
    places = [rank for rank, column in enumerate(compared.before.columns) if column.id in kept]

    def without(cells: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
        return tuple(cells[place] for place in places)

    return (
        before.title == after.title
        and [without(row.cells) for row in before.rows] == [row.cells for row in after.rows]
        and [without(row.cells) for row in before.totals] == [row.cells for row in after.totals]
    )


def _is_overhauled(compared: TableComparison, thresholds: Thresholds) -> bool:
    touched = sum(1 for row in compared.rows if row.row.fate is not Fate.SAME or row.changed)
    least = max(thresholds.rows_in_table, len(compared.before.rows) * thresholds.share_of_rows)
    return touched > least


class _Rows:
    """The rows of a table: replaced, inserted, deleted, moved, their cells retouched."""

    def __init__(
        self, compared: TableComparison, before: TableWords, after: TableWords, thresholds: Thresholds
    ) -> None:
        self.compared, self.before, self.after = compared, before, after
        self.thresholds = thresholds
        self.slots = slots_of([row.row for row in compared.rows])
        self.homes = {slot.move: slot.before for slot in self.slots if slot.move and slot.before >= 0}

    def all(self) -> Iterator[Operation]:
        """Yield the operations, in the order of the rows."""
        whole = frozenset(self._whole())
        demoted = frozenset(self._demoted(whole))
        for slot, row in zip(self.slots, self.compared.rows, strict=True):
            home = slot.before if slot.before >= 0 else self.homes.get(slot.move, -1)
            is_told = slot.after >= 0 and home >= 0 and home not in whole and slot.move not in demoted
            if is_told and row.changed:
                yield from self._cells(home, slot.after)
        for gap in gaps(self.slots, whole, demoted):
            yield from self._gap(gap)

    def _whole(self) -> Iterator[int]:
        for slot, row in zip(self.slots, self.compared.rows, strict=True):
            if slot.before >= 0 and slot.after >= 0 and len(row.changed) > self.thresholds.cells_in_row:
                yield slot.before

    def _demoted(self, whole: frozenset[int]) -> Iterator[int]:
        for gap in gaps(self.slots, whole, frozenset()):
            arrivals = [slot for slot in gap.came if slot.move]
            homes = [self.homes.get(slot.move, -1) for slot in arrivals]
            follow = all(later == earlier + 1 for earlier, later in pairwise(homes))
            if arrivals and (len(arrivals) < len(gap.came) or not follow or -1 in homes):
                yield from (slot.move for slot in arrivals)

    def _gap(self, gap: Gap) -> Iterator[Operation]:
        table = self.before.id
        gone = list(runs(gap.gone))
        arrivals = [self.homes[slot.move] for slot in gap.came if slot.move]
        new = tuple(self.after.rows[slot.after] for slot in gap.came)
        if arrivals:
            yield MoveRows(table=table, first=arrivals[0] + 1, last=arrivals[-1] + 1, after=gap.previous + 1)
        elif new and gone:
            start, end = gone.pop(0)
            yield ReplaceRows(table=table, first=start + 1, last=end + 1, new=new)
        elif new:
            yield InsertRows(table=table, after=gap.previous + 1, new=new)
        for start, end in gone:
            yield ReplaceRows(table=table, first=start + 1, last=end + 1)

    def _cells(self, old: int, new: int) -> Iterator[Operation]:
        mine, other = self.before.rows[old].cells, self.after.rows[new].cells
        for rank, (before, after) in enumerate(zip(mine, other, strict=True)):
            if before != after:
                container = Container(holder=Holder.CELL, id=self.before.id, row=old + 1, column=rank + 1)
                yield from plan_texts(container, before, after)


def plan_texts(
    container: Container, before: tuple[str, ...], after: tuple[str, ...]
) -> tuple[Operation, ...]:
    """Return the operations of a container of texts without ids, paired by their words, then in order."""
    contents = Contents(
        container=container, before=_words(before), after=_words(after), slots=tuple(_paired(before, after))
    )
    return finish(prepare(contents), _NO_MOVES)


def _words(texts: tuple[str, ...]) -> tuple[Element, ...]:
    return tuple(Words(text=text) for text in texts)


def _paired(before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[Slot]:
    for _, first, last, start, stop in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        paired = min(last - first, stop - start)
        yield from (Slot(first + rank, start + rank) for rank in range(paired))
        yield from (Slot(rank, -1) for rank in range(first + paired, last))
        yield from (Slot(-1, rank) for rank in range(start + paired, stop))
