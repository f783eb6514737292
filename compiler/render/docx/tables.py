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
from compiler.render.docx.register import Register
from compiler.render.docx.rows import GAP, CellMarkup, RowMarkup
from compiler.render.docx.runs import write_runs
from compiler.render.docx.styles import CELL, Manner
from compiler.render.view import CellView, RowView, TableView

ENGAGEMENTS = "engagements"
_STYLES = {ENGAGEMENTS: "EngagementTable"}
_HEADER, _ROW_HEADER = "TableHeader", "TableRowHeader"
_TOTAL_FILL = '<w:shd w:val="clear" w:color="auto" w:fill="EEF2F6"/>'
# Shares of the height of a page, as in the PDF: up to the first a row stays whole, of engagements or of records; up to
# the last a table.
_LARGEST_ROWS = {ENGAGEMENTS: 0.75}
_LARGEST_ROW, _LARGEST_TABLE = 0.4, 0.45


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The room a table has on its page, in twentieths of a point."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Plan:
    """How a table stands: the widths of its columns, its lines, which may be cut by the end of a page."""

    widths: tuple[int, ...]
    head: tuple[Line, ...]
    body: tuple[Line, ...]
    tallest: float
    stays_whole: bool

    def is_cut(self, line: Line) -> bool:
        """Tell whether a line of the body may be cut by the end of a page."""
        return line.height > self.tallest


def plan_table(table: TableView, frame: Frame) -> Plan:
    """Return how a table stands on pages of a given frame."""
    widths = share_width(table.widths, frame.width)
    head, body = tuple(lay_lines(table.head, widths)), tuple(lay_lines(table.body, widths))
    height = sum(line.height for line in (*head, *body))
    tallest = frame.height * _LARGEST_ROWS.get(table.kind, _LARGEST_ROW)
    return Plan(widths, head, body, tallest, height <= frame.height * _LARGEST_TABLE)


def table_style(table: TableView) -> str:
    """Return the style of a table."""
    return _STYLES.get(table.kind, "RecordTable")


def cell_manner(cell: CellView, row: RowView, table: TableView, *, is_head: bool) -> Manner:
    """Return how the words of a cell look, whatever stands around it."""
    style = _cell_style(cell, table, is_head=is_head)
    return _manner(style, cell.align, keeps_next=False, hyphenates=False, is_total=row.is_total)


def _cell_style(cell: CellView, table: TableView, *, is_head: bool) -> str:
    if is_head:
        return _HEADER
    # The cell of an engagement heads its row by its code; its words are the act's, and stay light.
    heads = cell.scope == "rowgroup" or (cell.scope == "row" and table.kind != ENGAGEMENTS)
    return _ROW_HEADER if heads else "TableText"


def write_table(table: TableView, writer: Writer, frame: Frame) -> Iterator[str]:
    """Yield the caption, the table, and the small gap without which Word would join it to the next one."""
    if table.caption:
        yield write_caption(table, writer.register)
    yield Grid(table, writer, frame).write()
    yield GAP


def write_caption(table: TableView, register: Register) -> str:
    """Return the caption of a table that has one."""
    return paragraph("Caption", register.mark(write_runs(table.caption, register), Mark.TABLE, table.anchor))


def share_width(widths: tuple[int, ...], width: int) -> tuple[int, ...]:
    """Return relative widths in twentieths of a point; they add up to `width`."""
    whole = sum(widths)
    edges = [0, *(width * reached // whole for reached in accumulate(widths))]
    return tuple(end - start for start, end in pairwise(edges))


@cache
def _manner(style: str, align: str, *, keeps_next: bool, hyphenates: bool, is_total: bool) -> Manner:
    return replace(
        CELL,
        paragraph=style,
        align=align,
        keeps_next=keeps_next,
        hyphenates=hyphenates,
        look=BOLD if is_total else 0,
        # The styles of headers are bold, those of the lists they hold are those of any cell.
        item_look=BOLD if style in {_HEADER, _ROW_HEADER} else 0,
    )


class Grid:
    """Writes the lines of one table."""

    def __init__(self, table: TableView, writer: Writer, frame: Frame) -> None:
        self.table = table
        self.writer = writer
        self.plan = plan_table(table, frame)
        self.widths, self.head, self.body = self.plan.widths, self.plan.head, self.plan.body
        self.last = (*self.head, *self.body)[-1]

    def write(self) -> str:
        """Return the table whole."""
        rows = [self.row(line, is_head=True).write() for line in self.head]
        rows += [self.row(line, is_head=False).write() for line in self.body]
        return self.around("".join(rows))

    def around(self, rows: str) -> str:
        """Return the table that some rows make."""
        return table_markup(table_style(self.table), self.widths, self.table.summary, rows)

    def row(self, line: Line, *, is_head: bool) -> RowMarkup:
        """Return a line of the table."""
        whole = "<w:cantSplit/>" if is_head or not self.plan.is_cut(line) else ""
        head = "<w:tblHeader/>" if is_head else ""
        # A header row never stands alone at the foot of a page.
        kept = (is_head or self.plan.stays_whole) and line is not self.last
        cells = [self._cell(slot, line, is_head=is_head, kept=kept) for slot in line.slots]
        return RowMarkup(properties=f"{whole}{head}", cells=tuple(cells))

    def _cell(self, slot: Slot, line: Line, *, is_head: bool, kept: bool) -> CellMarkup:
        wide = f'<w:gridSpan w:val="{slot.span}"/>' if slot.span > 1 else ""
        cell, merged = slot.cell, "<w:vMerge/>"
        content = [paragraph("TableText", "", "<w:keepNext/>" if kept else "")]
        if cell is not None:
            merged = '<w:vMerge w:val="restart"/>' if cell.row_span > 1 else ""
            content = self._content(cell, slot, line.row, is_head=is_head, kept=kept)
        fill = _TOTAL_FILL if line.row.is_total else ""
        width = f'<w:tcW w:w="{slot.width}" w:type="dxa"/>'
        return CellMarkup(properties=f"{width}{wide}{merged}{fill}", paragraphs=tuple(content))

    def _content(self, cell: CellView, slot: Slot, row: RowView, *, is_head: bool, kept: bool) -> list[str]:
        manner = _manner(
            _cell_style(cell, self.table, is_head=is_head),
            cell.align,
            keeps_next=kept,
            hyphenates=not holds_its_words(cell, slot.width),
            is_total=row.is_total,
        )
        paragraphs = [text for block in cell.blocks for text in self.writer.write(block, manner)]
        if not paragraphs:
            paragraphs = [paragraph(manner.paragraph, "", manner.properties())]
        marks = self._marks(cell, row, is_head=is_head)
        return [self._marked(paragraphs[0], marks), *paragraphs[1:]]

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
