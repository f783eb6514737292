"""A span of a source file to the stretches where its words may be: prose, values of YAML, cells of CSV."""

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

import yaml
from yaml.error import YAMLError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from compiler.diagnostics.span import Span

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+")
_ID = re.compile(r"\s*\{#[^}]*\}\s*$")


class Style(Enum):
    """How a stretch spells its words."""

    PROSE = "prose"
    HEADING = "titre"
    BLOCK = "bloc"
    PLAIN = "nu"
    SINGLE = "apostrophes"
    DOUBLE = "guillemets"
    CELL = "cellule"
    QUOTED_CELL = "cellule entre guillemets"


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A stretch of a file, its quotes excluded. `is_flow` says that brackets are around it."""

    start: int
    end: int
    style: Style
    is_flow: bool = False


class Lines:
    """Where each line of a text starts."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def start(self, line: int) -> int:
        """Return the place where a line starts; lines count from 1."""
        return self._starts[line - 1] if line <= len(self._starts) else len(self.text)

    def end(self, line: int) -> int:
        """Return the place where a line ends, its line feed excluded."""
        return self.start(line + 1) - 1 if line < len(self._starts) else len(self.text)

    def of(self, place: int) -> int:
        """Return the line of a place."""
        return bisect.bisect_right(self._starts, place)

    def words(self, line: int) -> str:
        """Return a line without its line feed."""
        return self.text[self.start(line) : self.end(line)]

    def __len__(self) -> int:
        return len(self._starts)


def regions(text: str, span: Span, key: str = "") -> tuple[Region, ...]:
    """Return the stretches where the words of a span may be; `key` names a field or a column when it is known."""
    lines = Lines(text)
    if span.file.endswith(".csv"):
        return tuple(_cells(lines, span, key))
    if span.file.endswith(".md"):
        fence = fence_around(lines, span.line)
        if fence is None:
            return (_prose(lines, span),)
        return tuple(_values(lines, fence, span, key))
    return tuple(_values(lines, (1, len(lines)), span, key))


def _prose(lines: Lines, span: Span) -> Region:
    start, end = lines.start(span.line), lines.end(max(span.line, span.end_line))
    words = lines.words(span.line)
    if heading := _HEADING.match(words):
        name = _ID.search(words)
        stop = start + name.start() if name else end
        return Region(start=start + heading.end(), end=stop, style=Style.HEADING)
    return Region(start=start, end=end, style=Style.PROSE)


def fence_around(lines: Lines, wanted: int) -> tuple[int, int] | None:
    """Return the first and last lines inside the fence that holds a line, None when none does."""
    opening, marker = 0, ""
    for line in range(1, len(lines) + 1):
        found = _FENCE.match(lines.words(line))
        if found is None or (marker and not found[1].startswith(marker)):
            continue
        if not marker:
            opening, marker = line, found[1]
        else:
            if opening <= wanted <= line:
                return opening + 1, line - 1
            marker = ""
        if line > wanted and not marker:
            return None
    return None


@lru_cache(maxsize=64)
def composed(body: str) -> Node | None:
    """Return the nodes of a text of YAML; None when it is empty or does not read."""
    try:
        return yaml.compose(body, Loader=_LOADER)
    except YAMLError:
        return None


def _values(lines: Lines, around: tuple[int, int], span: Span, key: str) -> Iterator[Region]:
    """Yield the values of YAML that a span holds, or the part of the one that holds it."""
    first, last = around
    root = composed(lines.text[lines.start(first) : lines.end(last)] + "\n")
    for name, node, is_flow in _scalars(root, "", is_flow=False) if root is not None else ():
        if key and name != key:
            continue
        region = _value(lines, first - 1, node, is_flow=is_flow)
        if cut := _within(lines, region, span):
            yield cut


def _scalars(node: Node, name: str, *, is_flow: bool) -> Iterator[tuple[str, ScalarNode, bool]]:
    match node:
        case ScalarNode():
            yield name, node, is_flow
        case SequenceNode():
            for item in node.value:
                yield from _scalars(item, name, is_flow=is_flow or bool(node.flow_style))
        case MappingNode():
            for key, value in node.value:
                yield from _scalars(value, str(key.value), is_flow=is_flow or bool(node.flow_style))
        case _:
            pass


def _value(lines: Lines, above: int, node: ScalarNode, *, is_flow: bool) -> Region:
    start = lines.start(node.start_mark.line + above + 1) + node.start_mark.column
    end = lines.start(node.end_mark.line + above + 1) + node.end_mark.column
    match node.style:
        case "|" | ">":
            head = lines.of(start) + 1
            return Region(start=lines.start(head), end=max(end - 1, lines.start(head)), style=Style.BLOCK)
        case '"':
            return Region(start=start + 1, end=end - 1, style=Style.DOUBLE, is_flow=is_flow)
        case "'":
            return Region(start=start + 1, end=end - 1, style=Style.SINGLE, is_flow=is_flow)
        case _:
            return Region(start=start, end=end, style=Style.PLAIN, is_flow=is_flow)


def _within(lines: Lines, region: Region, span: Span) -> Region | None:
    """Return a value when a span holds it; of a block of text, the lines that the span names."""
    is_whole = span.column == 1 and span.end_column == 1
    start = lines.start(span.line) + span.column - 1
    end = lines.end(span.end_line) if is_whole else lines.start(span.end_line) + span.end_column - 1
    if region.style is Style.BLOCK and is_whole and region.start <= start <= end <= region.end:
        return Region(start=start, end=end, style=Style.BLOCK)
    # A span may start at the key, at the quotes or at the sign of a block.
    inside = start <= region.start and region.end <= end + 1
    around = is_whole and region.start <= end and start <= region.end
    return region if inside or around else None


def _cells(lines: Lines, span: Span, key: str) -> Iterator[Region]:
    """Yield the cells of the record that a span holds."""
    header = [
        lines.text[cell.start : cell.end].strip() for cell in _row(lines.text, lines.start(1), lines.end(1))
    ]
    last = max(span.end_line, span.line)
    for rank, cell in enumerate(_row(lines.text, lines.start(span.line), lines.end(last))):
        if not key or (rank < len(header) and header[rank] == key):
            yield cell


def _row(text: str, start: int, end: int) -> Iterator[Region]:
    place = start
    while place <= end:
        if text[place : place + 1] == '"':
            stop = place + 1
            while stop < end and (text[stop] != '"' or text[stop + 1 : stop + 2] == '"'):
                stop += 2 if text[stop] == '"' else 1
            yield Region(start=place + 1, end=stop, style=Style.QUOTED_CELL)
            place = stop + 2
        else:
            stop = text.find(",", place, end)
            stop = end if stop < 0 else stop
            yield Region(start=place, end=stop, style=Style.CELL)
            place = stop + 1
