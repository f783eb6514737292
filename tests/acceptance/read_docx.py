"""A DOCX file to its lines, from its parts alone: a paragraph is a line, fields show what they hold."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from tests.acceptance.words import Parts, Reading

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_SHOWN = {f"{W}br": " ", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}


def docx_parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def read_docx(data: bytes) -> Reading:
    """Return what a Word document says."""
    files, parts = docx_parts(data), Parts()
    body = etree.fromstring(files["word/document.xml"])[0]
    lines = parts.cover
    for child in body:
        if child.tag == f"{W}sdt":
            parts.contents = [line.rsplit("\t", 1)[0] for line in list(_lines(child))[1:]]
            lines = parts.body
        else:
            lines.extend(_lines(child))
    parts.alternatives = [drawing.get("descr", "") for drawing in body.iter(f"{WP}docPr")]
    if "word/footnotes.xml" in files:
        notes = etree.fromstring(files["word/footnotes.xml"])
        parts.notes = [line for note in notes if f"{W}type" not in note.attrib for line in _lines(note)]
    return parts.reading()


def _lines(element: etree._Element) -> Iterator[str]:
    """Yield the words of each paragraph, calls of notes apart: they are numbers, and repeated ones are fields."""
    for paragraph in element.iter(f"{W}p"):
        yield "".join(_words(paragraph))


def _words(paragraph: etree._Element) -> Iterator[str]:
    is_call = False
    for found in paragraph.iter(etree.Element):
        if found.tag == f"{W}instrText":
            is_call = (found.text or "").strip().startswith("NOTEREF")
        elif found.tag == f"{W}fldChar" and found.get(f"{W}fldCharType") == "end":
            is_call = False
        elif found.tag == f"{W}t" and not is_call:
            yield found.text or ""
        elif found.tag in _SHOWN and found.getparent().tag == f"{W}r":  # type: ignore[union-attr]
            yield _SHOWN[str(found.tag)]
