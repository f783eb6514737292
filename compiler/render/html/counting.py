"""Values to how often each is met, as the lists and filters of a page show them, and names to values for addresses."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many things have something in common; `value` is its name in addresses and data."""

    value: str
    name: str
    number: int


def count_by(values: Iterable[str], names: Mapping[str, str]) -> tuple[Count, ...]:
    """Return how often each value is met, in the order of `names`, which says how each is called."""
    numbers = Counter(values)
    return tuple(
        Count(value=value, name=name, number=numbers[value])
        for value, name in names.items()
        if numbers[value]
    )


def values_of(names: Iterable[str]) -> dict[str, str]:
    """Return a value for each name, fit for an address and no two the same: "Camille R." gives "camille-r"."""
    values: dict[str, str] = {}
    taken: set[str] = set()
    for name in dict.fromkeys(names):
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        value = first = _NOT_PLAIN.sub("-", plain).strip("-") or "autre"
        rank = 1
        while value in taken:
            rank += 1
            value = f"{first}-{rank}"
        taken.add(value)
        values[name] = value
    return values
