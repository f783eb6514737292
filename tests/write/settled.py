"""Edited acts to acts that a source tree can say: what is derived is computed again, what has no form is given one."""

import re
from collections.abc import Iterator
from dataclasses import replace

from compiler.model.division import SECTION, Division
from compiler.model.engagement import Engagement
from compiler.model.index import build_index
from compiler.model.party import PartySet
from compiler.model.protocol import Protocol
from compiler.model.rewrite import rewrite_protocol
from compiler.model.table import Cell, Column, ColumnType, PartyList, Row, Table, Total
from compiler.model.text import Inline, Reference, Text
from compiler.parse.cells import print_number
from compiler.parse.resolve import resolve
from compiler.parse.table import column_sum

_WORDS = (ColumnType.TEXT, ColumnType.LIST)
_CODE = re.compile(r"(.*?-)(\d{4,})((?:-\d+)?)\Z")
_LETTERED = re.compile(r"(\A|[A-Za-z])(?:-\d+)+\Z")


def settled(act: Protocol) -> Protocol:
    """Return an act whose sums, members and references are those of its records, as reading will compute them.

    An edit may also give what no file can hold: words among numbers, codes of five figures, a member that has left,
    a section of a letter or of no number that bears a second one, a record copied with the id of another.
    """
    names = {party.id: party.short for party in act.parties}
    names |= {group.id: group.short for group in act.sets}
    divisions = tuple(_division(one, names) for one in act.divisions)
    known = replace(act, sets=tuple(_groups(act)), divisions=divisions)
    resolved = resolve(known)
    index = build_index(resolved)

    def words(inline: Inline) -> Inline:
        lost = isinstance(inline, Reference) and (inline.kind, inline.target) not in index
        return (
            Text(text=inline.text.replace("\u00a0", " "))
            if lost and isinstance(inline, Reference)
            else inline
        )

    return rewrite_protocol(resolved, words)


def _groups(act: Protocol) -> Iterator[PartySet]:
    parties = {party.id for party in act.parties}
    groups = {group.id: group.members for group in act.sets}

    def unfold(name: str, above: tuple[str, ...]) -> Iterator[str]:
        for member in groups[name]:
            if member in parties:
                yield member
            elif member in groups and member not in (*above, name):
                yield from unfold(member, (*above, name))

    for group in act.sets:
        members = tuple(one for one in group.members if one in parties or one in groups) or group.members[:1]
        yield replace(group, members=members, parties=tuple(dict.fromkeys(unfold(group.id, ()))))


def _division(division: Division, names: dict[str, str]) -> Division:
    blocks = tuple(_table(one, names) if isinstance(one, Table) else one for one in division.blocks)
    number = _LETTERED.sub(r"\1", division.number) if division.kind == SECTION else division.number
    return replace(
        division,
        number=number,
        blocks=blocks,
        engagements=tuple(map(_engagement, division.engagements)),
        children=tuple(_division(child, names) for child in division.children),
    )


def _engagement(engagement: Engagement) -> Engagement:
    code = _CODE.match(engagement.code)
    short = f"{code[1]}{100 + int(code[2]) % 900}{code[3]}" if code else engagement.code
    return replace(engagement, code=short)


def _table(table: Table, names: dict[str, str]) -> Table:
    rows = tuple(_row(row, table.columns, names) for row in table.rows)
    by_id = {column.id: column for column in table.columns}
    return replace(table, rows=rows, totals=tuple(_total(total, rows, by_id) for total in table.totals))


def _row(row: Row, columns: tuple[Column, ...], names: dict[str, str]) -> Row:
    cells = tuple(_cell(cell, column, names) for cell, column in zip(row.cells, columns, strict=True))
    fields = tuple((name, row.id if name == "id" else text) for name, text in row.fields)
    return replace(row, cells=cells, fields=fields)


def _cell(cell: Cell, column: Column, names: dict[str, str]) -> Cell:
    if isinstance(cell.value, PartyList):
        printed = ", ".join(names.get(name, name) for name in cell.value.ids)
        return replace(cell, paragraphs=((Text(text=printed),),))
    is_odd = isinstance(cell.value, tuple) and column.type not in _WORDS and not column.share_of
    return replace(cell, value=None, paragraphs=()) if is_odd else cell


def _total(total: Total, rows: tuple[Row, ...], columns: dict[str, Column]) -> Total:
    sums = ((name, column_sum(rows, name)) for name, _, _ in total.sums)
    return replace(
        total, sums=tuple((name, value, print_number(value, columns[name])) for name, value in sums)
    )
