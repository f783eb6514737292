"""ODT and EPUB files, opened: every word is there, twice the same bytes, in French."""

import html
import io
import re
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

import pytest
from lxml import etree

from compiler.diagnostics.result import ToolError
from compiler.model.block import ItemList, Paragraph, Quotation
from compiler.model.text import plain
from compiler.render.layout import build_view
from compiler.render.pandoc import render_with_pandoc
from compiler.render.view import DocumentView, HeadingView, TableView
from tests.render.rich_act import rich_act

STAMP = datetime(2026, 1, 15, tzinfo=UTC)
TEMPLATES = Path(__file__).parents[2] / "templates"
LOOKS = {"odt": "opendocument.xml", "epub": "livre.css"}
FORMATS: tuple[Literal["odt", "epub"], ...] = ("odt", "epub")


@cache
def _view() -> DocumentView:
    return build_view(rich_act())


@cache
def _file(target: Literal["odt", "epub"]) -> bytes:
    return render_with_pandoc(_view(), target, STAMP, look=(TEMPLATES / LOOKS[target]).read_bytes())


def _parts(target: Literal["odt", "epub"]) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(_file(target))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if not name.endswith(".png")}


def _words(target: Literal["odt", "epub"]) -> str:
    wanted = (
        ("content.xml",)
        if target == "odt"
        else tuple(name for name in _parts(target) if name.endswith(".xhtml"))
    )
    text = " ".join(re.sub(r"<[^>]+>", "", _without_calls(_parts(target)[name])) for name in wanted)
    return _folded(html.unescape(text))


def _without_calls(markup: str) -> str:
    """Put footnotes after the words they interrupt."""
    notes = re.findall(r"<text:note-body>.*?</text:note-body>", markup, re.DOTALL)
    calls = r'<text:note .*?</text:note>|<a [^>]*class="footnote-ref".*?</a>'
    bare = re.sub(calls, "", markup, flags=re.DOTALL)
    return bare + "".join(notes)


def _folded(words: str) -> str:
    return re.sub(r"\s+", "", words)


