"""An act to the totals that its author states and that the rows do not give.

A total is signed as much as the rows it sums; when they differ, nobody knows which of the two is promised.
A total stated in round figures is told, and is no fault.
"""

from collections.abc import Iterator
from decimal import Decimal

from compiler.check.quantity import rounds_to
from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.model.label import NO_BREAK
from compiler.model.printed import number_text
from compiler.model.protocol import Protocol
from compiler.model.table import Row, Stated, Table, Total
from compiler.model.text import plain


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the totals that differ, in reading order. Errors: total.stated-wrong, total.rounded."""
    for block in protocol.blocks():
        if isinstance(block, Table):
            for total in block.totals:
                yield from _judge(total, block, is_signed=protocol.identity.as_signed)


def _judge(total: Total, table: Table, *, is_signed: bool) -> Iterator[Diagnostic]:
    computed = {column: value for column, value, _ in total.sums}
    for stated in total.stated:
        exact = computed.get(stated.column)
        if exact is None or exact == stated.value:
            continue
        if rounds_to(exact, stated.value):
            yield _rounded(stated, exact, table, is_signed=is_signed)
        else:
            yield _wrong(stated, exact, table)


def _wrong(stated: Stated, exact: Decimal, table: Table) -> Diagnostic:
    gap = abs(stated.value - exact)
    culprit = next((row for row in table.rows if abs(_value(row, stated.column)) == gap), None)
    return Diagnostic(
        code="total.stated-wrong",
        message=f"Tableau{NO_BREAK}{table.number}, colonne « {_title(stated, table)} » : le total annoncé "
        "est "
        f"{number_text(stated.value)}, la somme des lignes est {number_text(exact)} (écart : "
        f"{number_text(gap)}).",
        span=stated.span,
        hint="l'écart est justement la valeur d'une ligne : manque-t-elle, ou compte-t-elle deux fois ?"
        if culprit
        else "corrigez la ligne fautive, ou le total annoncé",
        related=(Related(caption="la ligne qui vaut l'écart", span=culprit.span),)
        if culprit
        else (Related(caption="le tableau", span=table.span),),
    )


def _rounded(stated: Stated, exact: Decimal, table: Table, *, is_signed: bool) -> Diagnostic:
    return Diagnostic(
        code="total.rounded",
        message=f"Tableau{NO_BREAK}{table.number}, colonne « {_title(stated, table)} » : le total annoncé, "
        f"{number_text(stated.value)}, arrondit la somme des lignes, {number_text(exact)}.",
        span=stated.span,
        hint="c'est permis ; le total imprimé est "
        + ("celui qui a été signé" if is_signed else "la somme exacte"),
    )


def _value(row: Row, column: str) -> Decimal:
    value = next((cell.value for cell in row.cells if cell.column == column), None)
    return Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else Decimal(0)


def _title(stated: Stated, table: Table) -> str:
    return next(
        (plain(column.title) for column in table.columns if column.id == stated.column), stated.column
    )
