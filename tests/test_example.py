"""The example that newcomers run: it still applies to the act, says what its page says, and nothing more."""

import shutil
import subprocess
from pathlib import Path

from compiler.diff import compare, tell_changes
from compiler.model.difference import first_difference
from compiler.model.enact import enact
from compiler.model.protocol import Protocol
from compiler.model.table import Table
from compiler.parse.from_json import read_model
from compiler.pipeline import load
from tests.cli.test_command import run

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "exemples" / "avenant"
DAY = ("--date", "2021-09-15")


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


def test_the_avenant_of_the_example_applies_again_to_the_signed_act(tmp_path: Path) -> None:
    copy = edited_copy(tmp_path)
    target = load(copy).value
    assert run("avenant", "--source", str(copy), "--sortie", str(tmp_path), *DAY).returncode == 0
    for name in ("avenant.docx", "avenant.md"):
        done = run("appliquer", str(tmp_path / "avenant" / name), "--source", str(copy))
        assert (done.returncode, done.stderr) == (0, "")
        found = read_model(done.stdout)
        assert first_difference(enact(target), enact(found)) is None
        assert _records(found) == _records(target)


def _records(act: Protocol) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    return [(row.id, row.fields) for table in act.blocks() if isinstance(table, Table) for row in table.rows]
