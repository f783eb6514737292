"""An act to what its sentences announce: a paragraph ending with a colon, and the list or table after it."""

from collections.abc import Iterator
from dataclasses import dataclass

from compiler.check.quantity import split_sentences
from compiler.diagnostics.span import Span
from compiler.model.block import Block, ItemList, Paragraph, Quotation
from compiler.model.division import Division
from compiler.model.label import NO_BREAK
from compiler.model.passage import folded, place_name
from compiler.model.protocol import Protocol
from compiler.model.table import Table
from compiler.model.text import Inlines

Announced = ItemList | Table | tuple[Division, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """A paragraph, its last sentence, and what it announces: a list, a table, or the divisions just below."""

    content: Inlines
    text: str
    sentence: str
    announced: Announced
    span: Span
    place: str


def announcements(protocol: Protocol) -> Iterator[Announcement]:
    """Yield every announcement, in reading order."""
    for division in protocol.all_divisions():
        place = place_name(division, protocol.levels)
        yield from _in_run(division.blocks, place, division.children)
        for engagement in division.engagements:
            yield from _in_run(engagement.content, f"l'engagement{NO_BREAK}{engagement.code}", ())


def _in_run(blocks: tuple[Block, ...], place: str, children: tuple[Division, ...]) -> Iterator[Announcement]:
    followers: tuple[Block | None, ...] = (*blocks[1:], None)
    for block, after in zip(blocks, followers, strict=False):
        if isinstance(block, Paragraph):
            announced = after if isinstance(after, ItemList | Table) else None if after else children
            text = folded(block.content).rstrip() if announced else ""
            if announced and text.endswith(":"):
                yield Announcement(
                    content=block.content,
                    text=text,
                    sentence=split_sentences(text)[-1],
                    announced=announced,
                    span=block.span,
                    place=place,
                )
        elif isinstance(block, ItemList):
            for item in block.items:
                yield from _in_run(item.blocks, place, ())
        elif isinstance(block, Quotation):
            yield from _in_run(block.blocks, place, ())


def item_texts(items: ItemList) -> list[str]:
    """Return the words of each item, those of the lists inside it included."""
    return [" ".join(_texts(item.blocks)) for item in items.items]


def _texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                yield folded(block.content)
            case ItemList():
                for item in block.items:
                    yield from _texts(item.blocks)
            case Quotation():
                yield from _texts(block.blocks)
            case _:
                pass
