"""Table views to Word tables: merged cells, repeated header rows, rows that stay whole when they can."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate, pairwise

from compiler.model.bookmark import Mark
from compiler.render.docx.blocks import Writer
from compiler.render.docx.heights import holds_its_words
from compiler.render.docx.lines import Line, Slot, lay_lines
from compiler.render.docx.markup import BOLD, paragraph
from compiler.render.docx.markup import table as table_markup
from compiler.render.docx.runs import write_runs
from compiler.render.docx.styles import CELL, Manner
from compiler.render.view import CellView, RowView, TableView

ENGAGEMENTS = "engagements"
_STYLES = {ENGAGEMENTS: "EngagementTable"}
_TOTAL_FILL = '<w:shd w:val="clear" w:color="auto" w:fill="EEF2F6"/>'
# Shares of the height of a page, as in the PDF: up to the first a row stays whole, up to the second a table.
_LARGEST_ROW, _LARGEST_TABLE = 0.4, 0.45


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The room a table has on its page, in twentieths of a point."""

    width: int
    height: int


def write_table(table: TableView, writer: Writer, frame: Frame) -> Iterator[str]:
    """Yield the caption, the table, and the small gap without which Word would join it to the next one."""
    if table.caption:
        caption = write_runs(table.caption, writer.register)
        yield paragraph("Caption", writer.register.mark(caption, Mark.TABLE, table.anchor))
    yield _Grid(table, writer, frame).write()
    yield paragraph("TableGap", "")


def share_width(widths: tuple[int, ...], width: int) -> tuple[int, ...]:
    """Return relative widths in twentieths of a point; they add up to `width`."""
    whole = sum(widths)
    edges = [0, *(width * reached // whole for reached in accumulate(widths))]
    return tuple(end - start for start, end in pairwise(edges))


@cache
def _manner(style: str, align: str, *, keeps_next: bool, hyphenates: bool, is_total: bool) -> Manner:
    look = BOLD if is_total else 0
    return replace(
        CELL, paragraph=style, align=align, keeps_next=keeps_next, hyphenates=hyphenates, look=look
    )


class _Grid:
    """Writes the lines of one table."""

    def __init__(self, table: TableView, writer: Writer, frame: Frame) -> None:
        self.table = table
        self.writer = writer
        self.widths = share_width(table.widths, frame.width)
        self.head = tuple(lay_lines(table.head, self.widths))
        self.body = tuple(lay_lines(table.body, self.widths))
        self.tallest = frame.height * _LARGEST_ROW
        lines = (*self.head, *self.body)
        self.last = lines[-1]
        self.stays_whole = sum(line.height for line in lines) <= frame.height * _LARGEST_TABLE

    def write(self) -> str:
        rows = [self._row(line, is_head=True) for line in self.head]
        rows += [self._row(line, is_head=False) for line in self.body]
        style = _STYLES.get(self.table.kind, "RecordTable")
        return table_markup(style, self.widths, self.table.summary, "".join(rows))

    def _row(self, line: Line, *, is_head: bool) -> str:
        whole = "<w:cantSplit/>" if is_head or line.height <= self.tallest else ""
        head = "<w:tblHeader/>" if is_head else ""
        properties = f"<w:trPr>{whole}{head}</w:trPr>" if whole or head else ""
        kept = self.stays_whole and line is not self.last
        cells = "".join([self._cell(slot, line, is_head=is_head, kept=kept) for slot in line.slots])
        return f"<w:tr>{properties}{cells}</w:tr>"

    def _cell(self, slot: Slot, line: Line, *, is_head: bool, kept: bool) -> str:
        wide = f'<w:gridSpan w:val="{slot.span}"/>' if slot.span > 1 else ""
        cell, merged = slot.cell, "<w:vMerge/>"
        content = paragraph("TableText", "", "<w:keepNext/>" if kept else "")
        if cell is not None:
            merged = '<w:vMerge w:val="restart"/>' if cell.row_span > 1 else ""
            content = self._content(cell, slot, line.row, is_head=is_head, kept=kept)
        fill = _TOTAL_FILL if line.row.is_total else ""
        width = f'<w:tcW w:w="{slot.width}" w:type="dxa"/>'
        return f"<w:tc><w:tcPr>{width}{wide}{merged}{fill}</w:tcPr>{content}</w:tc>"

    def _content(self, cell: CellView, slot: Slot, row: RowView, *, is_head: bool, kept: bool) -> str:
        manner = _manner(
            self._style(cell, is_head=is_head),
            cell.align,
            keeps_next=kept,
            hyphenates=not holds_its_words(cell, slot.width),
            is_total=row.is_total,
        )
        paragraphs = [text for block in cell.blocks for text in self.writer.write(block, manner)]
        if not paragraphs:
            paragraphs = [paragraph(manner.paragraph, "", manner.properties())]
        marks = self._marks(cell, row, is_head=is_head)
        return self._marked(paragraphs[0], marks) + "".join(paragraphs[1:])

    def _style(self, cell: CellView, *, is_head: bool) -> str:
        if is_head:
            return "TableHeader"
        # The cell of an engagement heads its row by its code; its words are the act's, and stay light.
        heads = cell.scope == "rowgroup" or (cell.scope == "row" and self.table.kind != ENGAGEMENTS)
        return "TableRowHeader" if heads else "TableText"

    def _marks(self, cell: CellView, row: RowView, *, is_head: bool) -> list[tuple[Mark, tuple[str, ...]]]:
        """Return what a cell marks: its engagement, its priority, its record, a table without caption."""
        is_first = cell is row.cells[0]
        if is_head:
            return [(Mark.TABLE, (self.table.anchor,))] if is_first and not self.table.caption else []
        if self.table.kind == ENGAGEMENTS:
            mark = Mark.ENGAGEMENT if cell.anchor == row.key else Mark.DIVISION
            return [(mark, (cell.anchor,))] if cell.anchor else []
        return [(Mark.ROW, (self.table.anchor, row.key))] if is_first and row.key and not row.is_total else []

    def _marked(self, text: str, marks: list[tuple[Mark, tuple[str, ...]]]) -> str:
        if not marks:
            return text
        head, _, runs = text.partition("</w:pPr>")
        runs = runs.removesuffix("</w:p>")
        for mark, ids in marks:
            runs = self.writer.register.mark(runs, mark, *ids)
        return f"{head}</w:pPr>{runs}</w:p>"
