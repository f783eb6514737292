"""Tables of the act to plain data: rows of typed values, then what a value alone does not say."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from compiler.model.table import Cell, CellValue, Column, ColumnType, PartyList, Quarters, Row, Table, Total
from compiler.model.text import Inlines, plain
from compiler.render.json_bytes import Record
from compiler.render.machine import quarters_code
from compiler.render.model_text import is_plain, listed_text, text_record


def table_record(table: Table) -> Record:
    """Return a table: `lignes` are its values, `details` what is printed and what was written."""
    return {
        "id": table.id,
        "numero": table.number,
        **text_record("titre", table.title),
        "orientation": "paysage" if table.landscape else "portrait",
        "nom_ligne": table.row_noun,
        "colonnes": [_column(column) for column in table.columns],
        "lignes": [_row(row, table) for row in table.rows],
        "details": [_details(row, table) for row in table.rows],
        "totaux": [_total(total) for total in table.totals],
    }


def _column(column: Column) -> Record:
    said = {
        "entete_ligne": column.heads_row,
        "fusion": column.merges,
        "largeur": column.width if column.width != 1 else 0,
        "unite": column.unit,
        "decimales": column.decimals,
        "part_de": column.share_of,
        "compte": column.counts,
        "si": dict(column.counted),
    }
    return {
        "id": column.id,
        **text_record("titre", column.title),
        "type": column.type.value,
        **{key: value for key, value in said.items() if value},
    }


def _pairs(row: Row, table: Table) -> Iterator[tuple[Column, Cell]]:
    return zip(table.columns, row.cells, strict=True)


def _row(row: Row, table: Table) -> Record:
    values = {
        column.id: _machine(cell.value, column) for column, cell in _pairs(row, table) if column.id != "id"
    }
    return {"id": row.id, **values}


def _machine(value: CellValue, column: Column) -> Any:  # noqa: ANN401 - any JSON value
    """Return a value as programs read it, words without their structure."""
    match value:
        case tuple():
            return (
                [plain(text) for text in list_texts(value)] if _is_list(column) else plain(text_words(value))
            )
        case PartyList():
            return list(value.ids)
        case Quarters():
            return quarters_code(value)
        case date():
            return value.isoformat()
        case _:
            return value


def _is_list(column: Column) -> bool:
    return column.type is ColumnType.LIST


def list_texts(value: Inlines | tuple[Inlines, ...]) -> tuple[Inlines, ...]:
    """Return the texts of a cell that holds a list."""
    return tuple(text for text in value if isinstance(text, tuple))


def text_words(value: Inlines | tuple[Inlines, ...]) -> Inlines:
    """Return the words of a cell that holds one text."""
    return tuple(inline for inline in value if not isinstance(inline, tuple))


def _details(row: Row, table: Table) -> Record:
    """Return what was written, the words that are more than plain, what is printed where it differs."""
    values, printed = {}, {}
    for column, cell in _pairs(row, table):
        if column.id == "id" or not _is_simple(cell.value, column):
            values[column.id] = _structured(cell.value, column)
        if cell.paragraphs != _expected(cell.value, column):
            printed[column.id] = [listed_text(text) for text in cell.paragraphs]
    said = {"champs": dict(row.fields), "valeurs": values, "imprime": printed}
    return {"id": row.id, **{key: value for key, value in said.items() if value}}


def _is_simple(value: CellValue, column: Column) -> bool:
    if not isinstance(value, tuple):
        return True
    return (
        all(is_plain(text) for text in list_texts(value)) if _is_list(column) else is_plain(text_words(value))
    )


def _structured(value: CellValue, column: Column) -> Any:  # noqa: ANN401 - any JSON value
    if not isinstance(value, tuple):
        return _machine(value, column)
    return (
        [listed_text(text) for text in list_texts(value)]
        if _is_list(column)
        else listed_text(text_words(value))
    )


def _expected(value: CellValue, column: Column) -> tuple[Inlines, ...]:
    """Return the paragraphs of words that are printed as they stand, none for other values."""
    if not isinstance(value, tuple):
        return ()
    return list_texts(value) if _is_list(column) else (text_words(value),)


def _total(total: Total) -> Record:
    record = {
        **text_record("libelle", total.label),
        "sommes": {column: value for column, value, _ in total.sums},
        "imprime": {column: text for column, _, text in total.sums},
    }
    if total.stated:
        record["attendu"] = {stated.column: stated.value for stated in total.stated}
    return record
