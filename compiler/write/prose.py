"""Paragraphs, lists, quotations and pictures to lines of Markdown. Blocks of data have their own writers."""

import posixpath
from collections.abc import Iterator
from itertools import pairwise

from compiler.model.block import Block, Item, ItemList, Paragraph, Picture, Quotation
from compiler.write.inline import Hand
from compiler.write.spelling import bare

ANOTHER_LIST = "<!-- autre liste -->"
"""What keeps apart two lists that follow each other: Markdown would make them one."""


def prose_lines(blocks: tuple[Block, ...], hand: Hand) -> list[str]:
    """Return the lines of some blocks of prose, a blank one between two blocks; other blocks are left out."""
    written = [(block, lines) for block in blocks if (lines := block_lines(block, hand))]
    found = written[0][1] if written else []
    for (before, _), (block, lines) in pairwise(written):
        found += ["", *([ANOTHER_LIST, ""] if runs_on(before, block) else []), *lines]
    return found


def runs_on(before: Block, block: Block) -> bool:
    """Tell whether two blocks that follow each other would be read as one list."""
    return (
        isinstance(before, ItemList)
        and isinstance(block, ItemList)
        and (before.start is None) == (block.start is None)
    )


def block_lines(block: Block, hand: Hand) -> list[str]:
    """Return the lines of one block of prose; none for a block of data, nor for a paragraph without words."""
    match block:
        case Paragraph():
            text = hand.block(block.content)
            return text.split("\n") if text else []
        case ItemList():
            return [line for rank, item in enumerate(block.items) for line in _item(block, rank, item, hand)]
        case Quotation():
            return [f"> {line}".rstrip() for line in prose_lines(block.blocks, hand)]
        case Picture():
            return [_picture(block, hand)]
        case _:
            return []


def _item(listed: ItemList, rank: int, item: Item, hand: Hand) -> Iterator[str]:
    marker = "-" if listed.start is None else f"{listed.start + rank}."
    indent = " " * (len(marker) + 1)
    lines = _item_lines(item, hand) or [""]
    for place, line in enumerate(lines):
        yield (f"{indent if place else f'{marker} '}{line}").rstrip()


def _item_lines(item: Item, hand: Hand) -> list[str]:
    """Return the lines of an item, its mark aside: a list right under its words needs no blank line."""
    words, *rest = item.blocks or (Paragraph(content=()),)
    under = rest[0] if len(rest) == 1 else None
    if isinstance(words, Paragraph) and isinstance(under, ItemList) and under.start in (None, 1):
        first, lines = block_lines(words, hand), block_lines(under, hand)
        if first and lines and _has_words(under.items[:1], hand):
            return [*first, *lines]
    return prose_lines(item.blocks, hand)


def _has_words(items: tuple[Item, ...], hand: Hand) -> bool:
    """Tell whether a list starts with words: an empty mark under a paragraph would be part of it."""
    return any(_item_lines(item, hand) for item in items)


def _picture(picture: Picture, hand: Hand) -> str:
    words = bare(picture.alternative).replace("\n", " ").replace("]", ")")
    caption = hand.line(picture.caption).replace('"', "”")
    path = posixpath.relpath(picture.path, hand.folder or ".")
    return f'![{words}]({path} "{caption}")' if caption else f"![{words}]({path})"
