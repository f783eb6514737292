"""A flat table, as CSV and XLSX files hold it: columns of one type each, rows of values, totals apart."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from compiler.model.table import ColumnType, Quarters

FlatValue: TypeAlias = str | int | Decimal | date | Quarters | tuple[str, ...] | bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FlatColumn:
    """A column. `allowed` are the only values it takes, any when there are none.

    `is_technical` says that it serves programs more than readers. Values of type "liste" and "parties" are
    tuples of words. A year is a whole number that is not `grouped`.
    """

    id: str
    title: str
    type: ColumnType = ColumnType.TEXT
    description: str = ""
    unit: str = ""
    decimals: int = 0
    width: int = 1
    is_technical: bool = False
    grouped: bool = True
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FlatTotal:
    """A total row: its label, and the sum of some columns."""

    label: str
    sums: tuple[tuple[str, Decimal], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlatTable:
    """A table. `key` are the columns that tell rows apart; `number` is empty when it has none."""

    id: str
    title: str
    description: str
    columns: tuple[FlatColumn, ...]
    rows: tuple[tuple[FlatValue, ...], ...]
    key: tuple[str, ...] = ("id",)
    totals: tuple[FlatTotal, ...] = ()
    number: str = ""
