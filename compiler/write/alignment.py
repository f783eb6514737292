"""What the act prints to where a file spells it: letter to letter, through typography, marks and prefixes."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from compiler.write.letters import Letter, Printed, letters
from compiler.write.regions import Region, Style

_LIKE = 0.9
"""Share of letters that a stretch must have in common with what the act prints to be held the same text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A stretch, its letters, and for each letter of the act, the one that spells it; None for what is not there."""

    region: Region
    spelt: tuple[Letter, ...]
    places: tuple[int | None, ...]
    distance: int


def find_words(text: str, candidates: Sequence[Region], wanted: Printed) -> Found | None:
    """Return the stretch that spells some words; None when none does, or when several do as well."""
    signs = "".join(letter.sign for letter in wanted.letters)
    found = [one for region in candidates if (one := _aligned(text, region, signs)) is not None]
    best = min((one.distance for one in found), default=0)
    kept = [one for one in found if one.distance == best]
    return kept[0] if len(kept) == 1 else None


def _aligned(text: str, region: Region, wanted: str) -> Found | None:
    spelt = letters(text, region)
    signs = "".join(letter.sign for letter in spelt)
    if not wanted:
        return None
    count = signs.count(wanted)
    if count == 1 or (count and region.style is Style.HEADING):
        start = signs.rfind(wanted)
        places = tuple(range(start, start + len(wanted)))
        return Found(region=region, spelt=spelt, places=places, distance=len(signs) - len(wanted))
    matcher = SequenceMatcher(None, signs, wanted, autojunk=False)
    if count or matcher.quick_ratio() < _LIKE or matcher.ratio() < _LIKE:
        return None
    found: list[int | None] = [None] * len(wanted)
    for mine, other, size in matcher.get_matching_blocks():
        found[other : other + size] = range(mine, mine + size)
    missing = len(signs) + len(wanted) - 2 * sum(place is not None for place in found)
    return Found(region=region, spelt=spelt, places=tuple(found), distance=missing)
