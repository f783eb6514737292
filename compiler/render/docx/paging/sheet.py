"""What the template says of how a document is laid out: its styles, its lists, the faces it embeds."""

import re
import struct
from collections.abc import Callable, Mapping

from compiler.render.docx.paging.faces import Widths, read_widths
from compiler.render.docx.paging.looks import (
    BOLD,
    ITALIC,
    Look,
    TableLook,
    read_indents,
    read_looks,
    read_table_looks,
)

_STYLES, _NUMBERING, _FONTS = "word/styles.xml", "word/numbering.xml", "word/fontTable.xml"
_EMBEDDED = {0: "embedRegular", BOLD: "embedBold", ITALIC: "embedItalic", BOLD | ITALIC: "embedBoldItalic"}
_TARGET = re.compile(r'<Relationship\b(?=[^>]*\bId="([^"]*)")(?=[^>]*\bTarget="([^"]*)")')
# Word mixes the first bytes of a face with a key (ECMA-376, part 4).
_MIXED = 32

Read = Callable[[str], bytes]


class Sheet:
    """The styles of the template. `read` gives a part of it by name, empty when there is none."""

    def __init__(self, read: Read) -> None:
        self._read = read
        styles = read(_STYLES)
        self._looks: Mapping[str, Look] = read_looks(styles)
        self.tables: Mapping[str, TableLook] = read_table_looks(styles)
        self.indents = read_indents(read(_NUMBERING))
        self._faces: dict[int, Widths] = {}

    def look(self, style: str) -> Look:
        """Return the look of a style; one that the template lacks looks as Word then shows it, like any text."""
        return self._looks.get(style) or self._looks[""]

    def face(self, look: int) -> Widths:
        """Return the widths of the signs of a face; none when the template embeds no such face."""
        if look not in self._faces:
            self._faces[look] = self._embedded(_EMBEDDED[look & (BOLD | ITALIC)])
        return self._faces[look]

    def _embedded(self, name: str) -> Widths:
        fonts = self._read(_FONTS).decode()
        found = re.search(rf'<w:{name}\b(?=[^>]*r:id="([^"]*)")(?=[^>]*w:fontKey="\{{([^}}]*)\}}")', fonts)
        if found is None:
            return Widths()
        targets = dict(_TARGET.findall(self._read("word/_rels/fontTable.xml.rels").decode()))
        mixed = self._read(f"word/{targets[found[1]]}")
        return read_widths(_clear(mixed, bytes.fromhex(found[2].replace("-", ""))[::-1]))


def _clear(mixed: bytes, key: bytes) -> bytes:
    keys = struct.unpack("<4Q", key * 2)
    words = struct.unpack_from("<4Q", mixed)
    return struct.pack("<4Q", *(word ^ part for word, part in zip(words, keys, strict=True))) + mixed[_MIXED:]
