"""Pages for tests: a text read as a scan, its pieces shown on a line each, its words counted article by article."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from compiler.adopt.reading import read_scan
from compiler.model.paper import Cell, DoubtKind, Entry, Grid, Heading, Image, Line, Paper, Piece
from compiler.model.text import Emphasis, Inlines, LineBreak, Link, NoteMark, Strong, Superscript, Text, plain

_WORD = re.compile(r"[^\W_]+")
_TITLE = re.compile(r"(?:Préambule|Article \d+|Annexe \d+)\b")
_RAISED = re.compile(r"[¹²³⁰⁴-⁹]+")
_ORDINAL = re.compile(r"(?<=\d)\s*\^\{?([^\W\d_]+)\}?")
_TAG = re.compile(r"</?(?:ul|ol|li|p|i|b|u|br)\b[^<>]*>")


def scan(text: str) -> Paper:
    """Read a text as a scan; what is typed "→" stands for a tab."""
    result = read_scan("acte.txt", text.replace("→", "\t").encode())
    assert result.diagnostics == ()
    return result.value


def shown(paper: Paper) -> list[str]:
    """Return the pieces of a paper, one a line; a grid is one line for each row, its cells parted by bars."""
    return [line for piece in paper.pieces for line in _shown(piece)]


def _shown(piece: Piece) -> Iterator[str]:
    match piece:
        case Heading():
            yield f"{'#' * piece.level} {marked(piece.words)}"
        case Line():
            yield f"[{piece.style}] {marked(piece.words)}" if piece.style else marked(piece.words)
        case Entry():
            yield f"{'  ' * piece.depth}{piece.marker} {marked(piece.words)}"
        case Image():
            yield f"({piece.alternative})"
        case Grid():
            yield from (" | ".join(cell_text(cell) for cell in row) for row in piece.rows)


def cell_text(cell: Cell) -> str:
    """Return the pieces of a cell, parted by slashes."""
    return " / ".join(line.strip() for piece in cell.pieces for line in _shown(piece))


def marked(words: Inlines) -> str:
    """Return words with their marks: **bold**, *italics*, ^raised^, [note], ↵."""
    return "".join(_marked(words))


def _marked(words: Inlines) -> Iterator[str]:
    for inline in words:
        match inline:
            case Text():
                yield inline.text
            case Strong():
                yield f"**{marked(inline.content)}**"
            case Emphasis():
                yield f"*{marked(inline.content)}*"
            case Superscript():
                yield f"^{inline.text}^"
            case Link():
                yield f"{marked(inline.content)}<{inline.address}>"
            case NoteMark():
                yield f"[{inline.note}]"
            case LineBreak():
                yield "↵"
            case _:
                raise AssertionError(inline)


def grids(paper: Paper) -> list[Grid]:
    return [piece for piece in paper.pieces if isinstance(piece, Grid)]


def told(paper: Paper, kind: DoubtKind) -> list[str]:
    """Return what the doubts of a kind say."""
    return [doubt.message for doubt in paper.doubts if doubt.kind is kind]


@dataclass(frozen=True)
class Count:
    """The words of one article: how many, those neither in the paper nor told, those out of their place."""

    title: str
    written: int
    lost: tuple[str, ...]
    displaced: tuple[str, ...]


def count_words(text: str, paper: Paper) -> list[Count]:
    """Count the words of a text that are in its paper, article by article.

    What a line or a cell writes must stand together, in order, in the same article.
    """
    lines = text.split("\n")
    starts = [1]
    starts += [
        number for number, line in enumerate(lines, 1) if _TITLE.match(line.lstrip("# ")) and "\t" not in line
    ]
    held = _by_article(starts, ((line, said) for line, said in _said(paper)))
    told_out = _by_article(starts, ((doubt.span.line, doubt.left_out) for doubt in paper.doubts))
    counts = []
    for rank, start in enumerate(starts):
        end = starts[rank + 1] if rank + 1 < len(starts) else len(lines) + 1
        fragments = [
            words
            for line in lines[start - 1 : end - 1]
            for part in line.split("\t")
            if (words := _words(part))
        ]
        counts.append(_count(lines[start - 1], fragments, held[rank], told_out[rank]))
    return counts


def _count(title: str, fragments: list[list[str]], held: list[str], told_out: list[str]) -> Count:
    written = [word for fragment in fragments for word in fragment]
    left = Counter(held) + Counter(told_out)
    lost = []
    for word in written:
        if left[word]:
            left[word] -= 1
        else:
            lost.append(word)
    whole = f" {' '.join(held)} | {' '.join(told_out)} "
    displaced = [
        word for fragment in fragments if f" {' '.join(fragment)} " not in whole for word in fragment
    ]
    return Count(title[:40], len(written), tuple(lost), tuple(displaced))


def _by_article(starts: list[int], texts: Iterable[tuple[int, str]]) -> list[list[str]]:
    held: list[list[str]] = [[] for _ in starts]
    for line, said in texts:
        held[bisect_right(starts, line) - 1] += _words(said)
    return held


def _said(paper: Paper) -> Iterator[tuple[int, str]]:
    yield from _pieces_said(paper.pieces)
    for note in paper.notes:
        yield note.span.line, plain(note.words)


def _pieces_said(pieces: Iterable[Piece]) -> Iterator[tuple[int, str]]:
    for piece in pieces:
        match piece:
            case Heading() | Line():
                yield piece.span.line, plain(piece.words)
            case Entry():
                yield piece.span.line, f"{piece.marker} {plain(piece.words)}"
            case Image():
                yield piece.span.line, piece.alternative
            case Grid():
                for row in piece.rows:
                    for cell in row:
                        for _, said in _pieces_said(cell.pieces):
                            yield piece.span.line, said


def _words(text: str) -> list[str]:
    """Return the words of a text as it was typed: the markup, and the marks of notes, are none."""
    flat = _RAISED.sub(" ", _ORDINAL.sub(r"\1", _TAG.sub(" ", text.replace("**", ""))))
    return _WORD.findall(flat.replace("^{", "").replace("}", ""))
