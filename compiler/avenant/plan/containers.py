"""A container in two versions to its operations: elements retouched, replaced, inserted, deleted, moved."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeAlias

from compiler.avenant.plan.elements import Spot, retouch
from compiler.avenant.plan.slots import Gap, Slot, gaps, runs
from compiler.avenant.plan.thresholds import DEFAULT, Thresholds
from compiler.model.enacted import Element, TableWords, Words
from compiler.model.operation import (
    Container,
    InsertElements,
    MoveElements,
    Operation,
    ReplaceElements,
)

TablePlan: TypeAlias = Callable[[TableWords, TableWords], tuple[Operation, ...] | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The elements of a container before and after, and how they pair."""

    container: Container
    before: tuple[Element, ...]
    after: tuple[Element, ...]
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """What is known of moves: those told as a deletion and an insertion, and where each thing that moves stood."""

    demoted: frozenset[int] = frozenset()
    homes: Mapping[int, Spot] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A container whose elements that stay are planned: `inside` by rank before, `whole` those to be replaced."""

    contents: Contents
    inside: tuple[tuple[int, tuple[Operation, ...]], ...]
    whole: frozenset[int]


def prepare(
    contents: Contents, table_plan: TablePlan | None = None, thresholds: Thresholds = DEFAULT
) -> Prepared:
    """Return a container with what changes inside the elements that stay."""
    inside: list[tuple[int, tuple[Operation, ...]]] = []
    whole: set[int] = set()
    for slot in contents.slots:
        if slot.before < 0 or slot.after < 0:
            continue
        found = _pair(contents, slot, table_plan, thresholds)
        if found is None:
            whole.add(slot.before)
        elif found:
            inside.append((slot.before, found))
    return Prepared(contents=contents, inside=tuple(inside), whole=frozenset(whole))


def finish(prepared: Prepared, moves: Moves) -> tuple[Operation, ...]:
    """Return the operations of a container, in order."""
    contents = prepared.contents
    between = [
        (gap.previous, tuple(_gap(contents, gap, moves)))
        for gap in gaps(contents.slots, prepared.whole, moves.demoted)
    ]
    placed = sorted((*prepared.inside, *between), key=lambda item: item[0])
    return tuple(operation for _, operations in placed for operation in operations)


def _pair(
    contents: Contents, slot: Slot, table_plan: TablePlan | None, thresholds: Thresholds
) -> tuple[Operation, ...] | None:
    before, after = contents.before[slot.before], contents.after[slot.after]
    if before == after:
        return ()
    if isinstance(before, Words) and isinstance(after, Words):
        return retouch(Spot(contents.container, slot.before + 1), before, after, thresholds)
    if table_plan is not None and isinstance(before, TableWords) and isinstance(after, TableWords):
        return table_plan(before, after)
    return None


def _gap(contents: Contents, gap: Gap, moves: Moves) -> Iterator[Operation]:
    container = contents.container
    gone = list(runs(gap.gone))
    arrivals = [slot for slot in gap.came if slot.move]
    new = tuple(contents.after[slot.after] for slot in gap.came)
    if arrivals:
        first, last = (moves.homes[arrivals[place].move] for place in (0, -1))
        yield MoveElements(
            container=first.container,
            first=first.element,
            last=last.element,
            to=container,
            after=gap.previous + 1,
        )
    elif new and gone:
        start, end = gone.pop(0)
        yield ReplaceElements(container=container, first=start + 1, last=end + 1, new=new)
    elif new:
        yield InsertElements(container=container, after=gap.previous + 1, new=new)
    for start, end in gone:
        yield ReplaceElements(container=container, first=start + 1, last=end + 1)


def arrivals_to_demote(
    prepared: Prepared, homes: Mapping[int, Spot], words: Mapping[int, Element]
) -> frozenset[int]:
    """Return the moves into a container that cannot be told as moves: mixed with others, or changed on the way.

    `words` is what each thing that moves printed before.
    """
    contents = prepared.contents
    found: set[int] = set()
    for gap in gaps(contents.slots, prepared.whole, frozenset()):
        arrivals = [slot for slot in gap.came if slot.move]
        if arrivals and not _moves_as_one(gap, contents, homes, words):
            found.update(slot.move for slot in arrivals)
    return frozenset(found)


def _moves_as_one(
    gap: Gap, contents: Contents, homes: Mapping[int, Spot], words: Mapping[int, Element]
) -> bool:
    if not all(slot.move in homes for slot in gap.came):
        return False
    spots = [homes[slot.move] for slot in gap.came]
    follows = all(later == Spot(earlier.container, earlier.element + 1) for earlier, later in pairwise(spots))
    same = all(contents.after[slot.after] == words[slot.move] for slot in gap.came)
    return follows and same
