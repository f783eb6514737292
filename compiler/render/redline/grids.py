"""Tables that differ to WordprocessingML with its marks: rows, cells, and merges that shift."""

import re
from collections.abc import Hashable
from typing import TypeAlias

from compiler.model.comparison import Fate
from compiler.render.docx.rows import CellMarkup, RowMarkup
from compiler.render.redline.entries import GridEntry, RowEntry
from compiler.render.redline.items import RowItem, Sheet
from compiler.render.redline.line import read_line
from compiler.render.redline.lines import LineScribe
from compiler.render.redline.places import Place
from compiler.render.redline.slots import SLOTS

Columns: TypeAlias = frozenset[Hashable]

_MERGE = re.compile(r"<w:(?:vMerge|gridSpan)\b[^>]*/>")
_RESTART = '<w:vMerge w:val="restart"/>'
_UNMOVED = {Fate.LEFT: Fate.REMOVED, Fate.ARRIVED: Fate.ADDED}
_GRID_END = "</w:tblGrid>"
_FILL = "<w:shd "


class GridScribe:
    """Writes tables."""

    def __init__(self, lines: LineScribe) -> None:
        self._lines = lines
        self._pen, self._moves = lines.pen, lines.moves

    def grid(self, entry: GridEntry) -> str:
        """Return a table with what closes a move after it."""
        sheet = _sheet(entry)
        if not entry.differs:
            return sheet.around("".join(row.markup.write() for row in sheet.rows))
        merging = _merging(entry)
        rows = "".join([self._row(row, merging) for row in entry.rows])
        opening, closing = self._bounds(entry)
        return f"{opening}{self._described(entry, sheet.around(rows))}{closing}"

    def _described(self, entry: GridEntry, table: str) -> str:
        """Return a table with what it was called before for who cannot see it."""
        if entry.old is None or entry.new is None:
            return table
        head, end, rest = table.partition("</w:tblPr>")
        was, _, grid = entry.old.sheet.around("").partition("</w:tblPr>")
        was = was.partition("<w:tblPr>")[2]
        if was != head.partition("<w:tblPr>")[2]:
            head += self._pen.former_table(was)
        former, now = (text.partition(_GRID_END)[0] for text in (grid, rest))
        if former.count("<w:gridCol ") != now.count("<w:gridCol "):
            rest = rest.replace(_GRID_END, self._pen.former_grid(f"{former}{_GRID_END}") + _GRID_END, 1)
        return f"{head}{end}{rest}"

    def _bounds(self, entry: GridEntry) -> tuple[str, str]:
        if entry.new is None and entry.old is not None:
            return self._lines.bounds(entry.old.name, Fate.LEFT)
        if entry.old is None and entry.new is not None:
            return self._lines.bounds(entry.new.name, Fate.ARRIVED)
        return "", ""

    def _row(self, entry: RowEntry, merging: Columns) -> str:
        old, new = entry.old, entry.new
        if old is None and new is not None:
            return self._alone(new, self._moves.got(new.name), merging)
        if new is None and old is not None:
            return self._alone(old, self._moves.lost(old.name), merging)
        if old is None or new is None:
            raise ValueError("an entry with neither side")
        if not entry.differs:
            return _formed(new, merging).write()
        return self._both(entry, old, new, merging)

    def _alone(self, item: RowItem, fate: Fate, merging: Columns) -> str:
        """Return a row of one version, all its words marked."""
        row = _formed(item, merging)
        opening, closing = self._lines.bounds(item.name, fate)
        first, last = _first(item), len(row.cells) - 1
        cells = []
        for rank, cell in enumerate(row.cells):
            # The priority beside a line does not move with it.
            own = fate if rank >= first else _UNMOVED.get(fate, fate)
            if item.place[0] == SLOTS:
                cells.append(CellMarkup(cell.properties, tuple(self._slot(cell, _at(item.cells, rank), own))))
                continue
            lines = self._marked(cell, _at(item.cells, rank), own)
            if rank == first:
                lines[0] = _around(opening, self._told(lines[0], item.place, own), "")
            if rank == last:
                lines[-1] = _around("", lines[-1], closing)
            cells.append(CellMarkup(cell.properties, tuple(lines)))
        return RowMarkup(row.properties + self._pen.row(fate), tuple(cells)).write()

    def _slot(self, cell: CellMarkup, places: tuple[Place, ...], fate: Fate) -> list[str]:
        """Return the paragraphs of a slot of signature; its party may sign elsewhere in the other version."""
        moves = self._moves
        told = moves.lost if fate is Fate.REMOVED else moves.got
        own = told(places[0]) if places else fate
        lines = self._marked(cell, (), own)
        for rank, place in enumerate(places):
            opening, closing = self._lines.bounds(place, own)
            lines[rank] = _around(opening, lines[rank], closing)
        return lines

    def _marked(self, cell: CellMarkup, places: tuple[Place, ...], fate: Fate) -> list[str]:
        """Return the paragraphs of a cell, marked; the last end bears no mark."""
        written = []
        for rank, text in enumerate(cell.paragraphs, 1):
            line = read_line(text)
            mark = self._pen.end_of_paragraph(fate) if rank < len(cell.paragraphs) else ""
            marked = f"<w:p><w:pPr>{line.properties}{mark}</w:pPr>{self._pen.runs(line.runs, fate)}</w:p>"
            written.append(self._told(marked, places[rank - 1] if rank <= len(places) else (), fate))
        return written

    def _told(self, text: str, place: Place, fate: Fate) -> str:
        """Return a paragraph with the comments on a place."""
        is_old = fate in (Fate.REMOVED, Fate.LEFT)
        head, end, rest = text.partition("</w:pPr>")
        runs = rest.removesuffix("</w:p>")
        around = self._lines.comments.around
        return f"{head}{end}{around(runs, place if is_old else (), () if is_old else place)}</w:p>"

    def _both(self, entry: RowEntry, old: RowItem, new: RowItem, merging: Columns) -> str:
        before, after = _formed(old, merging), _formed(new, merging)
        cells: list[CellMarkup] = []
        for cell in entry.cells:
            if cell.new < 0:
                cells.append(self._column(before.cells[cell.old], _at(old.cells, cell.old), Fate.REMOVED))
            elif cell.old < 0:
                cells.append(self._column(after.cells[cell.new], _at(new.cells, cell.new), Fate.ADDED))
            else:
                was, now = before.cells[cell.old], after.cells[cell.new]
                former = self._pen.former_cell(was.properties) if _merge(was) != _merge(now) else ""
                written = tuple(self._lines.of_cell(cell.lines))
                cells.append(CellMarkup(now.properties + former, written))
        first, *others = cells[_first(new)].paragraphs
        first = self._told(self._told(first, old.place, Fate.REMOVED), new.place, Fate.ADDED)
        cells[_first(new)] = CellMarkup(cells[_first(new)].properties, (first, *others))
        return RowMarkup(after.properties, tuple(cells)).write()

    def _column(self, cell: CellMarkup, places: tuple[Place, ...], fate: Fate) -> CellMarkup:
        """Return a cell whose column one version lacks."""
        lines = self._marked(cell, places, fate)
        return CellMarkup(cell.properties + self._pen.cell(fate), tuple(lines))


