"""Cells to estimates of the room their words take, to know what the end of a page may cut."""

from compiler.model.block import Block, ItemList, Paragraph, Quotation
from compiler.model.text import Inlines, Text, plain
from compiler.render.view import CellView

# Measured on French administrative prose set in the font of the table text; all in twentieths of a point.
_CHARACTER, _BOLD_CHARACTER = 74, 96
_LINE = 222
_SIDES = 160
_BULLET = 170


def words_height(cell: CellView, width: int) -> int:
    """Return about how tall the words of a cell are."""
    return sum(_block(block, width - _SIDES) for block in cell.blocks)


def holds_its_words(cell: CellView, width: int) -> bool:
    """Tell whether the longest word fits in the cell, and so needs no hyphen."""
    texts = (plain(block.content) for block in cell.blocks if isinstance(block, Paragraph))
    longest = max((len(word) for text in texts for word in text.split()), default=0)
    return longest * _BOLD_CHARACTER <= width - _SIDES


def _block(block: Block, width: int) -> int:
    match block:
        case Paragraph():
            in_a_line = max(width // _CHARACTER, 1)
            return _LINE * (1 + _length(block.content) // in_a_line)
        case ItemList():
            return sum(_block(child, width - _BULLET) for item in block.items for child in item.blocks)
        case Quotation():
            return sum(_block(child, width) for child in block.blocks)
        case _:
            return _LINE


def _length(content: Inlines) -> int:
    """Return how many signs a text prints; almost every one is in one piece."""
    only = content[0] if len(content) == 1 else None
    return len(only.text) if isinstance(only, Text) else len(plain(content))
