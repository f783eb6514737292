"""Rows to an estimate of their height, in points, to know which may be cut by the end of a page."""

from collections.abc import Callable
from typing import TypeAlias

from compiler.model.block import Block, ItemList, Paragraph, Quotation
from compiler.model.text import plain
from compiler.render.view import RowView

# Points, measured on French administrative prose set in the font of the text of tables.
_CHARACTER, _LINE, _BULLET = 3.7, 11.1, 8.5
# What no words should exceed: wide letters, lines left short by long words, the room between paragraphs.
_WIDE_CHARACTER, _GAP = 4.4, 2.5

_Measure: TypeAlias = Callable[[str, float], float]


def row_height(row: RowView, widths: tuple[float, ...]) -> float:
    """Return about how tall a row is, merged cells apart; `widths` are those of the words of its cells."""
    return _tallest(row, widths, _about, merged=False)


def greatest_height(row: RowView, widths: tuple[float, ...]) -> float:
    """Return a height that a row does not reach, merged cells apart."""
    return _tallest(row, widths, _at_most, merged=False)


def merged_height(row: RowView, widths: tuple[float, ...]) -> float:
    """Return about how tall are the words that begin in a row and are merged over more."""
    return _tallest(row, widths, _about, merged=True)


def _tallest(row: RowView, widths: tuple[float, ...], measure: _Measure, *, merged: bool) -> float:
    cells = (
        (cell, width) for cell, width in zip(row.cells, widths, strict=True) if (cell.row_span > 1) is merged
    )
    return max(
        (sum(_block(block, width, measure) for block in cell.blocks) for cell, width in cells), default=0.0
    )


def _about(text: str, width: float) -> float:
    in_a_line = max(int(width / _CHARACTER), 1)
    return _LINE * (1 + len(text) // in_a_line)


def _at_most(text: str, width: float) -> float:
    in_a_line = max(int(width / _WIDE_CHARACTER), 1)
    lines, reached = 1, 0
    for word in text.split():
        if reached and reached + len(word) > in_a_line:
            lines, reached = lines + 1, 0
        # A word longer than a line goes on over others.
        lines += (len(word) - 1) // in_a_line
        reached += len(word) + 1
    return _LINE * lines + _GAP


def _block(block: Block, width: float, measure: _Measure) -> float:
    match block:
        case Paragraph():
            return measure(plain(block.content), width)
        case ItemList():
            return sum(
                _block(child, width - _BULLET, measure) for item in block.items for child in item.blocks
            )
        case Quotation():
            return sum(_block(child, width, measure) for child in block.blocks)
        case _:
            return _LINE
