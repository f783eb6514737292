"""Streams that the caller closed, filled or left: no trace of Python, the status of the work."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.acts import act_with, edited


def _shell(words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of shell in which « protocole » is the command."""
    line = f'set -o pipefail; protocole() {{ "{sys.executable}" -m compiler "$@"; }}; {words}'
    return subprocess.run(
        ["bash", "-c", line],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-", "| true", "2>/dev/full"])
def test_a_stream_that_nobody_reads_leaves_the_status_of_the_work(closed: str, tmp_path: Path) -> None:
    act_with(tmp_path)
    for words, status in (
        ("verifier", 0),
        ("verifier --source nulle-part", 2),
        ("inconnue", 2),
        ("--aide", 0),
    ):
        done = _shell(f"protocole {words} {closed}", tmp_path)
        assert (words, done.returncode) == (words, status)
        assert "Traceback" not in done.stderr
        assert "Défaillance" not in done.stderr


def test_errors_keep_their_status_when_the_reader_leaves(tmp_path: Path) -> None:
    act_with(tmp_path, acte=edited("partenaires:", "partenaire:"))
    done = _shell("protocole verifier | head -1", tmp_path)
    assert done.returncode == 1
    assert "erreur[shape.unknown-field]" in done.stdout
    assert done.stderr == ""


def test_an_output_that_is_full_is_told(tmp_path: Path) -> None:
    act_with(tmp_path)
    done = _shell("protocole verifier > /dev/full", tmp_path)
    assert done.returncode == 2
    assert done.stderr == "protocole : La sortie standard n'a pas pu être écrite : le disque est plein.\n"


def test_documents_written_while_streams_are_closed_hold_no_words_of_ours(tmp_path: Path) -> None:
    act_with(tmp_path)
    for name, closed in (("ouvert", ""), ("ferme", "<&- >&- 2>&-")):
        done = _shell(f"protocole compiler --date 2026-01-15 --sortie {name} {closed}", tmp_path)
        assert done.returncode == 0
    for path in (tmp_path / "ouvert").rglob("*"):
        if path.is_file():
            assert (
                path.read_bytes() == (tmp_path / "ferme" / path.relative_to(tmp_path / "ouvert")).read_bytes()
            )
