"""The place of a line to the lines of Markdown around it: those of a file, of a quotation or of a text of YAML.

What stands before all of them in the file is left out: a list is read the same wherever it is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from compiler.diagnostics.span import Span
from compiler.write.regions import Lines, composed, fence_around

MARKER = r"(?:[-+*]|\d{1,9}[.)])"
_HEAD = re.compile(rf" *(?:{MARKER}(?: +|$))*")
_LAST_MARKER = re.compile(rf"{MARKER} *\Z")
_QUOTES = re.compile(r"(?: *> ?)+")
_OPENS = re.compile(r" {0,3}(?:#{1,6}(?: |$)|`{3}|~{3}|<!--|>)")
_HEADING = re.compile(r" {0,3}#{1,6}(?: |$)")


@dataclass(frozen=True, slots=True)
class Row:
    """A line as it is in its file, and its words as Markdown: without what is before all the lines of its sheet."""

    raw: str
    words: str

    @property
    def is_blank(self) -> bool:
        """Tell whether a line holds nothing."""
        return not self.words.strip()

    @property
    def indent(self) -> int:
        """Return how many spaces a line starts with."""
        return len(self.words) - len(self.words.lstrip(" "))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Lines of Markdown that stand together. `first` is the line of the first one in its file, counted from 1.

    `prefix` is what is written before a new line. `depth` counts the quotations around; `is_value` is for YAML.
    """

    text: str
    first: int
    rows: tuple[Row, ...]
    prefix: str = ""
    depth: int = 0
    is_value: bool = False

    def row(self, words: str) -> Row:
        """Return a new line."""
        return Row(f"{self.prefix}{words}".rstrip() if not words else f"{self.prefix}{words}", words)

    def written(self, rows: Sequence[Row]) -> str:
        """Return the text of the file with other lines in the place of these."""
        lines = self.text.split("\n")
        lines[self.first - 1 : self.first - 1 + len(self.rows)] = [row.raw for row in rows]
        return "\n".join(lines)

    def holding(self, rows: Sequence[Row]) -> "Sheet":
        """Return this sheet with other lines."""
        return replace(self, rows=tuple(rows), text=self.written(rows))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where one text stands in its sheet: from row `top` to row `bottom`, both included.

    `marker` is the sign of the item that it opens, its spaces included, or nothing; `indent` and `column` are the
    columns of that sign and of the first word.
    """

    sheet: Sheet
    top: int
    bottom: int
    indent: int
    column: int
    marker: str = ""

    @property
    def is_heading(self) -> bool:
        """Tell whether a text is a title."""
        return bool(_HEADING.match(self.sheet.rows[self.top].words))


def stand_of(text: str, span: Span) -> Stand | None:
    """Return where the text of whole lines stands; None when it is not prose, or no longer there."""
    sheet = sheet_around(text, span)
    if sheet is None:
        return None
    top, bottom = span.line - sheet.first, max(span.line, span.end_line) - sheet.first
    if not 0 <= top <= bottom < len(sheet.rows) or any(row.is_blank for row in sheet.rows[top : bottom + 1]):
        return None
    return stand_at(sheet, top, bottom)


def stand_at(sheet: Sheet, top: int, bottom: int) -> Stand | None:
    """Return the stand of some rows; None for an item that opens on a quotation or that tabulations indent."""
    words = sheet.rows[top].words
    head = _HEAD.match(words)
    column = head.end() if head else 0
    if words[column : column + 1] in ("\t", ">"):
        return None
    found = _LAST_MARKER.search(words[:column])
    if found is None:
        return Stand(sheet=sheet, top=top, bottom=bottom, indent=column, column=column)
    return Stand(
        sheet=sheet, top=top, bottom=bottom, indent=found.start(), column=column, marker=found.group()
    )


# -- what surrounds a line


def sheet_around(text: str, span: Span) -> Sheet | None:
    """Return the sheet that holds the first line of a span; None for a value of YAML that is no block of text."""
    lines = Lines(text)
    if not span.file.endswith(".md") or not 1 <= span.line <= len(lines):
        return None
    fence = fence_around(lines, span.line)
    if fence is not None:
        return _value_sheet(text, lines, field_at(lines, fence, span.line))
    quotes = _QUOTES.match(lines.words(span.line))
    if quotes is not None:
        return _quotation(text, lines, span, quotes.group())
    rows = tuple(Row(words, words) for words in text.split("\n"))
    return Sheet(text=text, first=1, rows=rows)


def outside(sheet: Sheet) -> Sheet | None:
    """Return the sheet around a quotation."""
    if not sheet.depth:
        return None
    whole = tuple(Row(words, words) for words in sheet.text.split("\n"))
    return Sheet(text=sheet.text, first=1, rows=whole) if sheet.depth == 1 else None


def _quotation(text: str, lines: Lines, span: Span, prefix: str) -> Sheet:
    depth = prefix.count(">")
    strip = re.compile(rf"(?: *> ?){{{depth}}}")
    first = last = span.line
    while first > 1 and strip.match(lines.words(first - 1)):
        first -= 1
    # The last lines of a paragraph may go without the sign of the quotation.
    while last < len(lines) and (last < span.end_line or strip.match(lines.words(last + 1))):
        last += 1
    rows = tuple(
        Row(words, strip.sub("", words, count=1)) for words in map(lines.words, range(first, last + 1))
    )
    return Sheet(text=text, first=first, rows=rows, prefix=prefix, depth=depth)


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueField:
    """A value of YAML and its key: their lines in the file, counted from 1, and the column of the key from 0."""

    node: ScalarNode
    line: int
    last: int
    indent: int
    is_flow: bool


def field_at(lines: Lines, around: tuple[int, int], wanted: int) -> ValueField | None:
    """Return the value that holds a line."""
    first, last = around
    root = composed(lines.text[lines.start(first) : lines.end(last)] + "\n")
    for key, node, is_flow in _pairs(root, is_flow=False) if root is not None else ():
        start, end = node.start_mark.line + first, node.end_mark.line + first
        ends_before = node.style in ("|", ">") and node.end_mark.column == 0
        stop = min(end - 1 if ends_before else end, last)
        if start <= wanted <= max(stop, start):
            return ValueField(node=node, line=start, last=stop, indent=key.start_mark.column, is_flow=is_flow)
    return None


def _pairs(node: Node, *, is_flow: bool) -> Iterator[tuple[Node, ScalarNode, bool]]:
    is_flow = is_flow or bool(getattr(node, "flow_style", False))
    if isinstance(node, SequenceNode):
        for item in node.value:
            yield from _pairs(item, is_flow=is_flow)
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            if isinstance(value, ScalarNode):
                yield key, value, is_flow
            else:
                yield from _pairs(value, is_flow=is_flow)


def _value_sheet(text: str, lines: Lines, field: ValueField | None) -> Sheet | None:
    if field is None or field.node.style != "|":
        return None
    words = [lines.words(line) for line in range(field.line + 1, field.last + 1)]
    while words and not words[-1].strip():
        words.pop()
    base = next((len(one) - len(one.lstrip(" ")) for one in words if one.strip()), 0)
    if not base or any(one.strip() and not one.startswith(" " * base) for one in words):
        return None
    rows = tuple(Row(one, one[base:]) for one in words)
    return Sheet(text=text, first=field.line + 1, rows=rows, prefix=" " * base, is_value=True)


# -- lists


def inside(sheet: Sheet, start: int, column: int) -> Iterator[int]:
    """Yield the rows from `start` on that belong to an item whose words are at a column, blank ones left out."""
    for rank in range(start, len(sheet.rows)):
        row = sheet.rows[rank]
        if row.is_blank:
            continue
        if row.indent < column and not is_lazy(sheet, rank):
            return
        yield rank


def is_lazy(sheet: Sheet, rank: int) -> bool:
    """Tell whether a row goes on with the paragraph of the one above, whatever its indent."""
    above = sheet.rows[rank - 1] if rank else None
    if above is None or above.is_blank or _OPENS.match(above.words):
        return False
    words = sheet.rows[rank].words
    return not (_OPENS.match(words) or marker_of(words))


def marker_of(words: str) -> str:
    """Return the first sign of a list that a line opens with, nothing when it opens no item."""
    found = re.match(rf" *({MARKER})(?: |$)", words)
    return found[1] if found else ""


def comments(sheet: Sheet) -> frozenset[int]:
    """Return the rows of the comments that stand on lines of their own."""
    found: set[int] = set()
    is_open = False
    for rank, row in enumerate(sheet.rows):
        is_open = is_open or row.words.lstrip().startswith("<!--")
        if is_open:
            found.add(rank)
        is_open = is_open and "-->" not in row.words
    return frozenset(found)


def first_inner(stand: Stand) -> int | None:
    """Return the first row under the words of an item that is part of it: its list, its next paragraph."""
    hidden = comments(stand.sheet)
    rows = inside(stand.sheet, stand.bottom + 1, stand.column)
    return next((rank for rank in rows if rank not in hidden), None)


def siblings(sheet: Sheet, rank: int, indent: int) -> list[int]:
    """Return the rows where the items of one list start; `rank` is one of them, its sign at column `indent`."""
    kind = _kind(sheet.rows[rank].words[indent:])
    found = [rank]
    for step in (-1, 1):
        place = rank + step
        while 0 <= place < len(sheet.rows):
            row = sheet.rows[place]
            if not row.is_blank and row.indent <= indent:
                if row.indent == indent and _kind(row.words) == kind:
                    found.append(place)
                elif not is_lazy(sheet, place):
                    break
            place += step
    return sorted(found)


def _kind(words: str) -> str:
    return marker_of(words)[-1:]


def holder_of(stand: Stand) -> Stand | None:
    """Return the item that holds a paragraph, None when none does."""
    for rank in range(stand.top - 1, -1, -1):
        row = stand.sheet.rows[rank]
        if row.is_blank or row.indent >= stand.column:
            continue
        item = stand_at(stand.sheet, rank, rank)
        if item is None or (item.marker and item.column > stand.column):
            return None
        if item.marker:
            return item
        if not is_lazy(stand.sheet, rank):
            return None
    return None
