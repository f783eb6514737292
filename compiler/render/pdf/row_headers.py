"""Table views to the row headers of a tagged PDF: which cells head their rows, and which cells they head.

Typst tags as headers the cells of a table's header alone; the structure it writes is followed cell by cell.
"""

from collections.abc import Iterator, Sequence

from pikepdf import Array, Dictionary, Name, NameTree, Object, Pdf, String

from compiler.diagnostics.result import ToolError
from compiler.render.view import CellView, RowView, TableView

_GROUPS = frozenset({"/THead", "/TBody"})
_HOLDERS = frozenset({"/Document", "/Part", "/Sect", "/Div"})
_HEADING = frozenset({"row", "rowgroup"})


def head_rows(pdf: Pdf, tables: Sequence[TableView]) -> None:
    """Tag the row headers of the tables, given in reading order.

    Errors: ToolError when the PDF does not hold these tables, row by row and cell by cell.
    """
    root = pdf.Root.StructTreeRoot
    found = list(_tables(root))
    _expect(len(found), len(tables), "tableaux")
    headers: dict[str, Object] = {}
    for rank, (element, table) in enumerate(zip(found, tables, strict=True)):
        _Heading(f"L{rank}", headers).table(element, table)
    if headers:
        _register(root.IDTree, headers)


def _register(ids: Object, headers: dict[str, Object]) -> None:
    """Add headers to the elements known by their id, in one flat list: ten times quicker than one by one."""
    known = dict(NameTree(ids).items()) | headers
    for branch in ("/Kids", "/Limits"):
        if branch in ids:
            del ids[branch]
    ids.Names = Array(part for name in sorted(known) for part in (String(name), known[name]))


class _Heading:
    """Heads the rows of one table; `headers` gathers those of the whole document, by id."""

    def __init__(self, prefix: str, headers: dict[str, Object]) -> None:
        self.prefix = prefix
        self.headers = headers
        self.open: list[tuple[int, str]] = []

    def table(self, element: Object, table: TableView) -> None:
        # The template closes each page of a table with the rule of an empty footer: nothing to be read aloud.
        element.K = Array(child for child in element.K if str(child.S) != "/TFoot")
        _attributes(element).Summary = String(table.summary)
        rows = list(_rows(element))[len(table.head) :]
        _expect(len(rows), len(table.body), "lignes")
        for rank, (tagged, row) in enumerate(zip(rows, table.body, strict=True)):
            self._row(tagged, row, rank)

    def _row(self, tagged: Object, row: RowView, rank: int) -> None:
        cells = list(_children(tagged))
        _expect(len(cells), len(row.cells), "cellules")
        self.open = [(last, name) for last, name in self.open if last >= rank]
        for place, (cell, shown) in enumerate(zip(cells, row.cells, strict=True)):
            if shown.scope in _HEADING:
                self._head(cell, shown, rank, f"{self.prefix}-{rank}-{place}")
        above = [String(name) for _, name in self.open]
        for cell, shown in zip(cells, row.cells, strict=True):
            if shown.scope not in _HEADING:
                self._lead(cell, above)

    def _head(self, cell: Object, shown: CellView, rank: int, name: str) -> None:
        self._lead(cell, [String(above) for _, above in self.open])
        cell.S = Name.TH
        cell.ID = String(name)
        _attributes(cell).Scope = Name.Row
        self.headers[name] = cell
        self.open.append((rank + shown.row_span - 1, name))

    def _lead(self, cell: Object, above: list[String]) -> None:
        if above:
            attributes = _attributes(cell)
            attributes.Headers = Array([*attributes.get("/Headers", ()), *above])


def _attributes(element: Object) -> Object:
    """Return what an element says as a table or a part of one."""
    held = element.get("/A", Array())
    for one in held:
        if str(one.O) == "/Table":
            return one
    element.A = Array([Dictionary(O=Name.Table), *held])
    added: Object = element.A[0]
    return added


def _tables(element: Object) -> Iterator[Object]:
    for child in _children(element):
        kind = str(child.S)
        if kind == "/Table":
            yield child
        elif kind in _HOLDERS:
            yield from _tables(child)


def _rows(table: Object) -> Iterator[Object]:
    for child in _children(table):
        if str(child.S) in _GROUPS:
            yield from _children(child)


def _children(element: Object) -> Iterator[Object]:
    """Yield the elements directly inside one, its own contents apart."""
    held = element.get("/K")
    for child in held if isinstance(held, Array) else (held,):
        if isinstance(child, Dictionary) and "/S" in child:
            yield child


def _expect(found: int, expected: int, things: str) -> None:
    if found != expected:
        raise ToolError(
            f"Le PDF mis en page contient {found} {things} au lieu de {expected} : rien n'est écrit."
        )
