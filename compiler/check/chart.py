"""A chart whose table or columns do not exist: there would be nothing to draw.

A picture drawn from the act's own records is true as long as it finds them. Source: requirement that charts be drawn
from the data of their annexe.
"""

from collections.abc import Iterator

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.suggestion import did_you_mean
from compiler.model.block import Chart
from compiler.model.protocol import Protocol
from compiler.model.table import NUMERIC, Table
from compiler.model.text import plain


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield what charts name in vain. Errors: chart.unknown-table, chart.unknown-column."""
    blocks = list(protocol.blocks())
    tables = {block.id: block for block in blocks if isinstance(block, Table)}
    for chart in (block for block in blocks if isinstance(block, Chart)):
        table = tables.get(chart.table)
        if table is None:
            yield Diagnostic(
                code="chart.unknown-table",
                message=f"Le graphique « {plain(chart.title)} » vient du tableau « {chart.table} », qui n'existe pas.",
                span=chart.span,
                quote=chart.table,
                hint=did_you_mean(chart.table, tables, "nommez un tableau de l'acte par son identifiant"),
            )
        else:
            yield from _columns(chart, table)


def _columns(chart: Chart, table: Table) -> Iterator[Diagnostic]:
    numbers = [column.id for column in table.columns if column.type in NUMERIC]
    labels = [column.id for column in table.columns] + [
        name for row in table.rows[:1] for name, _ in row.fields
    ]
    for named, known, what in (
        (chart.value_column, numbers, "de nombres "),
        (chart.label_column, labels, ""),
    ):
        if named not in known:
            yield Diagnostic(
                code="chart.unknown-column",
                message=f"Le tableau « {table.id} » n'a pas de colonne {what}« {named} ».",
                span=chart.span,
                quote=named,
                hint=did_you_mean(named, known, f"colonnes possibles : {', '.join(dict.fromkeys(known))}"),
            )
