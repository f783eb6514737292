"""Blocks as plain words and as records."""

from compiler.model.block import Item, ItemList, Paragraph, Quotation
from compiler.model.text import Emphasis, Text
from compiler.render.model_block import block_record, blocks_within, plain_text, says_all


def _paragraph(words: str) -> Paragraph:
    return Paragraph(content=(Text(text=words),))


def test_lists_inside_lists_are_lines_set_back() -> None:
    inner = ItemList(items=(Item(blocks=(_paragraph("b"),)),), start=2)
    outer = ItemList(items=(Item(blocks=(_paragraph("a"), inner, _paragraph("suite"))),))
    assert plain_text((outer,)) == "– a\n  2. b\n  suite"


def test_a_text_says_all_only_when_it_gives_the_blocks_back() -> None:
    assert says_all((_paragraph("a"), _paragraph("b")), "a\n\nb")
    assert says_all((), "")
    assert not says_all((Paragraph(content=(Emphasis(content=(Text(text="a"),)),)),), "a")
    assert not says_all((_paragraph("a\n\nb"),), "a\n\nb")
    assert not says_all((Quotation(blocks=(_paragraph("a"),)),), "a")
    assert not says_all((Paragraph(content=()),), "")


def test_blocks_inside_lists_and_quotations_are_found() -> None:
    listed = ItemList(items=(Item(blocks=(_paragraph("a"),)),))
    assert list(blocks_within((Quotation(blocks=(listed,)),)))[-1] == _paragraph("a")


def test_a_numbered_list_keeps_its_first_number() -> None:
    listed = ItemList(items=(Item(blocks=(_paragraph("a"),)),), start=4)
    assert block_record(listed)["debut"] == 4
