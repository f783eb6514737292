"""A document handed in is read whole, or refused in French."""

from pathlib import Path

import pytest

from compiler.diagnostics.result import ToolError
from compiler.read import document
from compiler.read.document import read_document


def test_a_file_gives_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "avenant n° 1.md").write_bytes(b"\xff\x00")
    assert read_document(tmp_path / "avenant n° 1.md") == b"\xff\x00"


@pytest.mark.parametrize("name", ["absent.md", ".", "x\0y", "é" * 5000])
def test_what_is_no_file_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(ToolError, match=r"n'existe pas|ne peut pas être lu"):
        read_document(tmp_path / name)


def test_a_file_over_the_bound_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "MAX_SIZE", 10)
    (tmp_path / "gros.md").write_bytes(b"x" * 11)
    with pytest.raises(ToolError, match="trop gros"):
        read_document(tmp_path / "gros.md")
