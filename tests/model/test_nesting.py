"""Blocks flattened to units and gathered again."""

from hypothesis import given

from compiler.model.block import Item, ItemList, Paragraph, Quotation
from compiler.model.nesting import flatten, gather
from compiler.model.protocol import Protocol
from compiler.model.text import Text
from tests.property.strategies import protocols


def _said(words: str) -> Paragraph:
    return Paragraph(content=(Text(text=words),))


def test_each_line_of_a_list_is_a_unit_with_its_mark() -> None:
    inner = ItemList(items=(Item(blocks=(_said("c"),)),), start=3)
    blocks = (
        _said("a"),
        ItemList(items=(Item(blocks=(_said("b"), inner, _said("d"))), Item(blocks=(_said("e"),)))),
    )
    marks = [unit.marker for unit in flatten(blocks)]
    assert marks == ["", "–", "3.", "", "–"]
    assert gather(tuple(flatten(blocks))) == blocks


def test_neighbouring_lists_and_quotations_stay_apart() -> None:
    one = ItemList(items=(Item(blocks=(_said("a"),)),))
    blocks = (one, one, Quotation(blocks=(_said("b"), one)), Quotation(blocks=(_said("c"),)))
    assert gather(tuple(flatten(blocks))) == blocks


@given(protocols())
def test_gathering_what_was_flattened_gives_the_blocks_back(protocol: Protocol) -> None:
    for division in protocol.all_divisions():
        assert gather(tuple(flatten(division.blocks))) == division.blocks
