"""All outputs agree: each says every sentence, cell and number of the act, in order, and nothing more."""

import io
import re
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypandoc
import pytest
from lxml import html

from compiler.model.passage import Form, passages
from compiler.pipeline import load
from tests.acceptance.command import Built, build
from tests.acceptance.expected import Expected, expect
from tests.acceptance.read_docx import docx_parts, read_docx
from tests.acceptance.read_html import lines, read_html
from tests.acceptance.read_pdf import read_pdf
from tests.acceptance.words import Reading, compare, lacking, simple
from tests.acts import act_with
from tests.conftest import need_program

READERS: dict[str, Callable[[bytes], Reading]] = {"docx": read_docx, "html": read_html, "pdf": read_pdf}
# The page labels the documents that are to be joined; the others show it by their look.
FURNITURE = {"docx": (), "html": ("Pièce",), "pdf": ()}

UNDER_PRIORITY = """
Une alinéa sous la priorité.

```contexte
indicateurs:
  - id: c1
    libelle: Nombre d'élèves de la commune
```

##### Précisions {#precisions}

Un alinéa sous une section de la priorité.

#### Priorité 2 – Écouter les familles {#prio-familles}

Une priorité qui n'a pas encore d'engagement.
"""


def disagreement(name: str, reading: Reading, expected: Expected) -> str:
    """Return where an output ceases to say what the act says."""
    return (
        compare(expected.body, reading.body, FURNITURE[name])
        or compare(expected.contents, reading.contents)
        or compare(expected.notes, reading.notes)
        or compare(expected.alternatives, reading.alternatives)
    )


@pytest.mark.parametrize("name", READERS)
def test_an_output_says_the_whole_act_in_order_and_nothing_more(name: str, built: Built) -> None:
    reading = READERS[name](built.read(f"protocole.{name}"))
    assert len(built.expected.body) > 2000
    assert disagreement(name, reading, built.expected) == ""


@pytest.mark.parametrize("name", READERS)
def test_the_title_page_names_the_act_and_every_party_with_its_signatories(name: str, built: Built) -> None:
    cover = READERS[name](built.read(f"protocole.{name}")).cover
    assert set(built.expected.cover) <= set(cover)
    ranks = [
        next(
            rank
            for rank, line in enumerate(cover)
            if line.startswith(party) and all(quality[1:] in line for quality in qualities)
        )
        for party, *qualities in built.expected.parties
    ]
    assert ranks == sorted(set(ranks))


@pytest.mark.parametrize("name", ["odt", "epub"])
def test_what_pandoc_writes_says_the_whole_act_in_order(name: str, built: Built) -> None:
    page = subprocess.run(
        [pypandoc.get_pandoc_path(), "--to=html", "--wrap=none", str(built.folder / f"protocole.{name}")],
        capture_output=True,
        check=True,
    )
    said = [simple(line) for line in lines(html.fromstring(page.stdout.decode()), breaks=None)]
    assert compare(built.expected.body, said, whole=False) == ""
    assert compare(built.expected.notes, said, whole=False) == ""


def test_the_pages_of_the_pdf_show_every_word_that_its_structure_says(built: Built) -> None:
    reader = need_program("pdftotext")
    told = subprocess.run(
        [reader, str(built.folder / "protocole.pdf"), "-"], capture_output=True, check=True
    ).stdout.decode()
    pieces = [piece.text for piece in (*built.expected.body, *built.expected.notes)]
    assert lacking(told, pieces) == ""


def test_a_word_or_a_number_that_pages_do_not_show_is_named() -> None:
    assert lacking("Dix écoles", ["Dix écoles"]) == ""
    assert lacking("Dix écoles", ["Dix écoles neuves"]) == "neuves"
    assert lacking("mot " * 300, [*["mot"] * 300, "2020"]) == "2020"


