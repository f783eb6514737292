"""A document view to the places that its references lead to, by the kind and id that a reference names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from compiler.model.text import Reference
from compiler.render.view import (
    AttachmentView,
    BlockView,
    CellView,
    DocumentView,
    HeadingView,
    RowView,
    TableView,
)

ENGAGEMENTS = "engagements"
_NOWHERE = frozenset({"partie", "contrat"})

Key: TypeAlias = tuple[str, str]
"""A kind and an id. The kind is empty for what only a table shows: a row, a merged priority."""


@dataclass(frozen=True, slots=True)
class Places:
    """The names of places, by kind and id."""

    names: Mapping[Key, str]

    def find(self, reference: Reference) -> str | None:
        """Return where a reference leads: parties are named in many places, and shown in none."""
        if reference.kind in _NOWHERE:
            return None
        return (
            self.names.get((reference.kind, reference.target))
            or self.names.get(("", reference.target))
            or None
        )


def collect_places(view: DocumentView) -> Places:
    """Return the places of a document. A row's id found in two tables leads nowhere, not to the wrong one."""
    names: dict[Key, str] = {}
    for run in view.runs:
        for block in run.blocks:
            for key, name in _places(block):
                names[key] = "" if names.get(key, name) != name else name
    return Places(names)


def table_place(table: TableView) -> str:
    """Return the name of the place of a table."""
    return f"tableau:{table.anchor}"


def cell_place(cell: CellView, row: RowView, table: TableView) -> str | None:
    """Return the place that a cell marks, by name: its engagement, its priority, the record it begins."""
    if cell.anchor:
        return f"engagement:{cell.anchor}" if cell.anchor == row.key else f"division:{cell.anchor}"
    if table.kind != ENGAGEMENTS and cell is row.cells[0] and row.key and not row.is_total:
        return f"ligne:{table.anchor}:{row.key}"
    return None


def _places(block: BlockView) -> Iterator[tuple[Key, str]]:
    match block:
        case HeadingView():
            yield (block.kind, block.anchor), block.anchor
        case AttachmentView():
            yield ("piece", block.anchor), f"piece:{block.anchor}"
        case TableView():
            yield ("tableau", block.anchor), table_place(block)
            for row in block.body:
                for cell in row.cells:
                    name = cell_place(cell, row, block)
                    if name is not None:
                        yield _key(cell, row), name
        case _:
            pass


def _key(cell: CellView, row: RowView) -> Key:
    if not cell.anchor:
        return "", row.key
    return ("engagement" if cell.anchor == row.key else ""), cell.anchor
