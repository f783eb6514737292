"""A Word file to the lines and tables it prints, in reading order. The file is hostile until checked.

Headers, footers, properties and hidden parts are never read; a file with tracked changes is refused.
"""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.result import Result
from compiler.diagnostics.span import Span
from compiler.ingest.markdown_lines import LARGEST
from compiler.model.amendment import ClauseBlock, Grid, Line

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAIN = "word/document.xml"
_MOST_PARTS, _LARGEST_PART = 2_000, 60_000_000
_TRACKED = tuple(f"{_W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_TEXTS = {f"{_W}noBreakHyphen": "-", f"{_W}tab": " ", f"{_W}br": " ", f"{_W}cr": " "}


def read_docx(data: bytes, file: str = "avenant.docx") -> Result[tuple[ClauseBlock, ...]]:
    """Return the lines of a Word file. Errors: avenant.not-an-avenant."""
    root = _open(data)
    if isinstance(root, str):
        return Result((), (_refused(file, root),))
    if next(root.iter(*_TRACKED), None) is not None:
        return Result(
            (), (_refused(file, "il porte des modifications suivies, et n'est plus celui qui a été produit"),)
        )
    body = root.find(f"{_W}body")
    return Result(tuple(_blocks(body)) if body is not None else ())


def _refused(file: str, why: str) -> Diagnostic:
    return Diagnostic(
        code="avenant.not-an-avenant",
        message=f"« {file} » ne peut pas être lu comme un avenant : {why}.",
        span=Span(file=file),
        hint="donnez le fichier avenant.docx ou avenant.md tel qu'il a été produit",
    )


def _open(data: bytes) -> "etree._Element | str":
    """Return the document's XML, or why it cannot be read, in French."""
    if len(data) > LARGEST:
        return "il est trop gros"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return "il est protégé par un mot de passe, ou dans l'ancien format de Word"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _main_part(archive)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, EOFError, ValueError, NotImplementedError):
        return "ce n'est pas un fichier DOCX, ou il est abîmé"
    except RuntimeError:
        return "il est protégé par un mot de passe"
    except etree.XMLSyntaxError:
        return "son contenu est abîmé"


def _main_part(archive: zipfile.ZipFile) -> "etree._Element | str":
    if len(archive.infolist()) > _MOST_PARTS:
        return "il contient trop de parties"
    if _MAIN not in archive.namelist():
        return "ce n'est pas un document de texte"
    with archive.open(_MAIN) as part:
        xml = part.read(_LARGEST_PART + 1)
    if len(xml) > _LARGEST_PART:
        return "son texte est trop gros"
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        return "il contient des déclarations qui ne sont pas admises"
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(xml, parser)


def _blocks(parent: etree._Element) -> Iterator[ClauseBlock]:
    for child in parent:
        if child.tag == f"{_W}p":
            text = _text(child)
            if text:
                yield Line(text=text)
        elif child.tag == f"{_W}tbl":
            yield _grid(child)
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml"):
            yield from _blocks(child)


def _text(paragraph: etree._Element) -> str:
    pieces: list[str] = []
    for node in paragraph.iter():
        if node.tag == f"{_W}t":
            pieces.append(node.text or "")
        elif isinstance(node.tag, str) and node.tag in _TEXTS and _is_in_run(node):
            pieces.append(_TEXTS[node.tag])
    return "".join(pieces).strip(" ")


def _is_in_run(node: etree._Element) -> bool:
    """Tell a tab that is printed from one that a style declares."""
    parent = node.getparent()
    return parent is not None and parent.tag == f"{_W}r"


def _grid(table: etree._Element) -> Grid:
    rows = [
        tuple(_cell(cell) for cell in row.iterchildren(f"{_W}tc")) for row in table.iterchildren(f"{_W}tr")
    ]
    head = tuple(" ".join(cell) for cell in rows[0]) if rows else ()
    return Grid(head=head, rows=tuple(rows[1:]))


def _cell(cell: etree._Element) -> tuple[str, ...]:
    texts = (_text(paragraph) for paragraph in cell.iter(f"{_W}p"))
    return tuple(text for text in texts if text)
