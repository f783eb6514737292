"""An act as it came in, before anything is recognised: headings, paragraphs, entries of lists, grids, footnotes."""

from dataclasses import dataclass, field
from typing import TypeAlias

from compiler.diagnostics.span import NOWHERE, Span
from compiler.model.text import Inlines


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A title by its style; `level` starts at 1. `anchor` is the name of the bookmark it carries, or empty."""

    words: Inlines
    level: int
    anchor: str = ""
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph; `style` is the name its file gives to how it is printed, or empty."""

    words: Inlines
    style: str = ""
    anchor: str = ""
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of a list, or what follows it inside (`marker` is then empty); `depth` starts at 1.

    `marker` is what announces it: "-", "•", "1.", "a/".
    """

    words: Inlines
    marker: str
    depth: int = 1
    anchor: str = ""
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a grid, with how many columns and rows it spans."""

    pieces: tuple["Piece", ...]
    columns: int = 1
    rows: int = 1
    anchor: str = ""
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Rows of cells, as printed; `heads` is how many rows repeat on each page (0 when the file does not say)."""

    rows: tuple[tuple[Cell, ...], ...]
    heads: int = 0
    caption: Inlines = ()
    anchor: str = ""
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture, which is not kept; `alternative` is the text that stands for it."""

    alternative: str
    span: Span = field(default=NOWHERE, compare=False)


Piece: TypeAlias = Heading | Line | Entry | Grid | Image


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A footnote; `mark` is what a NoteMark of the text calls it."""

    mark: str
    words: Inlines
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document read, whatever its format: its pieces in reading order, and its footnotes."""

    file: str
    pieces: tuple[Piece, ...]
    notes: tuple[Footnote, ...] = ()
    title: Inlines = ()
