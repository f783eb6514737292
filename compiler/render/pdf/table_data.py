"""Table views to the data of their grids: spans, alignment, which rows the end of a page may cut."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from compiler.model.block import Block, ItemList, Paragraph, Quotation
from compiler.model.text import plain
from compiler.render.grid import widest_word
from compiler.render.pdf.heights import greatest_height, merged_height, row_height
from compiler.render.pdf.inlines import Json, Manner, Writer
from compiler.render.pdf.merged import said_again
from compiler.render.pdf.page import Frame
from compiler.render.pdf.places import ENGAGEMENTS, cell_place, table_place
from compiler.render.view import CellView, RowView, TableView

BlockWriter: TypeAlias = Callable[[Block], Json]

# Shares of the height of a page: above the first a row may be cut by its end, above the second a table. A row of
# engagements is read as one, and is cut only when a page, under its header, might not hold it.
_LARGEST_ROW, _LARGEST_TABLE = 0.4, 0.45
_LARGEST_ENGAGEMENT, _FULL_PAGE = 0.75, 0.85
# Points: what stands on both sides of the words of a cell, above and below them.
_SIDES, _ROW_EDGES = 8.0, 8.0
# Heights are estimates: words merged over rows that might be taller than the first row are measured by Typst.
_DOUBT = 1.25


def table_data(table: TableView, writer: Writer, write: BlockWriter, frame: Frame) -> Json:
    """Return the data of a table."""
    grid = _Grid(table, write, frame)
    caption = writer.runs(table.caption)
    with writer.writing(Manner.HEAD):
        head: list[Json] = [grid.row(row) for row in table.head]
    body: list[Json] = [grid.row(row) for row in table.body]
    whole = sum(grid.heights) <= frame.height * _LARGEST_TABLE
    return {
        "kind": "table",
        "style": table.kind,
        "place": table_place(table),
        "caption": caption,
        "widths": list(table.widths),
        "totals": sum(1 for row in table.body if not row.is_total),
        "whole": whole,
        "head": head,
        "body": body,
        "again": [] if whole else _said_again(grid, writer),
    }


def _said_again(grid: "_Grid", writer: Writer) -> list[Json]:
    # Said for the eye alone, these words lead nowhere and call no note.
    with writer.writing(Manner.CONTENTS):
        return said_again(grid.table, grid.widths, grid.heights[len(grid.table.head) :], grid.write)


class _Grid:
    """Writes the rows of one table; remembers which columns merged cells cover, and how tall its rows are."""

    def __init__(self, table: TableView, write: BlockWriter, frame: Frame) -> None:
        self.table = table
        self.write = write
        self.widths = tuple(frame.width * width / sum(table.widths) for width in table.widths)
        self.page = frame.height
        self.covered = [0] * len(self.widths)
        self.heights: list[float] = []

    def row(self, row: RowView) -> Json:
        """Return the cells of a row."""
        widths = self._widths(row)
        height = row_height(row, widths)
        self.heights.append(height + _ROW_EDGES)
        whole = self._stays_whole(row, widths, height)
        strained = whole and merged_height(row, widths) * _DOUBT >= height
        cells: list[Json] = []
        for cell, width in zip(row.cells, widths, strict=True):
            data = self._cell(cell, row, width, whole=whole)
            data["strains"] = strained and cell.row_span == 1
            strained = strained and cell.row_span > 1
            cells.append(data)
        return cells

    def _stays_whole(self, row: RowView, widths: tuple[float, ...], height: float) -> bool:
        if self.table.kind != ENGAGEMENTS or height <= self.page * _LARGEST_ROW:
            return height <= self.page * _LARGEST_ROW
        # Words of a row kept whole that no page can hold would be lost: its estimate alone is no proof.
        return (
            height <= self.page * _LARGEST_ENGAGEMENT
            and greatest_height(row, widths) <= self.page * _FULL_PAGE
        )

    def _widths(self, row: RowView) -> tuple[float, ...]:
        """Return how wide the words of each cell may be; cells fill the columns left by merged ones."""
        found: list[float] = []
        free = [place for place, left in enumerate(self.covered) if not left]
        self.covered = [max(left - 1, 0) for left in self.covered]
        for cell in row.cells:
            taken, free = free[: cell.column_span], free[cell.column_span :]
            found.append(sum(self.widths[place] for place in taken) - _SIDES)
            for place in taken:
                self.covered[place] = cell.row_span - 1
        return tuple(found)

    def _cell(self, cell: CellView, row: RowView, width: float, *, whole: bool) -> dict[str, Json]:
        # The cell of an engagement heads its row by its code; its words are the act's, and stay light.
        light = not cell.scope or (cell.scope == "row" and self.table.kind == ENGAGEMENTS)
        return {
            "rows": cell.row_span,
            "columns": cell.column_span,
            "align": cell.align,
            "heads": not light,
            "whole": whole and cell.row_span == 1,
            "width": round(width, 2),
            "hyphenate": widest_word(_texts(cell.blocks)) > width * 10,
            "place": cell_place(cell, row, self.table),
            "blocks": [self.write(block) for block in cell.blocks],
        }


def _texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                yield plain(block.content)
            case ItemList():
                for item in block.items:
                    yield from _texts(item.blocks)
            case Quotation():
                yield from _texts(block.blocks)
            case _:
                pass
