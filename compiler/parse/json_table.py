"""Tables from plain data: typed values, and beside them what is printed and what was written."""

from datetime import date
from decimal import Decimal
from typing import Any

from compiler.model.table import (
    Cell,
    CellValue,
    Column,
    ColumnType,
    PartyList,
    Quarters,
    Row,
    Stated,
    Table,
    Total,
)
from compiler.model.text import Inlines
from compiler.parse.json_text import Record, read_listed_text, read_text


def read_table_record(record: Record) -> Table:
    """Return a table."""
    columns = tuple(_column(column) for column in record["colonnes"])
    pairs = zip(record["lignes"], record["details"], strict=True)
    return Table(
        id=record["id"],
        title=read_text(record, "titre"),
        columns=columns,
        rows=tuple(_row(values, details, columns) for values, details in pairs),
        totals=tuple(_total(total) for total in record["totaux"]),
        landscape=record["orientation"] == "paysage",
        row_noun=record["nom_ligne"],
        number=record["numero"],
    )


def _column(record: Record) -> Column:
    return Column(
        id=record["id"],
        title=read_text(record, "titre"),
        type=ColumnType(record["type"]),
        heads_row=record.get("entete_ligne", False),
        merges=record.get("fusion", False),
        width=record.get("largeur", 1),
        unit=record.get("unite", ""),
        decimals=record.get("decimales", 0),
        share_of=record.get("part_de", ""),
        counts=record.get("compte", False),
        counted=tuple(record.get("si", {}).items()),
    )


def _row(values: Record, details: Record, columns: tuple[Column, ...]) -> Row:
    return Row(
        id=values["id"],
        cells=tuple(_cell(values, details, column) for column in columns),
        fields=tuple(details.get("champs", {}).items()),
    )


def _cell(values: Record, details: Record, column: Column) -> Cell:
    structured = details.get("valeurs", {})
    value = _value(structured[column.id] if column.id in structured else values[column.id], column)
    printed = details.get("imprime", {}).get(column.id)
    paragraphs = _expected(value, column) if printed is None else tuple(map(read_listed_text, printed))
    return Cell(column=column.id, value=value, paragraphs=paragraphs)


def _value(written: Any, column: Column) -> CellValue:  # noqa: ANN401 - any JSON value
    if written is None:
        return None
    match column.type:
        case ColumnType.TEXT:
            return read_listed_text(written)
        case ColumnType.LIST:
            return tuple(map(read_listed_text, written))
        case ColumnType.PARTIES:
            return PartyList(ids=tuple(written))
        case ColumnType.DATE:
            return date.fromisoformat(written)
        case ColumnType.QUARTER:
            return _quarters(written)
        case ColumnType.MARK:
            return bool(written)
        case ColumnType.INTEGER:
            return int(written)
        case ColumnType.AMOUNT | ColumnType.PERCENTAGE:
            return Decimal(written)


def _quarters(written: str) -> Quarters:
    ends = [(int(year), int(rank)) for year, _, rank in (part.partition("-T") for part in written.split("/"))]
    return Quarters(first=ends[0], last=ends[-1])


def _expected(value: CellValue, column: Column) -> tuple[Inlines, ...]:
    """Return what a cell prints when nothing else is said: words print themselves, other values nothing."""
    if not isinstance(value, tuple):
        return ()
    if column.type is ColumnType.LIST:
        return tuple(text for text in value if isinstance(text, tuple))
    return (tuple(inline for inline in value if not isinstance(inline, tuple)),)


def _total(record: Record) -> Total:
    return Total(
        label=read_text(record, "libelle"),
        sums=tuple(
            (column, Decimal(value), record["imprime"][column]) for column, value in record["sommes"].items()
        ),
        stated=tuple(
            Stated(column=column, value=Decimal(value)) for column, value in record.get("attendu", {}).items()
        ),
    )
