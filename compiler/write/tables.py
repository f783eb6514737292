"""A table to its block and its records: in place when they are few, else in a file of their own beside the text."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from compiler.model.table import NUMERIC, Cell, Column, ColumnType, Row, Table
from compiler.write.canonical import says_the_same
from compiler.write.cells import EMPTY, Held, as_words, held, read_number
from compiler.write.inline import Hand

ROW_ID = "id"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row as its record: what it holds by name, in the order of the file, its id included."""

    id: str
    values: tuple[tuple[str, Held], ...]

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """Return what reading will keep of it for counts and filters."""
        return tuple((name, value.text) for name, value in self.values)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with columns that can hold its cells, and its records."""

    table: Table
    columns: tuple[Column, ...]
    entries: tuple[Entry, ...]


def lay_out(table: Table, hand: Hand) -> Grid:
    """Return the records of a table; a column that cannot hold all its cells becomes one of words."""
    columns = []
    values: list[list[Held | None]] = []
    for place, column in enumerate(table.columns):
        cells = [row.cells[place] for row in table.rows]
        kept, found = _column(column, cells, table, hand)
        columns.append(kept)
        values.append(found)
    entries = tuple(
        _entry(row, tuple(columns), [one[rank] for one in values]) for rank, row in enumerate(table.rows)
    )
    return Grid(table, tuple(columns), entries)


def _column(column: Column, cells: list[Cell], table: Table, hand: Hand) -> tuple[Column, list[Held | None]]:
    """Return a column as it can be written, with what each record holds in it; None for a share, which is computed."""
    if column.share_of and _shares_hold(column, table):
        return column, [None] * len(cells)
    column = replace(column, share_of="")
    found = [held(cell, column, hand) for cell in cells]
    if None not in found:
        return column, found
    words = [as_words(cell, hand) for cell in cells]
    if all(len(one.texts) <= 1 for one in words):
        plainly = [replace(one, is_list=False) for one in words]
        return replace(column, type=ColumnType.TEXT, counts=False, counted=()), list(plainly)
    return replace(column, type=ColumnType.LIST, counts=False, counted=()), list(words)


def _shares_hold(column: Column, table: Table) -> bool:
    """Tell whether the cells of a column are the shares that reading will compute."""
    places = [place for place, one in enumerate(table.columns) if one.id == column.share_of]
    mine = table.columns.index(column)
    if not places:
        return all(not row.cells[mine].paragraphs for row in table.rows)
    numbers = [_number(row.cells[places[0]]) for row in table.rows]
    total = sum((number for number in numbers if number is not None), Decimal(0))
    for row, number in zip(table.rows, numbers, strict=True):
        share = number * 100 / total if number is not None and total else None
        if row.cells[mine].value != share:
            return False
    return True


def _number(cell: Cell) -> Decimal | None:
    value = cell.value
    return Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None


def _entry(row: Row, columns: tuple[Column, ...], values: list[Held | None]) -> Entry:
    """Return the record of a row: the names its author gave, in order, then those of columns that have none."""
    by_name = {
        column.id: (value, column) for column, value in zip(columns, values, strict=True) if value is not None
    }
    written = dict(row.fields)
    names = dict.fromkeys((ROW_ID, *by_name)) if not written else dict.fromkeys((*written, *by_name))
    if ROW_ID not in names:
        names = dict.fromkeys((ROW_ID, *names))
    pairs = tuple((name, _kept(name, row, by_name, written)) for name in names)
    return Entry(row.id, pairs)


def _kept(
    name: str, row: Row, by_name: Mapping[str, tuple[Held, Column]], written: Mapping[str, str]
) -> Held:
    if name == ROW_ID:
        return Held((row.id,))
    typed_before = written.get(name, "")
    if name not in by_name:
        return Held((typed_before,)) if typed_before else EMPTY
    value, column = by_name[name]
    if name not in written or not value.texts:
        return value
    return _as_typed(typed_before, value, column)


def _as_typed(before: str, value: Held, column: Column) -> Held:
    """Return a value as its author typed it, when that is still what the cell says."""
    if column.type in NUMERIC:
        return replace(value, texts=(before,)) if read_number(before) == read_number(value.text) else value
    if (
        column.type is ColumnType.TEXT
        and "|" in before
        and says_the_same(before.replace("|", ", "), value.text)
    ):
        return Held(tuple(before.split("|")), is_list=True)
    texts = tuple(before.split("|")) if len(value.texts) > 1 else (before,)
    same = len(texts) == len(value.texts) and all(map(says_the_same, texts, value.texts))
    return replace(value, texts=texts) if same else value
