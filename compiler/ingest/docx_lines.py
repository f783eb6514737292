"""A Word file to the lines and tables it prints, in reading order. The file is hostile until checked.

Headers, footers, properties and hidden parts are never read; a file with tracked changes is refused.
"""

import io
from collections.abc import Iterator

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
from compiler.model.archive import refuse_archive

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TRACKED = tuple(f"{_W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))


def read_docx(data: bytes, file: str = "avenant.docx") -> Result[tuple[ClauseBlock, ...]]:
    """Return the lines of a Word file. Errors: avenant.not-an-avenant."""
    document = _open(data)
    if isinstance(document, str):
        return Result((), (_refused(file, document),))
    if next(document.element.iter(*_TRACKED), None) is not None:
        return Result(
            (), (_refused(file, "il porte des modifications suivies, et n'est plus celui qui a été produit"),)
        )
    return Result(tuple(_blocks(document)))


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
