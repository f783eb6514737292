"""An act to the tables of one series whose headers differ: the reader wonders what else differs.

A series is three tables or more of one annex or article with the same columns, whose ids start alike and
most of which share their headers. Source: signed protocols, with one table for each commune.
"""

from collections import Counter
from collections.abc import Iterator

from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.diagnostics.suggestion import fold
from compiler.model.division import descend
from compiler.model.label import NO_BREAK
from compiler.model.protocol import Protocol
from compiler.model.table import Table
from compiler.model.text import plain

_SHORTEST_SERIES = 3


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the tables that stand out, in reading order. Errors: table.headers-differ."""
    for root in protocol.divisions:
        series: dict[tuple[str, ...], list[Table]] = {}
        for division in descend((root,)):
            for block in division.blocks:
                if isinstance(block, Table) and "-" in block.id:
                    series.setdefault(_kind(block), []).append(block)
        for tables in series.values():
            yield from _odd_ones(tables)


def _kind(table: Table) -> tuple[str, ...]:
    """Return what the tables of a series have in common: the first word of their ids, and their columns."""
    return (table.id.split("-")[0], *sorted(column.id for column in table.columns))


def _odd_ones(tables: list[Table]) -> Iterator[Diagnostic]:
    headers = [_headers(table) for table in tables]
    usual, times = Counter(headers).most_common(1)[0]
    if len(tables) < _SHORTEST_SERIES or times * 2 <= len(tables):
        return
    model = tables[headers.index(usual)]
    for table, own in zip(tables, headers, strict=True):
        if own != usual:
            yield _differs(table, model)


def _headers(table: Table) -> tuple[str, ...]:
    return tuple(fold(plain(column.title)) for column in table.columns)


def _differs(table: Table, model: Table) -> Diagnostic:
    expected = {fold(plain(column.title)) for column in model.columns}
    odd = next((column for column in table.columns if fold(plain(column.title)) not in expected), None)
    shown = ", ".join(f"« {plain(column.title)} »" for column in model.columns)
    return Diagnostic(
        code="table.headers-differ",
        message=f"Les en-têtes du tableau{NO_BREAK}{table.number} diffèrent de ceux des tableaux semblables "
        f": {shown}.",
        span=odd.span if odd else table.span,
        quote=plain(odd.title) if odd else table.id,
        hint="donnez les mêmes colonnes, dans le même ordre, à tous les tableaux de la série",
        related=(Related(caption="un tableau semblable", span=model.span),),
    )
