"""Two sequences of keyed things to one merged order: what stays, what moved, what came, what went."""

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One place of the merged order: ranks from 0 in each sequence, -1 where the thing is not.

    A thing that changed its order stands twice, with `moved`: once where it was, once (both ranks known) where it is.
    """

    before: int
    after: int
    moved: bool = False


def merge(before: Sequence[Hashable], after: Sequence[Hashable]) -> tuple[Step, ...]:
    """Return the merged order of two sequences whose keys are each unique. What went stands before what came."""
    places = {key: rank for rank, key in enumerate(before)}
    common = [(places[key], rank) for rank, key in enumerate(after) if key in places]
    anchors = _longest_rising(common)
    return tuple(_woven(before, after, anchors, dict(common)))


def weave(before: int, after: int, anchors: Sequence[tuple[int, int]]) -> Iterator[Step]:
    """Yield the merged order of two runs of that many things, given the pairs that stay, both rising."""
    here, there = 0, 0
    for mine, other in (*anchors, (before, after)):
        yield from (Step(rank, -1) for rank in range(here, mine))
        yield from (Step(-1, rank) for rank in range(there, other))
        if mine < before or other < after:
            yield Step(mine, other)
        here, there = mine + 1, other + 1


def _woven(
    before: Sequence[Hashable],
    after: Sequence[Hashable],
    anchors: Sequence[tuple[int, int]],
    common: dict[int, int],
) -> Iterator[Step]:
    arrived = {there: here for here, there in common.items()}
    for step in weave(len(before), len(after), anchors):
        if step.after < 0 and step.before in common:
            yield Step(step.before, -1, moved=True)
        elif step.before < 0 and step.after in arrived:
            yield Step(arrived[step.after], step.after, moved=True)
        else:
            yield step


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of pairs that rise on both sides; the others moved. They come in order of the second."""
    tails: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for rank, (mine, _) in enumerate(pairs):
        place = bisect_left(tails, mine)
        previous.append(ends[place - 1] if place else -1)
        if place == len(tails):
            tails.append(mine)
            ends.append(rank)
        else:
            tails[place] = mine
            ends[place] = rank
    found: list[tuple[int, int]] = []
    rank = ends[-1] if ends else -1
    while rank >= 0:
        found.append(pairs[rank])
        rank = previous[rank]
    return found[::-1]
