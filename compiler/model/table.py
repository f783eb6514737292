"""Tables of the act: records with a declared shape, their totals computed."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TypeAlias

from compiler.diagnostics.span import NOWHERE, Span
from compiler.model.text import Inlines


class ColumnType(Enum):
    """What the cells of a column hold."""

    TEXT = "texte"
    INTEGER = "entier"
    AMOUNT = "montant"
    PERCENTAGE = "pourcentage"
    DATE = "date"
    QUARTER = "trimestre"
    LIST = "liste"
    PARTIES = "parties"
    MARK = "marque"


NUMERIC = frozenset({ColumnType.INTEGER, ColumnType.AMOUNT, ColumnType.PERCENTAGE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The declared shape of a column.

    `share_of` names the column whose share of the total this one computes; `counts` says that it counts the records
    gathered in each row, those that meet `counted` only (column, value).
    """

    id: str
    title: Inlines
    type: ColumnType = ColumnType.TEXT
    heads_row: bool = False
    merges: bool = False
    width: int = 1
    unit: str = ""
    decimals: int = 0
    share_of: str = ""
    counts: bool = False
    counted: tuple[tuple[str, str], ...] = ()
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarters:
    """A run of calendar quarters, both ends included: (year, 1 to 4)."""

    first: tuple[int, int]
    last: tuple[int, int]


CellValue: TypeAlias = (
    "Inlines | int | Decimal | date | Quarters | tuple[Inlines, ...] | PartyList | bool | None"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyList:
    """Ids of parties or sets held by a cell."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One value of a record. `paragraphs` is what is printed: one text per paragraph, several make a list."""

    column: str
    value: CellValue
    paragraphs: tuple[Inlines, ...]
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A record, with its author's id; cells in the order of the columns.

    `fields` holds every value as written, those of undeclared columns too: counts and filters read it.
    """

    id: str
    cells: tuple[Cell, ...]
    fields: tuple[tuple[str, str], ...] = ()
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What the author says that a column adds up to."""

    column: str
    value: Decimal
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A computed total row: the label, then for each summed column its value and printed text.

    `stated` is what the author says the total should be, to be checked.
    """

    label: Inlines
    sums: tuple[tuple[str, Decimal, str], ...]
    stated: tuple[Stated, ...] = ()
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of records; it counts as one alinéa of its article.

    `row_noun` is what a row is called in cross-references ("mesure"); `number` is the author's, or its rank among
    the tables without one.
    """

    id: str
    title: Inlines
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    totals: tuple[Total, ...] = ()
    landscape: bool = False
    row_noun: str = ""
    number: str = ""
    span: Span = field(default=NOWHERE, compare=False)
