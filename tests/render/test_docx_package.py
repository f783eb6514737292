"""The package of a Word document: same bytes, core properties, fields, template, and what validators say."""

import io
import zipfile
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from docx import Document
from openxml_audit import OpenXmlValidator

from compiler.model.block import Chart
from compiler.render.layout import build_view
from compiler.render.view import DocumentView
from outils.modele_docx import build_template
from tests.render.rich_act import rich_act
from tests.render.test_docx_blocks import png
from tests.render.word_file import TEMPLATE, WordFile, alinea, render, text_of, view_of


def _rich() -> tuple[DocumentView, dict[str, bytes]]:
    view = build_view(rich_act())
    shown = (block for run in view.runs for block in run.blocks)
    return view, {block.id: png(400, 200) for block in shown if isinstance(block, Chart)}


def test_the_template_is_what_its_script_builds() -> None:
    assert WordFile(TEMPLATE.read_bytes()).parts == WordFile(build_template()).parts


def test_the_same_act_gives_the_same_bytes() -> None:
    view, charts = _rich()
    assert render(view, charts=charts) == render(view, charts=charts)


def test_entries_are_sorted_and_carry_no_time() -> None:
    with zipfile.ZipFile(io.BytesIO(render(view_of(alinea("texte"))))) as package:
        entries = package.infolist()
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {(entry.date_time, entry.create_system) for entry in entries} == {((1980, 1, 1, 0, 0, 0), 3)}


def test_the_stamp_is_the_only_clock_and_is_told_in_universal_time() -> None:
    paris = datetime(2020, 12, 8, 1, tzinfo=timezone(timedelta(hours=1)))
    universal = datetime(2020, 12, 8, tzinfo=UTC)
    view = view_of(alinea("texte"))
    assert render(view, stamp=paris) == render(view, stamp=universal)
    core = Document(io.BytesIO(render(view, stamp=paris))).core_properties
    assert core.created == core.modified == universal
    assert (core.title, core.author, core.language) == ("Protocole", "La commune d’Essai", "fr-FR")


def test_the_header_and_the_page_numbers_are_ready() -> None:
    word = WordFile(render(view_of(alinea("texte"))))
    assert text_of(word.part("word/header.xml")) == "Protocole d’essai"
    assert text_of(word.part("word/footer.xml")) == "Page 1 sur 2"


def test_an_act_of_every_kind_of_block_is_a_valid_document(tmp_path: Path) -> None:
    view, charts = _rich()
    path = tmp_path / "acte.docx"
    path.write_bytes(render(view, charts=charts))
    found = OpenXmlValidator().validate(path)
    assert not [error.description for error in found.errors]
    assert Document(str(path)).tables
