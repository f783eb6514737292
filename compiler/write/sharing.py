"""Tables to the data files that hold their records: tables that show parts, or sums, of one list share its file."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations

from compiler.diagnostics.suggestion import fold
from compiler.model.table import NUMERIC, Column
from compiler.write.cells import read_number
from compiler.write.tables import ROW_ID, Entry, Grid

_UNSAFE = re.compile(r"[^a-z0-9]+")
Pairs = tuple[tuple[str, str], ...]


@dataclass
class Pool:
    """Records of one list, and the tables that show them: which ones, gathered by what."""

    entries: tuple[Entry, ...]
    columns: tuple[Column, ...]
    shown: dict[str, tuple[Pairs, str]] = field(default_factory=dict)


def share(grids: Sequence[Grid]) -> list[Pool]:
    """Return the lists of records of an act, in the order of the tables that show them first."""
    plain = [grid for grid in grids if not _is_gathered(grid)]
    pools = [pool for alike in _alike(plain) for pool in _pools(alike)]
    for grid in grids:
        if _is_gathered(grid) and not any(_take_gathered(grid, pool) for pool in pools):
            pools.append(_alone(grid))
    ranks = {grid.table.id: rank for rank, grid in enumerate(grids)}
    return sorted(pools, key=lambda pool: min(ranks[name] for name in pool.shown))


def _is_gathered(grid: Grid) -> bool:
    """Tell whether the rows of a table are groups of records: these have no id of their own."""
    rows = grid.table.rows
    return bool(rows) and all(row.fields and ROW_ID not in dict(row.fields) for row in rows)


def _alone(grid: Grid) -> Pool:
    return Pool(grid.entries, grid.columns, {grid.table.id: ((), "")})


def _alike(grids: Sequence[Grid]) -> Iterator[list[Grid]]:
    """Yield tables whose records have the same names, in order."""
    found: dict[tuple[str, ...], list[Grid]] = {}
    for grid in grids:
        names = tuple(name for name, _ in grid.entries[0].values) if grid.entries else (grid.table.id,)
        found.setdefault(names, []).append(grid)
    yield from found.values()


def _pools(alike: list[Grid]) -> Iterator[Pool]:
    """Yield one list for all tables that a filter can cut out of it, then those of the tables on their own."""
    members = list(alike)
    while len(members) > 1:
        entries = _union(members)
        cuts = {grid.table.id: _cut(grid, entries) for grid in members} if entries else {}
        left = [grid for grid in members if cuts.get(grid.table.id) is None]
        if not left:
            shown = {name: (cut, "") for name, cut in cuts.items() if cut is not None}
            yield Pool(entries, members[0].columns, shown)
            return
        yield from map(_alone, left)
        members = [grid for grid in members if grid not in left]
    yield from map(_alone, members)


def _union(grids: Sequence[Grid]) -> tuple[Entry, ...]:
    """Return the records of several tables; none when two of them disagree on one."""
    found: dict[str, Entry] = {}
    for grid in grids:
        for entry in grid.entries:
            if found.setdefault(entry.id, entry) != entry:
                return ()
    return tuple(found.values())


def _cut(grid: Grid, entries: tuple[Entry, ...]) -> Pairs | None:
    """Return the filter that gives the rows of a table, in order; it names columns that the table does not print."""
    if grid.entries == entries:
        return ()
    shared = _shared(grid)
    for count in (1, 2):
        for pairs in combinations(shared, count):
            if _filtered(entries, pairs) == grid.entries:
                return pairs
    return None


def _shared(grid: Grid) -> list[tuple[str, str]]:
    """Return what all the records of a table hold alike, in columns that it does not print."""
    declared = {column.id for column in grid.columns}
    first, *rest = [dict(entry.fields) for entry in grid.entries]
    return [
        (name, text)
        for name, text in first.items()
        if name not in declared and name != ROW_ID and text and all(one.get(name) == text for one in rest)
    ]


def _filtered(entries: tuple[Entry, ...], pairs: Pairs) -> tuple[Entry, ...]:
    return tuple(
        entry for entry in entries if all(dict(entry.fields).get(name) == text for name, text in pairs)
    )


def _take_gathered(grid: Grid, pool: Pool) -> bool:
    """Let a table show sums of a list, when they are its rows; tell whether they are."""
    if any(entry.fields[1:] != row.fields for entry, row in zip(grid.entries, grid.table.rows, strict=True)):
        return False
    wanted = tuple((row.id, row.fields) for row in grid.table.rows)
    filters: list[Pairs] = [(), *((pair,) for pair in _shared(grid))]
    # What a table prints says what its rows are better than a column that follows it.
    names = [name for name, _ in wanted[0][1]]
    names = [column.id for column in grid.columns if column.id in names] + names
    for pairs in filters:
        kept = _filtered(pool.entries, pairs)
        for name in names:
            if kept and tuple(_gathered(kept, name, grid.columns)) == wanted:
                pool.shown[grid.table.id] = (pairs, name)
                return True
    return False


def _gathered(
    entries: tuple[Entry, ...], by: str, columns: tuple[Column, ...]
) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Yield the id and the fields of each group of records, as reading gathers them."""
    groups: dict[str, list[Mapping[str, str]]] = {}
    for entry in entries:
        fields = dict(entry.fields)
        if by in fields:
            groups.setdefault(fields[by], []).append(fields)
    numeric = {column.id: column for column in columns if column.type in NUMERIC}
    for value, members in groups.items():
        yield _UNSAFE.sub("-", fold(value)).strip("-"), tuple(_group(members, numeric))


def _group(members: list[Mapping[str, str]], numeric: Mapping[str, Column]) -> Iterator[tuple[str, str]]:
    for column in numeric.values():
        if column.counts:
            met = (all(one.get(name) == text for name, text in column.counted) for one in members)
            yield column.id, str(sum(met))
    for name, text in members[0].items():
        if name in numeric and not numeric[name].counts:
            yield (
                name,
                str(sum((read_number(one.get(name, "")) or Decimal(0) for one in members), Decimal(0))),
            )
        elif name not in numeric and name != ROW_ID and all(one.get(name) == text for one in members):
            yield name, text
