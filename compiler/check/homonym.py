"""An act to the places of one table that bear the same name and that nothing tells apart.

Two districts may both be called "Centre-ville": a code, or the commune in its own column, tells them apart.
Source: decree n° 2014-1750 of 30 December 2014, which gives each priority district a code.
"""

import re
from collections.abc import Iterator

from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.diagnostics.suggestion import fold
from compiler.model.label import NO_BREAK
from compiler.model.protocol import Protocol
from compiler.model.table import Column, ColumnType, Row, Table
from compiler.model.text import plain

_PLACE = re.compile(
    r"\b(?:quartiers?|communes?|territoires?|villes?|lieux?|sites?|secteurs?|ilots?|cites?|qpv|qva)\b"
)
_CODE = re.compile(r"\b(?:codes?|identifiants?|numeros?|references?|insee|siren|siret)\b|\bn°")


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the homonyms, in reading order. Errors: row.homonym."""
    for block in protocol.blocks():
        if isinstance(block, Table):
            yield from _in_table(block)


def _in_table(table: Table) -> Iterator[Diagnostic]:
    named = next(
        (column for column in table.columns if column.heads_row and not column.merges and _is_place(column)),
        None,
    )
    if named is None:
        return
    distinctive = [
        place
        for place, column in enumerate(table.columns)
        if column is named
        or column.heads_row
        or column.merges
        or _is_place(column)
        or _CODE.search(_words(column))
    ]
    first: dict[tuple[str, ...], Row] = {}
    for row in table.rows:
        key = tuple(_compared(row, place, table) for place in distinctive)
        twin = first.setdefault(key, row)
        name = _cell_text(row, table.columns.index(named))
        if name and twin is not row:
            yield _homonym(table, row, twin, (name, _cell_text(twin, table.columns.index(named))))


def _is_place(column: Column) -> bool:
    return column.type in (ColumnType.TEXT, ColumnType.PARTIES) and _PLACE.search(_words(column)) is not None


def _words(column: Column) -> str:
    return fold(f"{column.id} {plain(column.title)}").replace("-", " ")


def _compared(row: Row, place: int, table: Table) -> str:
    """Return what a cell is compared by: "Centre-Ville" and "Centre ville" are one name; a code is taken as it is."""
    text = _cell_text(row, place)
    return text if _CODE.search(_words(table.columns[place])) else fold(text.replace("’", "'"))


def _cell_text(row: Row, place: int) -> str:
    return "|".join(plain(text) for text in row.cells[place].paragraphs)


def _homonym(table: Table, row: Row, twin: Row, names: tuple[str, str]) -> Diagnostic:
    name, other = names
    called = name if name == other else f"{other} » et « {name}"
    return Diagnostic(
        code="row.homonym",
        message=f"Dans le tableau{NO_BREAK}{table.number}, deux lignes s'appellent « {called} » "
        "et rien ne les distingue.",
        span=row.span,
        quote=name,
        hint="ajoutez une colonne qui les distingue : le code du quartier, ou la commune",
        related=(Related(caption="l'autre ligne", span=twin.span, quote=other),),
    )
