"""What changes between two versions to the operations of the avenant, in the order of the contract."""

from collections.abc import Iterator, Sequence

from compiler.avenant.plan.containers import Moves, arrivals_to_demote
from compiler.avenant.plan.divided import Divided, Lined, divide
from compiler.avenant.plan.elements import Spot
from compiler.avenant.plan.lists import plan_lists
from compiler.avenant.plan.slots import Gap, Slot, gaps
from compiler.avenant.plan.thresholds import DEFAULT, Thresholds
from compiler.model.change import ChangeSet
from compiler.model.enact import enact
from compiler.model.enacted import Element
from compiler.model.operation import (
    InsertDivisions,
    InsertEngagements,
    MoveDivision,
    MoveEngagement,
    Operation,
    RecodeEngagement,
    RenumberDivision,
    ReplaceDivision,
    ReplaceEngagement,
)


def plan(changes: ChangeSet, thresholds: Thresholds = DEFAULT) -> tuple[Operation, ...]:
    """Return the operations that turn the words of the version before into those of the version after."""
    comparison = changes.comparison
    before, after = enact(comparison.before), enact(comparison.after)
    divisions = divide(comparison, before, after, thresholds)
    return (*plan_lists(comparison, before, after), *_Planning(divisions).siblings("", divisions))


class _Planning:
    """Walks what stays, and words what comes and goes around it."""

    def __init__(self, divisions: Sequence[Divided]) -> None:
        every = tuple(_descend(divisions))
        self.demoted = frozenset(_demoted_divisions(divisions, born=False))
        self.demoted_lines = frozenset(_demoted_lines(divisions, self.demoted, born=False))
        self.moves = self._element_moves(every)

    def _element_moves(self, every: Sequence[Divided]) -> Moves:
        """Return where each alinéa or indicator that moves stood, and those not told as moves."""
        homes: dict[int, Spot] = {}
        words: dict[int, Element] = {}
        for prepared in (one for division in every for one in division.all_prepared()):
            contents = prepared.contents
            for slot in contents.slots:
                if slot.move and slot.before >= 0:
                    homes[slot.move] = Spot(contents.container, slot.before + 1)
                    words[slot.move] = contents.before[slot.before]
        demoted: set[int] = set()
        for division in every:
            demoted |= division.unplaced(self.demoted, self.demoted_lines)
            for prepared in division.all_prepared():
                demoted |= arrivals_to_demote(prepared, homes, words)
        return Moves(demoted=frozenset(demoted), homes=homes)

    def siblings(self, parent: str, divisions: Sequence[Divided]) -> tuple[Operation, ...]:
        """Return the operations on the divisions under one parent, and inside them."""
        slots = tuple(division.slot for division in divisions)
        olds = [division for division in divisions if division.slot.before >= 0]
        news = [division for division in divisions if division.slot.after >= 0]
        placed: list[tuple[int, tuple[Operation, ...]]] = []
        rank = -1
        for division in divisions:
            rank = division.slot.before if _stays(division.slot) else rank
            if division.stays and division.slot.move not in self.demoted:
                placed.append((rank, tuple(self._inside(division))))
        whole = frozenset(one.slot.before for one in divisions if one.changed_kind and _stays(one.slot))
        placed += [
            (gap.previous, tuple(self._division_gap(parent, gap, olds, news)))
            for gap in gaps(slots, whole, self.demoted)
        ]
        placed.sort(key=lambda item: item[0])
        return tuple(operation for _, operations in placed for operation in operations)

    def _division_gap(
        self, parent: str, gap: Gap, olds: Sequence[Divided], news: Sequence[Divided]
    ) -> Iterator[Operation]:
        anchor = olds[gap.previous].old_id if gap.previous >= 0 else ""
        for rank in gap.gone:
            yield ReplaceDivision(division=olds[rank].old_id)
        if len(gap.came) == 1 and gap.came[0].move:
            moved = news[gap.came[0].after]
            number = moved.after.number if moved.after else ""
            yield MoveDivision(division=moved.old_id, parent=parent, after=anchor, number=number)
        elif gap.came:
            new = tuple(found for slot in gap.came if (found := news[slot.after].after) is not None)
            yield InsertDivisions(parent=parent, after=anchor, new=new)

    def _inside(self, division: Divided) -> Iterator[Operation]:
        before, after = division.before, division.after
        if before is None or after is None or division.changed_kind:
            return
        if before.number != after.number and not division.slot.move:
            yield RenumberDivision(division=before.id, number=after.number)
        yield from division.title
        yield from division.finish_prose(self.moves)
        yield from self._lines(division)
        yield from self.siblings(before.id, division.children)

    def _lines(self, division: Divided) -> Iterator[Operation]:
        lines = division.lines
        olds = [line for line in lines if line.slot.before >= 0]
        news = [line for line in lines if line.slot.after >= 0]
        placed: list[tuple[int, tuple[Operation, ...]]] = []
        rank = -1
        for line in lines:
            rank = line.slot.before if _stays(line.slot) else rank
            if line.before and line.after and line.slot.move not in self.demoted_lines:
                placed.append((rank, tuple(self._line(line))))
        placed += [
            (gap.previous, tuple(self._line_gap(division.old_id, gap, olds, news)))
            for gap in gaps([line.slot for line in lines], frozenset(), self.demoted_lines)
        ]
        placed.sort(key=lambda item: item[0])
        for _, operations in placed:
            yield from operations

    def _line_gap(
        self, holder: str, gap: Gap, olds: Sequence[Lined], news: Sequence[Lined]
    ) -> Iterator[Operation]:
        anchor = olds[gap.previous].old_id if gap.previous >= 0 else ""
        for rank in gap.gone:
            yield ReplaceEngagement(engagement=olds[rank].old_id)
        if len(gap.came) == 1 and gap.came[0].move:
            moved = news[gap.came[0].after]
            code = moved.after.code if moved.after else ""
            yield MoveEngagement(engagement=moved.old_id, division=holder, after=anchor, code=code)
        elif gap.came:
            new = tuple(found for slot in gap.came if (found := news[slot.after].after) is not None)
            yield InsertEngagements(division=holder, after=anchor, new=new)

    def _line(self, line: Lined) -> Iterator[Operation]:
        before, after = line.before, line.after
        if before is None or after is None or before == after:
            return
        if line.is_overhauled and not line.slot.move:
            yield ReplaceEngagement(engagement=before.id, new=after)
            return
        if before.code != after.code and not line.slot.move:
            yield RecodeEngagement(engagement=before.id, code=after.code)
        yield from line.finish(self.moves)


