"""Blocks of a division as one flat run of units, and back: what lawyers count, place by place, as alinéas."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

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
from compiler.model.table import Table

Leaf: TypeAlias = Paragraph | Table | Chart | Picture | Attachment | Funding

DASHES = ("–", "•", "◦")
"""The mark of an item of a list without numbers, by depth; deeper lists keep the last one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nest:
    """One list or quotation around a unit. `rank` tells neighbours apart; `item` counts from 0 in a list.

    `start` is the first number of a numbered list; `is_list` is false for a quotation.
    """

    rank: int
    is_list: bool = True
    start: int | None = None
    item: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What counts as one alinéa, with the lists and quotations around it, outermost first.

    `opens_item` says that it is the first alinéa of its item, which bears the mark. A Funding counts for nothing.
    """

    leaf: Leaf
    nests: tuple[Nest, ...] = ()
    opens_item: bool = False

    @property
    def marker(self) -> str:
        """Return the mark printed before the alinéa: "–", "2.", or nothing."""
        lists = [nest for nest in self.nests if nest.is_list]
        if not self.opens_item or not lists:
            return ""
        inner = lists[-1]
        if inner.start is not None:
            return f"{inner.start + inner.item}."
        return DASHES[min(len(lists), len(DASHES)) - 1]


def flatten(blocks: tuple[Block, ...], around: tuple[Nest, ...] = ()) -> Iterator[Unit]:
    """Yield the units of some blocks, in reading order."""
    for rank, block in enumerate(blocks):
        match block:
            case ItemList():
                for place, item in enumerate(block.items):
                    nest = Nest(rank=rank, start=block.start, item=place)
                    yield from _item(item, (*around, nest))
            case Quotation():
                yield from flatten(block.blocks, (*around, Nest(rank=rank, is_list=False)))
            case _:
                yield Unit(leaf=block, nests=around)


def _item(item: Item, around: tuple[Nest, ...]) -> Iterator[Unit]:
    blocks = item.blocks or (Paragraph(content=(), span=item.span),)
    for place, unit in enumerate(flatten(blocks, around)):
        opens = unit.opens_item or (place == 0 and unit.nests == around)
        yield Unit(leaf=unit.leaf, nests=unit.nests, opens_item=opens)


def gather(units: tuple[Unit, ...]) -> tuple[Block, ...]:
    """Return the blocks that units make: units in one list or quotation, side by side, come together again."""
    return tuple(_gather(units, 0))


def _gather(units: tuple[Unit, ...], depth: int) -> Iterator[Block]:
    for key, run in groupby(units, lambda unit: _outer(unit, depth)):
        inside = tuple(run)
        if key is None:
            yield from (unit.leaf for unit in inside)
        elif key[1]:
            items = groupby(inside, lambda unit: unit.nests[depth].item)
            yield ItemList(
                start=key[2],
                items=tuple(Item(blocks=tuple(_gather(tuple(group), depth + 1))) for _, group in items),
            )
        else:
            yield Quotation(blocks=tuple(_gather(inside, depth + 1)))


def _outer(unit: Unit, depth: int) -> tuple[int, bool, int | None] | None:
    if len(unit.nests) <= depth:
        return None
    nest = unit.nests[depth]
    return nest.rank, nest.is_list, nest.start
