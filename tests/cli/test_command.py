"""The command as a user runs it: statuses, streams, files."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.acts import act_with, edited


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command with those words."""
    return subprocess.run(
        [sys.executable, "-m", "compiler", *words],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
        encoding="utf-8",
        timeout=120,
    )


def test_a_clean_act_gives_status_0_and_a_kind_word(tmp_path: Path) -> None:
    done = run("verifier", "--source", str(act_with(tmp_path)))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Tout est en ordre : aucune erreur, aucun avertissement.\n"


def test_errors_give_status_1_on_standard_output(tmp_path: Path) -> None:
    source = act_with(tmp_path, acte=edited("partenaires:", "partenaire:"))
    done = run("verifier", "--source", str(source))
    assert (done.returncode, done.stderr) == (1, "")
    assert f"{source.as_posix()}/acte.md:25:1: erreur[shape.unknown-field]" in done.stdout


def test_a_json_report_has_one_object_a_line_with_the_promised_keys(tmp_path: Path) -> None:
    source = act_with(tmp_path, acte=edited("code: 1.1-01", "code: 1.1-01\ncode: 1.1-02"))
    records = [
        json.loads(line)
        for line in run("verifier", "--source", str(source), "--format", "json").stdout.splitlines()
    ]
    assert records[0]["code"] == "yaml.duplicate-key"
    assert {"code", "severite", "message", "fichier", "ligne", "colonne", "aide", "lies"} <= set(records[0])
    assert (records[0]["fichier"], records[0]["ligne"], records[0]["colonne"]) == ("acte.md", 24, 1)
    assert records[0]["lies"][0]["ligne"] == 23


def test_a_sarif_report_is_one_run_with_its_rules(tmp_path: Path) -> None:
    source = act_with(tmp_path, acte=edited("partenaires:", "partenaire:"))
    document = json.loads(run("verifier", "--source", str(source), "--format", "sarif").stdout)
    result = document["runs"][0]["results"][0]
    assert (document["version"], result["ruleId"], result["level"]) == (
        "2.1.0",
        "shape.unknown-field",
        "error",
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("verifier", "--source", "/nulle/part"), "n'existe pas"),
        (("compiler", "--formats", "dox"), "vouliez-vous dire « docx » ?"),
        (("compiler", "--date", "hier"), "n'est pas une date"),
        (("inventer",), "n'est pas admis"),
        ((), "il manque"),
    ],
)
def test_what_cannot_be_done_gives_status_2_in_french(words: tuple[str, ...], said: str) -> None:
    done = run(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_an_act_with_errors_writes_nothing(tmp_path: Path) -> None:
    source = act_with(tmp_path, acte=edited("partenaires:", "partenaire:"))
    done = run("compiler", "--source", str(source), "--sortie", str(tmp_path / "build"))
    assert done.returncode == 1
    assert "Rien n'a été écrit" in done.stderr
    assert not (tmp_path / "build").exists()


def test_an_act_that_nobody_signed_yet_is_compiled(tmp_path: Path) -> None:
    identity = "".join(
        line
        for line in edited("titre:", "titre:", "protocole.yml").splitlines(keepends=True)
        if not line.startswith("date_signature")
    )
    source = act_with(tmp_path, protocole=identity)
    done = run("compiler", "--source", str(source), "--sortie", str(tmp_path / "build"))
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "build" / "protocole.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("inside", ["", "lignes"])
def test_the_sources_are_no_place_for_documents(tmp_path: Path, inside: str) -> None:
    source = act_with(tmp_path)
    (source / "lignes").mkdir()
    (source / "lignes" / "ecoles.csv").write_text("id,nom\na,A\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in source.rglob("*") if path.is_file()}
    done = run("compiler", "--source", str(source), "--sortie", str(source / inside))
    assert (done.returncode, done.stdout) == (2, "")
    assert "est celui des sources de l'acte" in done.stderr
    assert {path: path.read_bytes() for path in source.rglob("*") if path.is_file()} == before


def test_other_documents_asked_for_leave_those_of_the_same_text(tmp_path: Path) -> None:
    source = act_with(tmp_path)
    words = ("compiler", "--source", str(source), "--sortie", str(tmp_path / "build"))
    assert run(*words).returncode == 0
    whole = {path for path in (tmp_path / "build").rglob("*") if path.is_file()}
    assert run(*words, "--formats", "odt").returncode == 0
    assert {path for path in (tmp_path / "build").rglob("*") if path.is_file()} == {
        *whole,
        tmp_path / "build" / "protocole.odt",
    }
    (source / "acte.md").write_text(edited("aide aux devoirs", "aide aux leçons"), encoding="utf-8")
    done = run(*words, "--formats", "odt")
    assert "Effacés, car d'un texte plus ancien : protocole." in done.stdout
    assert [path.name for path in (tmp_path / "build").iterdir() if path.name.startswith("protocole")] == [
        "protocole.odt"
    ]


def test_a_second_run_writes_nothing(tmp_path: Path) -> None:
    words = ("compiler", "--source", str(act_with(tmp_path)), "--sortie", str(tmp_path / "build"))
    assert run(*words).returncode == 0
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "build").rglob("*")}
    again = run(*words)
    assert "Rien n'a changé" in again.stdout
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "build").rglob("*")} == before


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("compiler", "celle de la signature de l'acte, ou le jour même s'il n'est pas signé"),
        ("avenant", "sans elle : le jour même"),
        ("comparer", "sans elle : le jour même"),
        ("sceller", "celle que dit le nom d'un avenant"),
        ("verifier", "sans effet pour cette commande"),
    ],
)
def test_help_says_in_words_which_date_is_meant_without_one(command: str, said: str) -> None:
    told = " ".join(run(command, "--aide").stdout.split())
    assert said in told
    assert "None" not in told
