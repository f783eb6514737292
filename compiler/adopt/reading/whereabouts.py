"""The ranks by which an office file is read to places that a person finds again in it.

A Markdown file has lines, found by their words; a DOCX or an ODT has paragraphs, counted as they are read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from compiler.adopt.reading.markdown_words import printed_lines
from compiler.adopt.reading.office import MARKDOWN_ENDS, OFFICE_ENDS
from compiler.adopt.reading.prepared import words_in
from compiler.diagnostics.span import Span
from compiler.model.paper import DoubtKind, Grid, Image, Paper, Piece
from compiler.model.text import plain

_ENOUGH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """Where ranks stand, and what stands there; a text of lines is its own place, and holds none."""

    lines: Mapping[int, int] = field(default_factory=dict)
    excerpts: Mapping[int, str] = field(default_factory=dict)

    def placed(self, span: Span) -> Span:
        """Return the place of a rank, or that of the rank before it."""
        rank = self._near(span.line, self.lines)
        if not span.file or not rank:
            return span
        return replace(span, line=self.lines[rank], end_line=self.lines[rank])

    def excerpt(self, span: Span) -> str:
        """Return what stands at a rank, or just before it."""
        rank = self._near(span.line, self.excerpts) if span.file else 0
        return self.excerpts[rank] if rank else ""

    @staticmethod
    def _near(rank: int, known: Mapping[int, int] | Mapping[int, str]) -> int:
        return next((each for each in range(rank, 0, -1) if each in known), min(known, default=0))


def find_whereabouts(paper: Paper, data: bytes) -> Whereabouts:
    """Return where the ranks of a paper stand in the file that it was read from; nothing for a scan."""
    name = paper.file.lower()
    excerpts = dict(_excerpts(paper))
    if name.endswith(MARKDOWN_ENDS):
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        return Whereabouts(lines=_lines(paper, text), excerpts=excerpts)
    if name.endswith(OFFICE_ENDS):
        ranks = (rank for rank, text in _paragraphs(paper) if text.strip())
        lines = {rank: number for number, rank in enumerate(ranks, 1)}
        return Whereabouts(lines=lines, excerpts=excerpts)
    return Whereabouts()


# -- what stands where


def _paragraphs(paper: Paper) -> list[tuple[int, str]]:
    """Return the ranks of all paragraphs with their words, those struck whole among them."""
    held = dict(_leaves(paper.pieces))
    struck = (doubt for doubt in paper.doubts if doubt.kind is DoubtKind.PART_LEFT_OUT and doubt.span.file)
    for doubt in struck:
        held.setdefault(doubt.span.line, doubt.left_out)
    return sorted(held.items())


def _leaves(pieces: tuple[Piece, ...]) -> Iterator[tuple[int, str]]:
    """Yield the ranks of paragraphs with their words, in order."""
    for piece in pieces:
        match piece:
            case Grid():
                for row in piece.rows:
                    for cell in row:
                        yield from _leaves(cell.pieces)
            case Image():
                yield piece.span.line, piece.alternative
            case _:
                yield piece.span.line, plain(piece.words)


def _excerpts(paper: Paper) -> Iterator[tuple[int, str]]:
    """Yield what stands at each rank: the words of a paragraph, or the row of a table, which is named."""
    number = 0
    yield from _paragraphs(paper)
    for piece in paper.pieces:
        if isinstance(piece, Grid):
            number += 1
            yield from _of_grid(piece, number)
    for note in paper.notes:
        yield note.span.line, plain(note.words)


def _of_grid(grid: Grid, number: int) -> Iterator[tuple[int, str]]:
    for rank, row in enumerate(grid.rows, 1):
        texts = [" ".join(text for _, text in _leaves(cell.pieces)) for cell in row]
        said = f"Tableau {number}, ligne {rank} : {' | '.join(texts)}"
        if rank == 1:
            yield grid.span.line, said
        for cell in row:
            yield cell.span.line, said
            yield from ((each, said) for each, _ in _leaves(cell.pieces))


# -- lines of Markdown


def _lines(paper: Paper, text: str) -> dict[int, int]:
    """Return the line of each rank: where its first words come next in the text; notes stand anywhere."""
    words = [(word, number) for number, line in enumerate(printed_lines(text), 1) for word in words_in(line)]
    places: dict[str, list[int]] = {}
    for order, (word, _) in enumerate(words):
        places.setdefault(word, []).append(order)
    found: dict[int, int] = {}
    after = 0
    for rank, said in _paragraphs(paper):
        wanted = words_in(said)
        place = _find(wanted, words, places, after)
        if place is not None:
            found[rank] = words[place][1]
            after = place + len(wanted)
    for note in paper.notes:
        start = _find(words_in(plain(note.words)), words, places, 0)
        if start is not None:
            found[note.span.line] = words[start][1]
    return found


def _find(
    wanted: list[str], words: list[tuple[str, int]], places: Mapping[str, list[int]], after: int
) -> int | None:
    head = wanted[:_ENOUGH]
    candidates = (place for place in places.get(head[0], ()) if place >= after) if head else iter(())
    return next(
        (place for place in candidates if [word for word, _ in words[place : place + len(head)]] == head),
        None,
    )
