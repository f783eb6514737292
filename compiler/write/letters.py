"""The words that a stretch of a source file spells, letter by letter, each with its place in the file."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from compiler.model.text import Emphasis, Figure, Inlines, LineBreak, Link, NoteMark, Reference, Strong
from compiler.write.regions import Region, Style
from compiler.write.spelling import folded

OPAQUE = "\ufffc"
"""What stands for all that a reference or a figure prints."""

MARKERS = re.compile(r"[ \t]*(?:(?:(?:[-+*]|\d{1,9}[.)])(?:[ \t]+|$)|>[ ]?)[ \t]*)*")
QUOTES = re.compile(r"[ \t]*(?:>[ ]?[ \t]*)*")
ADDRESS = r"\]\((?:<[^<>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)"
NOTE = r"\[\^[^\]\s]+\]"
SILENT = frozenset("*_[]<>\\")
"""Signs that may be marks, and are left out when letters are compared."""
_ESCAPES = {"n": "\n", "t": "\t", "0": "\0", "r": "\r", " ": " ", "_": "\u00a0", "N": "\u0085"}
_HEX = {"x": 2, "u": 4, "U": 8}
_HIDDEN = re.compile(
    rf"(?P<comment><!--.*?-->)|(?P<mark>(?<!\\)\[\[[^\[\]\n]+\]\])|(?P<note>(?<!\\){NOTE})"
    rf"|(?P<address>(?<!\\){ADDRESS})",
    re.DOTALL,
)
_BRACKETS = re.compile(r"(?<!\\)[\[\]]")
_SAME = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "«": '"', "»": '"', "“": '"', "”": '"', "\u2011": "-"})


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter or a sign, and where it is written."""

    sign: str
    start: int
    end: int


def letters(text: str, region: Region) -> tuple[Letter, ...]:
    """Return the letters that a stretch spells: no spaces, no marks, no signs that may be emphasis or links."""
    written = list(_decoded(text, region))
    words = "".join(letter.sign for letter in written)
    found: list[Letter] = []
    place = 0
    for hidden in _HIDDEN.finditer(words):
        if hidden["address"] and not _opens_link(words[: hidden.start()]):
            continue
        found += _visible(written[place : hidden.start()])
        if hidden["mark"]:
            found.append(Letter(OPAQUE, written[hidden.start()].start, written[hidden.end() - 1].end))
        place = hidden.end()
    found += _visible(written[place:])
    return tuple(found)


def _opens_link(words: str) -> bool:
    """Tell whether a bracket that is no word of its own is open at the end of some words."""
    brackets = _BRACKETS.findall(words)
    return brackets.count("[") > brackets.count("]")


def _visible(written: Iterable[Letter]) -> Iterator[Letter]:
    for letter in written:
        for sign in canonical(letter.sign):
            yield Letter(sign, letter.start, letter.end)


def canonical(words: str) -> str:
    """Return the letters of some words as they are compared: typography and what may be a mark left out."""
    plain = folded(words).replace("…", "...").translate(_SAME)
    return "".join(sign for sign in plain if sign != " " and sign not in SILENT)


def _decoded(text: str, region: Region) -> Iterator[Letter]:
    match region.style:
        case Style.PROSE | Style.BLOCK:
            yield from _by_line(text, region)
        case Style.DOUBLE:
            yield from _double(text, region)
        case Style.SINGLE:
            yield from _doubled(text, region, "'")
        case Style.QUOTED_CELL:
            yield from _doubled(text, region, '"')
        case Style.HEADING | Style.PLAIN | Style.CELL:
            yield from (Letter(text[place], place, place + 1) for place in range(region.start, region.end))


def _by_line(text: str, region: Region) -> Iterator[Letter]:
    """Yield the letters of lines of Markdown, the signs of lists and quotations left out."""
    place, prefix = region.start, MARKERS
    while place <= region.end:
        stop = text.find("\n", place, region.end)
        stop = region.end if stop < 0 else stop
        found = prefix.match(text, place, stop)
        first = found.end() if found else place
        yield from (Letter(text[one], one, one + 1) for one in range(first, min(stop + 1, region.end)))
        # In a block of YAML, a blank line opens a paragraph, whose list is a list.
        prefix = QUOTES if text[place:stop].strip() else MARKERS
        place = stop + 1


def _double(text: str, region: Region) -> Iterator[Letter]:
    place = region.start
    while place < region.end:
        if text[place] != "\\":
            yield Letter(text[place], place, place + 1)
            place += 1
            continue
        code = text[place + 1]
        size = 2 + _HEX.get(code, 0)
        digits = text[place + 2 : place + size]
        yield Letter(chr(int(digits, 16)) if digits else _ESCAPES.get(code, code), place, place + size)
        place += size


def _doubled(text: str, region: Region, quote: str) -> Iterator[Letter]:
    place = region.start
    while place < region.end:
        size = 2 if text.startswith(quote * 2, place) else 1
        yield Letter(text[place], place, place + size)
        place += size


@dataclass(frozen=True, slots=True)
class Printed:
    """What a text prints, with plain spaces, and its letters with their places in these words."""

    words: str
    letters: tuple[Letter, ...]


def printed(content: Inlines) -> Printed:
    """Return what a text prints; a reference or a figure is one letter, as long as its words."""
    words, found = "", []
    for piece, is_mark in _runs(content):
        said = folded(piece)
        if words.endswith(" "):
            said = said.lstrip(" ")
        if is_mark:
            found.append(Letter(OPAQUE, len(words), len(words) + len(said)))
        else:
            for place, sign in enumerate(said, len(words)):
                found += (Letter(one, place, place + 1) for one in canonical(sign))
        words += said
    return Printed(words, tuple(found))


def _runs(content: Inlines) -> Iterator[tuple[str, bool]]:
    for inline in content:
        match inline:
            case Strong() | Emphasis() | Link():
                yield from _runs(inline.content)
            case LineBreak():
                yield " ", False
            case NoteMark():
                pass
            case Reference() | Figure():
                yield inline.text, True
            case _:
                yield inline.text, False
