"""Blocks of prose in a Word document: lists with their own numbering, quotations, charts, pictures."""

import struct
import zlib

import pytest
from lxml import etree

from compiler.model.block import Block, Chart, Item, ItemList, Picture, Quotation
from tests.render.word_file import W, WordFile, alinea, read, style_of, text_of, value, words

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def png(width: int, height: int) -> bytes:
    """Return a grey picture of 96 pixels an inch."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
        + chunk(b"pHYs", struct.pack(">IIB", 3780, 3780, 1))
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def _list(*blocks: tuple[Block, ...], start: int | None = None) -> ItemList:
    return ItemList(items=tuple(Item(blocks=held) for held in blocks), start=start)


def _items(word: WordFile) -> list[tuple[str, str, str, str]]:
    """Return the style, level, numbering and words of each item."""
    found = []
    for paragraph in word.all("p"):
        numbering = paragraph.find(f"{W}pPr/{W}numPr")
        if numbering is not None:
            level, number = (value(numbering.find(f"{W}{name}")) for name in ("ilvl", "numId"))
            found.append((style_of(paragraph), level, number, text_of(paragraph)))
    return found


def _start(word: WordFile, number: str) -> str:
    part = word.part("word/numbering.xml")
    listed = next(found for found in part.iter(f"{W}num") if found.get(f"{W}numId") == number)
    return value(listed.find(f"{W}lvlOverride/{W}startOverride"))


def test_each_numbered_list_starts_at_its_own_number() -> None:
    word = read(_list((alinea("un"),), start=1), alinea("entre"), _list((alinea("trois"),), start=3))
    first, second = _items(word)
    assert first[2] != second[2]
    assert (_start(word, first[2]), _start(word, second[2])) == ("1", "3")


def test_lists_nest_and_items_hold_several_paragraphs() -> None:
    inner = _list((alinea("dedans"),))
    word = read(_list((alinea("premier"), alinea("suite"), inner), (alinea("second"),)))
    assert _items(word) == [
        ("ListBullet", "0", "1", "premier"),
        ("ListBullet2", "1", "1", "dedans"),
        ("ListBullet", "0", "1", "second"),
    ]
    assert word.paragraphs("ListContinue") == ["suite"]


def test_a_numbered_list_inside_dashes_counts_on_its_own_level() -> None:
    word = read(_list((alinea("tiret"), _list((alinea("un"),), start=1))))
    style, level, number, _ = _items(word)[1]
    assert (style, level) == ("ListNumber2", "1")
    override = next(
        found for found in word.part("word/numbering.xml").iter(f"{W}num") if found.get(f"{W}numId") == number
    )
    assert override.find(f"{W}lvlOverride").get(f"{W}ilvl") == "1"  # type: ignore[union-attr]


def test_quoted_words_are_set_apart() -> None:
    assert read(Quotation(blocks=(alinea("cité"),))).paragraphs("Quote") == ["cité"]


def _chart() -> Chart:
    return Chart(
        id="g-aides", title=words("Aides par an"), horizontal=False, table="aides", bars=(),
        alternative=words("Les aides montent & descendent."),
    )  # fmt: skip


def _extent(word: WordFile) -> etree._Element:
    return next(word.body.iter(f"{DRAWING}extent"))


def test_a_chart_is_a_picture_with_its_words() -> None:
    word = read(_chart(), charts={"g-aides": png(400, 200)})
    described = next(word.body.iter(f"{DRAWING}docPr"))
    assert described.get("descr") == "Les aides montent & descendent."
    assert word.paragraphs("FigureCaption") == ["Aides par an"]
    assert "G_g_aides" in word.bookmarks()


def test_a_picture_wider_than_the_page_is_scaled_down_evenly() -> None:
    word = read(Picture(path="carte.png", alternative="Carte"), assets={"carte.png": png(2000, 500)})
    width, height = int(_extent(word).get("cx", "0")), int(_extent(word).get("cy", "0"))
    assert width == 9638 * 635
    assert height == pytest.approx(width / 4, abs=2)


def test_a_small_picture_keeps_its_size() -> None:
    word = read(Picture(path="carte.png", alternative="Carte"), assets={"carte.png": png(96, 96)})
    assert int(_extent(word).get("cx", "0")) == pytest.approx(914_400, rel=0.01)


def test_a_picture_shown_twice_is_stored_once() -> None:
    picture = Picture(path="carte.png", alternative="Carte")
    word = read(picture, picture, assets={"carte.png": png(96, 96)})
    assert len([name for name in word.parts if name.startswith("word/media/")]) == 1
    numbers = [found.get("id") for found in word.body.iter(f"{DRAWING}docPr")]
    assert len(set(numbers)) == 2


def test_a_chart_that_was_not_drawn_is_an_error_of_ours() -> None:
    with pytest.raises(KeyError):
        read(_chart())
