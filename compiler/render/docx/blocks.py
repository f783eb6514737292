"""Blocks of prose to paragraphs: alinéas, lists with their numbering, quotations, charts, pictures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from compiler.model.block import Attachment, Block, Chart, Funding, ItemList, Paragraph, Picture, Quotation
from compiler.model.bookmark import Mark
from compiler.model.table import Table
from compiler.render.docx.markup import paragraph
from compiler.render.docx.pictures import write_chart, write_picture
from compiler.render.docx.register import Register
from compiler.render.docx.runs import write_runs
from compiler.render.docx.styles import Manner


@dataclass(slots=True, kw_only=True)
class Writer:
    """Writes blocks in a given manner. Pictures are handed in: `images` by path, `charts` by id."""

    register: Register
    images: Mapping[str, bytes]
    charts: Mapping[str, bytes]
    width: int

    def write(self, block: Block, manner: Manner) -> Iterator[str]:
        """Yield the paragraphs of a block."""
        match block:
            case Paragraph():
                runs = write_runs(block.content, self.register, manner.look)
                yield paragraph(manner.paragraph, runs, manner.properties())
            case ItemList():
                yield from self._list(block, manner)
            case Quotation():
                for quoted in block.blocks:
                    yield from self.write(quoted, manner.quoted())
            case Chart():
                yield from self._chart(block)
            case Picture():
                yield from self._picture(block)
            case Table() | Attachment() | Funding():
                raise TypeError(f"{type(block).__name__} is shown by a view of its own")
            case _:
                assert_never(block)

    def _list(self, block: ItemList, manner: Manner) -> Iterator[str]:
        numbered = block.start is not None
        number = manner.bullets
        if block.start is not None:
            number = self.register.number_list(manner.numbers, manner.level, block.start)
        first, inside = manner.of_item(number, numbered=numbered), manner.inside_item()
        for item in block.items:
            for rank, child in enumerate(item.blocks):
                leads = rank == 0 and isinstance(child, Paragraph)
                yield from self.write(child, first if leads else inside)

    def _chart(self, chart: Chart) -> Iterator[str]:
        drawing = write_chart(chart, lambda: self.charts[chart.id], self.register, self.width)
        yield paragraph("Figure", self.register.mark(drawing, Mark.CHART, chart.id))
        yield paragraph("FigureCaption", write_runs(chart.title, self.register))

    def _picture(self, picture: Picture) -> Iterator[str]:
        drawing = write_picture(self.images[picture.path], picture, self.register, self.width)
        if not picture.caption:
            yield paragraph("Figure", drawing, '<w:keepNext w:val="0"/>')
            return
        yield paragraph("Figure", drawing)
        yield paragraph("FigureCaption", write_runs(picture.caption, self.register))
