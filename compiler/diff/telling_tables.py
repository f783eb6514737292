"""A table in two versions to its changes: columns, rows, cells, totals."""

from collections.abc import Iterator

from compiler.diagnostics.span import NOWHERE, Span
from compiler.diff.authored import typed_words
from compiler.diff.places import ordinal, table_name
from compiler.diff.told import DONE, Holder, Sides, Told, Versions, side, tell
from compiler.model.change import ChangeKind
from compiler.model.comparison import Fate, Pair, RowComparison, TableComparison, UnitComparison
from compiler.model.enact import Enactor
from compiler.model.table import Cell, Column, Row, Table, Total

_ROW = {
    Fate.ADDED: ChangeKind.ROW_ADDED,
    Fate.REMOVED: ChangeKind.ROW_REMOVED,
    Fate.ARRIVED: ChangeKind.ROW_MOVED,
}
_COLUMN = {Fate.ADDED: ChangeKind.COLUMN_ADDED, Fate.REMOVED: ChangeKind.COLUMN_REMOVED}


def tell_table(compared: UnitComparison, holder: Holder, versions: Versions) -> Iterator[Told]:
    """Yield the changes of a table."""
    before = compared.unit.before.leaf if compared.unit.before else None
    after = compared.unit.after.leaf if compared.unit.after else None
    old, new = (leaf if isinstance(leaf, Table) else None for leaf in (before, after))
    table = new or old
    if table is None:
        return
    if old is None or new is None or compared.unit.fate is Fate.ARRIVED:
        kinds = {Fate.ADDED: ChangeKind.TABLE_ADDED, Fate.REMOVED: ChangeKind.TABLE_REMOVED}
        kind = kinds.get(compared.unit.fate, ChangeKind.ALINEA_MOVED)
        yield _whole(kind, (old, new), holder, versions, DONE[compared.unit.fate])
    if compared.table is not None:
        yield from _Table(compared.table, holder, versions).all()


def _whole(
    kind: ChangeKind, tables: tuple[Table | None, Table | None], holder: Holder, versions: Versions, done: str
) -> Told:
    old, new = tables
    table = new or old
    sides = (
        side(_name(old, holder.names[0]), versions.old.text(old.title), old.span, holder.divisions[0])
        if old
        else None,
        side(_name(new, holder.names[1]), versions.new.text(new.title), new.span, holder.divisions[1])
        if new
        else None,
    )
    name = _name(table, holder.names[1]) if table else ""
    return tell(kind, f"tableau:{table.id if table else ''}", f"{name} : {done}", sides)


def _name(table: Table, home: str) -> str:
    return f"{home}, {table_name(table)}"