def _sheet(entry: GridEntry) -> Sheet:
    item = entry.new or entry.old
    if item is None:
        raise ValueError("an entry with neither side")
    return item.sheet


def _first(item: RowItem) -> int:
    """Return the first cell that is the row's own: beside a line of engagement stands its priority."""
    return int(item.place[0] == "ligne")


def _at(cells: tuple[tuple[Place, ...], ...], rank: int) -> tuple[Place, ...]:
    return cells[rank] if rank < len(cells) else ()


def _around(opening: str, text: str, closing: str) -> str:
    head, end, rest = text.partition("</w:pPr>")
    return f"{head}{end}{opening}{rest.removesuffix('</w:p>')}{closing}</w:p>"


def _merging(entry: GridEntry) -> Columns:
    """Return the columns where cells are merged in either version."""
    # Rows that are the same in both versions are written once, and merge the same.
    rows = [item for row in entry.rows for item in (row.old if row.differs or not row.new else None, row.new)]
    return frozenset(
        column
        for row in rows
        if row is not None
        for column, cell in zip(row.columns, row.markup.cells, strict=True)
        if "<w:vMerge" in cell.properties
    )


def _formed(item: RowItem, merging: Columns) -> RowMarkup:
    """Return a row whose cells, in these columns, end the merge above: rows that come and go may part them."""
    row = item.markup
    if not merging or item.place[0] == "total":
        return row
    cells = zip(item.columns, row.cells, strict=True)
    return RowMarkup(
        row.properties, tuple(_restarted(cell) if column in merging else cell for column, cell in cells)
    )


def _restarted(cell: CellMarkup) -> CellMarkup:
    if "<w:vMerge" in cell.properties:
        return cell
    head, fill, tail = cell.properties.partition(_FILL)
    return CellMarkup(f"{head}{_RESTART}{fill}{tail}", cell.paragraphs)


def _merge(cell: CellMarkup) -> list[str]:
    return _MERGE.findall(cell.properties)
