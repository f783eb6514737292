"""The Word document keeps the rules of its format, opens elsewhere whole, and says the right pages."""

import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypandoc
import pytest
from lxml import html
from pikepdf import OutlineItem, Pdf

from tests.acceptance.command import SOURCE, Built, build
from tests.acceptance.docx_rules import Package, faults
from tests.acceptance.read_docx import W, docx_parts
from tests.acceptance.read_html import lines
from tests.acceptance.words import lacking, simple
from tests.conftest import need_program


def test_the_document_keeps_the_rules_of_its_format(built: Built) -> None:
    data = built.read("protocole.docx")
    assert faults(data) == []
    package = Package(data)
    assert len(package.all("tbl")) > 30
    assert any(section.find(f"{W}pgSz").get(f"{W}orient") for section in package.all("sectPr"))  # type: ignore[union-attr]


def test_the_archive_carries_no_date_and_no_part_twice(built: Built) -> None:
    with zipfile.ZipFile(io.BytesIO(built.read("protocole.docx"))) as package:
        listed = package.infolist()
    assert {entry.date_time for entry in listed} == {(1980, 1, 1, 0, 0, 0)}
    assert len({entry.filename for entry in listed}) == len(listed)


def test_the_document_is_the_same_whatever_else_is_asked_for(built: Built, tmp_path: Path) -> None:
    assert build(SOURCE, tmp_path, formats="docx").returncode == 0
    assert (tmp_path / "protocole.docx").read_bytes() == built.read("protocole.docx")


def test_the_auditor_of_the_format_finds_no_error(built: Built, tmp_path: Path) -> None:
    assert _audited(built.folder / "protocole.docx") == []
    spoilt = tmp_path / "protocole.docx"
    spoilt.write_bytes(_changed(built.read("protocole.docx"), "<w:pStyle ", "<w:psStyle "))
    assert _audited(spoilt)


def _audited(path: Path) -> list[str]:
    auditor = Path(sys.executable).with_name("openxml-audit")
    done = subprocess.run(
        [str(auditor), "-m", "0", "-o", "json", str(path)], capture_output=True, check=False, timeout=60
    )
    return [error["description"] for error in json.loads(done.stdout)[0]["errors"]]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('<w:gridSpan w:val="2"/>', "", "colonnes au lieu de"),
        ('<w:vMerge w:val="restart"/>', "", "la fusion ne continue rien"),
        ("<w:tblHeader/>", "", "aucune ligne d'en-tête"),
        ('<w:pStyle w:val="BodyText"/>', '<w:pStyle w:val="Absent"/>', "style Absent inconnu"),
        ('<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Heading3"/>', "titre de niveau 3"),
        ('descr="', 'title="', "texte de remplacement"),
        ('<w:footnoteReference w:id="1"/>', "", "jamais appelée"),
        ('w:anchor="D_objet"', 'w:anchor="D_absent"', "D_absent, qui n'existe pas"),
        ('w:orient="landscape"', "", "orientation contraire"),
        ("PAGEREF D_objet ", "PAGEREF D_perdu ", "D_perdu, qui n'existe pas"),
        ("<w:bookmarkEnd ", "<w:proofErr ", "fermés un à un"),
        ('r:embed="', 'r:embed="x', "inconnue"),
    ],
)
def test_a_spoilt_document_no_longer_keeps_the_rules(old: str, new: str, said: str, built: Built) -> None:
    found = faults(_changed(built.read("protocole.docx"), old, new))
    assert any(said in fault for fault in found), found


def _changed(data: bytes, old: str, new: str) -> bytes:
    """Return a document with the first occurrence of some markup replaced in its text."""
    parts = docx_parts(data)
    text = parts["word/document.xml"].decode()
    assert old in text
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, part in parts.items():
            kept = text.replace(old, new, 1).encode() if name == "word/document.xml" else part
            package.writestr(name, kept)
    return target.getvalue()


def test_pandoc_reads_the_whole_document(built: Built) -> None:
    page = subprocess.run(
        [pypandoc.get_pandoc_path(), "--to=html", "--wrap=none", str(built.folder / "protocole.docx")],
        capture_output=True,
        check=True,
    )
    assert page.stderr == b""
    said = {_unnumbered(line) for line in lines(html.fromstring(page.stdout.decode()))}
    assert [piece.text for piece in built.expected.body if _unnumbered(piece.text) not in said] == []


def _unnumbered(line: str) -> str:
    """Return words without the calls of notes, which pandoc takes for digits of the text when they come again."""
    return re.sub(r"(?<=[^\W\d_])\d\b", "", simple(line))


@pytest.fixture(scope="module")
def office(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the document as LibreOffice prints it."""
    program = need_program("soffice")
    folder = tmp_path_factory.mktemp("bureau")
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    asked = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run(
        [*asked, str(built.folder / "protocole.docx")], check=True, capture_output=True, timeout=120
    )
    return folder / "protocole.pdf"


def test_libreoffice_loses_no_word(office: Path, built: Built) -> None:
    told = subprocess.run(
        [need_program("pdftotext"), str(office), "-"], capture_output=True, check=True
    ).stdout.decode()
    assert lacking(told, [piece.text for piece in (*built.expected.body, *built.expected.notes)]) == ""


def test_the_contents_say_the_pages_of_libreoffice_but_for_one_in_twenty(
    office: Path, built: Built, record_property: Callable[[str, object], None]
) -> None:
    said = _said_pages(built.read("protocole.docx"))
    with pikepdf.open(office) as pdf:
        found = {page.obj.objgen: rank for rank, page in enumerate(pdf.pages, 1)}
        with pdf.open_outline() as outline:
            stands = list(_pages(outline.root, found, pdf))
    pairs, rank = [], 0
    for title, page in said:
        rank = next(place for place in range(rank, len(stands)) if stands[place][0] == title)
        pairs.append((title, page, stands[rank][1]))
        rank += 1
    assert len(pairs) == len(built.expected.contents)
    apart = [pair for pair in pairs if pair[1] != pair[2]]
    record_property("titres à une autre page", f"{len(apart)} sur {len(pairs)}")
    print(f"{len(apart)} titres sur {len(pairs)} à une autre page : {apart}")
    assert len(apart) * 20 <= len(pairs)
    assert [pair for pair in apart if abs(pair[1] - pair[2]) > 1] == []


def _said_pages(data: bytes) -> list[tuple[str, int]]:
    contents = Package(data).all("sdt")[0]
    found = []
    for paragraph in contents.iter(f"{W}p"):
        words = "".join(
            "\t" if part.tag == f"{W}tab" else part.text or ""
            for part in paragraph.iter(f"{W}t", f"{W}tab")
            if part.getparent().tag == f"{W}r"  # type: ignore[union-attr]
        )
        title, tab, page = words.rpartition("\t")
        if tab:
            found.append((simple(title), int(page)))
    return found


def _pages(items: list[OutlineItem], pages: dict[tuple[int, int], int], pdf: Pdf) -> list[tuple[str, int]]:
    """Return the titles of an outline with their pages, in order."""
    found = []
    for item in items:
        destination = item.destination if item.destination is not None else item.action.D  # type: ignore[union-attr]
        found.append((simple(item.title), pages[destination[0].objgen]))  # type: ignore[index]
        found += _pages(item.children, pages, pdf)
    return found
