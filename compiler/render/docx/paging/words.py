"""Words to the lines they take in a given room, by the widths of the faces that draw them."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from compiler.model.text import (
    Emphasis,
    Figure,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteMark,
    Reference,
    Strong,
    Superscript,
    Text,
)
from compiler.render.docx.paging.faces import Widths
from compiler.render.docx.paging.looks import BOLD, ITALIC

# Where a word may be cut without a hyphen of its own: after a hyphen or a dash that letters follow.
_PIECES = re.compile(r"[^-–—]*[-–—]+(?=[^\W\d])|.+")
_JOINED = re.compile(r"[-–—]")
# Raised signs are drawn smaller.
_RAISED = 0.58
_LINE_END = "\n"
_PLAIN = (Text, Reference, Figure)

Faces = Callable[[int], Widths]


class Filled(NamedTuple):
    """The number of lines some words take, and the notes called there with the line of each, from 0."""

    lines: int
    notes: tuple[tuple[int, int], ...] = ()


class Ruler:
    """Measures words. `faces` gives the widths of the signs of a face, by its look."""

    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        self._known: dict[int, dict[str, float]] = {}

    def fill(self, content: Inlines, room: float, look: int) -> Filled:
        """Return the lines of a paragraph; `room` is in thousandths of the size of its letters."""
        while len(content) == 1 and isinstance(inline := content[0], Strong):
            content, look = inline.content, look | BOLD
        words = [inline.text for inline in content if isinstance(inline, _PLAIN)]
        if len(words) == len(content):
            return Filled(self._fill_plain("".join(words), room, look))
        line = _Line(room, self._space(look))
        for text, face, scale in _flat(content, look):
            if scale < 0:
                line.note(int(text), self.width(text, face) * _RAISED)
            elif text == _LINE_END:
                line.end()
            else:
                self._add(line, text, face, scale)
        line.word()
        return Filled(line.rank + 1, tuple(line.notes))

    def width(self, word: str, look: int) -> float:
        """Return the width of a word that is not cut."""
        known = self._words(look)
        width = known.get(word)
        if width is None:
            known[word] = width = float(sum(map(self._faces(look).__getitem__, word)))
        return width

    def _words(self, look: int) -> dict[str, float]:
        known = self._known.get(look)
        if known is None:
            known = self._known[look] = {}
        return known

    def _space(self, look: int) -> float:
        return self.width(" ", look)

    def _fill_plain(self, text: str, room: float, look: int) -> int:
        """Return the lines of words of one look: what almost every paragraph is."""
        known, space = self._words(look), self._space(look)
        words = text.split(" ")
        widths = [known[word] if word in known else self.width(word, look) for word in words]
        if sum(widths) + space * (len(words) - 1) <= room:
            return 1
        lines, reached = 1, 0.0
        for word, width in zip(words, widths, strict=True):
            reached += width
            if reached > room and word:
                more, reached = self._cut(word, reached - width, room, look)
                lines += more
            reached += space
        return lines

    def _cut(self, word: str, reached: float, room: float, look: int) -> tuple[int, float]:
        """Return how many lines a word that does not fit ends, and how far it reaches on the last."""
        pieces = [self.width(piece, look) for piece in _PIECES.findall(word)] if _JOINED.search(word) else []
        return cut(pieces or [self.width(word, look)], reached, room)

    def _add(self, line: "_Line", text: str, look: int, scale: float) -> None:
        first, *others = text.split(" ")
        line.extend(self._measured(first, look, scale))
        for word in others:
            line.word()
            line.extend(self._measured(word, look, scale))

    def _measured(self, word: str, look: int, scale: float) -> list[float]:
        pieces = _PIECES.findall(word) if _JOINED.search(word) else [word]
        return [self.width(piece, look) * scale for piece in pieces]


class _Line:
    """A line being filled, word after word; a word may be in several looks."""

    def __init__(self, room: float, space: float) -> None:
        self.room = room
        self.space = space
        self.rank = 0
        self.reached = 0.0
        self.notes: list[tuple[int, int]] = []
        self._pieces: list[float] = []
        self._called: list[int] = []

    def extend(self, pieces: list[float]) -> None:
        """Add pieces to the word; the first of them cannot be parted from what stands before."""
        if self._pieces and pieces:
            self._pieces[-1] += pieces[0]
            self._pieces += pieces[1:]
        else:
            self._pieces += pieces

    def note(self, number: int, width: float) -> None:
        self.extend([width])
        self._called.append(number)

    def word(self) -> None:
        """End a word."""
        width = sum(self._pieces)
        if self.reached + width <= self.room or not width:
            self.reached += width
        else:
            more, self.reached = cut(self._pieces, self.reached, self.room)
            self.rank += more
        self.notes += [(number, self.rank) for number in self._called]
        self.reached += self.space
        self._pieces, self._called = [], []

    def end(self) -> None:
        """End a line where the author asks for it."""
        self.word()
        self.rank += 1
        self.reached = 0.0


def cut(pieces: list[float], reached: float, room: float) -> tuple[int, float]:
    """Return how many lines the pieces of a word end, and how far the last one reaches.

    A piece wider than a line is cut anywhere.
    """
    lines = 0
    for width in pieces:
        if reached + width > room and reached > 0:
            lines, reached = lines + 1, 0.0
        reached += width
        if reached > room > 0:
            over = int(-(-reached // room)) - 1
            lines, reached = lines + over, reached - over * room
    return lines, reached


def _flat(content: Inlines, look: int) -> Iterator[tuple[str, int, float]]:
    """Yield the words of a text with their look and their scale, which is negative for the call of a note."""
    for inline in content:
        yield from _flat_one(inline, look)


def _flat_one(inline: Inline, look: int) -> Iterator[tuple[str, int, float]]:
    match inline:
        case Superscript():
            yield inline.text, look, _RAISED
        case Strong():
            yield from _flat(inline.content, look | BOLD)
        case Emphasis():
            yield from _flat(inline.content, look | ITALIC)
        case Link():
            yield from _flat(inline.content, look)
        case NoteMark():
            if inline.number:
                yield str(inline.number), look, -1.0
        case LineBreak():
            yield _LINE_END, look, 1.0
        case _:
            yield inline.text, look, 1.0
