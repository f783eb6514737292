"""Where things are shown: a word that says what a place holds, then ids and ranks."""

from collections.abc import Hashable, Iterable, Iterator
from typing import TypeAlias

from compiler.model.block import Block, ItemList, Quotation
from compiler.model.engagement import Indicator

Place: TypeAlias = tuple[Hashable, ...]


def leaves(block: Block, path: tuple[object, ...] = ()) -> Iterator[tuple[Block | None, tuple[object, ...]]]:
    """Yield what counts as an alinéa in a block, None for an item without words, with what stands around it."""
    match block:
        case ItemList():
            for item in block.items:
                if not item.blocks:
                    yield None, path
                for rank, child in enumerate(item.blocks):
                    yield from leaves(child, (*path, block.start is None, not rank))
        case Quotation():
            for child in block.blocks:
                yield from leaves(child, (*path, "citation"))
        case _:
            yield block, path


def indicator_places(home: str, holder: str, indicators: Iterable[Indicator]) -> Iterator[Place]:
    """Yield the places of the indicators of a holder."""
    for indicator in indicators:
        yield "indicateur", home, holder, indicator.kind, indicator.id
