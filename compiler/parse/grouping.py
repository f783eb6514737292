"""Records gathered by a common value: numbers add up, a counting column counts, so that no figure is typed twice."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from compiler.diagnostics.suggestion import did_you_mean, fold
from compiler.model.table import NUMERIC, Column
from compiler.parse import nodes
from compiler.parse.cells import read_number
from compiler.parse.context import Reading
from compiler.parse.record import RawValue, Record

_UNSAFE = re.compile(r"[^a-z0-9]+")


def group_records(
    records: tuple[Record, ...], grouping: nodes.Mapping, columns: tuple[Column, ...], reading: Reading
) -> Iterator[Record]:
    """Yield one record for each value of the column that `grouping` names, in order of first appearance.

    Errors: table.unknown-column.
    """
    named = grouping.get("par")
    by = nodes.scalar_text(named)
    held = {name for record in records for name in record.values}
    if records and by not in held:
        reading.report(
            "table.unknown-column",
            f"« regroupement » nomme la colonne « {by} », qui n'existe pas.",
            named.span if named else grouping.span,
            hint=did_you_mean(by, held, "nommez une colonne des lignes"),
        )
        return
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(record.values[by].text, []).append(record)
    numeric = {column.id: column for column in columns if column.type in NUMERIC}
    for value, members in groups.items():
        yield Record(
            id=_UNSAFE.sub("-", fold(value)).strip("-"),
            values=dict(_values(members, numeric)),
            span=members[0].span,
        )


def _values(members: list[Record], numeric: Mapping[str, Column]) -> Iterator[tuple[str, RawValue]]:
    """Yield what a group holds: sums, counts, and the values all its members share."""
    first = members[0]
    for column in numeric.values():
        if column.counts:
            yield column.id, RawValue(texts=(str(_count(members, column)),), span=first.span)
    for name, raw in first.values.items():
        if name in numeric and not numeric[name].counts:
            total = sum(
                (
                    read_number(member.values[name].text) or Decimal(0)
                    for member in members
                    if name in member.values
                ),
                Decimal(0),
            )
            yield name, RawValue(texts=(str(total),), span=first.span)
        elif name != "id" and all(
            name in member.values and member.values[name].texts == raw.texts for member in members
        ):
            yield name, raw


def _count(members: list[Record], column: Column) -> int:
    return sum(
        1
        for member in members
        if all(name in member.values and member.values[name].text == value for name, value in column.counted)
    )
