"""Pandoc shut in: what it reads, what it may not reach, and what happens when it goes past its bounds."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pypandoc
import pytest

from compiler.diagnostics.result import ToolError
from compiler.pipeline import converting
from compiler.pipeline.converting import convert

_BESIDE = "# Chez {0}\n\nUn mot.\n"


def _blocks(data: bytes, form: str) -> list[dict[str, Any]]:
    said = convert(data, form)
    assert said is not None
    blocks: list[dict[str, Any]] = json.loads(said)["blocks"]
    return blocks


def _stand_in(folder: Path, code: str) -> str:
    """Return a program that answers instead of Pandoc."""
    path = folder / "pandoc"
    path.write_text(f"#!{sys.executable}\n{code}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let a test put a program in the place of Pandoc."""
    monkeypatch.setattr(pypandoc, "get_pandoc_path", lambda: str(tmp_path / "pandoc"))
    return tmp_path


def test_a_text_becomes_the_document_of_pandoc() -> None:
    assert [block["t"] for block in _blocks(_BESIDE.encode(), "markdown")] == ["Header", "Para"]


def test_what_pandoc_cannot_read_is_nothing() -> None:
    assert convert(b"PK\x03\x04", "docx") is None
    assert convert(b"", "docx") is None
    assert convert(b"mot", "un-format-inconnu") is None


def test_pandoc_reaches_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET", encoding="utf-8")
    said = convert(f".. include:: {secret}\n\nUn mot.\n".encode(), "rst")
    assert said is None or "SECRET" not in said
    # The same text is read when nothing shuts Pandoc in: the test above would see it.
    free = [pypandoc.get_pandoc_path(), "--from=rst", "--to=json"]
    done = subprocess.run(
        free, input=f".. include:: {secret}\n".encode(), capture_output=True, check=True, cwd=tmp_path
    )
    assert b"SECRET" in done.stdout


def test_pandoc_has_a_folder_of_its_own_and_nothing_of_the_user(folder: Path) -> None:
    _stand_in(
        folder, "import os, sys, json; print(json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ)]))"
    )
    said = convert(b"mot", "odt")
    assert said is not None
    words, place, surroundings = json.loads(said)
    bounds = ["+RTS", "-M512M", "-O128M", "-RTS"]
    assert words == ["--sandbox", "--from=odt", "--to=json", f"--data-dir={place}", *bounds]
    assert not Path(place).exists()
    assert {"HOME", "PATH", "http_proxy"}.isdisjoint(surroundings)


def test_a_program_that_has_not_finished_in_time_is_stopped(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(converting, "_PATIENCE", 0.3)
    _stand_in(folder, "import time; print('{}', flush=True); time.sleep(30)")
    assert convert(b"mot", "odt") is None


def test_a_program_that_never_stops_writing_is_stopped(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converting, "_LONGEST_ANSWER", 100_000)
    _stand_in(folder, "while True: print('{}' * 10_000)")
    assert convert(b"mot", "odt") is None


def test_a_program_that_reads_nothing_of_a_long_text_is_no_trouble(folder: Path) -> None:
    _stand_in(folder, "print('{}')")
    assert convert(b"mot " * 1_000_000, "odt") == "{}\n"


def test_a_program_that_fails_after_some_words_says_nothing(folder: Path) -> None:
    _stand_in(folder, "print('{}'); raise SystemExit(251)")
    assert convert(b"mot", "odt") is None


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    text = b"Un *mot* et **un** autre.\n\n" * 10_000
    assert convert(text, "markdown") is not None
    monkeypatch.setattr(converting, "_MEMORY", "32M")
    assert convert(text, "markdown") is None


def test_without_pandoc_the_remedy_is_told(folder: Path) -> None:
    assert not (folder / "pandoc").exists()
    with pytest.raises(ToolError, match="make"):
        convert(b"mot", "docx")
