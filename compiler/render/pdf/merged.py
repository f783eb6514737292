"""A table to what its rows say again when a page starts there: the words of rows above that are merged over them."""

from collections.abc import Callable, Iterator, Sequence

from compiler.model.block import Block
from compiler.render.pdf.inlines import Json
from compiler.render.view import CellView, RowView, TableView

# Heights of rows are estimates: words said again must stay beside rows that may be lower.
_SURE = 0.8


def said_again(
    table: TableView, widths: Sequence[float], heights: Sequence[float], write: Callable[[Block], Json]
) -> list[Json]:
    """Return for each row the merged words it continues, and their place from its own first column, in points.

    `heights` are about those of the rows; `room` is the height that the words may take.
    """
    placed = list(_placed(table.body, len(widths)))
    first = {rank: column for rank, column, _ in reversed(placed)}
    found: list[list[Json]] = [[] for _ in table.body]
    for rank, column, cell in placed:
        if cell.row_span == 1:
            continue
        blocks: list[Json] = [write(block) for block in cell.blocks]
        end = rank + cell.row_span
        for below in range(rank + 1, min(end, len(found))):
            # A row without a cell of its own, or whose own stand before, has nowhere to say them from.
            if first.get(below, -1) > column:
                found[below].append(
                    {
                        "left": round(sum(widths[column : first[below]]), 2),
                        "width": round(sum(widths[column : column + cell.column_span]), 2),
                        "room": round(_SURE * sum(heights[below:end]), 2),
                        "blocks": blocks,
                    }
                )
    return list(found)


def _placed(rows: Sequence[RowView], columns: int) -> Iterator[tuple[int, int, CellView]]:
    """Yield every cell with its row and its first column."""
    covered = [0] * columns
    for rank, row in enumerate(rows):
        free = [place for place, left in enumerate(covered) if not left]
        covered = [max(left - 1, 0) for left in covered]
        for cell in row.cells:
            taken, free = free[: cell.column_span], free[cell.column_span :]
            for place in taken:
                covered[place] = cell.row_span - 1
            if taken:
                yield rank, taken[0], cell
