"""An act to the round numbers that its own records contradict: "plus de 100 000 habitants" for 98 500.

A sentence that counts the rows of a table by a figure is read with the column of that table in the same unit.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.diagnostics.span import Span
from compiler.model.label import NO_BREAK
from compiler.model.mark import Mark, marked
from compiler.model.passage import Passage
from compiler.model.printed import number_text
from compiler.model.protocol import Protocol
from compiler.model.table import Column, ColumnType, Row, Table
from compiler.model.text import Figure, plain

_COUNT = re.compile(r"nombre:(?P<table>[\w-]+)(?:\.[\w-]+)?(?:\?(?P<filter>[^|]+))?(?:\|\w+)?\Z")
_ROUND = re.compile(
    r"\b(?P<degree>plus de|moins de|près de|environ|quelque|au moins|au plus) "
    r"(?P<value>\d{1,3}(?: \d{3})+|\d{4,}) "
    r"(?P<noun>habitants|personnes|logements|élèves|emplois)\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.;!?] ")
_SAME = {"personnes": "habitants"}
_NEARLY, _WIDELY = Decimal("0.9"), Decimal("1.1")


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the round numbers at odds with the records, in reading order. Errors: proportion.wrong."""
    tables = {block.id: block for block in protocol.blocks() if isinstance(block, Table)}
    for passage, written in marked(protocol):
        for match in _ROUND.finditer(passage.text):
            exact = _exact(match, passage, written, tables)
            if exact is not None and not _allows(match["degree"].lower(), _value(match), exact[0]):
                yield _told(match, passage, *exact)


def _value(match: re.Match[str]) -> Decimal:
    return Decimal(match["value"].replace(" ", ""))


def _exact(
    match: re.Match[str], passage: Passage, written: tuple[Mark, ...], tables: dict[str, Table]
) -> tuple[Decimal, Span] | None:
    """Return what the records counted last in the same sentence add up to, and their table."""
    stops = [stop.end() for stop in _STOP.finditer(passage.text, 0, match.start())]
    start = stops[-1] if stops else 0
    for mark in reversed(written):
        if isinstance(mark.inline, Figure) and start <= mark.start < match.start():
            counted = _COUNT.match(mark.inline.expression)
            table = tables.get(counted["table"]) if counted else None
            if counted and table is not None:
                return sum_rows(table, counted["filter"] or "", match["noun"].lower())
    return None


def sum_rows(table: Table, condition: str, noun: str) -> tuple[Decimal, Span] | None:
    """Return the sum of the only column of that unit or title; None when a row kept has no value."""
    units = {noun, _SAME.get(noun, noun)}
    columns = [
        column
        for column in table.columns
        if column.unit in units
        or (column.type is ColumnType.INTEGER and plain(column.title).lower() in units)
    ]
    rows = [row for row in table.rows if _keeps(row, condition)]
    if len(columns) != 1 or not rows:
        return None
    values = [_number(row, columns[0]) for row in rows]
    known = [value for value in values if value is not None]
    return (sum(known, Decimal(0)), table.span) if len(known) == len(values) else None


def _keeps(row: Row, condition: str) -> bool:
    fields = dict(row.fields)
    pairs = (part.partition("=") for part in condition.split("&") if part)
    return all(wanted.strip() in fields.get(name.strip(), "").split("|") for name, _, wanted in pairs)


def _number(row: Row, column: Column) -> Decimal | None:
    value = next((cell.value for cell in row.cells if cell.column == column.id), None)
    return Decimal(value) if isinstance(value, int | Decimal) else None


def _allows(degree: str, said: Decimal, exact: Decimal) -> bool:
    match degree:
        case "plus de" | "au moins":
            return exact >= said
        case "moins de" | "au plus":
            return exact <= said
        case "près de":
            return said * _NEARLY <= exact <= said
        case _:
            return said * _NEARLY <= exact <= said * _WIDELY


def _told(match: re.Match[str], passage: Passage, exact: Decimal, span: Span) -> Diagnostic:
    return Diagnostic(
        code="proportion.wrong",
        message=f"Dans {passage.place}, « {match[0]} » est dit de {number_text(exact)}{NO_BREAK}: "
        "les mots et les données se contredisent.",
        span=passage.span,
        quote=match[0],
        hint="corrigez les mots, ou écrivez le nombre exact par « [[somme:…]] »",
        related=(Related(caption="les données comptées", span=span),),
    )
