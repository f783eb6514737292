"""Tables of a version to their rows, each cell knowing the places of what it shows."""

from collections.abc import Container, Iterator

from compiler.model.engagement import Engagement, Indicator
from compiler.model.protocol import Protocol
from compiler.model.table import Table
from compiler.render.docx.blocks import Writer
from compiler.render.docx.lines import Line
from compiler.render.docx.rows import RowMarkup
from compiler.render.docx.tables import Frame, Grid
from compiler.render.redline.items import RowItem, Sheet
from compiler.render.redline.places import Place, indicator_places, leaves
from compiler.render.view import RowView, TableView


class Sheets:
    """Reads the tables of one version."""

    def __init__(self, protocol: Protocol, moved: Container[Place]) -> None:
        self._engagements = {engagement.id: engagement for engagement in protocol.engagements()}
        self._tables = {block.id: block for block in protocol.blocks() if isinstance(block, Table)}
        self._moved = moved

    def engagements(self, table: TableView, writer: Writer, frame: Frame, name: Place) -> Sheet:
        """Return the rows of a table of engagements."""
        grid = Grid(table, writer, frame)
        rows = [_head(grid, line, name, rank) for rank, line in enumerate(grid.head)]
        rows += [self._engagement(grid, line) for line in grid.body]
        return Sheet(rows=tuple(rows), around=grid.around)

    def _engagement(self, grid: Grid, line: Line) -> RowItem:
        item = _row(grid, line, ("ligne", line.row.key))
        item.moved = item.name in self._moved
        engagement = self._engagements[line.row.key]
        item.cells = (
            (("priorité", line.row.key),),
            tuple(_content(engagement)),
            (("partenaires", engagement.id),),
            _indicators(engagement, engagement.follow_up, "suivi"),
            _indicators(engagement, engagement.impact, "impact"),
        )
        return item

    def records(self, table: TableView, writer: Writer, frame: Frame, name: Place) -> Sheet:
        """Return the rows of a table of records, its totals last."""
        grid = Grid(table, writer, frame)
        columns = tuple(column.id for column in self._tables[table.anchor].columns)
        rows = [_head(grid, line, name, rank) for rank, line in enumerate(grid.head)]
        totals = 0
        for line in grid.body:
            if line.row.is_total:
                rows.append(_row(grid, line, ("total", table.anchor, totals)))
                totals += 1
                continue
            rows.append(_row(grid, line, ("enregistrement", table.anchor, line.row.key)))
            place = rows[-1].place
            rows[-1].moved = rows[-1].name in self._moved
            rows[-1].cells = tuple((("case", *place[1:], rank),) for rank in range(len(line.slots)))
        for row in rows:
            row.columns = tuple(columns[rank] for rank in row.columns if isinstance(rank, int))
        return Sheet(rows=tuple(rows), around=grid.around)


def _head(grid: Grid, line: Line, name: Place, rank: int) -> RowItem:
    item = _row(grid, line, ("tête", grid.table.anchor))
    item.name = ("tête", name, rank)
    return item


def _row(grid: Grid, line: Line, place: Place) -> RowItem:
    is_head = place[0] == "tête"

    def write() -> RowMarkup:
        return grid.row(line, is_head=is_head)

    return RowItem(
        place=place, name=place, shown=_shown(line, line.row), write=write, columns=tuple(_begin(line))
    )


def _begin(line: Line) -> Iterator[int]:
    """Yield the ranks of the columns where the cells of a row begin."""
    rank = 0
    for slot in line.slots:
        yield rank
        rank += slot.span


def _shown(line: Line, row: RowView) -> object:
    """Return what a row shows and which of its cells a merged one covers."""
    return row.cells, tuple(slot.cell is None for slot in line.slots)


def _content(engagement: Engagement) -> Iterator[Place]:
    yield ("code", engagement.id)
    rank = 0
    for block in engagement.content:
        for leaf, _ in leaves(block):
            if leaf is not None:
                yield "alinéa", "engagement", engagement.id, rank
            rank += 1


def _indicators(engagement: Engagement, indicators: tuple[Indicator, ...], column: str) -> tuple[Place, ...]:
    if not indicators:
        return (("aucun", engagement.id, column),)
    return tuple(indicator_places("engagement", engagement.id, indicators))
