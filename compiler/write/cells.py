"""Cells of a table to the values that a record holds, when reading them prints the cell; None when it would not."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from compiler.model.printed import (
    amount_text,
    date_text,
    number_text,
    percentage_text,
    quarters_inlines,
)
from compiler.model.record_text import BAR, value_text
from compiler.model.table import Cell, CellValue, Column, ColumnType, PartyList, Quarters
from compiler.model.text import plain
from compiler.write.inline import Hand
from compiler.write.spelling import typed

_LONGEST_NUMBER = 25
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?\Z")
MARK = "X"


@dataclass(frozen=True, slots=True)
class Held:
    """What a record holds in one column: its texts as typed, several for a list, none for an empty cell."""

    texts: tuple[str, ...] = ()
    is_list: bool = False

    @property
    def text(self) -> str:
        """Return the value as counts and filters read it."""
        return BAR.join(self.texts)


EMPTY = Held()


def read_number(text: str) -> Decimal | None:
    """Return the number that the text of a record stands for, None when reading would refuse it."""
    figures = re.sub(r"(?<=\d)[ \u00a0\u202f](?=\d{3})", "", text.strip())
    is_number = _NUMBER.match(figures) is not None and len(figures) < _LONGEST_NUMBER
    return Decimal(figures.replace(",", ".")) if is_number else None


def number_words(value: Decimal, column: Column) -> str:
    """Return a number as its column prints it."""
    if column.type is ColumnType.PERCENTAGE:
        return percentage_text(value, column.decimals if column.share_of else column.decimals or None)
    if column.type is ColumnType.AMOUNT and not column.unit:
        return amount_text(value)
    return number_text(value, column.decimals or None)


def held(cell: Cell, column: Column, hand: Hand) -> Held | None:
    """Return what a record holds for a cell; None when no value of the column's type prints what the cell prints."""
    if cell.value is None and not cell.paragraphs:
        return EMPTY
    match column.type:
        case ColumnType.TEXT:
            return Held((hand.text(cell.paragraphs[0]),)) if len(cell.paragraphs) == 1 else None
        case ColumnType.LIST:
            return Held(tuple(map(hand.text, cell.paragraphs)), is_list=True)
        case ColumnType.PARTIES:
            # The names printed are those of the parties, whatever the cell printed before.
            return Held(cell.value.ids, is_list=True) if isinstance(cell.value, PartyList) else None
        case _:
            text, printed = _typed_value(cell.value, column)
            return Held((text,)) if text and _prints(cell, printed) else None


def _prints(cell: Cell, printed: str) -> bool:
    """Tell whether a cell prints these words and no others."""
    return [typed(plain(text)) for text in cell.paragraphs] == ([typed(printed)] if printed else [])


def _typed_value(value: CellValue, column: Column) -> tuple[str, str]:
    """Return a value as a record holds it, and what it prints; both empty when it is not of its column's type."""
    match value, column.type:
        case bool(), ColumnType.MARK:
            return value_text(value), MARK if value else ""
        case date(), ColumnType.DATE:
            return value_text(value), date_text(value)
        case Quarters(), ColumnType.QUARTER:
            return value_text(value), plain(quarters_inlines(value))
        case ((int() | Decimal()), (ColumnType.INTEGER | ColumnType.AMOUNT | ColumnType.PERCENTAGE)):
            number = Decimal(value)
            text = value_text(value)
            return (text, number_words(number, column)) if read_number(text) == number else ("", "")
        case _:
            return "", ""


def as_words(cell: Cell, hand: Hand) -> Held:
    """Return what a cell prints, for a column that cannot hold its value."""
    return Held(tuple(map(hand.text, cell.paragraphs)), is_list=True)