def test_every_text_of_the_act_is_sought(built: Built) -> None:
    sought = "\n".join(piece.text for piece in (*built.expected.body, *built.expected.notes))
    alternatives = "\n".join(piece.text for piece in built.expected.alternatives)
    texts = [passage for passage in passages(built.protocol) if passage.form is not Form.LABEL]
    assert len(texts) > 1000
    assert [text.text for text in texts if simple(text.text.replace("'", "’")) not in _curly(sought)] == []
    assert alternatives


def _curly(text: str) -> str:
    return text.replace("'", "’")


def test_what_stands_under_a_priority_is_printed_as_well(tmp_path: Path) -> None:
    source = act_with(tmp_path, UNDER_PRIORITY)
    assert build(source, tmp_path / "build", formats="docx,pdf,html").returncode == 0
    expected = expect(load(source).value)
    for name, reader in READERS.items():
        reading = reader((tmp_path / "build" / f"protocole.{name}").read_bytes())
        assert disagreement(name, reading, expected) == "", name


def _with_document(data: bytes, change: Callable[[str], str]) -> bytes:
    """Return a Word document whose main part is changed."""
    parts = docx_parts(data)
    text = parts["word/document.xml"].decode()
    changed = change(text)
    assert changed != text
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, part in parts.items():
            package.writestr(name, changed.encode() if name == "word/document.xml" else part)
    return target.getvalue()


def _drop_sentence(text: str) -> str:
    return re.sub(r"(?<=[a-zé]\. )[^<>.]{40,}\.(?=</w:t>)", "", text, count=1)


def _swap_paragraphs(text: str) -> str:
    pair = re.compile(r"(<w:p>(?:(?!</w:p>).)*?</w:p>)(<w:p>(?:(?!</w:p>).)*?</w:p>)")
    start = text.index("</w:sdt>")
    found = next(
        match
        for match in pair.finditer(text, start)
        if all("BodyText" in part and "sectPr" not in part for part in match.groups())
    )
    return text[: found.start()] + found.group(2) + found.group(1) + text[found.end() :]


def _change_number(text: str) -> str:
    return re.sub(r">(\d+)(?=\u00a0\d{3}</w:t>)", lambda found: f">{int(found[1]) + 1}", text, count=1)


@pytest.mark.parametrize("change", [_drop_sentence, _swap_paragraphs, _change_number])
def test_a_word_document_with_one_fault_no_longer_agrees(change: Callable[[str], str], built: Built) -> None:
    spoilt = _with_document(built.read("protocole.docx"), change)
    assert disagreement("docx", read_docx(spoilt), built.expected) != ""


def test_a_page_that_misses_a_cell_no_longer_agrees(built: Built) -> None:
    page = built.read("protocole.html").decode()
    spoilt = re.sub(r"(<td role=\"cell\"[^>]*>)<p>[^<]+</p>", r"\1", page, count=1)
    assert spoilt != page
    assert disagreement("html", read_html(spoilt.encode()), built.expected) != ""


def test_a_pdf_that_misses_a_line_no_longer_agrees(built: Built) -> None:
    spoilt = io.BytesIO()
    with pikepdf.open(built.folder / "protocole.pdf") as pdf:
        page = pdf.pages[4]
        shown = list(pikepdf.parse_content_stream(page))
        last = max(rank for rank, found in enumerate(shown) if str(found.operator) == "TJ")
        # The last words of a page are those of its foot: one line above them is the act's.
        line = max(
            rank for rank, found in enumerate(shown[: last - 1]) if str(found.operator) in ("TJ", "Tj")
        )
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(shown[:line] + shown[line + 1 :]))
        pdf.save(spoilt)
    assert disagreement("pdf", read_pdf(spoilt.getvalue()), built.expected) != ""


def test_an_act_with_one_more_note_no_longer_agrees(built: Built) -> None:
    expected = replace(built.expected, notes=(*built.expected.notes, built.expected.body[0]))
    assert disagreement("docx", read_docx(built.read("protocole.docx")), expected) != ""
