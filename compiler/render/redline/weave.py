"""Two sequences of named things to one: what stays, and what only one of them holds where it held it."""

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterator, Sequence


def weave(
    before: Sequence[Hashable], after: Sequence[Hashable], stays: Callable[[Hashable], bool]
) -> tuple[tuple[int, int], ...]:
    """Return pairs of ranks in reading order, -1 where a thing is not; what went stands before what came.

    Things of one name are paired when they `stay` and keep their order. A name met twice stands for its first thing.
    """
    places: dict[Hashable, int] = {}
    for rank, name in enumerate(before):
        places.setdefault(name, rank)
    common: dict[int, int] = {}
    for rank, name in enumerate(after):
        if name is not None and name in places and places[name] not in common and stays(name):
            common[places[name]] = rank
    return tuple(_woven(len(before), len(after), _rising(common)))


def _woven(before: int, after: int, anchors: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    here = there = 0
    for mine, other in (*anchors, (before, after)):
        yield from ((rank, -1) for rank in range(here, mine))
        yield from ((-1, rank) for rank in range(there, other))
        if mine < before:
            yield mine, other
        here, there = mine + 1, other + 1


def _rising(common: dict[int, int]) -> list[tuple[int, int]]:
    """Return the longest run of pairs that rise on both sides."""
    pairs = sorted(common.items())
    tails: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for rank, (_, other) in enumerate(pairs):
        place = bisect_left(tails, other)
        previous.append(ends[place - 1] if place else -1)
        if place == len(tails):
            tails.append(other)
            ends.append(rank)
        else:
            tails[place], ends[place] = other, rank
    found: list[tuple[int, int]] = []
    rank = ends[-1] if ends else -1
    while rank >= 0:
        found.append(pairs[rank])
        rank = previous[rank]
    return found[::-1]
