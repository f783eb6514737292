"""A text to the places where a quotation of it may begin and end: no word, number, date, reference or note is cut."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from compiler.model.printed import MONTHS
from compiler.model.word_edits import split_words

SPACES = " \u00a0\u202f"
_OPENING, _CLOSING = "«“‹([{", "»”›)]}"
_SIGNS = ";:!?»"
_JOINER = "\u200d"


@dataclass(frozen=True, slots=True)
class Cuts:
    """Where quotations may start and end, from left to right."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]


@cache
def _wholes(nouns: tuple[str, ...]) -> re.Pattern[str]:
    """Return what is quoted whole: dates, sums, rates, references."""
    number = "\\d+(?:[\u00a0\u202f.,/-]\\d+)*"
    gap = f"[{SPACES}]"
    return re.compile(
        f"\\d{{1,2}}(?:er)?{gap}(?:{'|'.join(MONTHS)}){gap}\\d{{4}}"
        f"|{number}{gap}?[%€]"
        f"|n°{gap}?\\w+(?:[./-]\\w+)*"
        f"|\\b(?:{'|'.join(map(re.escape, nouns))}){gap}{number}(?:er)?"
    )


def find_cuts(text: str, nouns: tuple[str, ...]) -> Cuts:
    """Return the cuts of a text, which names its references by `nouns`."""
    tokens = tuple(_tokens(text))
    inside = {place for match in _wholes(nouns).finditer(text) for place in range(match.start(), match.end())}
    starts: list[int] = []
    ends: list[int] = []
    for rank, (start, end) in enumerate(tokens):
        before = tokens[rank - 1][1] if rank else start
        after = tokens[rank + 1][0] if rank + 1 < len(tokens) else end
        if text[start] not in _CLOSING and not (rank and _is_held(text, before, start, inside)):
            starts.append(start)
        is_last = rank + 1 == len(tokens)
        if not _is_open(text[start:end]) and (is_last or not _is_held(text, end, after, inside)):
            ends.append(end)
    return Cuts(tuple(starts), tuple(ends))


def _tokens(text: str) -> Iterator[tuple[int, int]]:
    place = 0
    for space, word in split_words(text):
        start = place + len(space)
        place = start + len(word)
        if word:
            yield start, place


def _is_open(word: str) -> bool:
    """Tell whether a quotation would look cut after a word: a guillemet, l’."""
    return word in _OPENING or word.endswith("’")


def _is_held(text: str, end: int, start: int, inside: set[int]) -> bool:
    """Tell whether two words side by side, the first ending at `end`, are never parted."""
    if start - 1 in inside and start in inside and end in inside | {start}:
        return True
    if end == start:
        return _is_one_letter(text, start)
    is_tied = text[end:start].strip(" ") == text[end:start] and text[start] not in _SIGNS
    return is_tied and (text[end - 1].isdigit() or text[end - 1] == "°" or text[start].isdigit())


def _is_one_letter(text: str, place: int) -> bool:
    """Tell whether a place stands inside what is read as one letter or one picture."""
    mark = unicodedata.category(text[place]) in ("Mn", "Mc", "Me", "Cf", "Sk")
    return mark or text[place - 1] == _JOINER


def is_balanced(text: str) -> bool:
    """Tell whether as many guillemets and brackets open as close in a text."""
    return all(
        text.count(opening) == text.count(closing)
        for opening, closing in zip(_OPENING, _CLOSING, strict=True)
    )
