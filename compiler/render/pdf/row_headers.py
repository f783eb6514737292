"""Table views to the row headers of a tagged PDF: which cells head their rows, and which cells they head.

Typst tags as headers the cells of a table's header alone; the structure it writes is followed cell by cell.
"""

import re
from collections.abc import Iterator, Sequence

from compiler.diagnostics.result import ToolError
from compiler.render.pdf.packing import Objects
from compiler.render.view import CellView, RowView, TableView

_HOLDERS = frozenset({b"Document", b"Part", b"Sect", b"Div"})
_GROUPS = frozenset({b"THead", b"TBody"})
_HEADING = frozenset({"row", "rowgroup"})

# An element as Typst writes it: its kind, its parent, its id, what it says of itself, at last what it holds.
_START = re.compile(rb"<</Type/StructElem/S/(\w+)(/P \d+ 0 R)(?:/ID\([^()]*\))?")
_HELD = re.compile(rb"/K\[((?:<<[^>]*>>|[^\]<])*)\](?:/Pg \d+ 0 R)?>>\Z")
_CHILD = re.compile(rb"<<[^>]*>>|(\d+) 0 R")
_SAID, _SAID_AS_TABLE = b"/A[", b"/A[<</O/Table"
_HEADERS = re.compile(rb"/Headers\[([^\]]*)")
_CATALOG = re.compile(rb"/Root (\d+) 0 R")
_TREE = re.compile(rb"/StructTreeRoot (\d+) 0 R")
_TOP = re.compile(rb"/K\[(\d+) 0 R\]")
_KNOWN = re.compile(rb"(?<=/IDTree<</Names\[)(?:\([^()\\]*\)\d+ 0 R)*(?=\])")
_NAMED = re.compile(rb"\(([^()]*)\)(\d+)")


def head_rows(objects: Objects, tables: Sequence[TableView]) -> None:
    """Tag the row headers of the tables, given in reading order.

    Errors: ToolError when the PDF does not hold these tables, row by row and cell by cell.
    """
    structure = _Structure(objects)
    found = list(structure.tables(structure.top))
    _expect(len(found), len(tables), "tableaux")
    headers: dict[bytes, int] = {}
    for rank, (element, table) in enumerate(zip(found, tables, strict=True)):
        _Heading(structure, f"L{rank}", headers).table(element, table)
    if headers:
        structure.register(headers)


class _Structure:
    """The elements of a tagged PDF, each known by the number of its object."""

    def __init__(self, objects: Objects) -> None:
        self.texts = objects.texts
        catalog = int(_found(_CATALOG, objects.trailer)[1])
        self.root = int(_found(_TREE, self.text(catalog))[1])
        self.top = int(_found(_TOP, self.text(self.root))[1])

    def text(self, number: int) -> bytes:
        return self.texts.get(number, b"")

    def kind(self, number: int) -> bytes:
        return _found(_START, self.text(number))[1]

    def children(self, number: int) -> list[int]:
        """Return the elements directly inside one, its own contents apart."""
        held = _found(_HELD, self.text(number))[1]
        return [int(child[1]) for child in _CHILD.finditer(held) if child[1]]

    def tables(self, number: int) -> Iterator[int]:
        for child in self.children(number):
            kind = self.kind(child)
            if kind == b"Table":
                yield child
            elif kind in _HOLDERS:
                yield from self.tables(child)

    def rows(self, table: int) -> Iterator[int]:
        for child in self.children(table):
            if self.kind(child) in _GROUPS:
                yield from self.children(child)

    def remove(self, number: int) -> None:
        """Remove an element and all that is inside it; who holds it is left to say so no more."""
        for child in self.children(number):
            self.remove(child)
        del self.texts[number]

    def hold(self, number: int, children: list[int]) -> None:
        """Let an element hold other elements than it did."""
        text = self.texts[number]
        start, end = _found(_HELD, text).span(1)
        self.texts[number] = text[:start] + b" ".join(b"%d 0 R" % child for child in children) + text[end:]

    def say(self, number: int, words: bytes) -> None:
        """Let an element say more of itself as a table or a part of one."""
        text = self.texts[number]
        place = _found(_START, text).end()
        if text.startswith(_SAID_AS_TABLE, place):
            place, added = place + len(_SAID_AS_TABLE), words
        elif text.startswith(_SAID, place):
            place, added = place + len(_SAID), b"<</O/Table%b>>" % words
        else:
            added = b"/A[<</O/Table%b>>]" % words
        self.texts[number] = text[:place] + added + text[place:]

    def lead(self, cell: int, above: bytes) -> None:
        """Let a cell name more headers."""
        text, count = _HEADERS.subn(lambda names: b"/Headers[%b%b" % (names[1], above), self.texts[cell], 1)
        if count:
            self.texts[cell] = text
        else:
            self.say(cell, b"/Headers[%b]" % above)

    def entitle(self, cell: int, name: bytes) -> None:
        """Make a cell the header of its row, known by its name."""
        self.texts[cell] = _START.sub(rb"<</Type/StructElem/S/TH\2/ID(%b)" % name, self.texts[cell], 1)
        self.say(cell, b"/Scope/Row")

    def register(self, headers: dict[bytes, int]) -> None:
        """Add headers to the elements known by their name."""
        text = self.texts[self.root]
        known = _found(_KNOWN, text)
        named = {entry[1]: int(entry[2]) for entry in _NAMED.finditer(known[0])} | headers
        # Readers look names up by halves: they stand in order.
        names = b"".join(b"(%b)%d 0 R" % (name, named[name]) for name in sorted(named))
        self.texts[self.root] = text[: known.start()] + names + text[known.end() :]


