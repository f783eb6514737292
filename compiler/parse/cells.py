"""Raw values of a record to typed, printed cells."""

import re
from decimal import Decimal

from compiler.model.printed import (
    amount_text,
    date_inlines,
    number_text,
    percentage_text,
    quarters_inlines,
)
from compiler.model.table import Cell, CellValue, Column, ColumnType, PartyList, Quarters
from compiler.model.text import Inlines, Text
from compiler.parse.context import Reading
from compiler.parse.corner import Corner
from compiler.parse.day import read_date
from compiler.parse.record import RawValue

_LONGEST_NUMBER = 25
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?\Z")
_QUARTERS = re.compile(r"([0-9]{4})-T([1-4])(?:/([0-9]{4})-T([1-4]))?\Z")
MARK = "X"


def read_number(text: str) -> Decimal | None:
    """Return the number written in `text`, spaces between thousands allowed; None when it is not one."""
    bare = re.sub(r"(?<=\d)[ \u00a0\u202f](?=\d{3})", "", text.strip())
    return Decimal(bare.replace(",", ".")) if _NUMBER.match(bare) and len(bare) < _LONGEST_NUMBER else None


def print_number(value: Decimal, column: Column) -> str:
    """Return a number as its column prints it; a column with a unit of its own does not repeat it."""
    if column.type is ColumnType.PERCENTAGE:
        # A share is computed: without rounding it would print all the digits of the division.
        return percentage_text(value, column.decimals if column.share_of else column.decimals or None)
    if column.type is ColumnType.AMOUNT and not column.unit:
        return amount_text(value)
    return number_text(value, column.decimals or None)


def read_cell(column: Column, raw: RawValue | None, corner: Corner, reading: Reading) -> Cell:
    """Return the cell of `column`; a value that is not of its type is reported (table.bad-value) and left empty."""
    if raw is None or not raw.texts:
        return Cell(column=column.id, value=None, paragraphs=(), span=raw.span if raw else column.span)
    value, paragraphs = _read(column, raw, corner, reading)
    if value is None:
        _refuse(column, raw, reading)
    return Cell(column=column.id, value=value, paragraphs=paragraphs, span=raw.span)


def _read(
    column: Column, raw: RawValue, corner: Corner, reading: Reading
) -> tuple[CellValue, tuple[Inlines, ...]]:
    text = raw.texts[0]
    match column.type:
        case ColumnType.TEXT:
            # In a column of plain text a bar is only a separator of names: "Gentilly, Le Kremlin-Bicêtre".
            parts = raw.inlines(corner)
            joined: Inlines = tuple(
                inline
                for rank, part in enumerate(parts)
                for inline in ((Text(text=", "),) if rank else ()) + part
            )
            return joined, (joined,)
        case ColumnType.LIST:
            parts = raw.inlines(corner)
            return parts, parts
        case ColumnType.PARTIES:
            names = ", ".join(reading.names.get(name, name) for name in raw.texts)
            return PartyList(ids=raw.texts), ((Text(text=names),),)
        case ColumnType.MARK:
            return (
                (None, ())
                if text not in ("oui", "non")
                else (text == "oui", ((Text(text=MARK),),) if text == "oui" else ())
            )
        case ColumnType.DATE:
            day = read_date(text, raw.span, reading.diagnostics)
            return day, (date_inlines(day),) if day else ()
        case ColumnType.QUARTER:
            quarters = _read_quarters(text)
            return quarters, (quarters_inlines(quarters),) if quarters else ()
        case ColumnType.INTEGER | ColumnType.AMOUNT | ColumnType.PERCENTAGE:
            return _read_numeric(column, text)


def _read_numeric(column: Column, text: str) -> tuple[CellValue, tuple[Inlines, ...]]:
    number = read_number(text)
    if number is None or (column.type is ColumnType.INTEGER and number != number.to_integral_value()):
        return None, ()
    value: CellValue = int(number) if column.type is ColumnType.INTEGER else number
    return value, ((Text(text=print_number(number, column)),),)


def _read_quarters(text: str) -> Quarters | None:
    match = _QUARTERS.match(text)
    if match is None:
        return None
    first = (int(match.group(1)), int(match.group(2)))
    last = (int(match.group(3)), int(match.group(4))) if match.group(3) else first
    return Quarters(first=first, last=last) if first <= last else None


_WANTED = {
    ColumnType.INTEGER: "un nombre entier, par exemple 1708",
    ColumnType.AMOUNT: "un montant en euros, par exemple 10500",
    ColumnType.PERCENTAGE: "un nombre, par exemple 25 ou 2.5",
    ColumnType.DATE: "une date AAAA-MM-JJ",
    ColumnType.QUARTER: "un trimestre, par exemple 2020-T2 ou 2020-T2/2020-T3",
    ColumnType.MARK: "« oui » ou « non »",
}


def _refuse(column: Column, raw: RawValue, reading: Reading) -> None:
    reading.report(
        "table.bad-value",
        f"La colonne « {column.id} » ne peut pas contenir « {raw.text} ».",
        raw.span,
        hint="attendu : " + _WANTED.get(column.type, "du texte"),
        quote=raw.text,
    )
