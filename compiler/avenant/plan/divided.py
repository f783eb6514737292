"""The divisions and lines of a comparison with their words in both versions, their containers prepared."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from compiler.avenant.plan.containers import Contents, Moves, Prepared, finish, prepare
from compiler.avenant.plan.slots import Slot, slots_of
from compiler.avenant.plan.tables import plan_table, plan_texts
from compiler.avenant.plan.thresholds import Thresholds
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
from compiler.model.operation import Container, Holder, Operation


@dataclass(frozen=True, slots=True, kw_only=True)
class Lined:
    """A line in both versions; None where it is not. `partners` are the operations of that column."""

    slot: Slot
    before: EngagementWords | None
    after: EngagementWords | None
    columns: tuple[Prepared, ...]
    partners: tuple[Operation, ...]
    is_overhauled: bool

    @property
    def old_id(self) -> str:
        """Return the id of the line in the version before."""
        return self.before.id if self.before else ""

    def finish(self, moves: Moves) -> Iterator[Operation]:
        """Yield the operations of its columns, in order."""
        if not self.columns:
            return
        text, follow_up, impact = self.columns
        yield from finish(text, moves)
        yield from self.partners
        yield from finish(follow_up, moves)
        yield from finish(impact, moves)


@dataclass(frozen=True, slots=True, kw_only=True)
class Divided:
    """A division in both versions; None where it is not."""

    slot: Slot
    before: DivisionWords | None
    after: DivisionWords | None
    title: tuple[Operation, ...]
    prose: tuple[Prepared, ...]
    lines: tuple[Lined, ...]
    children: tuple["Divided", ...]
    has_left: bool

    @property
    def old_id(self) -> str:
        """Return the id of the division in the version before."""
        return self.before.id if self.before else ""

    @property
    def stays(self) -> bool:
        """Tell whether the division stands, here or from elsewhere, in both versions."""
        return self.before is not None and self.after is not None and not self.has_left

    @property
    def is_new(self) -> bool:
        """Tell whether the version before does not know it."""
        return self.before is None

    @property
    def changed_kind(self) -> bool:
        """Tell whether an article became, say, an annexe: another thing under the same id."""
        return bool(self.before and self.after and self.before.kind != self.after.kind)

    def finish_prose(self, moves: Moves) -> Iterator[Operation]:
        """Yield the operations on its alinéas, then on its context indicators."""
        for prepared in self.prose:
            yield from finish(prepared, moves)

    def all_prepared(self) -> Iterator[Prepared]:
        """Yield its containers whose elements may move, those of its lines too."""
        if self.has_left:
            return
        yield from self.prose
        for line in self.lines:
            yield from line.columns

    def unplaced(self, divisions: frozenset[int], lines: frozenset[int]) -> set[int]:
        """Return the moves of elements into containers that the version before does not know, or that go whole."""
        born = self.is_new or (self.slot.move in divisions and self.slot.after >= 0) or self.changed_kind
        found: set[int] = set()
        for prepared in self.prose if born else ():
            found |= {slot.move for slot in prepared.contents.slots if slot.move and slot.after >= 0}
        for line in self.lines:
            line_born = born or line.before is None or line.slot.move in lines or line.is_overhauled
            for prepared in line.columns if line_born else ():
                found |= {slot.move for slot in prepared.contents.slots if slot.move and slot.after >= 0}
        return found


def divide(
    comparison: Comparison, before: ActWords, after: ActWords, thresholds: Thresholds
) -> tuple[Divided, ...]:
    """Return the divisions of a comparison with their words."""
    return _Dividing(before, after, thresholds).divisions(comparison.divisions)


class _Dividing:
    """Knows the words of every division, line and table of both versions, by id."""

    def __init__(self, before: ActWords, after: ActWords, thresholds: Thresholds) -> None:
        self.thresholds = thresholds
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
        slots = slots_of([line.engagement for line in compared.engagements])
        return Divided(
            slot=slot,
            before=before,
            after=after,
            title=self._title(before, after),
            prose=() if pair.fate is Fate.LEFT else tuple(self._prose(compared, before, after)),
            lines=tuple(
                self._line(line, place) for line, place in zip(compared.engagements, slots, strict=True)
            ),
            children=self.divisions(compared.children),
            has_left=pair.fate is Fate.LEFT,
        )

    def _title(self, before: DivisionWords | None, after: DivisionWords | None) -> tuple[Operation, ...]:
        if before is None or after is None or before.title == after.title:
            return ()
        container = Container(holder=Holder.TITLE, id=before.id)
        return plan_texts(container, (before.title,), (after.title,))

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
        yield _indicators(
            Container(holder=Holder.CONTEXT, id=name),
            compared.indicators,
            before.context if before else (),
            after.context if after else (),
        )

    def _units(
        self,
        container: Container,
        compared: Sequence[UnitComparison],
        before: tuple[Element, ...],
        after: tuple[Element, ...],
    ) -> Prepared:
        slots = slots_of([one.unit for one in compared])
        tables: Mapping[str, TableComparison] = {
            one.table.before.id: one.table for one in compared if one.table
        }

        def plan(old: TableWords, new: TableWords) -> tuple[Operation, ...] | None:
            return plan_table(tables[old.id], old, new, self.thresholds) if old.id in tables else None

        contents = Contents(container=container, before=before, after=after, slots=slots)
        return prepare(contents, plan, self.thresholds)

    def _line(self, compared: EngagementComparison, slot: Slot) -> Lined:
        pair = compared.engagement
        before = self.old_lines[pair.before.id] if pair.before else None
        after = self.new_lines[pair.after.id] if pair.after else None
        name = before.id if before else ""
        columns = (
            self._units(
                Container(holder=Holder.ENGAGEMENT, id=name),
                compared.content,
                before.alineas if before else (),
                after.alineas if after else (),
            ),
            _indicators(
                Container(holder=Holder.FOLLOW_UP, id=name),
                compared.follow_up,
                before.follow_up if before else (),
                after.follow_up if after else (),
            ),
            _indicators(
                Container(holder=Holder.IMPACT, id=name),
                compared.impact,
                before.impact if before else (),
                after.impact if after else (),
            ),
        )
        return Lined(
            slot=slot,
            before=before,
            after=after,
            columns=columns if pair.fate is not Fate.LEFT else (),
            partners=_partners(before, after),
            is_overhauled=self._is_overhauled(before, after),
        )

    def _is_overhauled(self, before: EngagementWords | None, after: EngagementWords | None) -> bool:
        if before is None or after is None or before.code != after.code:
            return False
        changed = (
            before.alineas != after.alineas,
            before.partners != after.partners,
            before.follow_up != after.follow_up,
            before.impact != after.impact,
        )
        return sum(changed) >= self.thresholds.columns_in_line


def _partners(before: EngagementWords | None, after: EngagementWords | None) -> tuple[Operation, ...]:
    if before is None or after is None or before.partners == after.partners:
        return ()
    container = Container(holder=Holder.PARTNERS, id=before.id)
    return plan_texts(container, (before.partners.text,), (after.partners.text,))


def _indicators(
    container: Container,
    pairs: Sequence[Pair[Indicator]],
    before: tuple[Words, ...],
    after: tuple[Words, ...],
) -> Prepared:
    return prepare(Contents(container=container, before=before, after=after, slots=slots_of(pairs)))


def _by_id(divisions: Sequence[DivisionWords]) -> Iterator[tuple[str, DivisionWords]]:
    for division in divisions:
        yield division.id, division
        yield from _by_id(division.children)


def _lines(divisions: Mapping[str, DivisionWords]) -> dict[str, EngagementWords]:
    return {line.id: line for division in divisions.values() for line in division.engagements}
