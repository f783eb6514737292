"""Every page of the manual is compiled: its wrong text gives exactly the report shown, its right text gives none."""

import re
from pathlib import Path

import pytest

from compiler.diagnostics.catalogue import CATALOGUE
from compiler.diagnostics.report import report_text
from compiler.pipeline import load_with_texts
from tests.pages import RIGHT, SAID, WRONG, PageFile, play, plays, read_page, write_act

ERR = Path(__file__).parent / "err"
PAGES = sorted(ERR.glob("*.md"))
_CODE = re.compile(r"\b(?:erreur|avertissement|information)\[([\w.-]+)\]")


def _report(files: tuple[PageFile, ...], folder: Path) -> tuple[str, set[str]]:
    if plays(files):
        status, said = play(files, folder)
        codes = set(_CODE.findall(said))
        assert (status == 1) is ("erreur[" in said), said
        return said, codes
    loaded = load_with_texts(write_act(files, folder))
    text = report_text(loaded.diagnostics, loaded.texts, "source", colour=False)
    return text, {diagnostic.code for diagnostic in loaded.diagnostics}


def test_the_catalogue_and_the_pages_name_the_same_codes() -> None:
    assert {page.stem for page in PAGES} == set(CATALOGUE)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_says_why_then_shows_wrong_report_and_right(path: Path) -> None:
    page = read_page(path)
    assert page.title == path.stem
    assert [name for name in page.sections if name in (WRONG, SAID, RIGHT)] == [WRONG, SAID, RIGHT]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_wrong_text_gives_exactly_the_report_of_its_page(
    path: Path,
    tmp_path: Path,
    golden: bool,  # noqa: FBT001 - a fixture
) -> None:
    page = read_page(path)
    said, codes = _report(page.wrong, tmp_path)
    if golden and said != page.said:
        head, _, rest = path.read_text(encoding="utf-8").partition(f"## {SAID}\n")
        tail = rest[rest.index(f"## {RIGHT}") :]
        path.write_text(f"{head}## {SAID}\n\n~~~~text\n{said}~~~~\n\n{tail}", encoding="utf-8")
        page = read_page(path)
    assert page.title in codes
    assert said == page.said


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_right_text_of_a_page_compiles_in_silence(path: Path, tmp_path: Path) -> None:
    said, codes = _report(read_page(path).right, tmp_path)
    assert not codes, said
