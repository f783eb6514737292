"""An office file made ready for Pandoc, and what it said that Pandoc will not say."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from compiler.adopt.reading.places import Places
from compiler.adopt.reading.raised import LOWERED

_WORD = re.compile(r"[^\W_]+")
_SOFT_HYPHEN = "\u00ad"
# A word, and no Roman number: "Article", "Titre", "Fiche".
_WORDED = re.compile(r"(?![ivxlcdmIVXLCDM]+\b)[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """The bytes to convert, the format that Pandoc calls them by, the places marked, and the words written."""

    data: bytes
    format: str
    places: Places
    words: tuple[str, ...]


def words_in(text: str) -> list[str]:
    """Return the words of a text; a figure counts the same, raised or not."""
    return _WORD.findall(text.replace(_SOFT_HYPHEN, "").translate(LOWERED))


def is_worded(label: str) -> bool:
    """Tell whether what numbers a paragraph belongs to its words ("Article 3 –"), and does not just announce it."""
    return _WORDED.search(label) is not None


def words_missing(written: Iterable[str], held: Iterable[str]) -> list[str]:
    """Return the words written that are not held, in order; each counts as often as it is written."""
    left = Counter(held)
    missing: list[str] = []
    for word in written:
        if left[word]:
            left[word] -= 1
        else:
            missing.append(word)
    return missing


def unnumbered(text: str) -> str:
    """Return a running line without its figures: the same on every page."""
    return re.sub(r"\d+", "", text)


def take_out(element: etree._Element) -> None:
    """Take an element out of its parent; the words after it stay."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)
