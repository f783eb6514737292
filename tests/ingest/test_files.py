"""Files read as avenants: ours, and those that are not."""

# ruff: noqa: E501 - a whole file reads best on one line

import io
import zipfile

from docx import Document

from compiler.ingest import read_docx, read_markdown
from compiler.model.amendment import Grid, Line

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _docx(body: str, *, head: str = "") -> bytes:
    """Return a Word file with this body, all its other parts being those of an empty document."""
    empty, buffer = io.BytesIO(), io.BytesIO()
    Document().save(empty)
    with zipfile.ZipFile(empty) as parts, zipfile.ZipFile(buffer, "w") as archive:
        for name in parts.namelist():
            text = f"{head}<w:document {_W}><w:body>{body}</w:body></w:document>".encode()
            archive.writestr(name, text if name == "word/document.xml" else parts.read(name))
    return buffer.getvalue()


def _codes(data: bytes) -> list[str]:
    return [remark.code for remark in read_docx(data).diagnostics]


def test_markdown_gives_its_words_back_without_its_marks() -> None:
    text = "# Titre\n\n1\\. Un *mot* \\*gras\\* et \\<b\\>.\n\n| A | B |\n| --- | --- |\n| x\\|y | un<br>deux |\n|  | z |\n"
    assert read_markdown(text.encode()).value == (
        Line(text="Titre"),
        Line(text="1. Un mot *gras* et <b>."),
        Grid(head=("A", "B"), rows=((("x|y",), ("un", "deux")), ((), ("z",)))),
    )


def test_a_word_file_gives_its_paragraphs_and_tables() -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    row = f"<w:tr>{cell.format('A')}{cell.format('B')}</w:tr>"
    grid = "<w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
    body = f"<w:p><w:r><w:t>Un</w:t></w:r><w:r><w:t xml:space='preserve'> mot</w:t></w:r></w:p><w:tbl>{grid}{row}{row}</w:tbl>"
    assert read_docx(_docx(body)).value == (
        Line(text="Un mot"),
        Grid(head=("A", "B"), rows=((("A",), ("B",)),)),
    )


def test_files_that_are_no_avenants_are_refused() -> None:
    assert _codes(b"") == ["avenant.not-an-avenant"]
    assert _codes(b"PK\x03\x04 tronqu") == ["avenant.not-an-avenant"]
    assert _codes(b"\xd0\xcf\x11\xe0 ancien") == ["avenant.not-an-avenant"]
    assert _codes(_docx("<w:p>")) == ["avenant.not-an-avenant"]
    assert [one.code for one in read_markdown("é".encode("latin-1")).diagnostics] == [
        "avenant.not-an-avenant"
    ]


def test_declarations_and_bombs_are_refused() -> None:
    entity = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    assert _codes(_docx("<w:p/>", head=entity)) == ["avenant.not-an-avenant"]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 70_000_000)
    assert _codes(buffer.getvalue()) == ["avenant.not-an-avenant"]


def test_a_file_with_tracked_changes_is_refused() -> None:
    assert _codes(_docx("<w:p><w:ins><w:r><w:t>x</w:t></w:r></w:ins></w:p>")) == ["avenant.not-an-avenant"]