class _Table:
    """Walks one table that stands in both versions."""

    def __init__(self, compared: TableComparison, holder: Holder, versions: Versions) -> None:
        self.compared, self.holder, self.versions = compared, holder, versions
        self.subject = f"tableau:{compared.after.id}"
        self.names = _name(compared.before, holder.names[0]), _name(compared.after, holder.names[1])

    def all(self) -> Iterator[Told]:
        """Yield every change of the table."""
        before, after = self.compared.before, self.compared.after
        old, new = self.versions.old, self.versions.new
        if (old.text(before.title), before.number) != (new.text(after.title), after.number):
            told = _whole(ChangeKind.TABLE_RETITLED, (before, after), self.holder, self.versions, "titre")
            same = typed_words(before.title, old) == typed_words(after.title, new)
            yield told.following(follows=same)
        for column in self.compared.columns:
            if column.fate in (Fate.ADDED, Fate.REMOVED, Fate.CHANGED):
                yield self._column(column)
        for row in self.compared.rows:
            yield from self._row(row)
        for total in self.compared.totals:
            if total.fate is not Fate.SAME:
                yield self._total(total)

    def _sides(
        self, texts: tuple[str | None, str | None], spans: tuple[Span | None, Span | None], where: str
    ) -> Sides:
        return tuple(  # type: ignore[return-value]
            side(f"{name}, {where}", text, span or NOWHERE, division) if text is not None else None
            for name, text, span, division in zip(
                self.names, texts, spans, self.holder.divisions, strict=True
            )
        )

    def _column(self, pair: Pair[Column]) -> Told:
        before, after = pair.before, pair.after
        texts = (
            self.versions.old.column(before) if before else None,
            self.versions.new.column(after) if after else None,
        )
        spans = before.span if before else None, after.span if after else None
        title = texts[1] if texts[1] is not None else texts[0]
        kind = _COLUMN.get(pair.fate, ChangeKind.COLUMN_CHANGED)
        summary = f"{self.names[1]}, colonne « {title} » : {DONE[pair.fate]}"
        return tell(kind, self.subject, summary, self._sides(texts, spans, "titres des colonnes"))

    def _row(self, compared: RowComparison) -> Iterator[Told]:
        pair = compared.row
        if pair.fate in _ROW:
            before, after = pair.before, pair.after
            texts = (
                _row_text(before, self.versions.old) if before else None,
                _row_text(after, self.versions.new) if after else None,
            )
            spans = before.span if before else None, after.span if after else None
            name = self._row_name(pair)
            yield tell(
                _ROW[pair.fate],
                self.subject,
                f"{self.names[1]}, {name} : {DONE[pair.fate]}",
                self._sides(texts, spans, name),
            )
        for columns in compared.changed:
            if pair.before is not None and pair.after is not None and min(columns) >= 0:
                yield self._cell(pair, columns)

    def _row_name(self, pair: Pair[Row]) -> str:
        row, enactor, table = (
            (pair.after, self.versions.new, self.compared.after)
            if pair.after is not None
            else (pair.before, self.versions.old, self.compared.before)
        )
        if row is None:
            return "ligne"
        key = enactor.text(row.cells[0].paragraphs[0]) if row.cells and row.cells[0].paragraphs else ""
        rank = ordinal(table.rows.index(row) + 1)
        return f"{rank} ligne, « {key} »" if key else f"{rank} ligne"

    def _cell(self, pair: Pair[Row], columns: tuple[int, int]) -> Told:
        mine = pair.before.cells[columns[0]] if pair.before else None
        other = pair.after.cells[columns[1]] if pair.after else None
        texts = (
            _cell_text(mine, self.versions.old) if mine else None,
            _cell_text(other, self.versions.new) if other else None,
        )
        spans = mine.span if mine else None, other.span if other else None
        column = self.compared.after.columns[columns[1]]
        where = f"{self._row_name(pair)}, colonne « {self.versions.new.column(column)} »"
        told = tell(
            ChangeKind.CELL_CHANGED,
            self.subject,
            f"{self.names[1]}, {where}",
            self._sides(texts, spans, where),
        )
        return told.following(follows=bool(column.share_of or column.counts) or self._untyped(mine, other))

    def _untyped(self, mine: Cell | None, other: Cell | None) -> bool:
        """Tell whether a cell changed without its author: the name of a party, the number of a reference."""
        if mine is None or other is None or len(mine.paragraphs) != len(other.paragraphs):
            return False
        if mine.value != mine.paragraphs and mine.value != mine.paragraphs[:1] and mine.value == other.value:
            return True
        return all(
            typed_words(old, self.versions.old) == typed_words(new, self.versions.new)
            for old, new in zip(mine.paragraphs, other.paragraphs, strict=True)
        )

    def _total(self, pair: Pair[Total]) -> Told:
        before, after = pair.before, pair.after
        texts = (
            _total_text(before, self.compared.before, self.versions.old) if before else None,
            _total_text(after, self.compared.after, self.versions.new) if after else None,
        )
        spans = before.span if before else None, after.span if after else None
        told = tell(
            ChangeKind.TOTAL_CHANGED,
            self.subject,
            f"{self.names[1]}, ligne de total : {DONE[pair.fate]}",
            self._sides(texts, spans, "ligne de total"),
        )
        return told.following(follows=pair.fate is Fate.CHANGED)


def _row_text(row: Row, enactor: Enactor) -> str:
    return " | ".join(_cell_text(cell, enactor) for cell in row.cells)


def _cell_text(cell: Cell, enactor: Enactor) -> str:
    return " ; ".join(enactor.text(text) for text in cell.paragraphs)


def _total_text(total: Total, table: Table, enactor: Enactor) -> str:
    return " | ".join("".join(cell) for cell in enactor.total(total, table).cells)
