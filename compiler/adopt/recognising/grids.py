"""Grids to rows of contents: cells that span others leave empty ones, grids that a page has cut are joined."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from compiler.adopt.recognising.cells import Content, content_of
from compiler.diagnostics.span import NOWHERE, Span
from compiler.model.paper import Grid
from compiler.model.text import Inlines

_WIDEST = 60
_WORD = re.compile(r"\w")


@dataclass
class Sheaf:
    """Rows of one table, from one grid or from several that follow one another."""

    rows: list[list[Content]]
    heads: int = 0
    caption: Inlines = ()
    anchor: str = ""
    spanned: set[tuple[int, int]] = field(default_factory=set)
    span: Span = NOWHERE


def spread(grid: Grid) -> Sheaf:
    """Return the rows of a grid, each slot of a spanning cell but the first left empty; empty rows are dropped."""
    rows: list[list[Content]] = []
    spanned: set[tuple[int, int]] = set()
    covered: dict[int, int] = {}
    for row in grid.rows:
        slots: list[Content] = []
        under = dict(covered)
        covered = {column: left - 1 for column, left in covered.items() if left > 1}
        for cell in row:
            while len(slots) in under:
                spanned.add((len(rows), len(slots)))
                slots.append(Content(span=grid.span))
            if cell.rows > 1:
                covered |= {len(slots) + extra: cell.rows - 1 for extra in range(min(cell.columns, _WIDEST))}
            slots.append(content_of(cell))
            slots += [Content(span=cell.span)] * (min(cell.columns, _WIDEST) - 1)
        while len(slots) in under:
            spanned.add((len(rows), len(slots)))
            slots.append(Content(span=grid.span))
        if any(_WORD.search(content.text) for content in slots):
            rows.append(slots)
        else:
            spanned = {place for place in spanned if place[0] != len(rows)}
    return Sheaf(
        rows=rows, heads=grid.heads, caption=grid.caption, anchor=grid.anchor, spanned=spanned, span=grid.span
    )


def joined(sheaves: Sequence[Sheaf], has_head: Callable[[Sheaf], bool]) -> Iterator[Sheaf]:
    """Yield one sheaf for each table: one without head nor caption goes on from the one before it."""
    current: Sheaf | None = None
    for sheaf in sheaves:
        if current is None or has_head(sheaf) or sheaf.caption or not _same_width(current, sheaf):
            if current is not None:
                yield current
            current = sheaf
            continue
        current.spanned |= {(row + len(current.rows), column) for row, column in sheaf.spanned}
        current.rows += sheaf.rows
    if current is not None:
        yield current


def _same_width(first: Sheaf, second: Sheaf) -> bool:
    if not first.rows or not second.rows:
        return True
    return abs(len(first.rows[0]) - len(second.rows[0])) <= 1
