"""An act to the tables that bear one number: the author's own may be that of a table that counts its rank.

A reference to "tableau 4" must lead to one table, and the number signed for one is never given to another.
Source: Guide de légistique 3.2.2.
"""

from collections.abc import Iterator

from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.model.protocol import Protocol
from compiler.model.table import Table


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield each table whose number an earlier one bears. Errors: numbering.duplicate."""
    first: dict[str, Table] = {}
    for table in protocol.blocks():
        if not isinstance(table, Table) or not table.number:
            continue
        other = first.setdefault(table.number, table)
        if other is not table:
            yield Diagnostic(
                code="numbering.duplicate",
                message=f"Deux tableaux portent le numéro {table.number} : « {other.id} » et « {table.id} ».",
                span=table.span,
                quote=table.id,
                hint="donnez à l'un d'eux un autre « numero », comme « 3-1 »",
                related=(Related(caption="l'autre tableau", span=other.span),),
            )
