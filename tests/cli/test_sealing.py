"""`sceller` as a user runs it: what is frozen, what is refused, and that a refusal leaves nothing."""

import hashlib
import json
from pathlib import Path

import pytest

from tests.acts import act_with, edited
from tests.cli.test_command import run


def _seal(source: Path, *words: str) -> tuple[int, str, str]:
    done = run("sceller", "--source", str(source), *words)
    return done.returncode, done.stdout, done.stderr


def _change(source: Path, new: str = "étude du soir") -> None:
    (source / "acte.md").write_text(edited("aide aux devoirs", new), encoding="utf-8")


def test_a_sealed_act_says_so_and_holds_the_digests_of_its_sources(tmp_path: Path) -> None:
    source = act_with(tmp_path)
    status, said, complained = _seal(source, "--nom", "2026-01-15")
    assert (status, complained) == (0, "")
    assert said == (
        f"Version « 2026-01-15 » scellée dans {source.as_posix()}/versions/2026-01-15/ "
        "(protocole, signé le 15\u00a0janvier 2026).\n"
    )
    manifest = json.loads((source / "versions" / "2026-01-15" / "manifeste.json").read_text(encoding="utf-8"))
    digests = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in source.iterdir()
        if path.is_file()
    }
    assert manifest["sources"] == digests


def test_the_documents_of_a_version_are_those_that_compiler_writes(tmp_path: Path) -> None:
    source = act_with(tmp_path)
    assert _seal(source, "--nom", "v")[0] == 0
    assert run("compiler", "--source", str(source), "--sortie", str(tmp_path / "build")).returncode == 0
    manifest = json.loads((source / "versions" / "v" / "manifeste.json").read_text(encoding="utf-8"))
    built = {
        path.relative_to(tmp_path / "build").as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (tmp_path / "build").rglob("*")
        if path.is_file() and path.name != ".etat.json"
    }
    assert manifest["documents"] == built


def test_an_act_with_errors_is_not_sealed(tmp_path: Path) -> None:
    source = act_with(tmp_path, acte=edited("partenaires:", "partenaire:"))
    status, said, complained = _seal(source, "--nom", "v")
    assert (status, said) == (1, "")
    assert "shape.unknown-field" in complained
    assert complained.endswith("Rien n'a été scellé.\n")
    assert not (source / "versions").exists()


def test_what_says_nothing_new_is_not_sealed(tmp_path: Path) -> None:
    source = act_with(tmp_path)
    assert _seal(source, "--nom", "v")[0] == 0
    (source / "acte.md").write_text(edited("aide aux devoirs", "**aide**  aux devoirs"), encoding="utf-8")
    status, said, complained = _seal(source, "--nom", "2026-02-02")
    assert (status, said) == (1, "")
    assert "Rien n'a changé depuis la version « v »" in complained
    assert [path.name for path in (source / "versions").iterdir()] == ["v"]


def test_a_second_version_is_the_next_avenant(tmp_path: Path) -> None:
    source = act_with(tmp_path)
    assert _seal(source, "--nom", "v")[0] == 0
    _change(source)
    status, said, _ = _seal(source, "--nom", "2026-06-30")
    assert status == 0
    assert "(avenant n° 1, signé le 30\u00a0juin 2026)" in said


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--nom", "V"), "existe déjà"),
        (("--nom", "../../evil"), "ne peut pas nommer une version"),
        (("--nom", "-x"), "attend une valeur"),
        (("--nom=-x",), "ne peut pas nommer une version"),
        (("--nom", ""), "ne peut pas nommer une version"),
        (("--nom", "b"), "Quand cette version a-t-elle été signée ?"),
        (("--nom", "b", "--avenant", "0"), "au moins l'avenant n° 1"),
        (("--nom", "b", "--avenant", "un"), "n'est pas le numéro d'un avenant"),
        (("--nom", "b", "--avenant", "-1"), "avenant"),
        ((), "il manque : --nom"),
    ],
)
def test_a_version_that_cannot_be_gives_status_2_and_leaves_nothing(
    words: tuple[str, ...], told: str, tmp_path: Path
) -> None:
    source = act_with(tmp_path)
    assert _seal(source, "--nom", "v")[0] == 0
    _change(source)
    status, said, complained = _seal(source, *words)
    assert (status, said) == (2, "")
    assert told in complained
    assert "Traceback" not in complained
    assert [path.name for path in (source / "versions").iterdir()] == ["v"]
    assert not (tmp_path.parent / "evil").exists()


def test_a_tampered_version_stops_the_next_one(tmp_path: Path) -> None:
    source = act_with(tmp_path)
    assert _seal(source, "--nom", "v")[0] == 0
    model = source / "versions" / "v" / "modele.json"
    model.write_text(model.read_text(encoding="utf-8").replace("jeunesse", "vieillesse"), encoding="utf-8")
    _change(source)
    status, _, complained = _seal(source, "--nom", "2026-06-30")
    assert status == 1
    assert f"{source.as_posix()}/versions/v/modele.json:1:1: erreur[seal.tampered]" in complained
    assert [path.name for path in (source / "versions").iterdir()] == ["v"]


def test_a_sealed_version_names_the_one_before_it(tmp_path: Path) -> None:
    source = act_with(tmp_path)
    assert _seal(source, "--nom", "v0")[0] == 0
    _change(source)
    assert _seal(source, "--nom", "2026-06-30")[0] == 0
    manifests = [
        json.loads((source / "versions" / name / "manifeste.json").read_text(encoding="utf-8"))
        for name in ("v0", "2026-06-30")
    ]
    assert "precedente" not in manifests[0]
    assert manifests[1]["precedente"] == {"nom": "v0", "modele": manifests[0]["modele"]}


def test_verifier_tells_what_is_wrong_with_the_sealed_versions(tmp_path: Path) -> None:
    source = act_with(tmp_path)
    assert _seal(source, "--nom", "v0")[0] == 0
    assert run("verifier", "--source", str(source)).returncode == 0
    (source / "versions" / "v0" / "ajout.txt").write_text("x", encoding="utf-8")
    done = run("verifier", "--source", str(source))
    assert done.returncode == 1
    assert f"{source.as_posix()}/versions/v0/ajout.txt:1:1: erreur[seal.tampered]" in done.stdout


def test_a_base_that_a_later_version_replaced_gives_no_second_avenant(tmp_path: Path) -> None:
    source = act_with(tmp_path)
    assert _seal(source, "--nom", "v0")[0] == 0
    _change(source)
    assert _seal(source, "--nom", "2026-06-30")[0] == 0
    _change(source, "garderie")
    words = ("--source", str(source), "--sortie", str(tmp_path / "build"), "--date", "2026-07-01")
    done = run("avenant", *words, "--base", "v0")
    assert done.returncode == 1
    assert "erreur[version.base-not-last]" in done.stderr
    assert "second avenant n° 1" in done.stderr
    assert not (tmp_path / "build").exists()
    assert run("avenant", *words, "--base", "2026-06-30").returncode == 0


def test_a_day_before_the_last_signature_is_refused(tmp_path: Path) -> None:
    source = act_with(tmp_path)
    assert _seal(source, "--nom", "v0")[0] == 0
    _change(source)
    status, _, complained = _seal(source, "--nom", "v1", "--date", "1999-01-01")
    assert status == 2
    assert "a été signée le 15\u00a0janvier 2026" in complained
    assert not (source / "versions" / "v1").exists()
