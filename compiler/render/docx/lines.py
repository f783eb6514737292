"""Rows of a table view to the lines of its grid: a cell in each column, or what a merged one covers."""

from collections.abc import Iterator
from typing import NamedTuple

from compiler.render.docx.heights import words_height
from compiler.render.view import CellView, RowView

# In twentieths of a point: what stands above and below the words of a row.
_EDGES = 160


class Slot(NamedTuple):
    """A cell in its columns; no cell for what a merged one covers. `width` is in twentieths of a point."""

    cell: CellView | None
    span: int
    width: int


class Line(NamedTuple):
    """A row with its slots, and about how tall it is; merged cells do not count."""

    row: RowView
    slots: tuple[Slot, ...]
    height: int


def lay_lines(rows: tuple[RowView, ...], widths: tuple[int, ...]) -> Iterator[Line]:
    """Yield the lines of a table; `widths` are those of its columns."""
    covered = [(0, 0)] * len(widths)
    for row in rows:
        slots = tuple(_slots(row, widths, covered))
        heights = (
            words_height(slot.cell, slot.width) for slot in slots if slot.cell and slot.cell.row_span == 1
        )
        yield Line(row=row, slots=slots, height=max(heights, default=0) + _EDGES)


def _slots(row: RowView, widths: tuple[int, ...], covered: list[tuple[int, int]]) -> Iterator[Slot]:
    cells = iter(row.cells)
    place = 0
    while place < len(widths):
        rows_left, span = covered[place]
        cell = None if rows_left else next(cells)
        if cell is not None:
            rows_left, span = cell.row_span, cell.column_span
        covered[place] = (rows_left - 1, span)
        yield Slot(cell=cell, span=span, width=sum(widths[place : place + span]))
        place += span
