"""Alinéas that left one place and stand, word for word, at another: found among what went and what came."""

from collections import Counter
from collections.abc import Iterable, Mapping

from compiler.diff.units import Key

_SHORTEST = 25
"""Letters under which equal words in two places are chance."""


def find_moves(gone: Iterable[Key], come: Iterable[Key]) -> Mapping[Key, int]:
    """Return the rank of each move, from 1, by what moved: keys that went once and came once."""
    went, came = Counter(gone), Counter(come)
    keys = (key for key in went if went[key] == 1 and came[key] == 1 and _is_telling(key))
    return {key: rank for rank, key in enumerate(keys, start=1)}


def _is_telling(key: Key) -> bool:
    return bool(key[0]) or len(key[1]) >= _SHORTEST
