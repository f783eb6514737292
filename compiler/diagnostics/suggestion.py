"""What an author probably meant: the nearest of the words that were expected."""

import difflib
import unicodedata
from collections.abc import Iterable
from functools import lru_cache


@lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """Return a word without case, accents, or the difference between hyphens, underscores and spaces."""
    flat = word.lower()
    if not flat.isascii():
        apart = unicodedata.normalize("NFKD", flat)
        flat = "".join(character for character in apart if not unicodedata.combining(character))
    return flat.replace("_", "-").replace(" ", "-")


def nearest(word: str, expected: Iterable[str]) -> str:
    """Return the expected word closest to `word`, empty when none is close."""
    folded = {fold(candidate): candidate for candidate in sorted(expected, reverse=True)}
    found = difflib.get_close_matches(fold(word), list(folded), n=1, cutoff=0.6)
    return folded[found[0]] if found else ""


def did_you_mean(word: str, expected: Iterable[str], otherwise: str = "") -> str:
    """Return a hint: "vouliez-vous dire « communes » ?", or what to do when nothing is close."""
    found = nearest(word, expected)
    return f"vouliez-vous dire « {found} » ?" if found else otherwise
