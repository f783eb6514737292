"""The example that newcomers run: it still applies to the act, says what its page says, and nothing more."""

import shutil
import subprocess
from pathlib import Path

from compiler.diff import compare, tell_changes
from compiler.pipeline import load

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "exemples" / "avenant"


def edited_copy(folder: Path) -> Path:
    """Return the act with the edits of the example, as `make exemple` lays them."""
    shutil.copytree(ROOT / "source", folder / "source")
    subprocess.run(
        ["git", "apply", str(EXAMPLE / "modifications.patch")],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "GIT_CEILING_DIRECTORIES": str(folder.parent)},
        check=True,
        timeout=60,
    )
    return folder / "source"


def test_the_example_changes_what_its_page_says_and_nothing_else(tmp_path: Path) -> None:
    after = load(edited_copy(tmp_path))
    assert after.diagnostics == ()
    changes = tell_changes(compare(load(ROOT / "source").value, after.value))
    assert [(change.kind.value, change.subject) for change in changes.changes] == [
        ("indicateur-defini", "engagement:reussite-pre"),
        ("indicateur-defini", "engagement:reussite-dedoublement"),
        ("partenaire-ajoute", "engagement:reussite-pedt"),
        ("engagement-ajoute", "engagement:reussite-equipement-numerique"),
        ("engagement-deplace", "engagement:reussite-stages-troisieme"),
        ("case-modifiee", "tableau:innovation"),
        ("alinea-modifie", "section:strategie-sante"),
    ]


def test_the_page_of_the_example_names_every_file_that_it_edits() -> None:
    patch = (EXAMPLE / "modifications.patch").read_text(encoding="utf-8")
    page = (EXAMPLE / "LISEZ-MOI.md").read_text(encoding="utf-8")
    files = [line.removeprefix("+++ b/source/") for line in patch.splitlines() if line.startswith("+++ ")]
    assert len(files) == 5
    assert all(Path(name).name in page for name in files)
