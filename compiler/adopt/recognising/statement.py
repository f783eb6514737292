"""The pieces of a paper to statements: one shape for titles, paragraphs, entries, grids and pictures.

A mark typed at the start of a line ("- ", "►", "a/") is taken off the words, whatever kind of piece holds it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from compiler.adopt.recognising.cutting import cut, tidy
from compiler.diagnostics.span import NOWHERE, Span
from compiler.model.paper import Entry, Grid, Heading, Image, Line, Piece
from compiler.model.text import Inlines, Strong, Text, plain

_BULLET = re.compile(r"\s*(?P<bullet>[-–—•●▪■□◦‣⁃*·]|[►▶➢➤→]|o(?= ))\s+(?=\S)")
_LEAD_SIGNS = frozenset("►▶➢➤→")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing that a paper says. `level` is that of a title by its style, 0 when it has none.

    `depth` is that of an entry of a list, 0 outside lists. `marker` is what announces an entry: "-", "1.", "a/".
    """

    words: Inlines = ()
    text: str = ""
    marker: str = ""
    depth: int = 0
    level: int = 0
    style: str = ""
    anchor: str = ""
    grid: Grid | None = None
    image: Image | None = None
    span: Span = field(default=NOWHERE, compare=False)

    @property
    def is_words(self) -> bool:
        """Tell whether this is text, neither a grid nor a picture."""
        return self.grid is None and self.image is None

    @property
    def written(self) -> str:
        """Return the words with what announces them."""
        return f"{self.marker} {self.text}" if self.marker else self.text

    @property
    def all_words(self) -> str:
        """Return every word of this, those of the cells of a grid among them."""
        if self.grid is None:
            return self.image.alternative if self.image else self.written
        cells = (cell for row in self.grid.rows for cell in row)
        return " ".join(each.all_words for cell in cells for each in statements_of(cell.pieces))

    @property
    def is_entry(self) -> bool:
        """Tell whether this stands in a list."""
        return self.depth > 0

    @property
    def is_lead(self) -> bool:
        """Tell whether a sign such as ► announces this text: it opens what follows, it is no entry of a list."""
        return self.marker in _LEAD_SIGNS

    @property
    def is_bold(self) -> bool:
        """Tell whether all the words are bold."""
        return bool(self.words) and all(
            isinstance(inline, Strong) or (isinstance(inline, Text) and not inline.text.strip(" :.–-"))
            for inline in self.words
        )


def without_bullet(text: str) -> str:
    """Return a line without the mark typed at its start."""
    found = _BULLET.match(text)
    return text[found.end() :] if found else text


def statements_of(pieces: Iterable[Piece]) -> tuple[Statement, ...]:
    """Return what the pieces say, in order; empty lines are left out."""
    stated = list(_stated(pieces))
    for start, end in _runs_of_leads(stated):
        for place in range(start, end):
            stated[place] = replace(stated[place], marker="•", depth=max(stated[place].depth, 1))
    return tuple(stated)


def _runs_of_leads(stated: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Yield the stretches where signs such as ► announce the entries of one sentence, and lead to nothing."""
    start = 0
    while start < len(stated):
        end = start
        while end < len(stated) and stated[end].is_lead:
            end += 1
        if end - start > 1 and all(each.text[-1:] in (";", ",") for each in stated[start : end - 1]):
            yield start, end
        start = max(end, start + 1)


def _stated(pieces: Iterable[Piece]) -> Iterator[Statement]:
    for piece in pieces:
        match piece:
            case Grid():
                yield Statement(grid=piece, anchor=piece.anchor, span=piece.span)
            case Image():
                yield Statement(image=piece, span=piece.span)
            case Heading() | Line() | Entry():
                statement = _of_words(piece)
                if statement.text or any(not isinstance(inline, Text) for inline in statement.words):
                    yield statement


def _of_words(piece: Heading | Line | Entry) -> Statement:
    words = tidy(piece.words)
    text = plain(words)
    marker = piece.marker.strip() if isinstance(piece, Entry) else ""
    depth = piece.depth if isinstance(piece, Entry) else 0
    if not isinstance(piece, Heading) and (found := _BULLET.match(text)) and not marker:
        marker, depth = found["bullet"], depth + 1
        words = cut(words, found.end())
        text = plain(words)
    return Statement(
        words=words,
        text=text,
        marker=marker,
        depth=depth,
        level=piece.level if isinstance(piece, Heading) else 0,
        style=piece.style if isinstance(piece, Line) else "",
        anchor=piece.anchor,
        span=piece.span,
    )


def joined_text(statements: Iterable[Statement]) -> str:
    """Return the words of several statements, on one line."""
    return " ".join(statement.text for statement in statements if statement.text)
