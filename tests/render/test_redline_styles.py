"""What follows a paragraph that comes or goes keeps its looks, as LibreOffice and pandoc have them."""

import io
import subprocess
import zipfile
from pathlib import Path

import pypandoc
import pytest
from lxml import etree

from compiler.model.protocol import Protocol
from tests.conftest import need_program
from tests.render.redline_judge import W, said
from tests.render.redline_marks import faults
from tests.render.redline_office import by_office, judge_of
from tests.render.redlines import document, redline
from tests.versions import ACT, version

NEW = "\nUn alinéa de plus, tout à fait neuf.\n"
OTHER = "\nUn second alinéa, lui aussi.\n"
ITEMS = "\n- un point ;\n- deux points.\n"
HEAD = "\n# Article 3 – Suites {#suites}\n"
END = "\n# Article 4 – Fin {#fin}\n\nLa fin.\n"
BODY = "\nUn texte.\n"
JOINED = {
    "un alinéa, puis un titre": (HEAD + BODY + END, HEAD + BODY + NEW + END),
    "deux alinéas, puis un titre": (HEAD + BODY + END, HEAD + BODY + NEW + OTHER + END),
    "un alinéa, puis une liste": (HEAD + BODY + ITEMS + END, HEAD + BODY + NEW + ITEMS + END),
}
LENT = {
    "un alinéa entre un titre et une liste": (HEAD + ITEMS + END, HEAD + NEW + ITEMS + END),
    "un alinéa entre une liste et un titre": (HEAD + ITEMS + END, HEAD + ITEMS + NEW + END),
    "une liste entre un alinéa et un titre": (HEAD + BODY + END, HEAD + BODY + ITEMS + END),
    "un alinéa qui en remplace un autre": (HEAD + ITEMS + OTHER + END, HEAD + ITEMS + NEW + END),
    "un alinéa déplacé": (HEAD + BODY + NEW + ITEMS + END, HEAD + BODY + ITEMS + NEW + END),
}


def _versions(texts: tuple[str, str], folder: Path) -> tuple[Protocol, Protocol]:
    before, after = texts
    return version(folder / "avant", acte=ACT + before), version(folder / "apres", acte=ACT + after)


@pytest.mark.parametrize("name", [*JOINED, *LENT])
def test_libreoffice_gives_back_the_looks_of_the_old_act(name: str, tmp_path: Path) -> None:
    office = need_program("soffice")
    before, after = _versions({**JOINED, **LENT}[name], tmp_path)
    data, judge = redline(before, after), judge_of(office, tmp_path)
    assert _looks(judge, data, "Reject", tmp_path) == _looks(judge, document(before), "", tmp_path)
    assert said(data, accepted=False) == said(document(before))
    assert said(data) == said(document(after))
    assert faults(data) == []


@pytest.mark.parametrize("name", JOINED)
def test_libreoffice_gives_the_looks_of_the_new_act_when_paragraphs_go(name: str, tmp_path: Path) -> None:
    office = need_program("soffice")
    after, before = _versions(JOINED[name], tmp_path)
    data, judge = redline(before, after), judge_of(office, tmp_path)
    assert _looks(judge, data, "Accept", tmp_path) == _looks(judge, document(after), "", tmp_path)
    assert _looks(judge, data, "Reject", tmp_path) == _looks(judge, document(before), "", tmp_path)


@pytest.mark.parametrize("name", [name for name in (*JOINED, *LENT) if "une liste entre" not in name])
def test_pandoc_has_the_looks_of_both_acts(name: str, tmp_path: Path) -> None:
    # Of items that go, pandoc keeps the frame.
    before, after = _versions({**JOINED, **LENT}[name], tmp_path)
    data = redline(before, after)
    assert _by_pandoc(data, "accept", tmp_path) == _by_pandoc(document(after), "accept", tmp_path)
    assert _by_pandoc(data, "reject", tmp_path) == _by_pandoc(document(before), "accept", tmp_path)


def _looks(judge: list[str], data: bytes, done: str, folder: Path) -> list[tuple[str, bool, str]]:
    """Return each paragraph that has words with its style, and whether it is an item."""
    saved = by_office(judge, data, done, folder, "MS Word 2007 XML")
    with zipfile.ZipFile(io.BytesIO(saved)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    found = [_look(paragraph) for paragraph in root.iter(f"{W}p")]
    return [look for look in found if look[2].strip() and not look[0].startswith("TOC")]


def _look(paragraph: etree._Element) -> tuple[str, bool, str]:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
    words = "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
    is_item = number is not None and number.get(f"{W}val") != "0"
    return (style.get(f"{W}val", "") if style is not None else ""), is_item, words


def _by_pandoc(data: bytes, changes: str, folder: Path) -> list[str]:
    path = folder / "acte.docx"
    path.write_bytes(data)
    asked = [pypandoc.get_pandoc_path(), str(path), "-f", "docx+styles", "-t", "markdown", "--wrap=none"]
    told = subprocess.run(
        [*asked, f"--track-changes={changes}"], check=True, capture_output=True, timeout=120
    )
    return [line for line in told.stdout.decode().splitlines() if line.strip()]
