"""A document view to Pandoc's document model: no word is written as markup."""

import base64
from collections.abc import Iterator, Mapping
from typing import Any, Literal, TypeAlias

from compiler.model.block import (
    Attachment,
    Block,
    Chart,
    Funding,
    Item,
    ItemList,
    Paragraph,
    Picture,
    Quotation,
)
from compiler.model.table import Table
from compiler.model.text import plain
from compiler.render import pandoc_elements as pandoc
from compiler.render.chart import chart_svg
from compiler.render.html.anchors import collect_anchors, row_anchor
from compiler.render.opendocument import contents_markup
from compiler.render.pandoc_elements import Element
from compiler.render.pandoc_inlines import Inliner
from compiler.render.view import (
    AttachmentView,
    BlockView,
    CellView,
    ContextView,
    DocumentView,
    HeadingView,
    LineView,
    PageRun,
    RowView,
    SignaturesView,
    TableView,
)

Format: TypeAlias = Literal["odt", "epub"]


def pandoc_document(view: DocumentView, target: Format, images: Mapping[str, bytes]) -> Element:
    """Return the whole document; `images` are pictures by path."""
    return _Writer(view, target, images).document()


class _Writer:
    """Walks a view once."""

    def __init__(self, view: DocumentView, target: Format, images: Mapping[str, bytes]) -> None:
        self.view = view
        self.target = target
        self.images = images
        anchors = collect_anchors(view)
        self.text = Inliner(anchors, {note.number: note.content for note in view.notes})

    def document(self) -> Element:
        """Return the document with its metadata."""
        return {
            "pandoc-api-version": list(pandoc.API_VERSION),
            "meta": dict(self._metadata()),
            "blocks": [*self._opening(), *(element for run in self.view.runs for element in self._run(run))],
        }

    def _metadata(self) -> Iterator[tuple[str, Element]]:
        title = self.view.title
        subtitle = ", ".join(filter(None, (title.subtitle, title.territory, title.period)))
        said = {
            "title": title.title,
            "subtitle": subtitle,
            "lang": self.view.language,
            "toc-title": self.view.contents_title,
        }
        for key, words in said.items():
            if words:
                yield key, {"t": "MetaInlines", "c": [pandoc.words(words)]}

    def _opening(self) -> Iterator[Element]:
        """Yield the parties, the clause of accession and, where Pandoc makes none itself, the contents."""
        title = self.view.title
        if title.parties:
            yield pandoc.paragraph([pandoc.words(title.parties_intro)])
            yield pandoc.dashes([[pandoc.plain_line([pandoc.words(party)])] for party in title.parties])
        if title.accession:
            yield pandoc.paragraph([pandoc.words(title.accession)])
        yield from (pandoc.paragraph([pandoc.words(note)]) for note in title.notes)
        if self.target == "odt":
            yield pandoc.raw("opendocument", contents_markup(self.view))

    def _run(self, run: PageRun) -> Iterator[Element]:
        if self.target == "odt":
            # A paragraph style is what turns pages in this format; it needs a paragraph, which holds nothing.
            turned = pandoc.attributes(custom_style="Paysage" if run.landscape else "Portrait")
            yield pandoc.division([pandoc.paragraph([pandoc.words("\u00a0")])], turned)
        for block in run.blocks:
            yield from self._block_view(block)

    def _block_view(self, block: BlockView) -> Iterator[Element]:
        match block:
            case HeadingView():
                yield pandoc.heading(block.depth, block.anchor, self.text.inlines(block.text))
            case TableView():
                yield self._table(block)
            case ContextView():
                title = pandoc.paragraph([pandoc.wrapped("Strong", [pandoc.words(block.title)])])
                items = [[pandoc.plain_line(self.text.inlines(item))] for item in block.items]
                yield pandoc.division(
                    [title, pandoc.dashes(items)], pandoc.attributes(block.anchor, "contexte")
                )
            case AttachmentView():
                title = pandoc.wrapped("Strong", self.text.inlines(block.title))
                words = [
                    pandoc.anchor(block.anchor),
                    title,
                    pandoc.line_break(),
                    pandoc.words(block.sentence),
                ]
                yield pandoc.division([pandoc.paragraph(words)], pandoc.attributes(kind="piece"))
            case SignaturesView():
                yield from _signatures(block)
            case LineView():
                yield pandoc.paragraph(self.text.inlines(block.text))
            case _:
                yield from self._block(block)

    def _blocks(self, blocks: tuple[Block, ...]) -> list[Element]:
        return [element for block in blocks for element in self._block(block)]

    def _block(self, block: Block) -> Iterator[Element]:
        match block:
            case Paragraph():
                yield pandoc.paragraph(self.text.inlines(block.content))
            case ItemList():
                items = [self._item(item) for item in block.items]
                yield pandoc.dashes(items) if block.start is None else pandoc.numbers(items, block.start)
            case Quotation():
                yield pandoc.quotation(self._blocks(block.blocks))
            case Picture():
                yield self._picture(block)
            case Chart():
                yield self._chart(block)
            case Table() | Attachment() | Funding():
                # The view has its own forms for these.
                pass

    def _item(self, item: Item) -> list[Element]:
        return _tightened(self._blocks(item.blocks))

    def _picture(self, picture: Picture) -> Element:
        caption = self.text.inlines(picture.caption)
        data = self.images.get(picture.path)
        if data is None:
            return pandoc.figure([pandoc.plain_line([pandoc.words(picture.alternative)])], caption)
        shown = pandoc.image(_address(picture.media_type, data), picture.alternative)
        return pandoc.figure([pandoc.plain_line([shown])], caption)

    def _chart(self, chart: Chart) -> Element:
        shown = pandoc.image(_address("image/svg+xml", chart_svg(chart).encode()), plain(chart.alternative))
        return pandoc.figure([pandoc.plain_line([shown])], self.text.inlines(chart.title), chart.id)

    def _table(self, table: TableView) -> Element:
        whole = sum(table.widths)
        # In ODT a heading cell is bold throughout: the text of an engagement, which heads its row, would be.
        heads = _heading_columns(table) if self.target == "epub" else min(_heading_columns(table), 1)
        caption = self.text.inlines(table.caption)
        named = pandoc.attributes(table.anchor, table.kind)
        shown = pandoc.table(
            [width / whole for width in table.widths],
            [pandoc.row(self._cells(row, "")) for row in table.head],
            [
                pandoc.row(self._cells(row, row_anchor(table, row.key)))
                for row in table.body
                if not row.is_total
            ],
            foot=[pandoc.row(self._cells(row, "")) for row in table.body if row.is_total],
            heads=heads,
            caption=caption,
        )
        return pandoc.division([shown], named)

    def _cells(self, row: RowView, name: str) -> list[list[Any]]:
        """Return the cells of a row; its name stands in the cell that bears it, or else in the first."""
        names = [cell.anchor for cell in row.cells]
        own = names.index(name) if name in names else 0
        return [
            self._cell(cell, [pandoc.anchor(given) for given in _names(cell, name if rank == own else "")])
            for rank, cell in enumerate(row.cells)
        ]

    def _cell(self, cell: CellView, anchors: list[Element]) -> list[Any]:
        blocks = _tightened(self._blocks(cell.blocks))
        if anchors and blocks and blocks[0]["t"] in ("Plain", "Para"):
            blocks[0] = {**blocks[0], "c": [*anchors, *blocks[0]["c"]]}
        elif anchors:
            blocks.insert(0, pandoc.plain_line(anchors))
        return pandoc.cell(blocks, cell.align, cell.row_span, cell.column_span)


