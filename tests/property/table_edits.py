"""Random edits of a table: its cells, rows, columns, totals and title."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from compiler.model.table import Cell, Column, Row, Table
from compiler.model.text import Text
from tests.property.wordings import Wordings


def new_table(name: str, wordings: Wordings) -> Table:
    """Return a table of two columns and two rows."""
    columns = tuple(Column(id=f"c{rank}", title=wordings.text()) for rank in (1, 2))
    rows = tuple(_row(f"l{rank}", columns, wordings) for rank in (1, 2))
    number = str(wordings.random.randint(100, 99999))
    return Table(id=name, title=wordings.text(), columns=columns, rows=rows, number=number)


def _row(name: str, columns: tuple[Column, ...], wordings: Wordings) -> Row:
    return Row(id=name, cells=tuple(_cell(column, wordings) for column in columns))


def _cell(column: Column, wordings: Wordings) -> Cell:
    text = (Text(text=wordings.words()),)
    return Cell(column=column.id, value=text, paragraphs=(text,))


def table_edited(table: Table, random: Random, name: Callable[[str], str], wordings: Wordings) -> Table:
    """Return a table with one thing changed."""
    match random.randrange(8):
        case 0:
            return replace(table, title=wordings.edited(table.title))
        case 1 if table.rows:
            rows = list(table.rows)
            rows.insert(random.randint(0, len(rows)), _row(name("ligne"), table.columns, wordings))
            return replace(table, rows=tuple(rows))
        case 2 if len(table.rows) > 1:
            rank = random.randrange(len(table.rows))
            return replace(table, rows=(*table.rows[:rank], *table.rows[rank + 1 :]))
        case 3 if len(table.rows) > 1:
            rows = list(table.rows)
            rows.insert(random.randrange(len(rows)), rows.pop(random.randrange(len(rows))))
            return replace(table, rows=tuple(rows))
        case 4 if len(table.columns) > 2:
            return _without(table, random.randrange(1, len(table.columns)))
        case 5 if table.rows:
            twin = replace(random.choice(table.rows), id=name("ligne"))
            return replace(table, rows=(*table.rows, twin))
        case 6:
            rank = random.randrange(len(table.columns))
            column = replace(table.columns[rank], title=wordings.edited(table.columns[rank].title))
            return replace(table, columns=(*table.columns[:rank], column, *table.columns[rank + 1 :]))
        case _:
            return _cell_edited(table, random, wordings) if table.rows else table


def _without(table: Table, place: int) -> Table:
    column = table.columns[place].id
    rows = tuple(
        replace(row, cells=tuple(cell for cell in row.cells if cell.column != column)) for row in table.rows
    )
    totals = tuple(
        replace(total, sums=tuple(one for one in total.sums if one[0] != column)) for total in table.totals
    )
    columns = tuple(one for one in table.columns if one.id != column)
    return replace(table, columns=columns, rows=rows, totals=totals)


def _cell_edited(table: Table, random: Random, wordings: Wordings) -> Table:
    rank = random.randrange(len(table.rows))
    row = table.rows[rank]
    place = random.randrange(len(row.cells))
    cell = row.cells[place]
    texts = list(cell.paragraphs)
    if texts and random.random() < 0.8:
        chosen = random.randrange(len(texts))
        texts[chosen] = wordings.edited(texts[chosen])
    else:
        texts.append((Text(text=wordings.words()),))
    changed = replace(cell, paragraphs=tuple(texts), value=tuple(texts))
    cells = (*row.cells[:place], changed, *row.cells[place + 1 :])
    return replace(table, rows=(*table.rows[:rank], replace(row, cells=cells), *table.rows[rank + 1 :]))
