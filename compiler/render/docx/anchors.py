"""A document view to the places a link may lead to, by the kind and id that a reference names."""

from collections.abc import Iterator
from dataclasses import dataclass

from compiler.model.bookmark import Mark, bookmark_name
from compiler.model.text import Reference
from compiler.render.view import AttachmentView, DocumentView, HeadingView, TableView

_NOWHERE = frozenset({"partie", "contrat"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """Bookmarks by (kind, id). The kind is empty for what only a table shows: a row, a merged priority."""

    names: dict[tuple[str, str], str]

    def find(self, reference: Reference) -> str:
        """Return the bookmark a reference leads to, or nothing: parties are named, not shown in one place."""
        if reference.kind in _NOWHERE:
            return ""
        return self.names.get((reference.kind, reference.target)) or self.names.get(
            ("", reference.target), ""
        )


def collect_anchors(view: DocumentView) -> Anchors:
    """Return every place of a document that carries an id."""
    names: dict[tuple[str, str], str] = {}
    for run in view.runs:
        for block in run.blocks:
            match block:
                case HeadingView():
                    names[block.kind, block.anchor] = bookmark_name(Mark.DIVISION, block.anchor)
                case TableView():
                    names["tableau", block.anchor] = bookmark_name(Mark.TABLE, block.anchor)
                    for kind, key, name in _rows(block):
                        # An id that two tables use for a row leads nowhere rather than to the wrong one.
                        names[kind, key] = "" if names.get((kind, key), name) != name else name
                case AttachmentView():
                    names["piece", block.anchor] = bookmark_name(Mark.ATTACHMENT, block.anchor)
                case _:
                    pass
    return Anchors(names=names)


def _rows(table: TableView) -> Iterator[tuple[str, str, str]]:
    for row in table.body:
        if table.kind != "engagements":
            if not row.is_total:
                yield "", row.key, bookmark_name(Mark.ROW, table.anchor, row.key)
            continue
        yield "engagement", row.key, bookmark_name(Mark.ENGAGEMENT, row.key)
        for cell in row.cells:
            if cell.anchor and cell.anchor != row.key:
                yield "", cell.anchor, bookmark_name(Mark.DIVISION, cell.anchor)
