"""One pass over every text of an act, in reading order, each inline handed to a function that may change it."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias, TypeVar

from compiler.model.block import (
    Attachment,
    Block,
    Chart,
    Funding,
    Item,
    ItemList,
    Paragraph,
    Picture,
    Quotation,
)
from compiler.model.division import Division
from compiler.model.engagement import Engagement, Indicator
from compiler.model.protocol import Protocol
from compiler.model.table import Cell, Table
from compiler.model.text import Emphasis, Figure, Inline, Inlines, Link, NoteMark, Reference, Strong

Change: TypeAlias = Callable[[Inline], Inline]
AnyBlock = TypeVar("AnyBlock", bound=Block)


def rewrite_text(content: Inlines, change: Change) -> Inlines:
    """Return a text with every reference, figure and note mark passed through `change`."""
    if not any(
        isinstance(inline, Reference | Figure | NoteMark | Strong | Emphasis | Link) for inline in content
    ):
        return content
    return tuple(_inline(inline, change) for inline in content)


def _inline(inline: Inline, change: Change) -> Inline:
    match inline:
        case Strong() | Emphasis() | Link():
            return replace(inline, content=rewrite_text(inline.content, change))
        case Reference() | Figure() | NoteMark():
            return change(inline)
        case _:
            return inline


def rewrite_block(block: Block, change: Change) -> Block:
    """Return a block with its texts rewritten."""
    match block:
        case Paragraph():
            return replace(block, content=rewrite_text(block.content, change))
        case ItemList():
            return replace(block, items=tuple(_item(item, change) for item in block.items))
        case Quotation():
            return replace(block, blocks=rewrite_blocks(block.blocks, change))
        case Table():
            return _table(block, change)
        case Chart():
            return replace(
                block,
                title=rewrite_text(block.title, change),
                alternative=rewrite_text(block.alternative, change),
            )
        case Picture():
            return replace(block, caption=rewrite_text(block.caption, change))
        case Attachment():
            return replace(block, title=rewrite_text(block.title, change))
        case Funding():
            return replace(block, subject=rewrite_text(block.subject, change))


def rewrite_blocks(blocks: tuple[Block, ...], change: Change) -> tuple[Block, ...]:
    """Return blocks with their texts rewritten."""
    return tuple(rewrite_block(block, change) for block in blocks)


def _item(item: Item, change: Change) -> Item:
    return replace(item, blocks=rewrite_blocks(item.blocks, change))


def _table(table: Table, change: Change) -> Table:
    title = rewrite_text(table.title, change)
    columns = tuple(replace(column, title=rewrite_text(column.title, change)) for column in table.columns)
    rows = tuple(replace(row, cells=tuple(_cell(cell, change) for cell in row.cells)) for row in table.rows)
    totals = tuple(replace(total, label=rewrite_text(total.label, change)) for total in table.totals)
    return replace(table, title=title, columns=columns, rows=rows, totals=totals)


def _cell(cell: Cell, change: Change) -> Cell:
    """Return a cell with its texts rewritten, its value too when that is the same words."""
    texts = tuple(rewrite_text(text, change) for text in cell.paragraphs)
    if cell.value == cell.paragraphs:
        return replace(cell, paragraphs=texts, value=texts)
    if (cell.value,) == cell.paragraphs:
        return replace(cell, paragraphs=texts, value=texts[0])
    return replace(cell, paragraphs=texts)


def _indicator(indicator: Indicator, change: Change) -> Indicator:
    return replace(indicator, label=rewrite_text(indicator.label, change))


def _engagement(engagement: Engagement, change: Change) -> Engagement:
    return replace(
        engagement,
        content=rewrite_blocks(engagement.content, change),
        follow_up=tuple(_indicator(indicator, change) for indicator in engagement.follow_up),
        impact=tuple(_indicator(indicator, change) for indicator in engagement.impact),
    )


def rewrite_division(division: Division, change: Change) -> Division:
    """Return a division with its texts rewritten, those of its children too, in reading order."""
    return replace(
        division,
        title=rewrite_text(division.title, change),
        blocks=rewrite_blocks(division.blocks, change),
        indicators=tuple(_indicator(indicator, change) for indicator in division.indicators),
        engagements=tuple(_engagement(engagement, change) for engagement in division.engagements),
        children=tuple(rewrite_division(child, change) for child in division.children),
    )


def rewrite_protocol(protocol: Protocol, change: Change) -> Protocol:
    """Return an act with every text of its divisions rewritten; notes are the caller's."""
    return replace(
        protocol, divisions=tuple(rewrite_division(division, change) for division in protocol.divisions)
    )
