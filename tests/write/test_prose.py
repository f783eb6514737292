"""Paragraphs, lists and quotations written as Markdown read back as the same blocks."""

from random import Random

import pytest

from compiler.model.block import Block, Item, ItemList, Paragraph, Picture, Quotation
from compiler.model.text import LineBreak, Text
from compiler.parse.corner import Corner
from compiler.parse.markdown import read_markdown
from compiler.parse.prose import read_prose
from compiler.write.inline import Hand
from compiler.write.prose import ANOTHER_LIST, prose_lines
from tests.write.awkward import PLAIN, awkward_words
from tests.write.reading import blank_reading, inlines, text

HAND = Hand({})


def read(lines: list[str]) -> tuple[Block, ...]:
    """Read lines of prose, which must say nothing wrong."""
    reading = blank_reading()
    found = tuple(
        read_prose(read_markdown("\n".join(lines)), Corner(file="acte.md", notes="acte.md"), reading)
    )
    assert not reading.diagnostics
    return found


def paragraph(words: str) -> Paragraph:
    return Paragraph(content=inlines(words))


def listed(*words: str, start: int | None = None) -> ItemList:
    return ItemList(items=tuple(Item(blocks=(paragraph(one),)) for one in words), start=start)


@pytest.mark.parametrize("words", PLAIN)
def test_awkward_words_are_a_paragraph_wherever_they_stand(words: str) -> None:
    one = paragraph(words)
    blocks = (one, listed(words, "suite"), Quotation(blocks=(one, one)), listed(words, start=3), one)
    assert read(prose_lines(blocks, HAND)) == blocks


def test_a_list_right_under_its_words_needs_no_blank_line() -> None:
    item = Item(blocks=(paragraph("un"), listed("deux", "trois")))
    assert prose_lines((ItemList(items=(item,)),), HAND) == ["- un", "  - deux", "  - trois"]


def test_numbers_of_a_list_go_on_from_its_start() -> None:
    assert prose_lines((listed("neuf", "dix", start=9),), HAND) == ["9. neuf", "10. dix"]


def test_two_lists_that_follow_each_other_stay_two() -> None:
    blocks = (listed("un"), listed("deux"), listed("trois", start=1), listed("quatre", start=1))
    lines = prose_lines(blocks, HAND)
    assert lines.count(ANOTHER_LIST) == 2
    assert read(lines) == blocks


def test_line_ends_asked_for_do_not_open_blocks() -> None:
    content = (Text(text="un"), LineBreak(), Text(text="- deux"), LineBreak(), Text(text="# trois"))
    blocks = (Paragraph(content=content), ItemList(items=(Item(blocks=(Paragraph(content=content),)),)))
    assert read(prose_lines(blocks, HAND)) == blocks


def test_random_nested_prose_reads_back() -> None:
    random = Random(11)  # noqa: S311 - nothing secret: the same seed must give the same blocks
    for _ in range(300):
        blocks = _drawn(random, 0, random.randint(1, 4))
        assert read(prose_lines(blocks, HAND)) == blocks


def _drawn(random: Random, depth: int, count: int) -> tuple[Block, ...]:
    return tuple(_block(random, depth) for _ in range(count))


def _block(random: Random, depth: int) -> Block:
    kind = random.random() if depth < 3 else 0
    if kind < 0.5:
        return paragraph(awkward_words(random, 5))
    if kind > 0.85:
        return Quotation(blocks=_drawn(random, depth + 1, random.randint(1, 2)))
    items = tuple(_item(random, depth) for _ in range(random.randint(1, 3)))
    return ItemList(items=items, start=random.choice((None, None, 1, 3, 10)))


def _item(random: Random, depth: int) -> Item:
    if random.random() < 0.1:
        return Item(blocks=())
    more = _drawn(random, depth + 1, random.randint(1, 2)) if random.random() < 0.4 else ()
    return Item(blocks=(paragraph(awkward_words(random, 5)), *more))


def test_an_empty_paragraph_is_left_out() -> None:
    assert prose_lines((Paragraph(content=()), paragraph("mot"), Paragraph(content=text(" "))), HAND) == [
        "mot"
    ]


def test_a_picture_is_named_from_the_folder_of_its_text() -> None:
    picture = Picture(path="images/carte.png", alternative="Carte [du] contrat", caption=text("La carte"))
    hand = Hand({}, folder="corps")
    assert prose_lines((picture,), hand) == ['![Carte [du) contrat](../images/carte.png "La carte")']
