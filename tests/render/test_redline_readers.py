"""The redline as other programs read it, and how little of the act of this repository it marks."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypandoc
import pytest

from compiler.model.block import Paragraph
from compiler.model.protocol import Protocol
from compiler.model.text import plain
from compiler.model.word_edits import split_words
from compiler.pipeline import load
from compiler.render.layout import build_view
from compiler.render.view import TableView
from tests.conftest import need_program
from tests.property.edits import edited
from tests.render.redline_judge import marked, said
from tests.render.redline_office import by_office, judge_of
from tests.render.redline_towns import TOWNS, act_of
from tests.render.redlines import document, redline
from tests.versions import replaced

SOURCE = Path(__file__).parents[2] / "source"
SEEDS = ((7, 25), (11, 8))
Json = Any


@pytest.fixture(scope="module")
def act() -> Protocol:
    return load(SOURCE).value


@pytest.fixture(scope="module", params=SEEDS, ids=str)
def versions(act: Protocol, request: pytest.FixtureRequest) -> tuple[Protocol, Protocol]:
    """Return the act of this repository and what random edits make of it."""
    return act, edited(act, *request.param)


LISTED = {
    "l'une vient, l'autre part": ((TOWNS[0], *TOWNS[2:]), (*TOWNS[:4], *TOWNS[5:])),
    "une autre place": (TOWNS, (TOWNS[0], *TOWNS[2:], TOWNS[1])),
    "une autre place, et une qui vient": ((*TOWNS[:3], *TOWNS[4:]), (TOWNS[-1], *TOWNS[:-1])),
}


@pytest.fixture(params=LISTED)
def towns(tmp_path: Path, request: pytest.FixtureRequest) -> tuple[Protocol, Protocol]:
    """Return two versions of an act that differ by the towns that sign it, or by their order."""
    before, after = LISTED[request.param]
    return act_of(tmp_path / "avant", *before), act_of(tmp_path / "apres", *after)


def test_pandoc_reads_the_new_act_and_the_old_one(
    versions: tuple[Protocol, Protocol], tmp_path: Path
) -> None:
    before, after = versions
    data = redline(before, after)
    assert _by_pandoc(data, "accept", tmp_path) == _by_pandoc(document(after), "accept", tmp_path)
    # Pandoc does not know that a merge shifted: it leaves out the title of a priority that a new line now heads.
    merged = _merged(before)
    refused, old = _by_pandoc(data, "reject", tmp_path), _by_pandoc(document(before), "accept", tmp_path)
    assert _without(refused, merged) == _without(old, merged)
    assert len(_without(old, merged)) > 700
    assert _by_pandoc(data, "all", tmp_path) != _by_pandoc(data, "accept", tmp_path)


def test_pandoc_reads_the_slots_of_both_acts(towns: tuple[Protocol, Protocol], tmp_path: Path) -> None:
    before, after = towns
    data = redline(before, after)
    assert _by_pandoc(data, "accept", tmp_path) == _by_pandoc(document(after), "accept", tmp_path)
    assert _by_pandoc(data, "reject", tmp_path) == _by_pandoc(document(before), "accept", tmp_path)


def _merged(act: Protocol) -> frozenset[str]:
    """Return the words of cells that may cover several rows."""
    tables = (block for run in build_view(act).runs for block in run.blocks if isinstance(block, TableView))
    cells = (cell for table in tables for row in table.body for cell in row.cells if cell.scope == "rowgroup")
    blocks = (block for cell in cells for block in cell.blocks if isinstance(block, Paragraph))
    return frozenset(" ".join(plain(block.content).split()) for block in blocks)


def _without(lines: list[str], aside: frozenset[str]) -> list[str]:
    return [line for line in lines if line not in aside]


def _by_pandoc(data: bytes, changes: str, folder: Path) -> list[str]:
    """Return the words of each paragraph that has any. Pandoc keeps the frames of rows and items that go."""
    path = folder / "acte.docx"
    path.write_bytes(data)
    asked = [pypandoc.get_pandoc_path(), str(path), "-t", "json", f"--track-changes={changes}"]
    told = subprocess.run(asked, check=True, capture_output=True, timeout=120)
    lines = [re.sub(r"\s+", " ", line).strip() for line in _lines(json.loads(told.stdout)["blocks"])]
    return [_unpaged(line) for line in lines if line]


def _lines(node: Json) -> Iterator[str]:
    if isinstance(node, list):
        for child in node:
            yield from _lines(child)
    elif isinstance(node, dict) and node.get("t") in ("Para", "Plain", "Header"):
        content = node["c"][2] if node["t"] == "Header" else node["c"]
        yield "".join(_words(content))
        yield from _notes(content)
    elif isinstance(node, dict) and node.get("t") == "Table":
        yield from _lines(node["c"][3:])
    elif isinstance(node, dict):
        yield from _lines(node.get("c", []))


def _words(node: Json) -> Iterator[str]:
    if isinstance(node, list):
        for child in node:
            yield from _words(child)
    elif isinstance(node, dict) and node.get("t") == "Str":
        yield node["c"]
    elif isinstance(node, dict) and node.get("t") in ("Space", "SoftBreak", "LineBreak"):
        yield " "
    elif isinstance(node, dict) and node.get("t") != "Note":
        yield from _words(node.get("c", []))


def _notes(node: Json) -> Iterator[str]:
    if isinstance(node, list):
        for child in node:
            yield from _notes(child)
    elif isinstance(node, dict):
        yield from _lines(node["c"]) if node.get("t") == "Note" else _notes(node.get("c", []))


def _unpaged(line: str) -> str:
    """Return a line of the contents without its page, which no mark tells."""
    return re.sub(r"(?<=[^\d.-])[\t ]*(\d+|–)$", "", line)


def test_libreoffice_reads_the_new_act_and_the_old_one(
    versions: tuple[Protocol, Protocol], tmp_path: Path
) -> None:
    office = need_program("soffice")
    before, after = versions
    data = redline(before, after)
    judge = judge_of(office, tmp_path)
    assert _by_office(judge, data, "Accept", tmp_path) == _by_office(judge, document(after), "", tmp_path)
    assert _by_office(judge, data, "Reject", tmp_path) == _by_office(judge, document(before), "", tmp_path)


def test_libreoffice_reads_the_slots_of_both_acts(towns: tuple[Protocol, Protocol], tmp_path: Path) -> None:
    office = need_program("soffice")
    before, after = towns
    data = redline(before, after)
    judge = judge_of(office, tmp_path)
    assert _by_office(judge, data, "Accept", tmp_path) == _by_office(judge, document(after), "", tmp_path)
    assert _by_office(judge, data, "Reject", tmp_path) == _by_office(judge, document(before), "", tmp_path)


def _by_office(judge: list[str], data: bytes, done: str, folder: Path) -> list[str]:
    """Return the lines that LibreOffice sees, pages of the contents and marks of items without words aside."""
    told = by_office(judge, data, done, folder, "Text (encoded)").decode("utf-8-sig")
    lines = [line.strip() for line in told.splitlines()]
    return [_unpaged(line) for line in lines if line not in ("", "•", "–")]


def test_the_words_marked_are_those_that_differ(act: Protocol, tmp_path: Path) -> None:
    folder = tmp_path / "source"
    shutil.copytree(SOURCE, folder)
    true = sum(_count(words) for words in _amend(folder))
    after = load(folder).value
    data = redline(act, after)
    assert said(data) == said(document(after))
    assert said(data, accepted=False) == said(document(act))
    found = marked(data)
    assert sum(_count(words) for _, words in found) <= 1.05 * true
    moved = [words for tag, words in found if tag == "moveFrom"]
    assert sum(map(_count, moved)) == sum(map(_count, MOVED))


LINE = """
```engagement
id: presence-horaires-centres-sociaux
code: 2.1-05
"""
MOVED = (
    "2.1-05",
    "Faire évoluer les heures d’ouverture des centres sociaux.",
    "CAF, Départements",
    (
        "Progression des activités des centres sociaux et de l’étendue de leurs horaires, y compris en soirée et en fin"
        " de semaine"
    ),
    "À déterminer au plus tard le 31 décembre 2020 (État et EPT)",
)


def _amend(folder: Path) -> Iterator[str]:
    """Amend an act; yield what is truly added, removed and moved, moved words twice."""
    lines = folder / "corps" / "06-engagements" / "axe-2.md"
    text = replaced(
        lines.read_text(encoding="utf-8"),
        ("Augmenter le nombre de postes", "Accroître le nombre de postes"),
        ("en activité que la CAF a agréés", "en activité et leurs annexes que la CAF a agréés"),
        ("s1\n    libelle: Nombre de postes créés", ("s2\n    libelle: Coordonnateurs formés\n"
         "  - id: s1\n    libelle: Nombre de postes créés")),
        ("culturelles ;\n- la santé.", "culturelles ;\n- le logement ;\n- la santé."),
    )  # fmt: skip
    yield from ("Augmenter", "Accroître", "et leurs annexes", "Coordonnateurs formés", "le logement")
    head, _, tail = text.partition(LINE)
    body, _, rest = tail.partition("\n```\n")
    place = "\n#### Priorité 2 – Étendre le réseau"
    moved = f"{LINE}{body}\n```\n"
    lines.write_text(replaced(head + rest, (place, f"{moved}{place}")), encoding="utf-8")
    yield from (*MOVED, *MOVED)
    article = folder / "corps" / "01-objet.md"
    said = article.read_text(encoding="utf-8")
    # A paragraph that is split and signs of typography change no word.
    said = replaced(said, ("de la ville. Il précise", "de la ville.\n\nIl précise"))
    article.write_text(said.replace("'", "’"), encoding="utf-8")
    figures = folder / "annexes" / "renouvellement.csv"
    figures.write_text(
        replaced(figures.read_text(encoding="utf-8"), ("8780000", "8790000")), encoding="utf-8"
    )
    yield from ("8\u00a0780\u00a0000", "8\u00a0790\u00a0000")


def _count(words: str) -> int:
    return sum(1 for _, word in split_words(words) if re.search(r"\w", word))