def _stays(slot: Slot) -> bool:
    return slot.before >= 0 and slot.after >= 0


def _descend(divisions: Sequence[Divided]) -> Iterator[Divided]:
    for division in divisions:
        yield division
        yield from _descend(division.children)


def _demoted_divisions(divisions: Sequence[Divided], *, born: bool) -> Iterator[int]:
    """Yield the moves of divisions told as a deletion and an insertion: several at one place, or under a new one."""
    crowded = {
        slot.move
        for gap in gaps([division.slot for division in divisions], frozenset(), frozenset())
        if len(gap.came) > 1
        for slot in gap.came
        if slot.move
    }
    for division in divisions:
        arrives = division.slot.move and division.slot.after >= 0
        demoted = bool(arrives) and (born or division.changed_kind or division.slot.move in crowded)
        if demoted:
            yield division.slot.move
        yield from _demoted_divisions(division.children, born=born or demoted or division.is_new)


def _demoted_lines(divisions: Sequence[Divided], demoted: frozenset[int], *, born: bool) -> Iterator[int]:
    """Yield the moves of lines told as a deletion and an insertion, for the same reasons."""
    for division in divisions:
        here = born or division.is_new or (division.slot.after >= 0 and division.slot.move in demoted)
        for gap in gaps([line.slot for line in division.lines], frozenset(), frozenset()):
            if here or len(gap.came) > 1:
                yield from (slot.move for slot in gap.came if slot.move)
        yield from _demoted_lines(division.children, demoted, born=here)
