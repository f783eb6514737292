"""Words that look like orders to a template, a format or a spreadsheet print as themselves, wherever they stand."""

import csv
import io
import json
import re
import subprocess
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path

import openpyxl
import pikepdf
import pytest
from lxml import etree, html

from compiler.model.protocol import Protocol
from compiler.model.text import plain
from compiler.pipeline import load
from tests.acceptance.command import build, digests
from tests.acceptance.docx_rules import faults
from tests.acceptance.expected import Expected, expect
from tests.acceptance.read_docx import read_docx
from tests.acceptance.read_html import read_html
from tests.acceptance.read_pdf import read_pdf
from tests.acceptance.words import Piece, compare, simple
from tests.acts import act_with, edited
from tests.conftest import need_program
from tests.verdict import judge

HOSTILE = (
    "{{ 7*7 }}",
    "{% raw %}",
    "#let x = 1",
    '#read("/etc/passwd")',
    "$x$",
    "\\newline",
    "`code`",
    "<w:p>",
    "<script>alert(1)</script>",
    "</w:t></w:r></w:p>",
    "]]>",
    "&amp;",
    "&#60;",
    "<?xml?>",
    "=1+1",
    "@SUM(A1)",
    "+cmd|' /C calc'!A0",
    "%s {0}",
    "@ref <label>",
    "😀",
    "Ελληνικά",
    "Кириллица",
    "汉字",
    "שלום",
    "سلام",
    "zéro\u200bchasse\u200djointe",
    "anticonstitutionnellement" * 16,
)
PLAIN = "mot"
# What no font of the PDF draws.
UNDRAWN = dict.fromkeys(map(ord, "😀汉字שלום"), "\ufffd")
FORMATS = "docx,pdf,html,json,annexes,odt,epub"


def _act(word: str, folder: Path) -> Path:
    """Write an act that holds a word in a title, an alinéa, an item, a note, an engagement, a cell, a party's name."""
    quoted = json.dumps(f"Avant {word} après", ensure_ascii=False)
    alone = json.dumps(word, ensure_ascii=False)
    engagement = edited("texte: Ouvrir une aide aux devoirs dans chaque école.", f"texte: {quoted}")
    engagement = engagement.replace("libelle: Nombre d'élèves inscrits", f"libelle: {quoted}")
    added = (
        f"\n# Article 3 – Titre {word} fin {{#epreuve}}\n\nAvant {word} après.[^n]\n\n"
        f"- Item {word} fin\n\n[^n]: Note {word} fin.\n\n"
        "```tableau\nid: essais\ntitre: " + quoted + "\ncolonnes:\n"
        f"  - {{id: nom, titre: {quoted}}}\n  - {{id: seul, titre: Seul, unite: {alone}}}\n"
        f"lignes:\n  - {{id: a, nom: {quoted}, seul: {alone}}}\n```\n\n"
        f"```piece\nid: piece\ntitre: {quoted}\nproducteur: commune\nstatut: à joindre\n```\n"
    )
    parties = edited("nom: La commune d'Essai", f"nom: {quoted}", "parties.yml")
    parties = parties.replace("qualite: Le maire", f"qualite: {quoted}")
    identity = edited("titre: Convention d'essai", f"titre: {quoted}", "protocole.yml")
    identity = identity.replace("territoire: Val d'Essai", f"territoire: {quoted}\nsous_titre: {quoted}")
    return act_with(folder, added, acte=engagement, parties=parties, protocole=identity)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """Documents of an act that holds one word everywhere."""

    folder: Path
    protocol: Protocol
    expected: Expected
    said: str

    def read(self, name: str) -> bytes:
        """Return the bytes of a document."""
        return (self.folder / name).read_bytes()


def _printed(word: str, folder: Path) -> Printed:
    source = _act(word, folder)
    done = build(source, folder / "build", formats=FORMATS)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    protocol = load(source).value
    return Printed(folder=folder / "build", protocol=protocol, expected=expect(protocol), said=done.stderr)


@pytest.fixture(scope="module")
def tame(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """Return the documents of the same act with a word that means nothing to anybody."""
    return _printed(PLAIN, tmp_path_factory.mktemp("sage"))


def _shapes(printed: Printed) -> dict[str, list[str]]:
    """Return what each document is made of, words apart."""
    page = html.fromstring(printed.read("protocole.html"))
    with pikepdf.open(io.BytesIO(printed.read("protocole.pdf"))) as pdf:
        structure = [
            str(found.S) for found in pdf.objects if isinstance(found, pikepdf.Dictionary) and "/S" in found
        ]
    return {
        "html": [str(element.tag) for element in page.iter(etree.Element)],
        "docx": _tags(printed.read("protocole.docx"), "word/document.xml"),
        "pdf": sorted(
            kind for kind in structure if kind in ("/P", "/TD", "/TH", "/TR", "/LI", "/H1", "/Note")
        ),
        "odt": _tags(printed.read("protocole.odt"), "content.xml"),
        "fichiers": sorted(digests(printed.folder)),
    }


def _tags(data: bytes, name: str) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        kept = re.compile(
            r"\}(p|h|tbl|tr|tc|r|t|hyperlink|bookmarkStart|drawing|table-cell|table-row|list-item)$"
        )
        return [
            str(element.tag)
            for element in etree.fromstring(package.read(name)).iter(etree.Element)
            if kept.search(str(element.tag))
        ]


@pytest.fixture(scope="module", params=HOSTILE, ids=lambda word: word[:12])
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Printed]:
    """Return each hostile word, with the documents of an act that holds it everywhere."""
    return request.param, _printed(request.param, tmp_path_factory.mktemp("hostile"))


