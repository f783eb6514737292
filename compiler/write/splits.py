"""An alinéa to two, cut at a place of its printed words: emphases are shut and opened again, references never cut."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from compiler.diagnostics.span import Span, whole_lines
from compiler.model.text import Emphasis, Inlines, Link, Strong, plain
from compiler.write.alignment import Found, find_words
from compiler.write.alineas import added
from compiler.write.cutting import RUN, SHUTS, marks_of
from compiler.write.escapes import as_prose
from compiler.write.letters import OPAQUE, QUOTES, Printed, canonical, printed
from compiler.write.regions import regions
from compiler.write.sheets import Stand, first_inner, stand_of
from compiler.write.spelling import folded

_BREAK = re.compile(r"<!--.*?-->|(\s+)", re.DOTALL)
_QUOTES_SPELT = {"«": "« ", "»": " »"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Where a text is cut in its file: what is between `end` and `start` goes; `marks` are shut and opened again."""

    end: int
    start: int
    marks: tuple[str, ...] = ()


def split(text: str, span: Span, content: Inlines, at: int) -> str | None:
    """Return the file with an alinéa or an item cut in two; None when the place is not sure."""
    text = _quotes_spelt(text, span, content, at)
    stand, cut = stand_of(text, span), cut_of(text, span, content, at)
    if stand is None or cut is None or stand.is_heading or (stand.marker and first_inner(stand) is not None):
        return None
    lines = _second_half(text, stand, cut)
    last = text.find("\n", cut.start)
    end = _place(text, max(span.line, span.end_line) + 1) - 1 if last >= 0 else len(text)
    left = text[: cut.end] + "".join(reversed(cut.marks)) + text[end:]
    first = stand_of(left, whole_lines(span.file, span.line, text.count("\n", 0, cut.end) + 1))
    return added(first, lines) if first is not None and all(one.strip() for one in lines) else None


def _place(text: str, line: int) -> int:
    """Return the place where a line starts, one after the end of the text when there is no such line."""
    place = 0
    for _ in range(line - 1):
        place = text.find("\n", place) + 1
        if not place:
            return len(text) + 1
    return place


def _second_half(text: str, stand: Stand, cut: Cut) -> list[str]:
    """Return the lines of what follows a cut, as the author wrote them."""
    start = text.count("\n", 0, cut.start) + 1
    end = text.find("\n", cut.start)
    first = text[cut.start : end if end >= 0 else len(text)]
    rank = start - stand.sheet.first
    rest = (row.words.lstrip(" ") for row in stand.sheet.rows[rank + 1 : stand.bottom + 1])
    return [as_prose("".join(cut.marks) + first), *rest]


def cut_of(text: str, span: Span, content: Inlines, at: int) -> Cut | None:
    """Return where to cut; None inside a reference, a figure or a link, or where the file says something else."""
    wanted = printed(content)
    found = find_words(text, regions(text, span), wanted)
    rank = _letters_before(wanted, content, at)
    if found is None or rank is None or not 0 < rank < len(wanted.letters):
        return None
    one, other = found.places[rank - 1], found.places[rank]
    if one is None or other != one + 1:
        return None
    around = tuple(_around(content, rank))
    marks = _marks(text[found.region.start : found.spelt[one].end], around)
    return _between(text, found, one, marks) if len(marks) == len(around) else None


def _letters_before(wanted: Printed, content: Inlines, at: int) -> int | None:
    """Return how many letters are before a place of the printed words; None inside what is written as a mark."""
    words = folded(plain(content)[:at])
    place = len(words)
    rank = sum(letter.end <= place for letter in wanted.letters)
    cut = wanted.letters[rank : rank + 1]
    is_sure = canonical(wanted.words[:place]) == canonical(words)
    return None if not is_sure or any(letter.start < place for letter in cut) else rank


def _around(content: Inlines, rank: int) -> Iterator[Strong | Emphasis | Link]:
    """Yield the emphases and links that a place is inside of, counted in letters, outermost first."""
    start = 0
    for inline in content:
        end = start + len(printed((inline,)).letters)
        if isinstance(inline, Strong | Emphasis | Link) and start < rank < end:
            yield inline
            yield from _around(inline.content, rank - start)
        start = end


def _marks(before: str, around: tuple[Strong | Emphasis | Link, ...]) -> tuple[str, ...]:
    """Return the signs of the emphases open at the end of some text, fewer when they are not sure."""
    runs = re.findall(RUN, marks_of(before)[0])[-len(around) :] if around else []
    sizes = [{Strong: 2, Emphasis: 1}.get(type(one), 0) for one in around]
    return tuple(runs) if [len(run) for run in runs] == sizes else ()


def _between(text: str, found: Found, one: int, marks: tuple[str, ...]) -> Cut | None:
    start, end = found.spelt[one].end, found.spelt[one + 1].start
    space = next((match for match in _BREAK.finditer(text, start, end) if match[1]), None)
    if space is None:
        shut = SHUTS.match(text, start, end)
        place = shut.end() if shut else start
        return Cut(end=place, start=place, marks=marks)
    left, right = space.start(), space.end()
    if "\n" in text[right:end]:
        return None
    if "\n" in space[1]:
        # A line end asked for is a backslash: the alinéa ends there anyway.
        left -= 1 if re.search(r"(?<!\\)\\\Z", text[start:left]) else 0
        if (quotes := QUOTES.match(text, right, end)) is not None:
            right = quotes.end()
    return Cut(end=left, start=right, marks=marks)


def _quotes_spelt(text: str, span: Span, content: Inlines, at: int) -> str:
    """Return the file with the straight quotes of a text as they are printed, when the cut would part two of them."""
    wanted = printed(content)
    found = find_words(text, regions(text, span), wanted)
    rank = _letters_before(wanted, content, at)
    if found is None or rank is None:
        return text
    straight = [
        (place, wanted.words[letter.start])
        for place, letter in zip(found.places, wanted.letters, strict=True)
        if place is not None and letter.sign != OPAQUE and _raw(text, found, place) == '"'
    ]
    if sum(place < rank for place, _ in straight) % 2 == 0:
        return text
    for place, sign in reversed(straight):
        letter = found.spelt[place]
        text = text[: letter.start] + _QUOTES_SPELT.get(sign, sign) + text[letter.end :]
    return text


def _raw(text: str, found: Found, place: int) -> str:
    return text[found.spelt[place].start : found.spelt[place].end]
