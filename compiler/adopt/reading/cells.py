"""The text of a cell to its pieces: paragraphs, entries of lists, run together on one line or parted by tags."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from compiler.adopt.reading.markers import read_bullet, read_enumerator
from compiler.adopt.reading.markup import FindNote, read_inlines
from compiler.diagnostics.span import Span
from compiler.model.paper import Entry, Line, Piece
from compiler.model.text import plain

_TAG = re.compile(r"<(?P<close>/?)(?P<tag>p|div|ul|ol|li|br)(?:\s[^<>]{0,300})?/?>", re.IGNORECASE)
_DASH = re.compile(r"(?<=\s)[-–•](?=\s+[^\Wa-z]|\s+[<(«\"*])")
_NUMBER = re.compile(r"(?:(?<=\s)|^)(?P<rank>\d{1,2})(?P<close>\s?[-–—.)/])\s*(?=[^\W\d_a-z]|[«\"(])")
_TAIL = re.compile(r"(?:\s*</(?:p|li|ul|ol|div)>)+\s*\Z", re.IGNORECASE)
_HEAD = re.compile(r"\A(?:\s*<(?:p|div)(?:\s[^<>]{0,300})?>)+\s*", re.IGNORECASE)
_MARKUP = re.compile(r"<[^<>]{1,300}>|\*\*")
_DEEPEST = 9


def fuse(upper: str, lower: str) -> str:
    """Return a cell with its end from the next page, the tags that stood at the break taken off."""
    return f"{_TAIL.sub('', upper.rstrip())} {_HEAD.sub('', lower.lstrip())}"


def bare(text: str) -> str:
    """Return a cell without tags nor stars."""
    return " ".join(_MARKUP.sub(" ", text).split())


@dataclass
class _CellReader:
    """Walks the tags of one cell. `open_lists` holds the kind of each list that is open, "ul" or "ol"."""

    find_note: FindNote
    span: Span
    open_lists: list[str] = field(default_factory=list)
    in_item: bool = False
    pieces: list[Piece] = field(default_factory=list)

    def read(self, text: str) -> tuple[Piece, ...]:
        """Return the pieces of a cell."""
        end = 0
        for tag in _TAG.finditer(text):
            self._say(text[end : tag.start()])
            self._tag(tag["tag"].lower(), is_end=bool(tag["close"]))
            end = tag.end()
        self._say(text[end:])
        return tuple(self.pieces)

    def _tag(self, tag: str, *, is_end: bool) -> None:
        match tag:
            case "ul" | "ol" if is_end:
                del self.open_lists[-1:]
                self.in_item = False
            case "ul" | "ol" if len(self.open_lists) < _DEEPEST:
                self.open_lists.append(tag)
            case "li":
                self.in_item = not is_end
            case "p" | "div" if not self.in_item:
                # A scan seldom closes its lists: a paragraph after one ends it.
                self.open_lists.clear()
            case _:
                pass

    def _say(self, text: str) -> None:
        for part in text.split("\n"):
            if words := part.strip():
                self._say_line(words)

    def _say_line(self, words: str) -> None:
        is_list = bool(self.open_lists) or read_bullet(words) is not None
        if is_list:
            for entry in _at_dashes(words):
                self._entry(entry)
        else:
            for part in _at_numbers(words):
                self._line(part)

    def _entry(self, words: str) -> None:
        bullet = read_bullet(words)
        depth = max(len(self.open_lists), 1)
        if bullet is None and not self.in_item and not (self.open_lists and self.open_lists[-1] == "ol"):
            # What stands before the first dash, or a dash alone.
            self._line(words)
            return
        if bullet is None:
            self._listed(words, depth)
            return
        inlines = read_inlines(words[bullet.length :], self.find_note)
        self.pieces.append(Entry(words=inlines, marker=bullet.text, depth=depth, span=self.span))

    def _listed(self, words: str, depth: int) -> None:
        """Add what a numbered list or an item without sign holds."""
        if self.in_item:
            inlines = read_inlines(words, self.find_note)
            is_number = read_enumerator(words) is not None
            marker = "" if is_number else "-"
            self.pieces.append(Entry(words=inlines, marker=marker, depth=depth, span=self.span))
            return
        for part in _at_numbers(words):
            self._line(part)

    def _line(self, words: str) -> None:
        inlines = read_inlines(words, self.find_note)
        if inlines:
            self.pieces.append(Line(words=inlines, span=self.span))


def read_cell(text: str, find_note: FindNote, span: Span) -> tuple[Piece, ...]:
    """Return the pieces of a cell. Numbers that announce entries stay among the words."""
    stripped = text.strip()
    if not stripped:
        return ()
    return _CellReader(find_note, span).read(stripped)


def _at_dashes(words: str) -> Iterator[str]:
    """Yield the entries of a list typed on one line."""
    start = 0
    for dash in _DASH.finditer(words):
        if dash.start() > start:
            yield words[start : dash.start()].strip()
            start = dash.start()
    yield words[start:].strip()


def _at_numbers(words: str) -> Iterator[str]:
    """Yield the parts of a text that counts from 1 ("1. … 2. …", "1 - … 2- …"); one number alone parts nothing."""
    marks: list[int] = []
    for number in _NUMBER.finditer(words):
        if int(number["rank"]) == len(marks) + 1:
            marks.append(number.start())
    if len(marks) <= 1:
        yield words
        return
    if before := words[: marks[0]].strip():
        yield before
    for start, end in zip(marks, [*marks[1:], len(words)], strict=True):
        yield words[start:end].strip()


def text_of(piece: Piece) -> str:
    """Return the words of a line or an entry."""
    return plain(piece.words) if isinstance(piece, Line | Entry) else ""
