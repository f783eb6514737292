"""A Word document in LibreOffice: it opens, loses no word, and breaks pages about where the contents say."""

import re
import subprocess
from pathlib import Path

import pytest

from compiler.render.view import BlockView, PageRun
from tests.conftest import need_program
from tests.render.word_file import alinea, cell, heading, render, row, table, view_of_runs

PROSE = (
    "Les partenaires réunissent chaque année la conférence du protocole et rendent compte de leurs actions. "
)


def _converted(data: bytes, folder: Path) -> list[str]:
    """Return the words of each page."""
    office, reader = need_program("soffice"), need_program("pdftotext")
    (folder / "acte.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    asked = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(folder / "acte.docx"),
    ]
    subprocess.run(asked, check=True, capture_output=True, timeout=120)
    told = subprocess.run(
        [reader, "-layout", str(folder / "acte.pdf"), "-"], check=True, capture_output=True, timeout=60
    )
    return told.stdout.decode().split("\f")[:-1]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Return the pages of an act of two runs: two pages of prose, then a table of two."""
    rows = [row(f"r{rank}", cell(f"Ligne {rank}"), cell("dit " * 60)) for rank in range(24)]
    prose: list[BlockView] = [heading("Article 1", "un"), *[alinea(PROSE * 4) for _ in range(18)]]
    prose += [heading("Article 2", "deux"), alinea("Fin.")]
    wide = (heading("Annexe 1", "annexe", kind="annexe"), table(*rows))
    view = view_of_runs(PageRun(landscape=False, blocks=tuple(prose)), PageRun(landscape=True, blocks=wide))
    return _converted(render(view), tmp_path_factory.mktemp("bureau"))


def test_headings_stand_on_the_pages_that_the_contents_name(pages: list[str]) -> None:
    places = {
        title: next(rank for rank, page in enumerate(pages, 1) if rank > 2 and title in page)
        for title in ("Article 1", "Article 2", "Annexe 1")
    }
    assert places == {"Article 1": 3, "Article 2": 4, "Annexe 1": 5}
    told = re.findall(r"(Article \d|Annexe \d)\.+(\d+)", pages[1])
    assert {title: int(page) for title, page in told} == places


def test_every_page_but_the_first_has_its_header_and_its_number(pages: list[str]) -> None:
    assert "Protocole d’essai" not in pages[0]
    for rank, page in enumerate(pages[1:], 2):
        assert "Protocole d’essai" in page
        assert f"Page {rank} sur {len(pages)}" in page


def test_no_row_is_lost_and_the_header_row_comes_again(pages: list[str]) -> None:
    whole = "\n".join(pages)
    assert all(f"Ligne {rank}" in whole for rank in range(24))
    assert sum("Colonne 1" in page for page in pages) == 2
