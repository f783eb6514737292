"""What a document says once its marks are all accepted, or all refused, read from its XML; and what it marks."""

import io
import re
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from hashlib import sha256

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_GONE = {True: ("del", "moveFrom"), False: ("ins", "moveTo")}
_CHANGES = tuple(f"{W}{name}Change" for name in ("pPr", "tcPr", "tblPr", "tblGrid"))
_PLAIN = ("RangeStart", "RangeEnd")


SIGNATURES = "Signatures"


def said(data: bytes, *, accepted: bool = True, by_rows: bool = False) -> list[object]:
    """Return the paragraphs and tables of a document in order, then its footnotes, all marks accepted or refused.

    Slots of signature follow one another, and those without words are left out, unless they are told `by_rows`.
    """
    said = _Reader(data, accepted=accepted).read()
    return said if by_rows else [_slots(block) if _is_signed(block) else block for block in said]


def _is_signed(block: object) -> bool:
    return isinstance(block, list) and block[:1] == [SIGNATURES]


def _slots(table: object) -> list[object]:
    assert isinstance(table, list)
    head, columns, *rows = table
    return [head, columns, *(cell for row in rows for cell in row if any(line[-1] for line in cell[-1]))]


class _Reader:
    def __init__(self, data: bytes, *, accepted: bool) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.accepted = accepted
        self.body = self._resolved("word/document.xml")[0]
        self.notes = {
            note.get(f"{W}id"): note
            for note in self._resolved("word/footnotes.xml")
            if not note.get(f"{W}type")
        }
        links = etree.fromstring(self.parts["word/_rels/document.xml.rels"])
        self.targets = {link.get("Id"): str(link.get("Target")) for link in links}
        numbering = etree.fromstring(self.parts["word/numbering.xml"])
        self.models = {
            number.get(f"{W}numId"): etree.tostring(number) for number in numbering.iter(f"{W}num")
        }
        self.called: list[str] = []
        self.lists: dict[str, int] = {}

    def _resolved(self, name: str) -> etree._Element:
        root = deepcopy(etree.fromstring(self.parts[name]))
        resolve(root, accepted=self.accepted)
        return root

    def read(self) -> list[object]:
        said: list[object] = [self._block(block) for block in _blocks(self.body)]
        said.append([[self._paragraph(line) for line in self.notes[name]] for name in self.called])
        return said

    def _block(self, block: etree._Element) -> object:
        return self._paragraph(block) if block.tag == f"{W}p" else self._table(block)

    def _paragraph(self, paragraph: etree._Element) -> tuple[object, ...]:
        style = _value(paragraph, "pPr", "pStyle")
        number = _value(paragraph, "pPr", "numPr", "numId")
        level = _value(paragraph, "pPr", "numPr", "ilvl")
        if number:
            model = re.sub(rb'w:numId="\d+"', b"", self.models[number])
            number = f"{self.lists.setdefault(number, len(self.lists))} {model.decode()}"
        return style, number, level, "".join(self._words(paragraph))

    def _words(self, paragraph: etree._Element) -> Iterator[str]:
        instruction, shows = "", True
        for found in paragraph.iter(etree.Element):
            if found.tag == f"{W}fldChar":
                kind = found.get(f"{W}fldCharType")
                if kind == "end":
                    yield f"[{instruction}]" if instruction else ""
                    instruction, shows = "", True
            elif found.tag == f"{W}instrText":
                instruction = (found.text or "").strip()
                shows = not instruction.startswith(("PAGEREF",))
                if instruction.startswith("TOC"):
                    instruction = ""
            elif found.tag == f"{W}t" and shows:
                yield found.text or ""
            elif found.tag == f"{W}tab" and found.getparent().tag == f"{W}r":  # type: ignore[union-attr]
                yield "\t"
            elif found.tag == f"{W}br":
                yield "\n"
            elif found.tag == f"{W}footnoteReference":
                self.called.append(found.get(f"{W}id", ""))
                yield "[note]"
            elif found.tag == f"{WP}docPr":
                yield f"[{found.get('descr')}]"
            elif found.tag == f"{A}blip":
                target = self.targets[found.get(f"{R}embed")]
                yield f"[{sha256(self.parts[f'word/{target}']).hexdigest()[:8]}]"

    def _table(self, table: etree._Element) -> list[object]:
        rows = [list(row.findall(f"{W}tc")) for row in table.findall(f"{W}tr")]
        merges = [[_merge(cell) for cell in row] for row in rows]
        shown: list[object] = [
            _value(table, "tblPr", "tblDescription"),
            len(table.findall(f"{W}tblGrid/{W}gridCol")),
        ]
        for rank, row in enumerate(rows):
            cells = []
            for place, cell in enumerate(row):
                span = _value(cell, "tcPr", "gridSpan")
                blocks = [self._block(block) for block in _blocks(cell)]
                assert cell[-1].tag == f"{W}p", "une cellule ne finit pas par un paragraphe"
                cells.append((span, _height(merges, rank, place), blocks))
            shown.append(cells)
        return shown


