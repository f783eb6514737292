"""Rows to an estimate of their height, in points, to know which may be cut by the end of a page."""

from compiler.model.block import Block, ItemList, Paragraph, Quotation
from compiler.model.text import plain
from compiler.render.view import RowView

# Points, measured on French administrative prose set in the font of the text of tables.
_CHARACTER, _LINE, _BULLET = 3.7, 11.1, 8.5


def row_height(row: RowView, widths: tuple[float, ...]) -> float:
    """Return about how tall a row is, merged cells apart; `widths` are those of the words of its cells."""
    return _tallest(row, widths, merged=False)


def merged_height(row: RowView, widths: tuple[float, ...]) -> float:
    """Return about how tall are the words that begin in a row and are merged over more."""
    return _tallest(row, widths, merged=True)


def _tallest(row: RowView, widths: tuple[float, ...], *, merged: bool) -> float:
    cells = (
        (cell, width) for cell, width in zip(row.cells, widths, strict=True) if (cell.row_span > 1) is merged
    )
    return max((sum(_block(block, width) for block in cell.blocks) for cell, width in cells), default=0.0)


def _block(block: Block, width: float) -> float:
    match block:
        case Paragraph():
            in_a_line = max(int(width / _CHARACTER), 1)
            return _LINE * (1 + len(plain(block.content)) // in_a_line)
        case ItemList():
            return sum(_block(child, width - _BULLET) for item in block.items for child in item.blocks)
        case Quotation():
            return sum(_block(child, width) for child in block.blocks)
        case _:
            return _LINE
