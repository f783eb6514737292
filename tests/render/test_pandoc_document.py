"""A view as Pandoc's document model."""

from dataclasses import replace
from typing import Any, Literal

from compiler.model.block import Paragraph, Picture
from compiler.model.text import Inlines, NoteMark, Text
from compiler.render.layout import build_view
from compiler.render.pandoc_document import pandoc_document
from compiler.render.view import DocumentView, PageRun
from tests.render.rich_act import rich_act

VIEW = build_view(rich_act())


def _blocks(view: DocumentView, target: Literal["odt", "epub"] = "epub", **images: bytes) -> list[Any]:
    return pandoc_document(view, target, images)["blocks"]  # type: ignore[no-any-return]


def _only(*contents: Inlines) -> DocumentView:
    run = PageRun(landscape=False, blocks=tuple(Paragraph(content=content) for content in contents))
    return replace(VIEW, runs=(run,))


def test_words_that_look_like_markup_stay_words() -> None:
    words = "1. *a* <b> $x$ `c` [d](e) # @f"
    assert _blocks(_only((Text(text=words),)))[-1] == {"t": "Para", "c": [{"t": "Str", "c": words}]}


def test_a_footnote_is_given_where_it_is_first_called() -> None:
    mark = (NoteMark(note="acte-cle", number=1),)
    first, second = _blocks(_only(mark, mark))[-2:]
    assert first["c"][0]["t"] == "Note"
    assert second["c"] == [{"t": "Superscript", "c": [{"t": "Str", "c": "1"}]}]


def test_a_call_without_a_note_shows_nothing() -> None:
    assert _blocks(_only((NoteMark(note="x", number=9),)))[-1]["c"] == []


def test_runs_turn_pages_in_a_text_and_not_in_a_book() -> None:
    turns = [
        block["c"][0][2]
        for block in _blocks(VIEW, "odt")
        if block["t"] == "Div" and block["c"][0][2] and block["c"][0][2][0][0] == "custom-style"
    ]
    assert [["custom-style", "Paysage"]] in turns
    assert len(turns) == len(VIEW.runs)
    assert not any(block["t"] == "Div" and block["c"][0][2] for block in _blocks(VIEW))


def test_a_picture_carries_its_bytes_or_else_its_words() -> None:
    picture = Picture(path="carte", alternative="Une carte", media_type="image/png")
    view = replace(VIEW, runs=(PageRun(landscape=False, blocks=(picture,)),))
    shown = _blocks(view, carte=b"octets")[-1]["c"][2][0]["c"][0]
    assert shown["c"][2][0] == "data:image/png;base64,b2N0ZXRz"
    assert _blocks(view)[-1]["c"][2][0]["c"][0] == {"t": "Str", "c": "Une carte"}


def test_first_columns_head_their_rows_in_a_book() -> None:
    tables = [
        block["c"][1][0]
        for block in _blocks(VIEW)
        if block["t"] == "Div" and block["c"][1][0]["t"] == "Table"
    ]
    engagements, schools = tables[0], next(table for table in tables if len(table["c"][2]) == 9)
    assert engagements["c"][4][0][1] == 2
    assert schools["c"][4][0][1] == 1
    assert len(schools["c"][5][1]) == 1
