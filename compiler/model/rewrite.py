"""One pass over every text of an act, in reading order, each inline handed to a function that may change it.

What holds no such inline is given back as it is, not copied.
"""

from collections.abc import Callable
from dataclasses import replace
from operator import is_
from typing import Any, TypeAlias, TypeVar

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
from compiler.model.table import Cell, Column, Row, Table, Total
from compiler.model.text import Emphasis, Figure, Inline, Inlines, Link, NoteMark, Reference, Strong

Change: TypeAlias = Callable[[Inline], Inline]
Value = TypeVar("Value")
_MAY_CHANGE = frozenset({Reference, Figure, NoteMark, Strong, Emphasis, Link})


def rewrite_text(content: Inlines, change: Change) -> Inlines:
    """Return a text with every reference, figure and note mark passed through `change`."""
    for inline in content:
        if type(inline) in _MAY_CHANGE:
            return _each(content, _inline, change)
    return content


def _each(
    values: tuple[Value, ...], rewrite: Callable[[Value, Change], Value], change: Change
) -> tuple[Value, ...]:
    found = tuple([rewrite(value, change) for value in values])
    return values if all(map(is_, found, values)) else found


def _with(holder: Value, **fields: Any) -> Value:  # noqa: ANN401 - any field of any part of an act
    """Return `holder` with these fields; itself when it has them already."""
    if all(getattr(holder, name) is field for name, field in fields.items()):
        return holder
    return replace(holder, **fields)  # type: ignore[type-var]


def _inline(inline: Inline, change: Change) -> Inline:
    match inline:
        case Strong() | Emphasis() | Link():
            return _with(inline, content=rewrite_text(inline.content, change))
        case Reference() | Figure() | NoteMark():
            return change(inline)
        case _:
            return inline


def rewrite_block(block: Block, change: Change) -> Block:
    """Return a block with its texts rewritten."""
    match block:
        case Paragraph():
            return _with(block, content=rewrite_text(block.content, change))
        case ItemList():
            return _with(block, items=_each(block.items, _item, change))
        case Quotation():
            return _with(block, blocks=rewrite_blocks(block.blocks, change))
        case Table():
            return _table(block, change)
        case Chart():
            return _with(
                block,
                title=rewrite_text(block.title, change),
                alternative=rewrite_text(block.alternative, change),
            )
        case Picture():
            return _with(block, caption=rewrite_text(block.caption, change))
        case Attachment():
            return _with(block, title=rewrite_text(block.title, change))
        case Funding():
            return _with(block, subject=rewrite_text(block.subject, change))


def rewrite_blocks(blocks: tuple[Block, ...], change: Change) -> tuple[Block, ...]:
    """Return blocks with their texts rewritten."""
    return _each(blocks, rewrite_block, change)


def _item(item: Item, change: Change) -> Item:
    return _with(item, blocks=rewrite_blocks(item.blocks, change))


def _table(table: Table, change: Change) -> Table:
    return _with(
        table,
        title=rewrite_text(table.title, change),
        columns=_each(table.columns, _column, change),
        rows=_each(table.rows, _row, change),
        totals=_each(table.totals, _total, change),
    )


def _column(column: Column, change: Change) -> Column:
    return _with(column, title=rewrite_text(column.title, change))


def _row(row: Row, change: Change) -> Row:
    return _with(row, cells=_each(row.cells, _cell, change))


def _total(total: Total, change: Change) -> Total:
    return _with(total, label=rewrite_text(total.label, change))


def _cell(cell: Cell, change: Change) -> Cell:
    """Return a cell with its texts rewritten, its value too when that is the same words."""
    texts = _each(cell.paragraphs, rewrite_text, change)
    if texts is cell.paragraphs:
        return cell
    if cell.value == cell.paragraphs:
        return replace(cell, paragraphs=texts, value=texts)
    if (cell.value,) == cell.paragraphs:
        return replace(cell, paragraphs=texts, value=texts[0])
    return replace(cell, paragraphs=texts)


def _indicator(indicator: Indicator, change: Change) -> Indicator:
    return _with(indicator, label=rewrite_text(indicator.label, change))


def _engagement(engagement: Engagement, change: Change) -> Engagement:
    return _with(
        engagement,
        content=rewrite_blocks(engagement.content, change),
        follow_up=_each(engagement.follow_up, _indicator, change),
        impact=_each(engagement.impact, _indicator, change),
    )


def rewrite_division(division: Division, change: Change) -> Division:
    """Return a division with its texts rewritten, those of its children too, in reading order."""
    return _with(
        division,
        title=rewrite_text(division.title, change),
        blocks=rewrite_blocks(division.blocks, change),
        indicators=_each(division.indicators, _indicator, change),
        engagements=_each(division.engagements, _engagement, change),
        children=_each(division.children, rewrite_division, change),
    )


def rewrite_protocol(protocol: Protocol, change: Change) -> Protocol:
    """Return an act with every text of its divisions rewritten; notes are the caller's."""
    return _with(protocol, divisions=_each(protocol.divisions, rewrite_division, change))
