"""Blocks, in the styles of the document, to boxes: the lines of each are counted, the pictures are as tall as shown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, assert_never

from compiler.model.block import Attachment, Block, Chart, Funding, ItemList, Paragraph, Picture, Quotation
from compiler.model.table import Table
from compiler.model.text import Inlines, Superscript, Text
from compiler.render.docx.media import paper_size
from compiler.render.docx.paging.boxes import Called, Prose
from compiler.render.docx.paging.sheet import Sheet
from compiler.render.docx.paging.words import Ruler
from compiler.render.docx.pictures import TWENTIETH_OF_POINT, chart_extent, drawn_size
from compiler.render.docx.styles import Manner

_DEEPEST_LEVEL = 8


class Piece(NamedTuple):
    """A paragraph of a block: its words, its style, how far from the margin a list puts them."""

    content: Inlines
    style: str
    face: int = 0
    left: int | None = None


@dataclass(slots=True, kw_only=True)
class Measure:
    """Measures what is written in a given width. The files of pictures are handed in by path."""

    sheet: Sheet
    ruler: Ruler
    images: Mapping[str, bytes]
    notes: Mapping[int, Inlines]
    width: int
    _items: dict[tuple[Manner, bool], tuple[Manner, Manner, int]] = field(default_factory=dict)

    def text(self, style: str, content: Inlines, left: int | None = None) -> Prose:
        """Return the box of a paragraph of words."""
        return self._box(Piece(content=content, style=style, left=left))

    def words(self, style: str, words: str) -> Prose:
        """Return the box of a paragraph of plain words."""
        return self.text(style, (Text(text=words),))

    def boxes(self, block: Block, manner: Manner) -> Iterator[Prose]:
        """Yield the boxes of a block of prose."""
        match block:
            case Chart():
                _, height = chart_extent(block, self.width)
                yield self._picture(height, keeps_next=True)
                yield self.text("FigureCaption", block.title)
            case Picture():
                _, height = drawn_size(*paper_size(self.images[block.path]), self.width)
                yield self._picture(height, keeps_next=bool(block.caption))
                if block.caption:
                    yield self.text("FigureCaption", block.caption)
            case _:
                for piece in self.pieces(block, manner):
                    yield self._box(piece)

    def height(self, blocks: tuple[Block, ...], manner: Manner, width: int) -> tuple[int, tuple[Called, ...]]:
        """Return the height of what a cell holds in a given width, and the notes called there."""
        height = after = 0
        called: tuple[Called, ...] = ()
        for block in blocks:
            for piece in self.pieces(block, manner):
                look = self.sheet.look(piece.style)
                lines, notes = self.ruler.fill(
                    piece.content, look.room(width, piece.left), look.face | piece.face
                )
                height += max(after, look.before) + look.height(lines)
                after = look.after
                if notes:
                    called += self._called(notes)
        return height + after, called

    def lines_height(self, lines: list[tuple[str, str]], width: int) -> int:
        """Return the height of plain words in a given width, a paragraph each, told by their styles."""
        height = after = 0
        for style, words in lines:
            look = self.sheet.look(style)
            filled = self.ruler.fill((Text(text=words),), look.room(width), look.face)
            height += max(after, look.before) + look.height(filled.lines)
            after = look.after
        return height + after

    def pieces(self, block: Block, manner: Manner) -> Iterator[Piece]:
        """Yield the paragraphs of a block."""
        match block:
            case Paragraph():
                yield Piece(content=block.content, style=manner.paragraph, face=manner.look)
            case ItemList():
                yield from self._list(block, manner)
            case Quotation():
                for child in block.blocks:
                    yield from self.pieces(child, manner.quoted())
            case Chart() | Picture() | Table() | Attachment() | Funding():
                raise TypeError(f"{type(block).__name__} has no place among words")
            case _:
                assert_never(block)

    def _list(self, block: ItemList, manner: Manner) -> Iterator[Piece]:
        first, inside, left = self._item(manner, numbered=block.start is not None)
        for item in block.items:
            for rank, child in enumerate(item.blocks):
                if rank == 0 and isinstance(child, Paragraph):
                    yield Piece(content=child.content, style=first.paragraph, face=first.look, left=left)
                else:
                    yield from self.pieces(child, inside)

    def _item(self, manner: Manner, *, numbered: bool) -> tuple[Manner, Manner, int]:
        """Return the manner of the first paragraph of an item, of what follows, and where its words stand."""
        known = self._items.get((manner, numbered))
        if known is None:
            model = manner.numbers if numbered else manner.bullets
            left = self.sheet.indents.get((str(model), min(manner.level, _DEEPEST_LEVEL)), 0)
            known = manner.of_item(model, numbered=numbered), manner.inside_item(), left
            self._items[manner, numbered] = known
        return known

    def _box(self, piece: Piece) -> Prose:
        look = self.sheet.look(piece.style)
        lines, notes = self.ruler.fill(
            piece.content, look.room(self.width, piece.left), look.face | piece.face
        )
        return Prose(
            lines,
            look,
            keeps_next=look.keeps_next,
            starts_page=look.starts_page,
            at_top=look.starts_page,
            above=look.above,
            below=look.below,
            notes=self._called(notes) if notes else (),
        )

    def _picture(self, height: int, *, keeps_next: bool) -> Prose:
        tall = height // TWENTIETH_OF_POINT
        return Prose(1, self.sheet.look("Figure"), keeps_next=keeps_next, picture=tall)

    def _called(self, notes: tuple[tuple[int, int], ...]) -> tuple[Called, ...]:
        return tuple(
            Called(line, number, self._note_height(number)) for number, line in notes if number in self.notes
        )

    def _note_height(self, number: int) -> int:
        look = self.sheet.look("FootnoteText")
        content = (Superscript(text=str(number)), Text(text=" "), *self.notes[number])
        return look.height(self.ruler.fill(content, look.room(self.width), look.face).lines) + look.after
