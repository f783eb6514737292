"""Two sequences to the places where they agree, in order, in little more time than it takes to read them."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher

Pairs = list[tuple[int, int]]


def increasing(pairs: Pairs) -> Pairs:
    """Return the longest part of these pairs, sorted by their first rank, that climbs on both sides.

    Source: patience sorting, Fredman, "On computing the length of longest increasing subsequences", 1975.
    """
    tops: list[int] = []
    heads: list[int] = []
    before: list[int] = []
    for rank, (_, other) in enumerate(pairs):
        pile = bisect_left(tops, other)
        before.append(heads[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(other)
            heads.append(rank)
        else:
            tops[pile], heads[pile] = other, rank
    found: Pairs = []
    rank = heads[-1] if heads else -1
    while rank >= 0:
        found.append(pairs[rank])
        rank = before[rank]
    return found[::-1]


def common(mine: Sequence[Hashable], others: Sequence[Hashable]) -> Pairs:
    """Return pairs of equal members, in order: those that are alone of their kind first, then those between them."""
    found = increasing(_alone(mine, others))
    inner: Pairs = []
    for here, there in gaps(found, (len(mine), len(others))):
        parts = mine[here.start : here.stop], others[there.start : there.stop]
        matcher = SequenceMatcher(None, *parts, autojunk=False)
        for block in matcher.get_matching_blocks():
            inner += [(here.start + block.a + k, there.start + block.b + k) for k in range(block.size)]
    return sorted(found + inner)


def _alone(mine: Sequence[Hashable], others: Sequence[Hashable]) -> Pairs:
    here, there = Counter(mine), Counter(others)
    places = {each: rank for rank, each in enumerate(others) if there[each] == 1}
    return [(rank, places[each]) for rank, each in enumerate(mine) if here[each] == 1 and each in places]


def gaps(pairs: Pairs, ends: tuple[int, int]) -> Iterator[tuple[range, range]]:
    """Yield what lies between pairs, on both sides, where both sides hold something."""
    here, there = 0, 0
    for mine, other in (*pairs, ends):
        if mine > here and other > there:
            yield range(here, mine), range(there, other)
        here, there = mine + 1, other + 1
