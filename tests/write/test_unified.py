"""A difference of texts that git applies."""

import subprocess
from pathlib import Path

import pytest

from compiler.write import unified


def applied(folder: Path, path: str, before: str, after: str) -> str | None:
    """Return a file once git has applied the difference, None when it is gone."""
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    if before:
        place.write_bytes(before.encode())
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    difference = unified(path, before, after).encode()
    for option in (("--check",), ()):
        subprocess.run(
            ["git", "-c", "core.autocrlf=false", "apply", "--whitespace=nowarn", *option],
            cwd=folder,
            check=True,
            input=difference,
        )
    return place.read_bytes().decode() if place.exists() else None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Un.\n\nDeux.\n", "Un.\n\nNeuf.\n\nDeux.\n"),
        ("Un.\nDeux.", "Un.\nTrois."),
        ("Un.\nDeux.\n", "Un.\nDeux."),
        ("Un.\nDeux.", "Un.\nDeux.\n"),
        ("Un.", "Un.\n\nDeux."),
        ("Un.\r\nDeux.\r\n", "Un.\r\nTrois.\r\n"),
        ("Un\u2028mot.\nFin.\n", "Un\u2028autre.\nFin.\n"),
        ("".join(f"{rank}\n" for rank in range(60)), "".join(f"{rank}\n" for rank in range(60) if rank % 20)),
    ],
)
def test_git_applies_the_difference(tmp_path: Path, before: str, after: str) -> None:
    assert applied(tmp_path, "corps/acte.md", before, after) == after


@pytest.mark.parametrize("path", ["a b.md", "été/à.md", 'a"b.md', "a\\b.md"])
def test_git_knows_any_path(tmp_path: Path, path: str) -> None:
    assert applied(tmp_path, path, "Un.\n", "Deux.\n") == "Deux.\n"


def test_a_file_that_comes_or_goes(tmp_path: Path) -> None:
    assert applied(tmp_path / "a", "neuf.md", "", "Un.\n") == "Un.\n"
    assert applied(tmp_path / "b", "vieux.md", "Un.\n", "") is None


def test_two_equal_texts_have_no_difference() -> None:
    assert not unified("a.md", "Un.\n", "Un.\n")


def test_the_difference_says_when_the_last_line_has_no_end() -> None:
    assert unified("a.md", "Un.", "Deux.") == (
        "diff --git a/a.md b/a.md\n--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@\n"
        "-Un.\n\\ No newline at end of file\n+Deux.\n\\ No newline at end of file\n"
    )
