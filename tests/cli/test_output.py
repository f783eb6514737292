"""The files of a run are put in their places together, once each of them is whole."""

from pathlib import Path

import pytest

from compiler.cli.output import read_state, write_all
from compiler.diagnostics.result import ToolError

OLD, NEW = {"a.md": b"vieux", "b.md": b"vieux"}, {"a.md": b"neuf", "b.md": b"neuf"}


def _held(folder: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.suffix == ".md"
    }


def test_only_what_changed_is_written_and_what_is_no_longer_made_goes(tmp_path: Path) -> None:
    write_all(tmp_path, OLD, None, "1", "")
    files = {"a.md": b"vieux", "c.md": b"neuf"}
    assert write_all(tmp_path, files, read_state(tmp_path), "2", "") == ("c.md",)
    assert _held(tmp_path) == files


def test_other_documents_of_the_same_text_stay(tmp_path: Path) -> None:
    write_all(tmp_path, OLD, None, "1", "", origin="texte")
    write_all(tmp_path, {"c.md": b"autre"}, read_state(tmp_path), "2", "", origin="texte")
    assert _held(tmp_path) == {**OLD, "c.md": b"autre"}
    write_all(tmp_path, {"c.md": b"neuf"}, read_state(tmp_path), "3", "", origin="texte nouveau")
    assert _held(tmp_path) == {"c.md": b"neuf"}


def test_a_document_that_somebody_edited_is_never_removed(tmp_path: Path) -> None:
    write_all(tmp_path, OLD, None, "1", "")
    (tmp_path / "a.md").write_bytes(b"relu")
    write_all(tmp_path, {"c.md": b"neuf"}, read_state(tmp_path), "2", "")
    assert _held(tmp_path) == {"a.md": b"relu", "c.md": b"neuf"}


def test_a_file_that_cannot_be_written_leaves_all_the_others_as_they_were(tmp_path: Path) -> None:
    write_all(tmp_path, OLD, None, "1", "")
    (tmp_path / "sous").write_bytes(b"un fichier, pas un dossier")
    with pytest.raises(ToolError, match="n'est pas un dossier"):
        write_all(tmp_path, {**NEW, "sous/c.md": b"neuf"}, read_state(tmp_path), "2", "")
    assert _held(tmp_path) == OLD
    assert not list(tmp_path.rglob("*.en-cours"))
    state = read_state(tmp_path)
    assert state is not None
    assert state.fingerprint == "1"
