"""A tagged PDF to its lines, in the order of its structure: the words a screen reader says, decoded from its fonts."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

from tests.acceptance.words import Parts, Reading

_INLINE = frozenset({"/Span", "/Link", "/Reference", "/Strong", "/Em", "/Sub", "/Annot"})
_PAIRS = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_PAGE = re.compile(r"\s+\d+$")
_SECTION = re.compile(r"beginbfchar(.*?)endbfchar", re.DOTALL)

Glyphs: TypeAlias = dict[bytes, str]


def read_pdf(data: bytes) -> Reading:
    """Return what a PDF says."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        reader = _Structure(_Words(pdf))
        reader.walk(pdf.Root.StructTreeRoot)
        reader.end_line()
        return reader.parts.reading()


@dataclass
class _Words:
    """The words of each marked piece of each page."""

    pdf: Pdf
    fonts: dict[tuple[int, int], Glyphs] = field(default_factory=dict)
    found: dict[tuple[tuple[int, int], int], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for page in self.pdf.pages:
            self._read(page.obj)

    def _read(self, page: Object) -> None:
        marks: list[tuple[int | None, str | None]] = []
        glyphs: Glyphs = {}
        for instruction in pikepdf.parse_content_stream(page):
            operands = instruction.operands
            match str(instruction.operator):
                case "BDC" | "BMC":
                    marks.append(_mark(operands[1] if len(operands) > 1 else None))
                case "EMC":
                    self._close(page, marks)
                case "Tf":
                    glyphs = self._glyphs(page.Resources.Font[str(operands[0])])
                case "Tj" | "TJ":
                    shown = operands[0] if str(instruction.operator) == "TJ" else operands
                    if not any(actual is not None for _, actual in marks):
                        self._add(page, marks, "".join(_decode(shown, glyphs)))
                case _:
                    pass

    def _close(self, page: Object, marks: list[tuple[int | None, str | None]]) -> None:
        number, actual = marks.pop()
        if actual is not None:
            self._add(page, [*marks, (number, None)], actual)

    def _add(self, page: Object, marks: list[tuple[int | None, str | None]], words: str) -> None:
        number = next((number for number, _ in reversed(marks) if number is not None), None)
        if number is not None:
            key = (page.objgen, number)
            self.found[key] = self.found.get(key, "") + words

    def _glyphs(self, font: Object) -> Glyphs:
        if font.objgen not in self.fonts:
            text = font.ToUnicode.read_bytes().decode("latin-1")
            self.fonts[font.objgen] = {
                bytes.fromhex(code): bytes.fromhex(sign).decode("utf-16-be")
                for section in _SECTION.findall(text)
                for code, sign in _PAIRS.findall(section)
            }
        return self.fonts[font.objgen]


def _mark(properties: Object | None) -> tuple[int | None, str | None]:
    if not isinstance(properties, Dictionary):
        return None, None
    actual = properties.get("/ActualText")
    number = properties.get("/MCID")
    return (None if number is None else int(number), None if actual is None else str(actual))


def _decode(shown: object, glyphs: Glyphs) -> Iterator[str]:
    for part in shown:  # type: ignore[attr-defined]
        if isinstance(part, pikepdf.String):
            codes = bytes(part)
            yield from (glyphs.get(codes[at : at + 2], "\ufffd") for at in range(0, len(codes), 2))


@dataclass
class _Structure:
    """Walks the structure; a line ends where a block begins or ends."""

    words: _Words
    parts: Parts = field(default_factory=Parts)
    line: str = ""
    in_contents: bool = False
    in_note: bool = False
    after_contents: bool = False

    def end_line(self) -> None:
        """Put the line in progress where it belongs."""
        if self.in_note:
            self.parts.notes.append(self.line)
        elif self.in_contents:
            self.parts.contents.append(_PAGE.sub("", self.line))
        else:
            (self.parts.body if self.after_contents else self.parts.cover).append(self.line)
        self.line = ""

    def walk(self, element: Object, page: Object | None = None) -> None:
        """Read an element and all that is under it."""
        kind = str(element.get("/S", ""))
        if kind == "/Note":
            self._note(element, page)
            return
        if kind == "/Figure":
            self.parts.alternatives.append(str(element.get("/Alt", "")))
            return
        opens_contents = kind == "/TOC" and not self.in_contents
        self.in_contents |= opens_contents
        ends = kind not in _INLINE
        if ends:
            self.end_line()
        before = self.line
        self._children(element, element.get("/Pg", page))
        if _is_raised(element) and self.line.removeprefix(before).isdigit():
            # A note called again shows its number.
            self.line = before
        if ends:
            self.end_line()
        if opens_contents:
            self.in_contents, self.after_contents = False, True

    def _children(self, element: Object, page: Object | None) -> None:
        children = element.get("/K", Array())
        for child in children if isinstance(children, Array) else [children]:
            if not isinstance(child, Dictionary):
                self.line += self._marked(page, child)
            elif "/MCID" in child:
                self.line += self._marked(child.get("/Pg", page), child.MCID)
            elif child.get("/S", Name.Lbl) != Name.Lbl:
                # Marks of items and numbers of notes are no words of the act.
                self.walk(child, page)

    def _marked(self, page: Object | None, number: Object) -> str:
        return "" if page is None else self.words.found.get((page.objgen, int(number)), "")

    def _note(self, element: Object, page: Object | None) -> None:
        """Read a note apart, its number left out, and come back to the line that calls it."""
        held, self.line, self.in_note = self.line, "", True
        self._children(element, element.get("/Pg", page))
        self.end_line()
        self.line, self.in_note = held, False


def _is_raised(element: Object) -> bool:
    looks = element.get("/A", Array())
    return any("/BaselineShift" in look for look in (looks if isinstance(looks, Array) else [looks]))
