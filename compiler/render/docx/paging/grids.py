"""Tables to their rows: each as tall as the tallest of its cells, merged cells apart, which end with a row."""

from collections.abc import Iterator
from dataclasses import dataclass

from compiler.render.docx.lines import Line
from compiler.render.docx.paging.boxes import Called, Ending, Grid, Row
from compiler.render.docx.paging.looks import TableLook
from compiler.render.docx.paging.measuring import Measure
from compiler.render.docx.signatures import slots_height
from compiler.render.docx.tables import Frame, cell_manner, plan_table, table_style
from compiler.render.view import CellView, SignaturesView, SlotView, TableView


def table_grid(table: TableView, measure: Measure, frame: Frame) -> Grid:
    """Return the rows of a table."""
    plan = plan_table(table, frame)
    writer = _Rows(table, measure, measure.sheet.tables[table_style(table)])
    head = [writer.row(line, rank, 0, is_head=True) for rank, line in enumerate(plan.head)]
    cut_by = measure.sheet.look("TableText").line
    rows = tuple(
        writer.row(line, rank, cut_by if plan.is_cut(line) else 0, is_head=False)
        for rank, line in enumerate(plan.body)
    )
    return Grid(
        sum(row.height for row in head) + writer.look.edges,
        rows,
        notes=tuple(note for row in head for note in row.notes),
        stays_whole=plan.stays_whole,
    )


@dataclass(slots=True)
class _Merged:
    """A merged cell: the row it began at, how many rows it still covers, the height of what it holds."""

    first: int
    left: int
    height: int


class _Rows:
    """Measures the rows of one table, in order."""

    def __init__(self, table: TableView, measure: Measure, look: TableLook) -> None:
        self.table = table
        self.measure = measure
        self.look = look
        self._merged: list[_Merged] = []

    def row(self, line: Line, rank: int, cut_by: int, *, is_head: bool) -> Row:
        height, called = 0, tuple[Called, ...]()
        for slot in line.slots:
            if slot.cell is None:
                continue
            tall, notes = self._cell(slot.cell, line, slot.width, is_head=is_head)
            called += notes
            if slot.cell.row_span > 1:
                self._merged.append(_Merged(rank, slot.cell.row_span, tall))
            else:
                height = max(height, tall)
        height = height or self._empty(line, is_head=is_head)
        return Row(height, tuple(self._endings()), cut_by, called)

    def _cell(
        self, cell: CellView, line: Line, width: int, *, is_head: bool
    ) -> tuple[int, tuple[Called, ...]]:
        manner = cell_manner(cell, line.row, self.table, is_head=is_head)
        height, notes = self.measure.height(cell.blocks, manner, width - self.look.sides - self.look.rule)
        return height + self.look.around + self.look.rule, notes

    def _empty(self, line: Line, *, is_head: bool) -> int:
        """Return the height of a row all of whose cells are merged, or of none: that of an empty line."""
        look = self.measure.sheet.look("TableHeader" if is_head else "TableText")
        return look.height(1) + look.after + self.look.around + self.look.rule if line.slots else 0

    def _endings(self) -> Iterator[Ending]:
        for merged in self._merged:
            merged.left -= 1
            if not merged.left:
                yield Ending(merged.first, merged.height)
        self._merged = [merged for merged in self._merged if merged.left]


def signature_grid(view: SignaturesView, measure: Measure) -> Grid:
    """Return the rows of the signature page."""
    look = measure.sheet.tables["SignatureTable"]
    half = measure.width // 2 - look.sides - look.rule
    date = measure.lines_height([("SignatureDate", view.sentence or view.title)], measure.width - look.sides)
    heights = [measure.lines_height(list(_slot_lines(slot)), half) + look.around for slot in view.slots]
    rows = tuple(
        Row(max(slots_height(view.slots[place : place + 2]), *heights[place : place + 2]))
        for place in range(0, len(heights), 2)
    )
    head = date + look.around + look.rule
    if view.said_once:
        return Grid(look.edges, (Row(head), *rows))
    return Grid(head + look.edges, rows)


def _slot_lines(slot: SlotView) -> Iterator[tuple[str, str]]:
    yield "SignatureParty", slot.party
    yield from (("SignatureQuality", words) for words in (slot.quality, slot.name) if words)
    if slot.mention:
        yield "SignatureDetail", slot.mention
    yield from (("SignatureQuality", words) for words in slot.blanks)