def test_a_hostile_word_prints_as_itself_and_changes_no_structure(
    hostile: tuple[str, Printed], tame: Printed
) -> None:
    word, printed = hostile
    _check_words(printed, word)
    assert _shapes(printed) == _shapes(tame)
    assert faults(printed.read("protocole.docx")) == []


def test_a_word_that_became_markup_is_seen(tmp_path: Path, tame: Printed) -> None:
    printed = _printed("<script>", tmp_path)
    page = printed.read("protocole.html")
    (printed.folder / "protocole.html").write_bytes(page.replace(b"&lt;script&gt;", b"<b></b>"))
    assert _shapes(printed) != _shapes(tame)
    with pytest.raises(AssertionError):
        _check_words(printed, "<script>")


def _check_words(printed: Printed, word: str) -> None:
    expected = printed.expected
    wanted = simple(f"Avant {word} après")
    held = [piece.text for piece in expected.body]
    assert sum(_same_marks(wanted) in _same_marks(text) for text in held) >= 8, held
    word_file, page = read_docx(printed.read("protocole.docx")), read_html(printed.read("protocole.html"))
    for reading, furniture in ((word_file, ()), (page, ("Pièce",))):
        assert compare(expected.body, reading.body, furniture) == ""
        assert compare(expected.notes, reading.notes) == ""
        assert set(expected.cover) <= set(reading.cover)
    pdf = read_pdf(printed.read("protocole.pdf"))
    assert compare(_drawn(expected.body), [_order(line) for line in pdf.body]) == ""
    for sign in sorted(set(word) & set(map(chr, UNDRAWN))):
        assert f"« {sign} »" in printed.said
    assert json.loads(printed.read("protocole.json"))


def _same_marks(text: str) -> str:
    """Return words as typed: typography sets its own quotes, apostrophes and spaces."""
    return re.sub("[«»“”]", '"', re.sub(r"\s", "", text.replace("’", "'")))


def _drawn(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    return tuple(replace(piece, text=_order(piece.text.translate(UNDRAWN))) for piece in pieces)


def _order(line: str) -> str:
    """Return a line whose words written from right to left have their letters in one order, since pages turn them."""
    return re.sub(r"[\u0590-\u06ff\ufb50-\ufeff]+", lambda found: "".join(sorted(found[0])), line)


def test_no_spreadsheet_takes_a_word_for_a_formula(hostile: tuple[str, Printed]) -> None:
    word, printed = hostile
    (record,) = csv.DictReader(io.StringIO(printed.read("annexes/essais.csv").decode()))
    assert _same_marks(simple(record["seul"].removeprefix("'"))) == _same_marks(simple(word))
    assert not record["seul"].startswith(("=", "@", "+"))
    book = openpyxl.load_workbook(io.BytesIO(printed.read("annexes/annexes.xlsx")))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)


def test_the_pdf_with_the_worst_words_still_conforms(tmp_path: Path) -> None:
    words = " ".join(word for word in HOSTILE if len(word) < 40)
    printed = _printed(words, tmp_path)
    assert judge(printed.folder / "protocole.pdf") == ""
    assert plain(printed.protocol.divisions[-1].title)


@pytest.mark.parametrize("escape", [r"\x07", r"\0", r"\u202e", r"\uffff", r"\ud800", r"\U00110000"])
def test_a_sign_that_no_document_can_hold_is_refused_where_it_is_written(escape: str, tmp_path: Path) -> None:
    title = edited("titre: Convention d'essai", f'titre: "Avant{escape}après"', "protocole.yml")
    done = build(act_with(tmp_path, protocole=title), tmp_path / "build")
    assert done.returncode == 1
    assert "protocole.yml:1:" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_sign_that_turns_the_order_of_letters_is_refused(tmp_path: Path) -> None:
    done = build(act_with(tmp_path, "\nLe \u202etxet a bon dos.\n"), tmp_path / "build")
    assert done.returncode == 1
    assert "file.control-character" in done.stderr


def test_the_longest_word_stays_on_the_page(tmp_path: Path) -> None:
    printed = _printed(HOSTILE[-1], tmp_path)
    boxes = subprocess.run(
        [need_program("pdftotext"), "-bbox", str(printed.folder / "protocole.pdf"), "-"],
        capture_output=True,
        check=True,
    ).stdout.decode()
    page = re.compile(r'<page width="([\d.]+)"[^>]*>(.*?)</page>', re.DOTALL)
    reached = [
        (float(width), float(right))
        for width, words in page.findall(boxes)
        for right in re.findall(r'xMax="([\d.]+)"', words)
    ]
    assert len(reached) > 100
    assert all(right < width for width, right in reached)


@pytest.mark.parametrize(("count", "status"), [(40, 0), (60, 1)])
def test_a_table_of_forty_columns_prints_and_one_of_sixty_is_refused(
    count: int, status: int, tmp_path: Path
) -> None:
    titles = "".join(f"  - {{id: c{rank}, titre: Colonne {rank}}}\n" for rank in range(count))
    cells = "".join(f", c{rank}: Valeur {rank}" for rank in range(count))
    added = (
        f"\n```tableau\nid: large\ntitre: Large\norientation: paysage\ncolonnes:\n{titles}"
        f"lignes:\n  - {{id: a{cells}}}\n```\n"
    )
    source = act_with(tmp_path, added)
    done = build(source, tmp_path / "build", formats="docx,pdf,html")
    assert done.returncode == status, done.stderr
    assert "Traceback" not in done.stderr
    assert "colonnes" in done.stderr or not status
    expected = expect(load(source).value)
    for name, reader in (("docx", read_docx), ("html", read_html), ("pdf", read_pdf)):
        path = tmp_path / "build" / f"protocole.{name}"
        assert path.exists() == (status == 0)
        assert status or compare(expected.body, reader(path.read_bytes()).body) == "", name
