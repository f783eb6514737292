"""A run of paired things to the gaps where something comes or goes. What stays holds the gaps apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from compiler.model.comparison import Fate, Pair

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing by its ranks from 0 in each version, -1 where it is not; `move` when it comes or goes elsewhere."""

    before: int
    after: int
    move: int = 0


@dataclass(slots=True)
class Gap:
    """What goes and what comes between two things that stay; `previous` is the rank of the first, -1 for none."""

    previous: int
    gone: list[int] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    came: list[Slot] = field(default_factory=list)


def slots_of(pairs: Sequence[Pair[Thing]]) -> tuple[Slot, ...]:
    """Return the ranks of paired things. One that left or arrived stands on one side only."""
    found: list[Slot] = []
    old = new = 0
    for pair in pairs:
        here = pair.fate not in (Fate.ADDED, Fate.ARRIVED)
        there = pair.after is not None
        found.append(Slot(old if here else -1, new if there else -1, pair.move))
        old, new = old + here, new + there
    return tuple(found)


def gaps(slots: Sequence[Slot], whole: frozenset[int], demoted: frozenset[int]) -> Iterator[Gap]:
    """Yield the gaps where something comes or goes.

    `whole` are the ranks before of pairs that are replaced; `demoted`, the moves told as a deletion and an insertion.
    """
    gap = Gap(-1)
    for slot in slots:
        if slot.before >= 0 and slot.after >= 0 and slot.before not in whole:
            if gap.gone or gap.left or gap.came:
                yield gap
            gap = Gap(slot.before)
            continue
        if slot.before >= 0:
            (gap.left if slot.move and slot.move not in demoted else gap.gone).append(slot.before)
        if slot.after >= 0:
            gap.came.append(Slot(slot.before, slot.after, 0 if slot.move in demoted else slot.move))
    if gap.gone or gap.left or gap.came:
        yield gap


def runs(ranks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the runs of consecutive ranks, each by its first and last."""
    start = 0
    for place in range(1, len(ranks) + 1):
        if place == len(ranks) or ranks[place] != ranks[place - 1] + 1:
            yield ranks[start], ranks[place - 1]
            start = place
