"""Takes the pictures of the guide again (make images): pages, screens and a terminal, from documents made now."""

import html
import io
import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.reviewed import with_edits

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "guide/images"
ACT_DAY, AVENANT_DAY = "2020-12-08", "2021-09-15"
IMPORTED = ROOT / "tests/adopt/shapes/piliers.txt"
PORTRAIT, LANDSCAPE = 60, 70
"""Dots an inch of a page, upright or turned: two upright pages stand side by side."""
_COLOURS = {"31": "#ff6b5e", "33": "#e5b567", "36": "#7fc1d6"}
_MISTAKES = (
    ("corps/06-engagements/axe-1.md", "- communes\n", "- comunes\n"),
    ("corps/07-pilotage.md", "[[article:engagements]]", "[[article:engagement]]"),
)
_EDITS = (
    ("Dominique L.", "cité éducative", "école volontaire"),
    ("Sacha M.", "Scinder en deux", "Dédoubler"),
    ("Dominique L.", "Dédoubler", "Partager"),
    ("", "les plus fragiles", "les plus exposés"),
)


def main() -> int:
    """Write every picture; what they show is printed, to be looked at before it is kept."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        program = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name, picture in _pictures(Path(folder), browser):
            small = picture.convert("RGB").quantize(64, dither=Image.Dither.NONE)
            small.save(PICTURES / f"{name}.png", optimize=True)
            print(name, *picture.size)
    return 0


def _pictures(folder: Path, browser: Browser) -> Iterator[tuple[str, Image.Image]]:
    _run("compiler", "--sortie", f"{folder}", "--date", ACT_DAY)
    act = folder / "protocole.pdf"
    yield "titre", _page(act, 1, PORTRAIT)
    yield "sommaire", _page(act, _page_of(act, "Table des matières"), PORTRAIT)
    yield "engagements", _page(act, _page_of(act, "Objectif 2.1.*Priorités", first=8), LANDSCAPE)
    yield "signatures", _page(act, _page_of(act, "Fait à"), PORTRAIT)
    yield "page-web", _screen(browser, folder / "protocole.html", "obj-reussite-educative?partie=caf-94", 760)
    yield "rapport", _terminal(browser, folder / "fautes")
    yield from _amending(folder / "avenant", browser)
    yield from _coming_in(folder / "reprise", folder / "protocole.docx", browser)


def _amending(folder: Path, browser: Browser) -> Iterator[tuple[str, Image.Image]]:
    subprocess.run(
        ["make", "exemple"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    made = ROOT / "build/exemple/avenant"
    act = made / "avenant.pdf"
    first = _page_of(act, "Ceci exposé")
    yield "avenant", _side_by_side(_page(act, first, PORTRAIT), _page(act, first + 1, PORTRAIT))
    office = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", f"{folder}"]
    subprocess.run([*office, f"{made}/comparaison.docx"], check=True, stdout=subprocess.DEVNULL)
    redline = folder / "comparaison.pdf"
    yield "modifications-suivies", _page(redline, _page_of(redline, "1.1-01.*1.1-02", first=8), LANDSCAPE)
    yield "comparaison", _screen(browser, made / "comparaison.html", "changement-3?partie=caf-94", 820)


def _coming_in(folder: Path, docx: Path, browser: Browser) -> Iterator[tuple[str, Image.Image]]:
    _run("importer", f"{IMPORTED}", "--sortie", f"{folder}/acte")
    yield "import", _screen(browser, folder / "acte/import.html", "apercu", 820)
    copy = folder / "relu.docx"
    copy.write_bytes(with_edits(docx.read_bytes(), _EDITS))
    _run("reprendre", f"{copy}", "--sortie", f"{folder}")
    page = next(folder.rglob("reprise.html"))
    yield "reprise", _screen(browser, page, "proposition-2", 820)


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "compiler", *arguments], cwd=ROOT, capture_output=True, check=False)


def _page_of(pdf: Path, words: str, first: int = 1) -> int:
    """Return the number of the first page, from one on, that holds words."""
    text = subprocess.run(
        ["pdftotext", "-layout", f"{pdf}", "-"], capture_output=True, text=True, check=True
    ).stdout
    pages = text.split("\f")
    return next(
        number
        for number, page in enumerate(pages, 1)
        if number >= first and re.search(words, page, re.DOTALL)
    )


def _page(pdf: Path, number: int, resolution: int) -> Image.Image:
    """Return a page as it prints, drawn twice as large as it is shown, then reduced: small letters stay sharp."""
    command = ["pdftoppm", "-png", "-r", f"{2 * resolution}", "-f", f"{number}", "-l", f"{number}", f"{pdf}"]
    whole = Image.open(io.BytesIO(subprocess.run(command, capture_output=True, check=True).stdout))
    return whole.resize((whole.width // 2, whole.height // 2), Image.Resampling.LANCZOS)


def _side_by_side(*pages: Image.Image) -> Image.Image:
    gap = 8
    width = sum(page.width for page in pages) + gap * (len(pages) - 1)
    sheet = Image.new("RGB", (width, max(page.height for page in pages)), "#8a949e")
    left = 0
    for page in pages:
        sheet.paste(page, (left, 0))
        left += page.width + gap
    return sheet


def _screen(browser: Browser, page: Path, place: str, height: int) -> Image.Image:
    window = browser.new_page(viewport={"width": 1240, "height": height}, reduced_motion="reduce")
    window.goto(f"{page.as_uri()}#{place}")
    window.wait_for_timeout(500)
    picture = Image.open(io.BytesIO(window.screenshot()))
    window.close()
    return picture


def _terminal(browser: Browser, folder: Path) -> Image.Image:
    """Return what a terminal shows of two mistakes."""
    shutil.copytree(ROOT / "source", folder / "source")
    for file, right, wrong in _MISTAKES:
        path = folder / "source" / file
        path.write_text(path.read_text(encoding="utf-8").replace(right, wrong, 1), encoding="utf-8")
    shown = _in_colour(_typed([sys.executable, "-m", "compiler", "verifier"], folder))
    page = browser.new_page(viewport={"width": 1470, "height": 100})
    page.set_content(
        "<body style='margin:0;background:#10151b'><pre style='margin:0;padding:14px;width:max-content;color:#dfe6ee;"
        f"font:15px/1.35 monospace'>$ make verifier\n{shown}</pre>"
    )
    picture = Image.open(io.BytesIO(page.locator("pre").screenshot()))
    page.close()
    return picture


def _typed(command: list[str], folder: Path) -> str:
    """Return what a command prints to a terminal."""
    master, slave = pty.openpty()
    environment: Mapping[str, str] = os.environ | {"PYTHONPATH": f"{ROOT}", "COLUMNS": "160"}
    subprocess.run(command, cwd=folder, stdout=slave, stderr=slave, env=environment, check=False)
    os.close(slave)
    pieces = []
    while piece := _read(master):
        pieces.append(piece)
    os.close(master)
    return b"".join(pieces).decode().replace("\r\n", "\n").rstrip()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:
        # A terminal whose other side is closed says so by an error.
        return b""


def _in_colour(text: str) -> str:
    """Return the text of a terminal as HTML."""
    marked = re.sub(
        r"\x1b\[(?:1;)?(\d+)m(.*?)\x1b\[0m",
        lambda match: f"\x02{_COLOURS[match[1]]}\x03{match[2]}\x04",
        text,
        flags=re.DOTALL,
    )
    bare = html.escape(re.sub(r"\x1b\[[\d;]*m|\r", "", marked))
    return re.sub("\x02(.*?)\x03(.*?)\x04", r"<b style='color:\1'>\2</b>", bare, flags=re.DOTALL)


if __name__ == "__main__":
    raise SystemExit(main())
