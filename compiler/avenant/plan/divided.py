"""The divisions and lines of a comparison with their words in both versions, their containers prepared."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from compiler.avenant.plan.containers import Contents, Prepared, only_text, prepare
from compiler.avenant.plan.slots import Slot, gaps, slots_of
from compiler.avenant.plan.tables import plan_table
from compiler.avenant.plan.thresholds import Manner
from compiler.model.comparison import (
    Comparison,
    DivisionComparison,
    EngagementComparison,
    Fate,
    Pair,
    TableComparison,
    UnitComparison,
)
from compiler.model.enacted import ActWords, DivisionWords, Element, EngagementWords, TableWords, Words
from compiler.model.engagement import Indicator
from compiler.model.nesting import Unit
from compiler.model.operation import Container, Holder, Operation


@dataclass(frozen=True, slots=True, kw_only=True)
class Lined:
    """A line in both versions; None where it is not. `is_whole`: it is reworded whole."""

    slot: Slot
    before: EngagementWords | None
    after: EngagementWords | None
    columns: tuple[Prepared, ...] = ()
    partners: tuple[Operation, ...] = ()
    is_whole: bool = False
    # A line has no kind to change.
    is_another: ClassVar[bool] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Divided:
    """A division in both versions; None where it is not. `is_whole`: it is reworded whole.

    One of another kind is another thing: it goes, and comes, under the same id.
    """

    slot: Slot
    before: DivisionWords | None
    after: DivisionWords | None
    title: tuple[Operation, ...] = ()
    prose: tuple[Prepared, ...] = ()
    lines: tuple[Lined, ...] = ()
    children: tuple["Divided", ...] = ()
    is_whole: bool = False

    @property
    def has_left(self) -> bool:
        """Tell whether this is the place of a division that went elsewhere."""
        return self.after is None and bool(self.slot.move)

    @property
    def is_another(self) -> bool:
        """Tell whether an article became, say, an annexe."""
        return bool(self.before and self.after and self.before.kind != self.after.kind)

    def all_prepared(self) -> Iterator[Prepared]:
        """Yield its containers, those of its lines too."""
        yield from self.prose
        for line in self.lines:
            yield from line.columns


def descend(divisions: Sequence[Divided]) -> Iterator[Divided]:
    """Yield divisions and all under them, but for the places of those that left."""
    for division in divisions:
        if not division.has_left:
            yield division
            yield from descend(division.children)


def divide(comparison: Comparison, before: ActWords, after: ActWords, manner: Manner) -> tuple[Divided, ...]:
    """Return the divisions of a comparison with their words."""
    return _Dividing(before, after, manner).divisions(comparison.divisions)


class _Dividing:
    """Knows the words of every division and line of both versions, by id."""

    def __init__(self, before: ActWords, after: ActWords, manner: Manner) -> None:
        self.manner = manner
        self.old, self.new = dict(_by_id(before.divisions)), dict(_by_id(after.divisions))
        self.old_lines, self.new_lines = _lines(self.old), _lines(self.new)

    def divisions(self, compared: Sequence[DivisionComparison]) -> tuple[Divided, ...]:
        """Return sister divisions."""
        slots = slots_of([one.division for one in compared])
        return tuple(self._division(one, slot) for one, slot in zip(compared, slots, strict=True))

    def _division(self, compared: DivisionComparison, slot: Slot) -> Divided:
        pair = compared.division
        before = self.old[pair.before.id] if pair.before else None
        after = self.new[pair.after.id] if pair.after else None
        if pair.fate is Fate.LEFT:
            return Divided(slot=slot, before=before, after=None)
        prose = tuple(self._prose(compared, before, after))
        slots = slots_of([line.engagement for line in compared.engagements])
        return Divided(
            slot=slot,
            before=before,
            after=after,
            title=self._title(before, after),
            prose=prose,
            lines=tuple(
                self._line(line, place) for line, place in zip(compared.engagements, slots, strict=True)
            ),
            children=self.divisions(compared.children),
            is_whole=slot.stays and self._is_overhauled(before, after, prose),
        )

    def _title(self, before: DivisionWords | None, after: DivisionWords | None) -> tuple[Operation, ...]:
        if before is None or after is None:
            return ()
        container = Container(holder=Holder.TITLE, id=before.id)
        return only_text(container, before.title, after.title, self.manner)

    def _prose(
        self, compared: DivisionComparison, before: DivisionWords | None, after: DivisionWords | None
    ) -> Iterator[Prepared]:
        name = before.id if before else ""
        yield self._units(
            Container(holder=Holder.PROSE, id=name),
            compared.units,
            before.elements if before else (),
            after.elements if after else (),
        )
        yield self._indicators(
            Container(holder=Holder.CONTEXT, id=name),
            compared.indicators,
            before.context if before else (),
            after.context if after else (),
        )

    def _is_overhauled(
        self, before: DivisionWords | None, after: DivisionWords | None, prose: tuple[Prepared, ...]
    ) -> bool:
        """Tell whether a division without lines, divisions nor moves is better reworded whole."""
        if before is None or after is None or (before.kind, before.number) != (after.kind, after.number):
            return False
        if any((before.engagements, after.engagements, before.children, after.children)):
            return False
        if any(one.has_moves for one in prose):
            return False
        limits = self.manner.thresholds
        changed = sum(_count_changed(one) for one in prose)
        held = len(before.elements) + len(before.context)
        return changed >= limits.elements_in_division and changed > limits.share_of_division * held

    def _units(
        self,
        container: Container,
        compared: Sequence[UnitComparison],
        before: tuple[Element, ...],
        after: tuple[Element, ...],
    ) -> Prepared:
        contents = Contents(
            container=container,
            before=before,
            after=after,
            slots=slots_of([one.unit for one in compared]),
            lists=_numbered_lists([one.unit for one in compared]),
        )
        tables = {one.table.before.id: one.table for one in compared if one.table}
        return prepare(contents, self.manner, partial(self._table, tables))

    def _table(
        self, tables: Mapping[str, TableComparison], old: TableWords, new: TableWords
    ) -> tuple[Operation, ...] | None:
        return plan_table(tables[old.id], old, new, self.manner) if old.id in tables else None

    def _indicators(
        self,
        container: Container,
        pairs: Sequence[Pair[Indicator]],
        before: tuple[Words, ...],
        after: tuple[Words, ...],
    ) -> Prepared:
        contents = Contents(container=container, before=before, after=after, slots=slots_of(pairs))
        return prepare(contents, self.manner)

    def _line(self, compared: EngagementComparison, slot: Slot) -> Lined:
        pair = compared.engagement
        before = self.old_lines[pair.before.id] if pair.before else None
        after = self.new_lines[pair.after.id] if pair.after else None
        if pair.fate is Fate.LEFT:
            return Lined(slot=slot, before=before, after=None)
        columns = tuple(self._columns(compared, before, after))
        partners: tuple[Operation, ...] = ()
        if before is not None and after is not None:
            container = Container(holder=Holder.PARTNERS, id=before.id)
            partners = only_text(container, before.partners.text, after.partners.text, self.manner)
        lined = Lined(
            slot=slot, before=before, after=after, columns=columns, partners=partners, is_whole=False
        )
        is_whole = slot.stays and self._is_rewritten(lined)
        return Lined(
            slot=slot, before=before, after=after, columns=columns, partners=partners, is_whole=is_whole
        )

    def _columns(
        self, compared: EngagementComparison, before: EngagementWords | None, after: EngagementWords | None
    ) -> Iterator[Prepared]:
        name = before.id if before else ""
        yield self._units(
            Container(holder=Holder.ENGAGEMENT, id=name),
            compared.content,
            before.alineas if before else (),
            after.alineas if after else (),
        )
        yield self._indicators(
            Container(holder=Holder.FOLLOW_UP, id=name),
            compared.follow_up,
            before.follow_up if before else (),
            after.follow_up if after else (),
        )
        yield self._indicators(
            Container(holder=Holder.IMPACT, id=name),
            compared.impact,
            before.impact if before else (),
            after.impact if after else (),
        )

    def _is_rewritten(self, line: Lined) -> bool:
        """Tell whether most of the columns of a line change, by more than a word each, and nothing moves."""
        before, after = line.before, line.after
        if before is None or after is None or before.code != after.code:
            return False
        if any(one.has_moves for one in line.columns):
            return False
        limits = self.manner.thresholds
        counts = [_count_edits(one) for one in line.columns] + [len(line.partners)]
        return (
            sum(1 for count in counts if count) >= limits.columns_in_line
            and sum(counts) >= limits.edits_in_line
        )


def _count_changed(prepared: Prepared) -> int:
    """Count the elements that go, come or are reworded whole."""
    found = gaps(prepared.contents.slots, prepared.whole, frozenset())
    return sum(max(len(gap.gone), len(gap.came)) for gap in found)


def _count_edits(prepared: Prepared) -> int:
    return sum(len(operations) for _, operations in prepared.inside) + _count_changed(prepared)


def _numbered_lists(pairs: Sequence[Pair[Unit]]) -> tuple[int, ...]:
    """Return, for each alinéa before, the rank of the numbered list it belongs to, from 1; 0 for none."""
    ranks: dict[tuple[int, ...], int] = {}
    found: list[int] = []
    for pair in pairs:
        if pair.before is None or pair.fate in (Fate.ADDED, Fate.ARRIVED):
            continue
        nests = pair.before.nests
        depth = next((rank for rank, nest in enumerate(nests) if nest.start is not None), -1)
        if depth < 0:
            found.append(0)
            continue
        place = tuple(part for nest in nests[: depth + 1] for part in (nest.rank, nest.item))[:-1]
        found.append(ranks.setdefault(place, len(ranks) + 1))
    return tuple(found)


def _by_id(divisions: Sequence[DivisionWords]) -> Iterator[tuple[str, DivisionWords]]:
    for division in divisions:
        yield division.id, division
        yield from _by_id(division.children)


def _lines(divisions: Mapping[str, DivisionWords]) -> dict[str, EngagementWords]:
    return {line.id: line for division in divisions.values() for line in division.engagements}
