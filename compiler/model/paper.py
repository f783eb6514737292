"""An act as it came in, before anything is recognised: headings, paragraphs, entries of lists, grids, footnotes."""

from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias

from compiler.diagnostics.span import NOWHERE, Span
from compiler.model.block import Picture
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
    """A picture; `alternative` is the text that stands for it, `name` that of the part of the file that holds it.

    `kept` is the picture that the act takes in; None for one that is left out.
    """

    alternative: str
    name: str = ""
    kept: Picture | None = None
    span: Span = field(default=NOWHERE, compare=False)


Piece: TypeAlias = Heading | Line | Entry | Grid | Image


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A footnote; `mark` is what a NoteMark of the text calls it, `anchor` the bookmark around its call, or empty."""

    mark: str
    words: Inlines
    anchor: str = ""
    span: Span = field(default=NOWHERE, compare=False)


class DoubtKind(Enum):
    """What a reader did that somebody may want to look at."""

    CELL_JOINED = "cell.joined"
    GRID_JOINED = "grid.joined"
    HEAD_REPEATED = "head.repeated"
    IMAGE_LEFT_OUT = "image.left-out"
    LINE_JOINED = "line.joined"
    MARKUP_UNREAD = "markup.unread"
    NOTE_UNCALLED = "note.uncalled"
    NOTE_WITHOUT_TEXT = "note.without-text"
    PAGE_FURNITURE = "page.furniture"
    PART_LEFT_OUT = "part.left-out"
    ROW_REALIGNED = "row.realigned"
    ROW_UNCERTAIN = "row.uncertain"
    RULE_LEFT_OUT = "rule.left-out"
    TRACKED_CHANGE = "change.tracked"
    WORDS_LEFT_OUT = "words.left-out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """What a reader put right, left out or was unsure of, in one French sentence, with its place in the original.

    `left_out` holds the words of the original that the paper does not. `is_sure` says that nobody needs to look.
    """

    kind: DoubtKind
    message: str
    span: Span = field(default=NOWHERE, compare=False)
    left_out: str = ""
    is_sure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document read, whatever its format: its pieces in reading order, its footnotes, and what was doubtful."""

    file: str
    pieces: tuple[Piece, ...]
    notes: tuple[Footnote, ...] = ()
    title: Inlines = ()
    doubts: tuple[Doubt, ...] = ()
