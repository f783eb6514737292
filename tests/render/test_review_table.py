"""The comparative table in Word: three columns, a row for each change, marks that need no colour."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from docx import Document
from docx.document import Document as WordDocument
from openxml_audit import OpenXmlValidator

from compiler.model.change import Edit, Mark
from compiler.render.review import Review, render_table
from tests.render.test_review_reading import (
    change,
    large_review,
    partner_review,
    review_of,
    side,
    varied_review,
)
from tests.render.word_file import TEMPLATE

STAMP = datetime(2021, 3, 12, tzinfo=UTC)


def _bytes(review: Review) -> bytes:
    return render_table(review, template=TEMPLATE.read_bytes(), stamp=STAMP)


def _open(review: Review) -> WordDocument:
    return Document(BytesIO(_bytes(review)))


def test_its_status_is_said_before_all_else() -> None:
    opening = [paragraph.text for paragraph in _open(varied_review()).paragraphs[:4]]
    assert opening[0] == "Tableau comparatif"
    assert opening[1] == "Avenant n° 1 au protocole"
    assert "seul l’avenant signé fait foi" in opening[3]


def test_each_division_has_its_heading_and_its_table() -> None:
    document = _open(varied_review())
    headings = [one.text for one in document.paragraphs if one.style and one.style.name == "heading 1"]
    headings = headings or [
        one.text for one in document.paragraphs if one.style and one.style.style_id == "Heading1"
    ]
    assert headings[:2] == ["Page de titre et parties", "Article\u00a01er – Objet"]
    assert len(document.tables) == len(headings) == 5


def test_a_row_shows_a_change_with_its_words_marked() -> None:
    table = _open(varied_review()).tables[1]
    assert [cell.text for cell in table.rows[0].cells] == ["Texte en vigueur", "Texte modifié", "Motif"]
    before, after, reason = table.rows[1].cells
    assert (before.text, after.text) == ("Ici\nun mot ancien", "Ici\nun mot nouveau")
    marked = [
        run for cell in (before, after) for run in cell.paragraphs[1].runs if run.text.strip() != "un mot"
    ]
    assert [
        (run.text, run.font.strike, run.font.bold, run.font.underline) for run in marked if run.text.strip()
    ] == [
        ("ancien", True, None, None),
        ("nouveau", None, True, True),
    ]
    assert reason.text == "1. Alinéa modifié\nLa loi a changé.\nAvenant\u00a0: article 3, 1°"


def test_what_is_in_one_version_only_says_so() -> None:
    cells = _open(varied_review()).tables[0].rows[1].cells
    assert cells[0].text == "Texte nouveau"
    assert all(run.font.bold and run.font.underline for run in cells[1].paragraphs[1].runs)


def test_a_partner_that_comes_stands_beside_those_who_signed() -> None:
    came, went = (row.cells for row in _open(partner_review()).tables[0].rows[1:])
    assert [cell.text.split("\n")[-1] for cell in came[:2]] == [
        "État (Éducation nationale), État (Justice)",
        "État (Éducation nationale), signataires",
    ]
    assert [run.text for run in came[1].paragraphs[-1].runs if run.font.underline] == ["signataires"]
    assert [run.text for run in went[0].paragraphs[-1].runs if run.font.strike] == ["État (Justice)"]


def test_ordinals_are_raised() -> None:
    placed = replace(
        change(1, "article:objet", motive="Le 1er du mois."), before=side("La 3e ligne", "4e alinéa")
    )
    placed = replace(placed, edits=(Edit(mark=Mark.KEPT, text="La 3e ligne"),))
    cells = _open(review_of(placed)).tables[0].rows[1].cells
    raised = [
        run.text
        for cell in (cells[0], cells[2])
        for paragraph in cell.paragraphs
        for run in paragraph.runs
        if run.font.superscript
    ]
    assert raised == ["e", "e", "er"]
    assert cells[0].text == "4e alinéa\nLa 3e ligne"


def test_pages_are_landscape_and_header_rows_come_again() -> None:
    document = _open(varied_review())
    (section,) = document.sections
    assert (section.page_width or 0) > (section.page_height or 0) > 0
    for table in document.tables:
        assert "<w:tblHeader/>" in table.rows[0]._tr.xml  # noqa: SLF001 - the public interface does not tell
    assert "Tableau comparatif" in section.header.paragraphs[0].text


def test_it_is_a_valid_document(tmp_path: Path) -> None:
    hostile = change(
        9,
        "article:objet",
        edits=(Edit(mark=Mark.REMOVED, text="<w:p>&\x07\n\n"), Edit(mark=Mark.ADDED, text=" ")),
    )
    for rank, review in enumerate((varied_review(), large_review(60), review_of(), review_of(hostile))):
        path = tmp_path / f"tableau-{rank}.docx"
        path.write_bytes(_bytes(review))
        assert not [error.description for error in OpenXmlValidator().validate(path).errors]


def test_no_change_is_said_in_a_sentence() -> None:
    assert _open(review_of()).paragraphs[-1].text == "Aucun changement entre ces deux versions."


def test_the_same_changes_give_the_same_bytes_without_a_clock() -> None:
    data = _bytes(varied_review())
    assert data == _bytes(varied_review())
    with ZipFile(BytesIO(data)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
