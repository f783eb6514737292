"""An avenant laid out: its title on the first page, lines by their role, grids as tables, a signature page."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
from docx import Document
from openxml_audit import OpenXmlValidator

from compiler.model.text import Superscript, Text, plain
from compiler.pipeline.printing import Printed, Printing
from compiler.render.avenant import avenant_view, render_avenant_markdown
from compiler.render.view import ACT_ARTICLE, HeadingView, LineRole, LineView, SignaturesView, TableView
from tests.render.test_avenant_markdown import amendment
from tests.render.word_file import WordFile, text_of
from tests.verdict import judge

STAMP = datetime(2021, 3, 4, tzinfo=UTC)


def _printed() -> Printed:
    return Printing(avenant_view(amendment()), {}, STAMP).finish()


def _blocks() -> list[object]:
    return [block for run in avenant_view(amendment()).runs for block in run.blocks]


def test_lines_keep_their_role_their_indent_and_what_they_announce() -> None:
    lines = [block for block in _blocks() if isinstance(block, LineView)]
    assert [(line.role, line.indent, line.announces) for line in lines] == [
        (LineRole.LEAD, 0, True),
        (LineRole.PARTY, 0, False),
        (LineRole.TEXT, 0, False),
        (LineRole.TEXT, 0, False),
        (LineRole.LEAD, 0, True),
        (LineRole.TEXT, 0, False),
        (LineRole.LEAD, 0, True),
        (LineRole.TEXT, 0, False),
        (LineRole.ORDER, 0, True),
        (LineRole.ORDER, 1, True),
        (LineRole.QUOTED, 1, False),
        (LineRole.ORDER, 1, True),
        (LineRole.ORDER, 1, True),
        (LineRole.ORDER, 2, False),
    ]


def test_the_first_article_has_its_raised_ending() -> None:
    first = next(block for block in _blocks() if isinstance(block, HeadingView))
    assert first.kind == ACT_ARTICLE
    assert first.text == (Text(text="Article\u00a01"), Superscript(text="er"), Text(text=" – Objet"))


def test_a_grid_is_a_table_with_its_header_row() -> None:
    (table,) = (block for block in _blocks() if isinstance(block, TableView))
    assert [cell.scope for cell in table.head[0].cells] == ["col", "col"]
    assert [cell.scope for cell in table.body[0].cells] == ["row", ""]
    assert [len(cell.blocks) for cell in table.body[0].cells] == [2, 0]
    assert table.summary == "Lignes"


def test_places_to_sign_say_who_is_concerned_and_have_lines_to_fill() -> None:
    (page,) = (block for block in _blocks() if isinstance(block, SignaturesView))
    (slot,) = page.slots
    assert (slot.mention, slot.blanks) == ("Partie directement concernée", ("Prénom et nom :", "Date :"))
    assert (page.sentence, page.said_once) == ("Fait à Orly, le …", True)
    assert len(avenant_view(amendment()).runs) == 2


def test_the_word_document_says_what_the_markdown_says_line_for_line() -> None:
    document = Document(io.BytesIO(_printed().docx))
    said = [one.text for one in document.paragraphs if one.text]
    markdown = render_avenant_markdown(amendment()).decode().split("\n\n")
    plain_lines = [line.lstrip("# ").replace("\\", "") for line in markdown if not line.startswith("|")]
    signatures = plain_lines.index("Signatures")
    assert said == plain_lines[: signatures + 1]
    cells = [one.text for row in document.tables[1].rows for one in row.cells]
    assert cells[2] == "\n".join(line.strip() for line in plain_lines[signatures + 2 :])


def test_the_word_document_is_valid_and_styled(tmp_path: Path) -> None:
    data = _printed().docx
    path = tmp_path / "avenant.docx"
    path.write_bytes(data)
    assert not [error.description for error in OpenXmlValidator().validate(path).errors]
    assert "w:tblHeader" not in Document(str(path)).tables[1].rows[0]._tr.xml  # noqa: SLF001 - not told otherwise
    styles = [one.style.name for one in Document(str(path)).paragraphs if one.style]
    assert styles[0] == "Avenant – titre"
    assert {"Avenant – article", "Avenant – citation", "Avenant – formule"} <= set(styles)
    word = WordFile(data)
    assert text_of(word.part("word/header.xml")) == "Avenant n° 1"
    assert text_of(word.part("word/footer.xml")) == "Page 1 sur 2"


def test_the_pdf_can_be_archived_and_read_aloud(tmp_path: Path) -> None:
    data = _printed().pdf
    path = tmp_path / "avenant.pdf"
    path.write_bytes(data)
    assert judge(path) == ""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) == 2
        assert str(pdf.docinfo["/Title"]) == "Avenant n° 1 au protocole"


def test_the_same_avenant_gives_the_same_bytes() -> None:
    assert _printed() == _printed()
    assert plain(avenant_view(amendment()).runs[0].blocks[1].text).startswith("L’État")  # type: ignore[union-attr]
