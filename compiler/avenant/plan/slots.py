"""A run of paired things to the gaps where something comes or goes. What stays holds the gaps apart."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from compiler.model.comparison import Fate, Pair

Thing = TypeVar("Thing", covariant=True)


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing by its ranks from 0 in each version, -1 where it is not. `move` when it goes elsewhere."""

    before: int
    after: int
    move: int = 0

    @property
    def stays(self) -> bool:
        """Tell whether the thing stands in both versions, at the same place."""
        return self.before >= 0 and self.after >= 0


@dataclass(slots=True)
class Gap:
    """What goes, leaves and comes after a thing that stays, of rank `previous` before; -1 for none."""

    previous: int
    gone: list[int] = field(default_factory=list)
    left: list[Slot] = field(default_factory=list)
    came: list[Slot] = field(default_factory=list)

    @property
    def arrivals(self) -> list[Slot]:
        """Return what comes from elsewhere and is told as a move."""
        return [slot for slot in self.came if slot.move]

    def trim(self, same: Callable[[int, int], bool]) -> None:
        """Leave out what comes just as it goes, at both ends: another thing under the same words."""
        while self.gone and self.came and _swaps(self.gone[0], self.came[0], same):
            self.previous = max(self.gone.pop(0), self.previous)
            self.came.pop(0)
        while self.gone and self.came and _swaps(self.gone[-1], self.came[-1], same):
            self.gone.pop()
            self.came.pop()


def _swaps(gone: int, came: Slot, same: Callable[[int, int], bool]) -> bool:
    return not came.move and came.before < 0 and same(gone, came.after)


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
    """Yield the gaps where something comes, goes or leaves.

    `whole` are the ranks before of pairs that are replaced; `demoted`, the moves told as a deletion and an insertion.
    """
    gap = Gap(-1)
    for slot in slots:
        if slot.stays and slot.before not in whole:
            if gap.gone or gap.left or gap.came:
                yield gap
            gap = Gap(slot.before)
            continue
        is_move = bool(slot.move) and slot.move not in demoted
        if slot.before >= 0 and is_move:
            gap.left.append(slot)
        elif slot.before >= 0:
            gap.gone.append(slot.before)
        if slot.after >= 0:
            gap.came.append(Slot(slot.before, slot.after, slot.move if is_move else 0))
    if gap.gone or gap.left or gap.came:
        yield gap


def runs(ranks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the runs of consecutive ranks, each by its first and last."""
    start = 0
    for place in range(1, len(ranks) + 1):
        if place == len(ranks) or ranks[place] != ranks[place - 1] + 1:
            yield ranks[start], ranks[place - 1]
            start = place