def _blocks(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag == f"{W}sdt":
            yield from _blocks(child.find(f"{W}sdtContent"))  # type: ignore[arg-type]


def _value(element: etree._Element, *path: str) -> str:
    found = element.find("/".join(f"{W}{step}" for step in path))
    return "" if found is None else found.get(f"{W}val", "")


def _merge(cell: etree._Element) -> str:
    found = cell.find(f"{W}tcPr/{W}vMerge")
    return "" if found is None else found.get(f"{W}val", "suite")


def _height(merges: list[list[str]], rank: int, place: int) -> int:
    """Return how many rows a cell covers, 0 for one that is covered."""
    if merges[rank][place] == "suite":
        above = merges[rank - 1][place : place + 1] if rank else [""]
        assert above not in ([], [""]), "une fusion ne suit rien"
        return 0
    height = 1
    while (
        merges[rank][place]
        and rank + height < len(merges)
        and merges[rank + height][place : place + 1] == ["suite"]
    ):
        height += 1
    return height


def resolve(root: etree._Element, *, accepted: bool) -> None:
    """Accept or refuse every mark of a part."""
    for change in list(root.iter(*_CHANGES)):
        if not accepted:
            _restore(change)
    for change in list(root.iter(*_CHANGES)):
        _remove(change)
    _resolve_tables(root, _GONE[accepted], "cellDel" if accepted else "cellIns")
    ended = [paragraph for paragraph in root.iter(f"{W}p") if _ended(paragraph, _GONE[accepted])]
    for mark in list(root.iter(*(f"{W}{tag}" for tag in _GONE[accepted]))):
        _remove(mark)
    for mark in list(root.iter(*(f"{W}{tag}" for tag in _GONE[not accepted]))):
        _unwrap(mark)
    for paragraph in ended:
        _join(paragraph)
    for text in root.iter(f"{W}delText", f"{W}delInstrText"):
        text.tag = f"{W}t" if text.tag == f"{W}delText" else f"{W}instrText"


def _resolve_tables(root: etree._Element, gone: tuple[str, ...], cell_gone: str) -> None:
    """Take away the rows and cells that go, then the tables without a row."""
    for row in list(root.iter(f"{W}tr")):
        if any(row.find(f"{W}trPr/{W}{tag}") is not None for tag in gone):
            _remove(row)
    for cell in list(root.iter(f"{W}tc")):
        if cell.find(f"{W}tcPr/{W}{cell_gone}") is not None:
            _remove(cell)
    for table in list(root.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            _remove(table)


def _ended(paragraph: etree._Element, tags: tuple[str, ...]) -> bool:
    return any(paragraph.find(f"{W}pPr/{W}rPr/{W}{tag}") is not None for tag in tags)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    place = parent.index(element)
    for child in list(element):
        parent.insert(place, child)
        place += 1
    parent.remove(element)


def _restore(change: etree._Element) -> None:
    """Put back the properties of a paragraph or a cell as they were."""
    current, former = change.getparent(), change[0]
    assert current is not None
    kept = [child for child in current if child.tag in (f"{W}rPr", f"{W}sectPr")]
    for child in list(current):
        current.remove(child)
    current.extend([*former, *(kept if current.tag == f"{W}pPr" else [])])


def _join(paragraph: etree._Element) -> None:
    """Put what a paragraph holds at the head of the next one."""
    following = paragraph.getnext()
    while following is not None and str(following.tag).endswith(_PLAIN):
        following = following.getnext()
    content = [child for child in paragraph if child.tag != f"{W}pPr"]
    if following is None or following.tag != f"{W}p":
        shown = any(
            child.iter(f"{W}r") is not None and child.find(f".//{W}t") is not None for child in content
        )
        assert following is not None, "la dernière fin de paragraphe d'un lieu est marquée"
        assert not shown, "des mots restent sans paragraphe"
        _remove(paragraph)
        return
    place = 1 if len(following) and following[0].tag == f"{W}pPr" else 0
    for child in content:
        following.insert(place, child)
        place += 1
    _remove(paragraph)


def marked(data: bytes) -> list[tuple[str, str]]:
    """Return the words of each paragraph of the text that bear each mark, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    found: list[tuple[str, str]] = []
    for paragraph in root.iter(f"{W}p"):
        if _value(paragraph, "pPr", "pStyle").startswith("TOC"):
            continue
        for mark in paragraph.iter(f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo"):
            tag = etree.QName(mark).localname
            words = "".join(text.text or "" for text in mark.iter(f"{W}t", f"{W}delText"))
            if found and words and mark.getprevious() is not None and mark.getprevious().tag == mark.tag:  # type: ignore[union-attr]
                found[-1] = tag, found[-1][1] + words
            elif words:
                found.append((tag, words))
    return found
