"""A Word file to the lines and tables it prints, in reading order. The file is hostile until checked.

Headers, footers, properties and hidden parts are never read; a file with tracked changes is refused.
"""

import io
import zlib
from collections.abc import Iterator
from zipfile import BadZipFile

from docx import Document
from docx.document import Document as DocumentObject
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from lxml import etree

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.result import Result
from compiler.diagnostics.span import Span
from compiler.ingest.markdown_lines import LARGEST
from compiler.model.amendment import ClauseBlock, Grid, Line
from compiler.model.office_file import refuse_archive

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TRACKED = tuple(
    f"{_W}{name}"
    for name in (
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "cellIns",
        "cellDel",
        "cellMerge",
        "rPrChange",
        "pPrChange",
    )
)
# What Word prints and no avenant of ours holds: its words would be signed unread.
_FOREIGN = tuple(
    f"{_W}{name}"
    for name in (
        "sdt",
        "txbxContent",
        "fldSimple",
        "fldChar",
        "smartTag",
        "customXml",
        "altChunk",
        "sym",
        "object",
        "footnoteReference",
        "endnoteReference",
        "strike",
        "dstrike",
        "vanish",
    )
)
_EQUATION = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_MOST_PARAGRAPHS, _MOST_COLUMNS = 50_000, 60


def read_docx(data: bytes, file: str = "avenant.docx") -> Result[tuple[ClauseBlock, ...]]:
    """Return the lines of a Word file. Errors: avenant.not-an-avenant."""
    try:
        document = _open(data)
        why = document if isinstance(document, str) else _departs(document)
        return (
            Result((), (_refused(file, why),))
            if why or isinstance(document, str)
            else Result(tuple(_blocks(document)))
        )
    except (
        AttributeError,
        LookupError,
        TypeError,
        ValueError,
        RuntimeError,
        BadZipFile,
        zlib.error,
        etree.LxmlError,
    ):
        # What the library does not foresee of a damaged file.
        return Result((), (_refused(file, "son contenu est abîmé"),))


def _departs(document: DocumentObject) -> str:
    """Return how a document departs from those that we write, in French; nothing when it does not."""
    body = document.element.body
    if next(body.iter(*_TRACKED), None) is not None:
        return "il porte des modifications suivies, et n'est plus celui qui a été produit"
    if sum(1 for _ in body.iter(f"{_W}p")) > _MOST_PARAGRAPHS:
        return "il compte trop de paragraphes"
    if any(int(span.get(f"{_W}val", "1")) > _MOST_COLUMNS for span in body.iter(f"{_W}gridSpan")):
        return "un de ses tableaux a trop de colonnes"
    nested = (table for cell in body.iter(f"{_W}tc") for table in cell.iter(f"{_W}tbl"))
    if next(body.iter(*_FOREIGN, _EQUATION), None) is not None or next(nested, None) is not None:
        return (
            "il contient ce qu'aucun avenant produit ne contient (champ, note, zone de texte, texte barré…)"
        )
    return ""


def _refused(file: str, why: str) -> Diagnostic:
    return Diagnostic(
        code="avenant.not-an-avenant",
        message=f"« {file} » ne peut pas être lu comme un avenant : {why}.",
        span=Span(file=file),
        hint="donnez le fichier avenant.docx ou avenant.md tel qu'il a été produit",
    )


def _open(data: bytes) -> "DocumentObject | str":
    """Return the document, or why it cannot be read, in French."""
    if len(data) > LARGEST:
        return "il est trop gros"
    if refusal := refuse_archive(data, macros=True):
        return refusal
    try:
        return Document(io.BytesIO(data))
    except (PackageNotFoundError, KeyError, ValueError, OSError, EOFError):
        return "ce n'est pas un fichier DOCX, ou il est abîmé"
    except etree.XMLSyntaxError:
        return "son contenu est abîmé"


def _blocks(document: DocumentObject) -> Iterator[ClauseBlock]:
    for inner in document.iter_inner_content():
        if isinstance(inner, Table):
            yield _grid(inner)
        elif text := _text(inner):
            yield Line(text=text)


def _text(paragraph: Paragraph) -> str:
    return paragraph.text.replace("\n", " ").replace("\t", " ").strip(" ")


def _grid(table: Table) -> Grid:
    rows = [tuple(_cell(cell) for cell in row.cells) for row in table.rows]
    head = tuple(" ".join(cell) for cell in rows[0]) if rows else ()
    return Grid(head=head, rows=tuple(rows[1:]))


def _cell(cell: _Cell) -> tuple[str, ...]:
    texts = (_text(paragraph) for paragraph in cell.paragraphs)
    return tuple(text for text in texts if text)