def _names(cell: CellView, row: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in (cell.anchor, row) if name))


def _tightened(blocks: list[Element]) -> list[Element]:
    """Return the blocks of an item or a cell: a paragraph alone there has no space around it."""
    alone = sum(block["t"] == "Para" for block in blocks) == 1
    return [pandoc.plain_line(block["c"]) if alone and block["t"] == "Para" else block for block in blocks]


def _heading_columns(table: TableView) -> int:
    """Return how many first columns hold nothing but heads of rows, which may span rows below theirs."""
    heads = len(table.widths)
    covered = [0] * heads
    for row in table.body:
        if row.is_total:
            continue
        free = (place for place, left in enumerate(covered) if not left)
        covered = [max(left - 1, 0) for left in covered]
        for cell in row.cells:
            place = next(free, heads)
            if not cell.scope:
                heads = min(heads, place)
            for reached in range(place, min(place + cell.column_span, len(covered))):
                covered[reached] = cell.row_span - 1
    return heads if table.body else 0


def _signatures(block: SignaturesView) -> Iterator[Element]:
    yield pandoc.heading(1, block.anchor, [pandoc.words(block.title)])
    if block.sentence:
        yield pandoc.paragraph([pandoc.words(block.sentence)])
    if not block.slots:
        return
    head = [_line(title) for title in ("Partie", "Qualité", "Signature")]
    body = [
        [_line(slot.party), _line(", ".join(filter(None, (slot.quality, slot.name)))), _line("")]
        for slot in block.slots
    ]
    shown = pandoc.table(
        (0.35, 0.35, 0.3),
        [pandoc.row(head)],
        [pandoc.row(cells) for cells in body],
        foot=[],
        heads=1,
        caption=[],
    )
    yield pandoc.division([shown], pandoc.attributes(kind="signatures"))


def _line(words: str) -> list[Any]:
    return pandoc.cell([pandoc.plain_line([pandoc.words(words)])] if words else [])


def _address(media_type: str, data: bytes) -> str:
    return f"data:{media_type};base64,{base64.b64encode(data).decode()}"
