"""A text document in LibreOffice: its cover holds on a page, its contents tell on which pages headings stand."""

import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from compiler.render.layout import build_view
from compiler.render.pandoc import render_with_pandoc
from tests.conftest import need_program
from tests.render.rich_act import rich_act

LOOK = Path(__file__).parents[2] / "templates/opendocument.xml"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Return the words of each page."""
    office, reader = need_program("soffice"), need_program("pdftotext")
    folder = tmp_path_factory.mktemp("bureau")
    stamp = datetime(2026, 1, 15, tzinfo=UTC)
    document = render_with_pandoc(build_view(rich_act()), "odt", stamp, look=LOOK.read_bytes())
    (folder / "acte.odt").write_bytes(document)
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    asked = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*asked, str(folder / "acte.odt")], check=True, capture_output=True, timeout=120)
    told = subprocess.run(
        [reader, "-layout", str(folder / "acte.pdf"), "-"], check=True, capture_output=True, timeout=60
    )
    return told.stdout.decode().split("\f")[:-1]


def test_every_heading_stands_on_the_page_that_the_contents_name(pages: list[str]) -> None:
    told = re.findall(r"^ *(\S.*?) ?\.{2,} ?(\d+)$", pages[1], re.MULTILINE)
    assert len(told) == len(build_view(rich_act()).contents)
    assert len({number for _, number in told}) > 1
    assert [title for title, number in told if title not in pages[int(number) - 1]] == []


def test_the_cover_is_one_page_without_header_nor_footer(pages: list[str]) -> None:
    assert "Convention d’essai" in pages[0]
    assert "Page 1" not in pages[0]
    assert re.match(r"\s*Convention d’essai\s+Table des matières", pages[1])
    assert re.search(r"Page 2 sur \d+", pages[1])
