"""The words of a table back to its records, typed by the columns it had."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from compiler.ingest.rebuilding.records import read_decimal, read_value
from compiler.ingest.rebuilding.texts import Ids, Texts, matched
from compiler.model.enact import Enactor
from compiler.model.enacted import RowWords, TableWords
from compiler.model.record_text import record_text
from compiler.model.table import Cell, Column, Row, Table, Total


class TableBuilder:
    """Makes tables; it knows how the act in force prints, and the ids of parties by short name."""

    def __init__(self, enactor: Enactor, texts: Texts, names: Mapping[str, str]) -> None:
        self._enactor, self._texts, self._names = enactor, texts, names

    def table(self, words: TableWords, base: Table | None, name: str) -> Table:
        """Return a table; `base` is what it was, `name` its id."""
        columns = self._columns(words, base)
        rows = self._rows(words, base, columns)
        totals = tuple(self._total(total, columns, base, rank) for rank, total in enumerate(words.totals))
        title = self._texts.inlines(words.title)
        if base is None:
            return Table(id=name, title=title, columns=columns, rows=rows, totals=totals, number=words.number)
        same = self._enactor.text(base.title) == words.title
        return Table(
            id=name,
            title=base.title if same else title,
            columns=columns,
            rows=rows,
            totals=totals,
            landscape=base.landscape,
            row_noun=base.row_noun,
            number=words.number,
            span=base.span,
        )

    def _columns(self, words: TableWords, base: Table | None) -> tuple[Column, ...]:
        ids = Ids(column.id for column in base.columns) if base else Ids(())
        found: list[Column] = []
        pairs = matched(words.columns, base.columns if base else (), self._enactor.column)
        for title, (column, same) in zip(words.columns, pairs, strict=True):
            if column is not None and same:
                found.append(column)
            elif column is not None and (not column.unit or title.endswith(f" ({column.unit})")):
                bare = title.removesuffix(f" ({column.unit})") if column.unit else title
                found.append(_retitled(column, self._texts, bare))
            else:
                found.append(Column(id=ids.new("colonne", title), title=self._texts.inlines(title)))
        return tuple(found)

    def _rows(self, words: TableWords, base: Table | None, columns: tuple[Column, ...]) -> tuple[Row, ...]:
        known = {row.id: row for row in base.rows} if base else {}
        ids = Ids(known)
        used: set[str] = set()
        found: list[Row] = []
        for row in words.rows:
            old = known.get(row.id) or self._same(row, base, used)
            head = " ".join(row.cells[0]) if row.cells else ""
            name = old.id if old else ids.new("ligne", head)
            used.add(name)
            found.append(self._row(row, old, name, columns))
        return tuple(found)

    def _same(self, words: RowWords, base: Table | None, used: set[str]) -> Row | None:
        """Return the row of the act in force that prints the same, for a table quoted whole."""
        if base is None or words.id:
            return None
        printed = self._enactor.table(base).rows
        by_words = next((row.id for row in printed if row == words and row.id not in used), "")
        by_head = next(
            (row.id for row in printed if row.cells[:1] == words.cells[:1] and row.id not in used), ""
        )
        return next((row for row in base.rows if row.id == (by_words or by_head)), None)

    def _row(self, words: RowWords, old: Row | None, name: str, columns: tuple[Column, ...]) -> Row:
        kept = {cell.column: cell for cell in old.cells} if old else {}
        cells = tuple(
            self._cell(texts, column, kept.get(column.id))
            for texts, column in zip(words.cells, columns, strict=True)
        )
        if old is not None:
            fields = _rewritten(old, cells)
            return old if cells == old.cells else Row(id=name, cells=cells, fields=fields, span=old.span)
        return Row(id=name, cells=cells, fields=tuple((one.column, record_text(one)) for one in cells))

    def _cell(self, texts: tuple[str, ...], column: Column, old: Cell | None) -> Cell:
        if old is not None and tuple(self._enactor.text(text) for text in old.paragraphs) == texts:
            return old
        inlines = tuple(self._texts.inlines(text) for text in texts)
        value = read_value(column.type, texts, inlines, self._names)
        return Cell(column=column.id, value=value, paragraphs=inlines)

    def _same_total(self, total: Total, table: Table, words: RowWords) -> bool:
        return self._enactor.total(total, table).cells == words.cells

    def _total(self, words: RowWords, columns: tuple[Column, ...], base: Table | None, rank: int) -> Total:
        old = base.totals[rank] if base and rank < len(base.totals) else None
        if (
            old is not None
            and base is not None
            and base.columns == columns
            and self._same_total(old, base, words)
        ):
            return old
        label = self._texts.inlines(" ".join(words.cells[0])) if words.cells else ()
        sums = tuple(
            (column.id, read_decimal("".join(cell)) or Decimal(0), "".join(cell))
            for column, cell in zip(columns[1:], words.cells[1:], strict=True)
            if cell
        )
        return Total(label=label, sums=sums)


def _rewritten(old: Row, cells: tuple[Cell, ...]) -> tuple[tuple[str, str], ...]:
    """Return what a record holds now: what was written stays where the cell is the same."""
    changed = {cell.column: record_text(cell) for cell in cells if cell not in old.cells}
    return tuple((name, changed.get(name, written)) for name, written in old.fields)


def _retitled(column: Column, texts: Texts, title: str) -> Column:
    return replace(column, title=texts.inlines(title))
