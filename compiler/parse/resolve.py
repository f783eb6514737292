"""The second pass over an act: cross-references, figures, numbers of notes and tables, bars of charts."""

from dataclasses import replace

from compiler.model.block import Bar, Block, Chart
from compiler.model.division import Division
from compiler.model.index import build_index
from compiler.model.protocol import Protocol
from compiler.model.rewrite import rewrite_protocol, rewrite_text
from compiler.model.table import Row, Table
from compiler.model.text import Figure, Inline, NoteMark, Reference, plain
from compiler.parse.cells import print_number
from compiler.parse.figures import FigureError, Figures
from compiler.parse.table import number_in


def resolve(protocol: Protocol) -> Protocol:
    """Return the act with every reference and figure printed, and notes numbered in reading order."""
    protocol = _number_tables(protocol)
    pen = Pen(protocol)
    written = rewrite_protocol(protocol, pen.change)
    drawn = _draw(written)
    notes = {note.id: note for note in protocol.notes}
    ordered = tuple(
        replace(notes[name], number=rank, content=rewrite_text(notes[name].content, pen.change))
        for name, rank in pen.ranks.items()
        if name in notes
    )
    unused = tuple(note for note in protocol.notes if note.id not in pen.ranks)
    return replace(drawn, notes=(*ordered, *unused))


class Pen:
    """Writes what marks print. Notes take their rank when they are first called."""

    def __init__(self, protocol: Protocol) -> None:
        self.index = build_index(protocol)
        self.kinds: dict[str, list[str]] = {}
        for kind, name in self.index:
            self.kinds.setdefault(name, []).append(kind)
        self.figures = Figures(protocol)
        self.notes = {note.id: note for note in protocol.notes}
        self.ranks: dict[str, int] = {}

    def change(self, inline: Inline) -> Inline:
        """Return a mark with what it prints."""
        match inline:
            case Reference():
                target = self.index.get((inline.kind, inline.target))
                return replace(inline, text=target.printed(inline.form), known=True) if target else inline
            case Figure():
                try:
                    return replace(inline, text=self.figures.value(inline.expression))
                except FigureError as problem:
                    return replace(inline, problem=str(problem))
            case NoteMark():
                return self._note(inline)
            case _:
                return inline

    def _note(self, mark: NoteMark) -> NoteMark:
        if mark.note not in self.notes:
            return mark
        return replace(mark, number=self.ranks.setdefault(mark.note, len(self.ranks) + 1))


def _number_tables(protocol: Protocol) -> Protocol:
    rank = 0

    def number(block: Block) -> Block:
        nonlocal rank
        if isinstance(block, Table) and not block.number:
            rank += 1
            return replace(block, number=str(rank))
        return block

    def visit(division: Division) -> Division:
        blocks = tuple(number(block) for block in division.blocks)
        return replace(division, blocks=blocks, children=tuple(visit(child) for child in division.children))

    return replace(protocol, divisions=tuple(visit(division) for division in protocol.divisions))


def _draw(protocol: Protocol) -> Protocol:
    tables = {block.id: block for block in protocol.blocks() if isinstance(block, Table)}

    def visit(division: Division) -> Division:
        blocks = tuple(
            _bars(block, tables) if isinstance(block, Chart) else block for block in division.blocks
        )
        return replace(division, blocks=blocks, children=tuple(visit(child) for child in division.children))

    return replace(protocol, divisions=tuple(visit(division) for division in protocol.divisions))


def _bars(chart: Chart, tables: dict[str, Table]) -> Chart:
    """Return a chart with the bars its table holds; none when it or its columns are unknown, which a check says."""
    table = tables.get(chart.table)
    if table is None:
        return chart
    column = next((column for column in table.columns if column.id == chart.value_column), None)
    if column is None:
        return chart
    bars = tuple(
        Bar(label=_label(row, chart.label_column), value=number, text=print_number(number, column))
        for row in table.rows
        if (number := number_in(row, column.id)) is not None
    )
    return replace(chart, bars=bars, unit=column.unit)


def _label(row: Row, column: str) -> str:
    for cell in row.cells:
        if cell.column == column:
            return ", ".join(plain(text) for text in cell.paragraphs)
    return next((text for name, text in row.fields if name == column), row.id)
