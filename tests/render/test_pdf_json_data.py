"""The data of a document: what the template is given."""

from dataclasses import replace
from typing import Any

import pytest

from compiler.model.block import Attachment, Item, ItemList, Picture, Quotation
from compiler.model.text import NoteMark, Text
from compiler.render.pdf.json_data import lay_out
from compiler.render.view import BlockView, NoteView
from tests.render.pdf_views import document, heading, paragraph, text, without_contents


def _blocks(*blocks: BlockView) -> list[dict[str, Any]]:
    act: dict[str, Any] = lay_out(document(*blocks), {}).act
    found: list[dict[str, Any]] = act["runs"][0]["blocks"]
    return found


def test_a_heading_skips_no_level() -> None:
    found = _blocks(heading("A"), heading("B", depth=4), heading("C", depth=5), heading("D", depth=2))
    assert [block["level"] for block in found] == [1, 2, 3, 2]


def test_a_preamble_or_an_annexe_starts_a_page_unless_its_run_does() -> None:
    found = _blocks(heading("A", kind="annexe"), heading("B", kind="annexe"), heading("C"))
    assert [block["fresh"] for block in found] == [False, True, False]


def test_lists_and_quotations_keep_what_they_hold() -> None:
    points = ItemList(start=3, items=(Item(blocks=(paragraph("a"), paragraph("b"))),))
    dashes = ItemList(items=(Item(blocks=(points,)),))
    listed, quoted = _blocks(dashes, Quotation(blocks=(paragraph("c"),)))
    words = [{"kind": "paragraph", "content": [letter]} for letter in "abc"]
    assert listed == {
        "kind": "list",
        "items": [[{"kind": "enumeration", "start": 3, "items": [words[:2]]}]],
    }
    assert quoted == {"kind": "quotation", "blocks": words[2:]}


def test_headings_are_listed_when_the_contents_say_so() -> None:
    view = document(heading("A"))
    entries = [lay_out(one, {}).act["contents"] for one in (view, without_contents(view))]
    assert entries == [
        {"title": "Table des matières", "entries": {"a": ["A"]}},
        {"title": "Table des matières", "entries": {}},
    ]


def test_the_contents_do_not_take_the_note_of_a_heading() -> None:
    called = replace(heading("A"), text=(Text(text="A"), NoteMark(note="n", number=1)))
    view = replace(document(called), notes=(NoteView(number=1, content=text("Note.")),))
    view = replace(view, contents=(replace(view.contents[0], text=called.text),))
    act: dict[str, Any] = lay_out(view, {}).act
    assert act["contents"]["entries"]["a"] == ["A"]
    assert act["runs"][0]["blocks"][0]["content"] == ["A", ["note", 1, ["Note."]]]


def test_a_picture_that_is_not_handed_in_is_refused() -> None:
    with pytest.raises(KeyError):
        lay_out(document(Picture(path="carte.png", alternative="Carte")), {})


def test_a_block_that_has_a_view_of_its_own_is_refused() -> None:
    piece = Attachment(id="p", title=text("Carte"), producer="etat", state="à joindre")
    with pytest.raises(TypeError, match="Attachment"):
        lay_out(document(Quotation(blocks=(piece,))), {})
