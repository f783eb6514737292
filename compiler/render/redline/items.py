"""What one version of an act shows, in order: lines and grids. Each has a place in its version, and a name in both.

Things are written when they are first asked for, so that what is the same in both versions is written once.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeAlias

from compiler.render.docx.rows import RowMarkup
from compiler.render.redline.line import Line, read_line
from compiler.render.redline.places import Place

NOTE_CALLS = ("<w:footnoteReference", "NOTEREF ")


class Emission:
    """The paragraphs of one block, written once."""

    def __init__(self, write: Callable[[], Iterable[str]]) -> None:
        self._write = write
        self._lines: list[str] | None = None

    @property
    def is_done(self) -> bool:
        return self._lines is not None

    def lines(self) -> list[str]:
        """Return the paragraphs."""
        if self._lines is None:
            self._lines = list(self._write())
        return self._lines


@dataclass(kw_only=True)
class LineItem:
    """A paragraph of the text. Two items with equal `shown` print the same words in the same way."""

    place: Place
    name: Place
    shown: object
    emission: Emission
    rank: int = 0
    moved: bool = False
    section: str = ""

    @property
    def markup(self) -> str:
        """The paragraph as the document of this version alone has it, its section aside."""
        return self.emission.lines()[self.rank]

    @property
    def sectioned(self) -> str:
        """The paragraph as the document of this version alone has it."""
        head, end, runs = self.markup.partition("</w:pPr>")
        return f"{head}{self.section}{end}{runs}" if self.section else self.markup

    @cached_property
    def line(self) -> Line:
        """The paragraph by its parts."""
        return replace(read_line(self.markup), section=self.section)


@dataclass(kw_only=True)
class RowItem:
    """A row of a grid. `cells` are the places of the paragraphs of each of its cells, empty when they have none.

    `columns` are the ids of the columns where its cells begin.
    """

    place: Place
    name: Place
    shown: object
    write: Callable[[], RowMarkup]
    moved: bool = False
    cells: tuple[tuple[Place, ...], ...] = ()
    columns: tuple[Hashable, ...] = ()

    @cached_property
    def markup(self) -> RowMarkup:
        """The row as the document of this version alone has it."""
        return self.write()


@dataclass(kw_only=True)
class Sheet:
    """The rows of a grid, and what puts some rows in its frame.

    `slots` are rows that share those of the grid: after the others, they stand side by side.
    """

    rows: tuple[RowItem, ...]
    around: Callable[[str], str]
    slots: tuple[RowItem, ...] = ()


@dataclass(kw_only=True)
class GridItem:
    """A table of the text."""

    place: Place
    name: Place
    shown: object
    make: Callable[[], Sheet]
    moved: bool = False

    @cached_property
    def sheet(self) -> Sheet:
        """The rows of the table."""
        return self.make()


@dataclass(kw_only=True)
class ContentsItem:
    """The table of contents."""

    title: str
    opening: str
    lines: tuple[LineItem, ...]
    place: Place = ("sommaire",)
    name: Place = ("sommaire",)
    moved: bool = False


Item: TypeAlias = LineItem | GridItem | ContentsItem


@dataclass(kw_only=True)
class Flow:
    """All the items of a version; `ending` is its last section."""

    items: list[Item] = field(default_factory=list)
    ending: str = ""
