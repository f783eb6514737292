"""Typed values of cells to the text that a record holds for them, as its author would type it."""

from datetime import date
from decimal import Decimal

from compiler.model.table import Cell, CellValue, PartyList, Quarters
from compiler.model.text import plain

BAR = "|"
"""What parts the texts of a list."""


def value_text(value: CellValue) -> str:
    """Return "oui", "2020-12-31", "2020-T1/2020-T2", "1708.5" or "epci|caf"; nothing for words and for no value."""
    match value:
        case bool():
            return "oui" if value else "non"
        case date():
            return value.isoformat()
        case Quarters():
            first, last = (f"{year:04}-T{rank}" for year, rank in (value.first, value.last))
            return first if first == last else f"{first}/{last}"
        case int() | Decimal():
            return f"{Decimal(value):f}"
        case PartyList():
            return BAR.join(value.ids)
        case _:
            return ""


def record_text(cell: Cell) -> str:
    """Return what a record holds for a cell: its value as typed, or else its words, a bar between those of a list."""
    return value_text(cell.value) or BAR.join(plain(text) for text in cell.paragraphs)
