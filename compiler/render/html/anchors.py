"""A document view to the ids of its page, by the kind and id that a cross-reference names."""

from collections.abc import Iterator
from dataclasses import dataclass

from compiler.model.text import Reference
from compiler.render.view import AttachmentView, BlockView, DocumentView, HeadingView, TableView

_NAMED_ONLY = frozenset({"partie", "contrat"})


def row_anchor(table: TableView, key: str) -> str:
    """Return the id of a row: an engagement has its own, a record is unique in its table only."""
    return key if table.kind == "engagements" else f"{table.anchor}--{key}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """Ids of the page by (kind, id); the kind is empty for what only a table shows: rows, merged cells."""

    names: dict[tuple[str, str], str]

    def find(self, reference: Reference) -> str:
        """Return the id a reference leads to, or nothing: parties are named, not shown in one place."""
        if reference.kind in _NAMED_ONLY:
            return ""
        shown = self.names.get(("", reference.target), "")
        return self.names.get((reference.kind, reference.target), shown)


def collect_anchors(view: DocumentView) -> Anchors:
    """Return every place of a document that carries an id; the first of two wins."""
    names: dict[tuple[str, str], str] = {}
    for run in view.runs:
        for block in run.blocks:
            for kind, key, name in _places(block):
                names.setdefault((kind, key), name)
    return Anchors(names=names)


def _places(block: BlockView) -> Iterator[tuple[str, str, str]]:
    match block:
        case HeadingView():
            yield block.kind, block.anchor, block.anchor
        case AttachmentView():
            yield "piece", block.anchor, block.anchor
        case TableView():
            yield "tableau", block.anchor, block.anchor
            yield from _rows(block)
        case _:
            pass


def _rows(table: TableView) -> Iterator[tuple[str, str, str]]:
    kind = "engagement" if table.kind == "engagements" else ""
    for row in table.body:
        if row.is_total:
            continue
        yield kind, row.key, row_anchor(table, row.key)
        for cell in row.cells:
            if cell.anchor and cell.anchor != row.key:
                yield "", cell.anchor, cell.anchor
