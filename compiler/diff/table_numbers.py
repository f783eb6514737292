"""Two versions of an act to the tables whose signed number shifts, and what makes it: a new table, or one that left.

A table without a number of its own takes its rank, so that one more renumbers all those after it.
Source: Guide de légistique, fiche 3.2.2 (no renumbering).
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.diff.free_numbers import number_at_end, number_between
from compiler.model.protocol import Protocol
from compiler.model.table import Table

_MOST_NAMED = 4


def find_shifted_tables(before: Protocol, after: Protocol) -> Iterator[Diagnostic]:
    """Yield each new table that shifts the numbers of others, then each table that shifts without it.

    Errors: version.number-shifted.
    """
    signed = {table.id: table for table in _tables(before)}
    tables = tuple(_tables(after))
    shifted = [one.id for one in tables if one.id in signed and signed[one.id].number != one.number]
    if not shifted:
        return
    ranked = _ranked(tables)
    new = {one.id for one in tables if one.id in ranked and one.id not in signed}
    # Were each of these numbered apart, every other would take the rank that it has without them.
    others = _numbers_without(tables, ranked, new)
    pushed = [name for name in shifted if others[name] == signed[name].number]
    used = {*others.values(), *(table.number for table in signed.values())}
    yield from _pushing([one for one in tables if one.id in signed or one.id in new], pushed, signed, used)
    yield from (_shifted(signed[one.id], one) for one in tables if one.id in shifted and one.id not in pushed)


def _tables(protocol: Protocol) -> Iterator[Table]:
    return (block for block in protocol.blocks() if isinstance(block, Table))


def _ranked(tables: Sequence[Table]) -> AbstractSet[str]:
    """Return the tables that bear their rank among those without a number of their own."""
    found: set[str] = set()
    for table in tables:
        if table.number == str(len(found) + 1):
            found.add(table.id)
    return found


def _numbers_without(
    tables: Sequence[Table], ranked: AbstractSet[str], new: AbstractSet[str]
) -> Mapping[str, str]:
    """Return the number of each table, some of those that bear their rank set aside."""
    found: dict[str, str] = {}
    rank = 0
    for table in tables:
        rank += table.id in ranked and table.id not in new
        found[table.id] = str(rank) if table.id in ranked else table.number
    return found


def _pushing(
    tables: Sequence[Table], pushed: Sequence[str], signed: Mapping[str, Table], used: set[str]
) -> Iterator[Diagnostic]:
    """Yield the new tables that stand before one that they push, each with a number that is not used."""
    last = ""
    for rank, table in enumerate(tables):
        after = [one for one in tables[rank + 1 :] if one.id in pushed]
        if table.id in signed:
            last = signed[table.id].number
        elif after:
            number = number_between(last, used) or number_at_end("1", used)
            used.add(number)
            yield _pushed(table, after, signed, number)


def _pushed(table: Table, after: Sequence[Table], signed: Mapping[str, Table], number: str) -> Diagnostic:
    named = ", ".join(f"« {one.id} » ({signed[one.id].number})" for one in after[:_MOST_NAMED])
    rest = len(after) - _MOST_NAMED
    more = f" et {rest} autre{'s' if rest > 1 else ''}" if rest > 0 else ""
    whose = "d'un tableau signé" if len(after) == 1 else f"de {len(after)} tableaux signés"
    return Diagnostic(
        code="version.number-shifted",
        message=f"Le tableau « {table.id} », ajouté sans numéro, décale celui {whose} : {named}{more}.",
        span=table.span,
        quote=f"id: {table.id}",
        hint=f'donnez-lui un numéro à lui : « numero: "{number}" »',
        related=(Related(caption="dans la version en vigueur", span=signed[after[0].id].span),),
    )


def _shifted(was: Table, table: Table) -> Diagnostic:
    return Diagnostic(
        code="version.number-shifted",
        message=f"Le tableau « {table.id} » a été signé sous le numéro {was.number} et devient le tableau "
        f"{table.number} : un numéro signé ne se décale pas.",
        span=table.span,
        quote=f"id: {table.id}",
        hint=f'rendez-lui son numéro : « numero: "{was.number}" »',
        related=(Related(caption="dans la version en vigueur", span=was.span),),
    )
