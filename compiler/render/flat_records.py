"""Tables of the act to flat tables: the declared columns, then the fields that are kept but not printed."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from compiler.model.table import CellValue, Column, ColumnType, PartyList, Row, Table
from compiler.model.text import plain
from compiler.render.flat_table import FlatColumn, FlatTable, FlatTotal, FlatValue
from compiler.render.model_table import list_texts, text_words

_SHARE = Decimal("0.000001")
ID = FlatColumn(id="id", title="Identifiant", description="Nom stable de la ligne, qui ne change jamais.")


def flatten_table(table: Table) -> FlatTable:
    """Return a table of the act as a flat one; computed shares are rounded to six decimals."""
    declared = [(place, column) for place, column in enumerate(table.columns) if column.id != "id"]
    kept = _unprinted(table)
    return FlatTable(
        id=table.id,
        title=plain(table.title),
        description=f"Tableau {table.number} de l’acte." if table.number else "Tableau de l’acte.",
        columns=(ID, *(_column(column, table) for _, column in declared), *map(_unprinted_column, kept)),
        rows=tuple(
            (
                row.id,
                *(flat_value(row.cells[place].value, column) for place, column in declared),
                *_fields(row, kept),
            )
            for row in table.rows
        ),
        totals=tuple(
            FlatTotal(
                label=plain(total.label), sums=tuple((column, value) for column, value, _ in total.sums)
            )
            for total in table.totals
        ),
        number=table.number,
    )


def _column(column: Column, table: Table) -> FlatColumn:
    return FlatColumn(
        id=column.id,
        title=plain(column.title),
        type=column.type,
        description=" ".join(_described(column, table)),
        unit=column.unit,
        decimals=column.decimals,
        width=column.width,
    )


def _described(column: Column, table: Table) -> Iterator[str]:
    if column.type is ColumnType.AMOUNT:
        yield "En euros."
    if column.share_of:
        titles = {other.id: plain(other.title) for other in table.columns}
        whole = titles.get(column.share_of, column.share_of)
        yield f"Part de « {whole} » dans le total de cette colonne, en pourcentage."
    elif column.type is ColumnType.PERCENTAGE:
        yield "En pourcentage."
    if column.unit:
        yield f"Unité : {column.unit}."


def flat_value(value: CellValue, column: Column) -> FlatValue:
    """Return the value of a cell, words without their structure."""
    match value:
        case tuple():
            if column.type is ColumnType.LIST:
                return tuple(plain(text) for text in list_texts(value))
            return plain(text_words(value))
        case PartyList():
            return value.ids
        case Decimal() if column.share_of:
            return value.quantize(_SHARE, rounding=ROUND_HALF_UP).normalize()
        case _:
            return value


def _unprinted(table: Table) -> tuple[str, ...]:
    """Return the fields that records hold and no column prints, in order of appearance.

    Rows that gather records have no id of their own; what only some of them hold is left from one record.
    """
    printed = {"id", *(column.id for column in table.columns)}
    held = [dict(row.fields) for row in table.rows]
    named = dict.fromkeys(name for fields in held for name in fields)
    gathered = not any("id" in fields for fields in held)
    return tuple(
        name
        for name in named
        if name not in printed and (not gathered or all(name in fields for fields in held))
    )


def _unprinted_column(name: str) -> FlatColumn:
    return FlatColumn(
        id=name,
        title=name.replace("_", " ").capitalize(),
        description="Champ des enregistrements, tel que la source l’écrit, qui ne s'imprime pas.",
        is_technical=True,
    )


def _fields(row: Row, names: tuple[str, ...]) -> tuple[str | None, ...]:
    written = dict(row.fields)
    return tuple(written.get(name) or None for name in names)
