"""Acts that compile in silence, and the documents of one of them, compared with what they were."""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from compiler.diagnostics.report import report_text
from compiler.pipeline import build, load_with_texts, read_inputs
from tests.conftest import need_program
from tests.pages import files_of, write_act
from tests.printed import pdf_text

OK = Path(__file__).parent / "ok"
GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(OK.glob("*.md"))
DAY = datetime(2026, 1, 15, tzinfo=UTC)


def _remarked(path: Path) -> set[str]:
    # A party that undertakes nothing is a remark on the small act of the tests, not on the case.
    return {"party.no-engagement", "law.founding-absent"} if path.stem == "sans-engagement" else set()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_an_ordinary_act_compiles_in_silence(path: Path, tmp_path: Path) -> None:
    loaded = load_with_texts(write_act(files_of(path), tmp_path))
    said = report_text(loaded.diagnostics, loaded.texts, "source", colour=False)
    assert {remark.code for remark in loaded.diagnostics} <= _remarked(path), said


def _documents(folder: Path) -> dict[str, bytes]:
    """Return the documents of the complete case, the DOCX member by member and the PDF as its text."""
    source = write_act(files_of(OK / "complet.md"), folder)
    formats = ("docx", "pdf", "html", "json", "annexes")
    built = build(read_inputs(source), formats, DAY, lambda: DAY)
    assert built.documents is not None
    files = dict(built.documents.files)
    word, printed = files.pop("protocole.docx"), files.pop("protocole.pdf")
    del files["annexes/annexes.xlsx"]
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        members = [name for name in package.namelist() if name.startswith("word/") and name.endswith(".xml")]
        # Styles, fonts and settings come from the template, which has a test of its own.
        shown = [name for name in members if name.split("/")[1].split(".")[0] in ("document", "footnotes")]
        files |= {f"docx/{name}": package.read(name).replace(b"<w:p>", b"\n<w:p>") for name in shown}
    return files | {"protocole.pdf.txt": pdf_text(printed, folder).encode()}


def test_the_documents_of_the_complete_act_are_those_kept(tmp_path: Path, golden: bool) -> None:  # noqa: FBT001 - a fixture
    need_program("pdftotext")
    documents = _documents(tmp_path)
    kept = GOLDEN / "complet"
    if golden:
        for old in sorted(kept.rglob("*"), reverse=True):
            old.unlink() if old.is_file() else old.rmdir()
        for name, data in documents.items():
            (kept / name).parent.mkdir(parents=True, exist_ok=True)
            (kept / name).write_bytes(data)
    expected = {
        path.relative_to(kept).as_posix(): path.read_bytes() for path in kept.rglob("*") if path.is_file()
    }
    assert sorted(documents) == sorted(expected)
    for name, data in documents.items():
        assert data == expected[name], name
