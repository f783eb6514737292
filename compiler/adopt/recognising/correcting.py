"""Slips of a paper put right, where they stand; only those that nobody needs to look at."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from compiler.adopt.recognising.adoption import Decision, Kind
from compiler.diagnostics.span import Span
from compiler.model.paper import Cell, Grid, Image, Paper, Piece
from compiler.model.text import Emphasis, Inline, Inlines, Link, Strong, Text


@dataclass(frozen=True, slots=True)
class Corrected:
    """A paper put right, and the slips that were."""

    paper: Paper
    applied: tuple[Decision, ...]


def corrected(paper: Paper, decisions: Iterable[Decision]) -> Corrected:
    """Return a paper with its sure slips put right; one that is not found where it was told is left alone."""
    hand = _Hand([one for one in decisions if one.kind is Kind.SLIP and one.is_sure and one.proposal])
    title = hand.words(paper.title, Span(file=paper.file))
    pieces = tuple(hand.piece(piece) for piece in paper.pieces)
    notes = tuple(replace(note, words=hand.words(note.words, note.span)) for note in paper.notes)
    return Corrected(replace(paper, title=title, pieces=pieces, notes=notes), tuple(hand.applied))


@dataclass
class _Hand:
    """Holds what is left to put right."""

    left: list[Decision]
    applied: list[Decision] = field(default_factory=list)

    def piece(self, piece: Piece) -> Piece:
        match piece:
            case Grid():
                rows = tuple(tuple(self._cell(cell) for cell in row) for row in piece.rows)
                return replace(piece, rows=rows, caption=self.words(piece.caption, piece.span))
            case Image():
                return piece
            case _:
                return replace(piece, words=self.words(piece.words, piece.span))

    def _cell(self, cell: Cell) -> Cell:
        return replace(cell, pieces=tuple(self.piece(piece) for piece in cell.pieces))

    def words(self, content: Inlines, span: Span) -> Inlines:
        for slip in [one for one in self.left if _meets(one.span, span)]:
            done = _replaced(content, slip.quote, slip.proposal)
            if done is not None:
                content = done
                self.left.remove(slip)
                self.applied.append(slip)
        return content


def _meets(first: Span, second: Span) -> bool:
    return first.file == second.file and first.line <= second.end_line and second.line <= first.end_line


def _replaced(content: Inlines, quote: str, proposal: str) -> Inlines | None:
    """Return a text with its first `quote` replaced, None when no run of its words holds it."""
    for rank, inline in enumerate(content):
        done = _in(inline, quote, proposal)
        if done is not None:
            return (*content[:rank], done, *content[rank + 1 :])
    return None


def _in(inline: Inline, quote: str, proposal: str) -> Inline | None:
    match inline:
        case Text() if quote in inline.text:
            return Text(text=inline.text.replace(quote, proposal, 1))
        case Strong() | Emphasis() | Link():
            inner = _replaced(inline.content, quote, proposal)
            return replace(inline, content=inner) if inner is not None else None
        case _:
            return None
