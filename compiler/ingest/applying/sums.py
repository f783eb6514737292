"""Totals of an amended act that its rows do not give: the compiler computes them, a hand that edits may not.

Only what the avenant touches is judged, and no column whose total the act in force stated otherwise already.
"""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.span import whole_lines
from compiler.ingest.order import Order
from compiler.ingest.rebuilding.records import read_decimal
from compiler.model.enacted import ActWords, RowWords, TableWords
from compiler.model.label import NO_BREAK
from compiler.model.printed import number_text


def find_wrong_totals(
    base: ActWords, act: ActWords, orders: Sequence[Order], file: str = ""
) -> Iterator[Diagnostic]:
    """Yield the totals that the rows of their table do not give, each at the order that makes it so.

    Errors: avenant.wrong-total.
    """
    before = {table.id: table for table in _tables(base) if table.id}
    for table in _tables(act):
        was = before.get(table.id)
        if table == was:
            continue
        known = {(column, rank) for column, rank, _, _ in _wrong(was)} if was else set()
        for column, rank, said, wanted in _wrong(table):
            if (column, rank) in known:
                continue
            line = _order_of(table, orders).line
            yield Diagnostic(
                code="avenant.wrong-total",
                message=f"{_named(table)}, colonne « {column} » : le total est « {said} », et les lignes donnent "
                f"« {wanted} », l'avenant appliqué.",
                span=whole_lines(file, line, line),
                hint="corrigez le total ou les lignes : le tableau doit s'additionner",
            )


def _named(table: TableWords) -> str:
    return f"Tableau{NO_BREAK}{table.number}" if table.number else f"Tableau « {table.title} »"


def _wrong(table: TableWords) -> Iterator[tuple[str, int, str, str]]:
    """Yield the column, the rank of the total row, what it says and what its rows give, where both differ."""
    for rank, total in enumerate(table.totals):
        for place, title in list(enumerate(table.columns))[1:]:
            said = _text(total, place)
            value = read_decimal(said)
            if value is None:
                continue
            terms = [_text(row, place) for row in table.rows]
            numbers = [number for term in terms if (number := read_decimal(term)) is not None]
            given = sum(numbers, Decimal(0))
            if abs(given - value) > _rounding(said, (*terms, said)):
                yield title, rank, said, f"{number_text(given)}{_unit(said)}"


def _rounding(said: str, texts: Sequence[str]) -> Decimal:
    """Return by how much printed numbers may miss their sum: whole numbers are never rounded, shares may be."""
    decimals = max(len(text.partition(",")[2].rstrip(f" {NO_BREAK}%€")) for text in texts)
    if not decimals and "%" not in said:
        return Decimal(0)
    return Decimal(len(texts)).scaleb(-decimals) / 2


def _unit(said: str) -> str:
    return f"{NO_BREAK}{said[-1]}" if said[-1] in "€%" else ""


def _text(row: RowWords, place: int) -> str:
    return "".join(row.cells[place]) if place < len(row.cells) else ""


def _tables(value: object) -> Iterator[TableWords]:
    """Yield every table that a record holds, at any depth."""
    if isinstance(value, TableWords):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _tables(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _tables(getattr(value, field.name))


def _order_of(table: TableWords, orders: Sequence[Order]) -> Order:
    """Return the order to blame for a table: the one that brings it, or the last that touches it."""
    for order in reversed(orders):
        operation = order.operation
        held = getattr(operation, "container", None)
        if table.id and table.id in (getattr(operation, "table", ""), held.id if held else ""):
            return order
        if any(one == table for one in _tables(operation)):
            return order
    return orders[-1]
