"""What pages are filled with: paragraphs by their lines, tables by their rows. Lengths are in twentieths of a point."""

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from compiler.render.docx.paging.looks import Look


class Called(NamedTuple):
    """A footnote called on a line, from 0, and the room it takes at the foot of the page."""

    line: int
    number: int
    height: int


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph. `anchor` is the place it marks; `above` and `below` are the room of borders."""

    lines: int
    look: Look
    keeps_next: bool = False
    starts_page: bool = False
    at_top: bool = False
    above: int = 0
    below: int = 0
    picture: int = 0
    notes: tuple[Called, ...] = ()
    anchor: str = ""

    @property
    def height(self) -> int:
        """Return the height of its lines and borders."""
        return self.above + (self.picture or self.look.height(self.lines)) + self.below

    @property
    def first_part(self) -> int:
        """Return the height of the fewest lines that may stand on a page without the others."""
        fewest = self.lines if self.lines < _FEWEST_CUT or self.look.keeps_lines else _FEWEST
        return self.above + (self.picture or self.look.height(fewest))


class Ending(NamedTuple):
    """A merged cell that ends with a row: the row it began at, the height of what it holds."""

    first: int
    height: int


class Row(NamedTuple):
    """A row of a table: its height without its merged cells, and those that end there.

    A row that may be cut tells the height of one of its lines; else 0.
    """

    height: int
    endings: tuple[Ending, ...] = ()
    cut_by: int = 0
    notes: tuple[Called, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the height of its header, which comes again on each page, then its rows.

    The notes called in the header stand on the first page alone.
    """

    head: int
    rows: tuple[Row, ...]
    notes: tuple[Called, ...] = ()
    stays_whole: bool = False
    keeps_next: bool = False
    starts_page: bool = False

    @property
    def height(self) -> int:
        """Return the height of the whole table."""
        return self.head + sum(self.heights())

    @property
    def first_part(self) -> int:
        """Return the height of the fewest rows that may stand on a page without the others."""
        if self.stays_whole or not self.rows:
            return self.height
        return self.head + (self.rows[0].cut_by * _FEWEST or self.rows[0].height)

    def heights(self) -> list[int]:
        """Return the heights of the rows when no page is turned among them."""
        heights: list[int] = []
        for row in self.rows:
            heights.append(grown_height(row, heights))
        return heights


def grown_height(row: Row, above: list[int]) -> int:
    """Return the height of a row grown to hold the merged cells that end there; `above` are those of rows above."""
    return max([row.height, *(ending.height - sum(above[ending.first :]) for ending in row.endings)])


Box: TypeAlias = Prose | Grid

# Of a paragraph, never one line alone at the foot or at the head of a page.
_FEWEST, _FEWEST_CUT = 2, 4
