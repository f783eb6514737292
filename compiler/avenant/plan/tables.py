"""A table in two versions to its operations; None when the whole table is better replaced."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from compiler.avenant.plan.containers import Contents, Moves, finish, only_text, prepare
from compiler.avenant.plan.slots import Gap, Slot, gaps, runs, slots_of
from compiler.avenant.plan.thresholds import Manner
from compiler.model.comparison import Fate, TableComparison
from compiler.model.enacted import Element, RowWords, TableWords, Words
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


def plan_table(
    compared: TableComparison, before: TableWords, after: TableWords, manner: Manner
) -> tuple[Operation, ...] | None:
    """Return the operations inside a table."""
    if before.number != after.number or before.id in manner.unnamed:
        return None
    planning = _Table(compared, before, after, manner)
    return None if planning.is_better_whole() else tuple(planning.operations())


class _Table:
    """The columns, rows and totals of a table. Columns may go; when one comes, moves or changes its cells, all does."""

    def __init__(
        self, compared: TableComparison, before: TableWords, after: TableWords, manner: Manner
    ) -> None:
        self.before, self.after, self.manner = before, after, manner
        self.columns = slots_of(compared.columns)
        self.column_fates = {pair.fate for pair in compared.columns}
        self.kept = tuple(slot for slot in self.columns if slot.stays)
        self.slots = slots_of([row.row for row in compared.rows])
        self.homes = {slot.move: slot.before for slot in self.slots if slot.move and slot.before >= 0}
        self.whole = frozenset(self._whole())
        self.demoted = frozenset(self._demoted())

    def is_better_whole(self) -> bool:
        """Tell whether too much changes, or something that no clause says."""
        limits = self.manner.thresholds
        touched = sum(1 for slot in self.slots if self._is_touched(slot))
        if touched >= limits.rows_in_table and touched > limits.share_of_rows * len(self.before.rows):
            return True
        if self.column_fates - {Fate.SAME, Fate.CHANGED, Fate.REMOVED}:
            return True
        return self._retitled_with_cells() or (len(self.kept) < len(self.columns) and self._brings_rows())

    def _is_touched(self, slot: Slot) -> bool:
        if slot.stays:
            return bool(self._changed(slot))
        # What moved stands twice: it counts where it left.
        return slot.before >= 0 or not slot.move

    def _changed(self, slot: Slot) -> tuple[int, ...]:
        """Return the ranks before of the columns where a row that stays says something else."""
        old, new = self.before.rows[slot.before].cells, self.after.rows[slot.after].cells
        return tuple(one.before for one in self.kept if old[one.before] != new[one.after])

    def _retitled_with_cells(self) -> bool:
        """Tell whether a column changes both its title and some of its cells."""
        retitled = {
            slot.before
            for slot in self.kept
            if self.before.columns[slot.before] != self.after.columns[slot.after]
        }
        changed = {rank for slot in self.slots if slot.stays for rank in self._changed(slot)}
        return bool(retitled & changed)

    def _brings_rows(self) -> bool:
        """Tell whether rows come, or totals change, while a column goes: they would not have its cells."""
        comes = any(slot.after >= 0 and (not slot.stays or slot.before in self.whole) for slot in self.slots)
        return comes or tuple(map(self._without, self.before.totals)) != self.after.totals

    def _without(self, row: RowWords) -> RowWords:
        return RowWords(cells=tuple(row.cells[slot.before] for slot in self.kept))

    def _whole(self) -> Iterator[int]:
        most = self.manner.thresholds.cells_in_row
        for slot in self.slots:
            changed = len(self._changed(slot)) if slot.stays else 0
            if changed > most or (changed > 1 and changed == len(self.kept)):
                yield slot.before

    def _demoted(self) -> Iterator[int]:
        """Yield the moves told as a deletion and an insertion: among others at one place, or changed on the way."""
        for gap in gaps(self.slots, self.whole, frozenset()):
            homes = [self.homes[slot.move] for slot in gap.arrivals]
            follow = all(later == earlier + 1 for earlier, later in pairwise(homes))
            same = all(self._same(self.homes[slot.move], slot.after) for slot in gap.arrivals)
            if len(homes) < len(gap.came) or not follow or not same:
                yield from (slot.move for slot in gap.arrivals)

    def _same(self, old: int, new: int) -> bool:
        return self._without(self.before.rows[old]) == self.after.rows[new]

    def operations(self) -> Iterator[Operation]:
        """Yield the operations, title first, totals last."""
        name = self.before.id
        title = Container(holder=Holder.TABLE_TITLE, id=name)
        yield from only_text(title, self.before.title, self.after.title, self.manner)
        for slot in self.columns:
            if slot.after < 0:
                yield DeleteColumn(table=name, column=slot.before + 1)
            else:
                container = Container(holder=Holder.COLUMN, id=name, column=slot.before + 1)
                old, new = self.before.columns[slot.before], self.after.columns[slot.after]
                yield from only_text(container, old, new, self.manner)
        yield from (operation for _, operation in sorted(self._rows(), key=lambda item: item[0]))
        if tuple(map(self._without, self.before.totals)) != self.after.totals:
            yield ReplaceTotals(table=name, new=self.after.totals)

    def _rows(self) -> Iterator[tuple[tuple[int, int], Operation]]:
        for slot in self.slots:
            if slot.stays and slot.before not in self.whole:
                yield from (((slot.before + 1, 0), operation) for operation in self._cells(slot))
        for gap in gaps(self.slots, self.whole, self.demoted):
            gap.trim(self._same)
            yield from self._gap(gap)

    def _gap(self, gap: Gap) -> Iterator[tuple[tuple[int, int], Operation]]:
        table = self.before.id
        gone = list(runs(gap.gone))
        new = tuple(self.after.rows[slot.after] for slot in gap.came)
        if arrivals := [self.homes[slot.move] + 1 for slot in gap.arrivals]:
            first, last = arrivals[0], arrivals[-1]
            yield (first, 0), MoveRows(table=table, first=first, last=last, after=gap.previous + 1)
        elif new and gone:
            start, end = gone.pop(0)
            yield (start + 1, 0), ReplaceRows(table=table, first=start + 1, last=end + 1, new=new)
        elif new:
            yield (gap.previous + 1, 1), InsertRows(table=table, after=gap.previous + 1, new=new)
        for start, end in gone:
            yield (start + 1, 0), ReplaceRows(table=table, first=start + 1, last=end + 1)

    def _cells(self, slot: Slot) -> Iterator[Operation]:
        old, new = self.before.rows[slot.before].cells, self.after.rows[slot.after].cells
        for column in self.kept:
            if old[column.before] != new[column.after]:
                container = Container(
                    holder=Holder.CELL, id=self.before.id, row=slot.before + 1, column=column.before + 1
                )
                yield from _texts(container, old[column.before], new[column.after], self.manner)


def _texts(
    container: Container, before: tuple[str, ...], after: tuple[str, ...], manner: Manner
) -> Iterator[Operation]:
    """Yield the operations of a cell, whose texts pair by their words, then in order."""
    contents = Contents(
        container=container, before=_words(before), after=_words(after), slots=tuple(_paired(before, after))
    )
    yield from (operation for _, operation in sorted(finish(prepare(contents, manner), Moves()), key=_rank))


def _rank(item: tuple[tuple[int, ...], Operation]) -> tuple[int, ...]:
    return item[0]


def _words(texts: tuple[str, ...]) -> tuple[Element, ...]:
    return tuple(Words(text=text) for text in texts)


def _paired(before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[Slot]:
    for _, first, last, start, stop in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        paired = min(last - first, stop - start)
        yield from (Slot(first + rank, start + rank) for rank in range(paired))
        yield from (Slot(rank, -1) for rank in range(first + paired, last))
        yield from (Slot(-1, rank) for rank in range(start + paired, stop))