def _paragraphs(blocks: tuple[Any, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                yield plain(block.content)
            case ItemList():
                for item in block.items:
                    yield from _paragraphs(item.blocks)
            case Quotation():
                yield from _paragraphs(block.blocks)
            case HeadingView():
                yield plain(block.text)
            case TableView():
                for row in (*block.head, *block.body):
                    for cell in row.cells:
                        yield from _paragraphs(cell.blocks)
            case _:
                pass


@pytest.mark.parametrize("target", FORMATS)
def test_the_text_of_every_paragraph_is_there(target: Literal["odt", "epub"]) -> None:
    shown = _words(target)
    wanted = [words for run in _view().runs for words in _paragraphs(run.blocks)]
    assert len(wanted) > 40
    assert [words for words in wanted if _folded(words) not in shown] == []


@pytest.mark.parametrize("target", FORMATS)
def test_the_title_the_parties_the_pieces_and_the_notes_are_there_too(target: Literal["odt", "epub"]) -> None:
    shown = _words(target)
    for words in (
        *(
            "Convention d’essai",
            "L’État, représenté par le préfet",
            "Carte des écoles",
            "Pour la commune d’Essai",
        ),
        *("Une note au bas de la page.", "Indicateur de contexte", "Élèves par école", "Fait à Essai"),
    ):
        assert _folded(words) in shown


@pytest.mark.parametrize("target", FORMATS)
def test_two_runs_give_the_same_bytes(target: Literal["odt", "epub"]) -> None:
    again = render_with_pandoc(_view(), target, STAMP, look=(TEMPLATES / LOOKS[target]).read_bytes())
    assert again == _file(target)


@pytest.mark.parametrize("target", FORMATS)
def test_the_archive_starts_with_its_type_and_bears_no_date(target: Literal["odt", "epub"]) -> None:
    with zipfile.ZipFile(io.BytesIO(_file(target))) as archive:
        first, *others = archive.infolist()
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert {part.date_time for part in (first, *others)} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("target", FORMATS)
def test_links_lead_to_places_that_exist(target: Literal["odt", "epub"]) -> None:
    text = "".join(_parts(target).values())
    ids = set(re.findall(r'(?:\bid|text:name)="([^"]+)"', text))
    links = {name for name in re.findall(r'href="[^"#]*#([^"]+)"', text) if not name.startswith("__")}
    assert {"objet", "ecoles"} <= links
    assert links <= ids


@pytest.mark.parametrize("target", FORMATS)
def test_ids_are_used_once(target: Literal["odt", "epub"]) -> None:
    for name, text in _parts(target).items():
        if name.endswith((".xhtml", "content.xml")):
            ids = re.findall(r'(?:\sid|bookmark-start text:name)="([^"]+)"', text)
            assert sorted(set(ids)) == sorted(ids)


def test_a_book_says_its_language_its_date_and_an_identifier_of_its_words() -> None:
    package = _parts("epub")["EPUB/content.opf"]
    assert "<dc:language>fr-FR</dc:language>" in package
    assert '<meta property="dcterms:modified">2026-01-15T00:00:00Z</meta>' in package
    later = render_with_pandoc(_view(), "epub", datetime(2030, 1, 1, tzinfo=UTC))
    with zipfile.ZipFile(io.BytesIO(later)) as archive:
        other = archive.read("EPUB/content.opf").decode()
    found = [re.findall(r"urn:uuid:[0-9a-f-]{36}", text) for text in (package, other)]
    assert found[0] == found[1] != []


@pytest.mark.parametrize(
    ("day", "said"), [(15, "15\u00a0janvier 2026"), (1, "1<sup>er</sup>\u00a0janvier 2026")]
)
def test_a_book_is_dated_in_words_for_readers_and_in_figures_for_programs(day: int, said: str) -> None:
    book = render_with_pandoc(_view(), "epub", datetime(2026, 1, day, tzinfo=UTC))
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        title, package = (
            archive.read(f"EPUB/{name}").decode() for name in ("text/title_page.xhtml", "content.opf")
        )
    assert f'<p class="date">{said}</p>' in title
    assert f">2026-01-{day:02}</dc:date>" in package


def test_a_book_has_a_table_of_contents_and_landmarks_in_french() -> None:
    navigation = _parts("epub")["EPUB/nav.xhtml"]
    assert "Table des matières" in navigation
    assert "Objectif 1.1" in navigation.replace("\u00a0", " ")
    assert "Title Page" not in navigation


def test_cells_of_a_book_head_their_columns_and_rows_and_span_them() -> None:
    text = "".join(text for name, text in _parts("epub").items() if name.endswith(".xhtml"))
    table = etree.fromstring(re.search(r"<table.*?</table>", text, re.DOTALL).group(0))  # type: ignore[union-attr]
    assert [len(row) for row in table.iter("tr")] == [5, 5, 5]
    assert [row[0].tag for row in table.iter("tr")] == ["th", "th", "th"]


def test_the_table_of_contents_of_a_text_is_filled() -> None:
    contents = re.search(r"<text:index-body>.*?</text:index-body>", _parts("odt")["content.xml"], re.DOTALL)
    assert contents is not None
    assert 'xlink:href="#suites"' in contents.group(0)


def test_pages_of_engagements_lie_on_their_side() -> None:
    assert 'text:style-name="Paysage"' in _parts("odt")["content.xml"]
    root = etree.fromstring(_parts("odt")["styles.xml"].encode())
    layouts = root.xpath("//*[local-name()='page-layout-properties']/@*[local-name()='print-orientation']")
    assert "landscape" in layouts


def test_lists_in_cells_are_as_small_as_the_cells() -> None:
    root = etree.fromstring(_parts("odt")["content.xml"].encode())
    styles = root.xpath(
        "//*[local-name()='table-cell']//*[local-name()='list']//*[local-name()='p']/@*[local-name()='style-name']"
    )
    assert set(styles) == {"Table_20_Contents"}


def test_without_a_look_the_file_is_still_whole() -> None:
    with zipfile.ZipFile(io.BytesIO(render_with_pandoc(_view(), "odt", STAMP))) as archive:
        assert "Jean Jaurès" in archive.read("content.xml").decode()


def test_a_failure_of_pandoc_is_told_in_french(monkeypatch: pytest.MonkeyPatch) -> None:
    failed = subprocess.CompletedProcess(args=[], returncode=64, stdout=b"", stderr=b"boom\n")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: failed)
    with pytest.raises(ToolError, match=r"n'a pas pu écrire le fichier ODT : boom"):
        render_with_pandoc(_view(), "odt", STAMP)


def test_a_missing_pandoc_is_told_in_french(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr("pypandoc.get_pandoc_path", refuse)
    with pytest.raises(ToolError, match="Pandoc est introuvable"):
        render_with_pandoc(_view(), "odt", STAMP)
