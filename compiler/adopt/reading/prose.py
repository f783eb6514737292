"""Lines of a scan that are in no table to pieces: lines, titles that their mark-up tells, entries of lists."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from compiler.adopt.reading.contents import STYLE
from compiler.adopt.reading.markers import Marker, Nesting, read_bullet, read_enumerator
from compiler.adopt.reading.markup import FindNote, read_inlines
from compiler.diagnostics.span import Span
from compiler.model.paper import Entry, Heading, Line, Piece
from compiler.model.text import Text

_HEADING = re.compile(r"\s{0,3}(?P<signs>#{1,6})\s+(?P<words>.*?)(?:\s+#+)?\s*")
_FAR = 20


@dataclass(slots=True)
class ProseLine:
    """A line of prose, or a paragraph of several; `is_after_gap` says that a blank line stands before it."""

    text: str
    span: Span
    is_after_gap: bool = False
    is_contents: bool = False


def read_prose(lines: Sequence[ProseLine], finder: Callable[[Span], FindNote]) -> Iterator[Piece]:
    """Yield the pieces that lines make, one for each."""
    whole = tuple(_with_whole_bold(lines))
    counts = _counting(whole)
    nesting = Nesting()
    for line, count in zip(whole, counts, strict=True):
        yield _piece(line, count, nesting, finder(line.span))


def _piece(line: ProseLine, count: Marker | None, nesting: Nesting, find_note: FindNote) -> Piece:
    text = line.text.lstrip(" \u00a0\x0c\t")
    indent = len(line.text) - len(text)
    if line.is_contents:
        nesting.close()
        return Line(words=(Text(text=line.text.strip()),), style=STYLE, span=line.span)
    if (heading := _HEADING.fullmatch(line.text)) is not None:
        nesting.close()
        words = read_inlines(heading["words"], find_note)
        return Heading(words=words, level=len(heading["signs"]), span=line.span)
    marker = read_bullet(text) or count
    if marker is not None:
        words = read_inlines(text[marker.length :], find_note)
        return Entry(words=words, marker=marker.text, depth=_depth(marker, indent, nesting), span=line.span)
    words = read_inlines(text, find_note)
    if nesting.inside and indent and not line.is_after_gap:
        return Entry(words=words, marker="", depth=nesting.inside, span=line.span)
    nesting.close()
    return Line(words=words, span=line.span)


def _depth(marker: Marker, indent: int, nesting: Nesting) -> int:
    if marker.is_lead:
        nesting.close()
        return 1
    return nesting.depth(indent, marker.ranks[0][0] if marker.ranks else marker.text)


def _counting(lines: Sequence[ProseLine]) -> list[Marker | None]:
    """Return the number or letter of each line that counts with one before or after it, None for others.

    What stands between two of them is a deeper list, or what goes on inside an entry.
    """
    markers = [None if line.is_contents else read_enumerator(line.text.strip()) for line in lines]
    kept: list[Marker | None] = [None] * len(lines)
    opened: list[int] = []
    for place, (line, marker) in enumerate(zip(lines, markers, strict=True)):
        if line.is_after_gap:
            # A blank line ends the lists that are open, but for the entry just above it.
            opened = [rank for rank in opened if rank == place - 1]
        if marker is None:
            opened = opened if _stays_inside(line) else []
            continue
        for rank in reversed(opened):
            first = markers[rank]
            ways = first.ways_to(marker) if first is not None else ()
            if first is not None and ways and _is_inside(lines, kept, range(rank + 1, place)):
                kept[rank], kept[place] = kept[rank] or first.counted(ways), marker.counted(ways)
                del opened[opened.index(rank) :]
                break
        opened.append(place)
    return kept


def _is_inside(lines: Sequence[ProseLine], kept: Sequence[Marker | None], places: range) -> bool:
    """Tell whether all the lines between two entries are entries of deeper lists, or go on inside one."""
    return all(kept[place] is not None or _stays_inside(lines[place]) for place in places)


def _stays_inside(line: ProseLine) -> bool:
    """Tell whether a line without number may stand inside an entry: a dash, or words set back under it."""
    if line.is_contents or line.is_after_gap:
        return False
    return line.text[:1] in {" ", "\t", "\u00a0"} or read_bullet(line.text.strip()) is not None


def _with_whole_bold(lines: Sequence[ProseLine]) -> Iterator[ProseLine]:
    """Yield the lines, those that one pair of stars holds together made one paragraph."""
    start = 0
    while start < len(lines):
        end = _bold_end(lines, start)
        if end is None:
            yield lines[start]
            start += 1
            continue
        held = lines[start : end + 1]
        text = "<br>".join(line.text.strip() for line in held)
        span = replace(held[0].span, end_line=held[-1].span.end_line)
        yield ProseLine(text, span, held[0].is_after_gap)
        start = end + 1


def _bold_end(lines: Sequence[ProseLine], start: int) -> int | None:
    """Return the place of the line that ends the bold left open at `start`, None when none does."""
    if lines[start].text.count("**") % 2 == 0:
        return None
    for place in range(start + 1, min(start + _FAR, len(lines))):
        if lines[place].is_after_gap or lines[place].is_contents:
            return None
        if lines[place].text.count("**") % 2:
            return place
    return None