class _Heading:
    """Heads the rows of one table; `headers` gathers those of the whole document, by name."""

    def __init__(self, structure: _Structure, prefix: str, headers: dict[bytes, int]) -> None:
        self.structure = structure
        self.prefix = prefix
        self.headers = headers
        self.open: list[tuple[int, bytes]] = []

    def table(self, element: int, table: TableView) -> None:
        self._drop_rules(element)
        self.structure.say(element, b"/Summary" + _string(table.summary))
        rows = list(self.structure.rows(element))[len(table.head) :]
        _expect(len(rows), len(table.body), "lignes")
        for rank, (tagged, row) in enumerate(zip(rows, table.body, strict=True)):
            self._row(tagged, row, rank)

    def _drop_rules(self, element: int) -> None:
        """Remove the empty footer whose rule closes a table on each page: nothing to be read aloud."""
        kept = []
        for child in self.structure.children(element):
            if self.structure.kind(child) == b"TFoot":
                self.structure.remove(child)
            else:
                kept.append(child)
        self.structure.hold(element, kept)

    def _row(self, tagged: int, row: RowView, rank: int) -> None:
        cells = self.structure.children(tagged)
        _expect(len(cells), len(row.cells), "cellules")
        self.open = [(last, name) for last, name in self.open if last >= rank]
        for place, (cell, shown) in enumerate(zip(cells, row.cells, strict=True)):
            if shown.scope in _HEADING:
                self._head(cell, shown, rank, f"{self.prefix}-{rank}-{place}".encode())
        above = self._above()
        for cell, shown in zip(cells, row.cells, strict=True):
            if above and shown.scope not in _HEADING:
                self.structure.lead(cell, above)

    def _head(self, cell: int, shown: CellView, rank: int, name: bytes) -> None:
        above = self._above()
        if above:
            self.structure.lead(cell, above)
        self.structure.entitle(cell, name)
        self.headers[name] = cell
        self.open.append((rank + shown.row_span - 1, name))

    def _above(self) -> bytes:
        return b"".join(b"(%b)" % name for _, name in self.open)


def _string(words: str) -> bytes:
    return b"<FEFF%b>" % words.encode("utf-16-be").hex().encode()


def _found(pattern: re.Pattern[bytes], text: bytes) -> re.Match[bytes]:
    match = pattern.search(text)
    if match is None:
        raise ToolError("Le PDF mis en page n'est pas structuré comme prévu : rien n'est écrit.")
    return match


def _expect(found: int, expected: int, things: str) -> None:
    if found != expected:
        raise ToolError(
            f"Le PDF mis en page contient {found} {things} au lieu de {expected} : rien n'est écrit."
        )
