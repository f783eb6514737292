"""A container in two versions to its operations: elements retouched, replaced, inserted, deleted, moved."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from compiler.avenant.plan.elements import Spot, retouch
from compiler.avenant.plan.slots import Gap, Slot, gaps, runs
from compiler.avenant.plan.thresholds import Manner
from compiler.model.enacted import Element, FigureWords, TableWords, Words
from compiler.model.operation import (
    Container,
    Holder,
    InsertElements,
    MoveElements,
    Operation,
    ReplaceElements,
)

TablePlan: TypeAlias = Callable[[TableWords, TableWords], tuple[Operation, ...] | None]
Ranked: TypeAlias = tuple[tuple[int, ...], Operation]
"""An operation, by its place among those of its container."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The elements of a container before and after, and how they pair.

    `lists` tells, for each element before, which numbered list it belongs to; 0 for none.
    """

    container: Container
    before: tuple[Element, ...]
    after: tuple[Element, ...]
    slots: tuple[Slot, ...]
    lists: tuple[int, ...] = ()

    def same(self, old: int, new: int) -> bool:
        """Tell whether an element before and another after print the same."""
        return self.before[old] == self.after[new]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """What is known of moves: those told as a deletion and an insertion, and where each of the others goes to."""

    demoted: frozenset[int] = frozenset()
    goals: Mapping[int, tuple[Container, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A container whose elements that stay are planned: `inside` by rank before, `whole` those to be replaced."""

    contents: Contents
    inside: tuple[tuple[int, tuple[Operation, ...]], ...] = ()
    whole: frozenset[int] = frozenset()

    def gaps(self, demoted: frozenset[int]) -> Iterator[Gap]:
        """Yield the gaps where something is to be told."""
        for gap in gaps(self.contents.slots, self.whole, demoted):
            gap.trim(self.contents.same)
            yield gap

    @property
    def has_moves(self) -> bool:
        """Tell whether something comes from elsewhere or goes there."""
        return any(slot.move for slot in self.contents.slots)


def prepare(contents: Contents, manner: Manner, table_plan: TablePlan | None = None) -> Prepared:
    """Return a container with what changes inside the elements that stay."""
    if contents.before == contents.after and not any(slot.move for slot in contents.slots):
        return Prepared(contents=contents)
    found = {slot.before: _pair(contents, slot, manner, table_plan) for slot in contents.slots if slot.stays}
    whole = {rank for rank, inside in found.items() if inside is None}
    shifted = {contents.lists[rank] for rank in _renumbered(contents)}
    whole |= {rank for rank in found if contents.lists and contents.lists[rank] in shifted}
    inside = tuple((rank, told) for rank, told in found.items() if told and rank not in whole)
    return Prepared(contents=contents, inside=inside, whole=frozenset(whole))


def _renumbered(contents: Contents) -> Iterator[int]:
    """Yield the items of numbered lists whose mark changes."""
    for slot in contents.slots:
        if slot.stays and contents.lists and contents.lists[slot.before]:
            before, after = contents.before[slot.before], contents.after[slot.after]
            if isinstance(before, Words) and isinstance(after, Words) and before.marker != after.marker:
                yield slot.before


def _pair(
    contents: Contents, slot: Slot, manner: Manner, table_plan: TablePlan | None
) -> tuple[Operation, ...] | None:
    before, after = contents.before[slot.before], contents.after[slot.after]
    if before == after:
        return ()
    if isinstance(before, Words) and isinstance(after, Words):
        return retouch(Spot(contents.container, slot.before + 1), before, after, manner)
    if isinstance(before, FigureWords) and isinstance(after, FigureWords):
        return _figure(before, after, manner)
    if table_plan is not None and isinstance(before, TableWords) and isinstance(after, TableWords):
        return table_plan(before, after)
    return None


def _figure(before: FigureWords, after: FigureWords, manner: Manner) -> tuple[Operation, ...] | None:
    """Return how the title of a chart, an image or a document changes; None when more does."""
    if (before.id, before.noun, before.detail) != (after.id, after.noun, after.detail):
        return None
    if before.id in manner.unnamed or not before.title or not after.title:
        return None
    return only_text(Container(holder=Holder.FIGURE, id=before.id), before.title, after.title, manner)


def only_text(container: Container, before: str, after: str, manner: Manner) -> tuple[Operation, ...]:
    """Return the operations of a container that holds one text."""
    if before == after:
        return ()
    new = Words(text=after)
    found = retouch(Spot(container, 1), Words(text=before), new, manner)
    return (
        found if found is not None else (ReplaceElements(container=container, first=1, last=1, new=(new,)),)
    )


def finish(prepared: Prepared, moves: Moves) -> Iterator[Ranked]:
    """Yield the operations of a container, each at its rank among its elements."""
    for rank, operations in prepared.inside:
        yield from (((rank + 1, 0), operation) for operation in operations)
    for gap in prepared.gaps(moves.demoted):
        yield from _gap(prepared.contents, gap)
        yield from _departures(prepared.contents.container, gap, moves)


def _gap(contents: Contents, gap: Gap) -> Iterator[Ranked]:
    container = contents.container
    gone = list(runs(gap.gone))
    new = tuple(contents.after[slot.after] for slot in gap.came if not slot.move)
    if new and gone:
        first, last = gone.pop(0)
        told = ReplaceElements(container=container, first=first + 1, last=last + 1, new=new)
        yield (first + 1, 0), told
    elif new:
        yield (gap.previous + 1, 1), InsertElements(container=container, after=gap.previous + 1, new=new)
    for first, last in gone:
        yield (first + 1, 0), ReplaceElements(container=container, first=first + 1, last=last + 1)


def _departures(container: Container, gap: Gap, moves: Moves) -> Iterator[Ranked]:
    """Yield the moves out of a gap: what stands side by side and goes to one place goes together."""
    pending: list[Slot] = []
    for slot in (*gap.left, None):
        if pending and (slot is None or moves.goals[slot.move] != moves.goals[pending[-1].move]):
            to, after = moves.goals[pending[0].move]
            first, last = pending[0].before + 1, pending[-1].before + 1
            told = MoveElements(container=container, first=first, last=last, to=to, after=after)
            yield (first, 0), told
            pending = []
        if slot is not None:
            pending.append(slot)
