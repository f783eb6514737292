"""`importer` as a user runs it: the tree written, the report, what is refused."""

import json
from pathlib import Path

from tests.cli.test_command import run

_SCAN = """\
CONVENTION DES DEUX RIVES 2024 - 2026

Entre l'Etat,

La commune de Valmont,

La commune de Brissac,

Préambule

La présente convention lie les les deux communes.

Article 1 – Objet

Les communes agissent ensemble.

Article 2 – Engagements

Objectif 1.1 : Agir

PRIORITÉS\tENGAGEMENTS\tPARTENAIRES\tINDICATEURS DE SUIVI\tINDICATEURS D'IMPACT
1. Accueillir\tOuvrir une maison de quartier.\tEtat, communes\t- Nombre de visites\tA déterminer en 2025
\tPlanter des arbres.\tCommunes\t- Nombre d'arbres\tA déterminer en 2025

Fait à Valmont, le 5 mars 2024

Le préfet\tLe maire de Valmont\tLe maire de Brissac
"""


def _scan(folder: Path, text: str = _SCAN) -> Path:
    path = folder / "acte signé.txt"
    path.write_text(text, encoding="utf-8")
    return path


def _import(folder: Path, *words: str) -> tuple[int, str, str]:
    done = run("importer", *words, "--sortie", str(folder / "neuf"))
    return done.returncode, done.stdout, done.stderr


def test_a_scan_becomes_a_tree_that_is_read_and_a_page_that_tells_it(tmp_path: Path) -> None:
    status, said, complained = _import(tmp_path, str(_scan(tmp_path)))
    assert (status, complained) == (0, "")
    assert "       2  engagements\n" in said
    assert "paraît mis pour" in said
    tree = tmp_path / "neuf"
    assert '<html lang="fr">' in (tree / "import.html").read_text(encoding="utf-8")
    told = run("verifier", "--source", str(tree), "--format", "json").stdout.splitlines()
    assert {json.loads(line)["code"].split(".")[0] for line in told}.isdisjoint({"yaml", "shape", "markdown"})
    everything = "\n".join(path.read_text(encoding="utf-8") for path in tree.rglob("*.md"))
    assert "lie les les deux communes" in everything


def test_sure_slips_are_put_right_when_asked(tmp_path: Path) -> None:
    status, said, _ = _import(tmp_path, str(_scan(tmp_path)), "--corriger")
    assert status == 0
    everything = "\n".join(path.read_text(encoding="utf-8") for path in (tmp_path / "neuf").rglob("*.md"))
    assert "lie les deux communes" in everything
    assert "« les les » paraît mis pour « les »" not in said
    assert "Corrigé (1) :" in said
    assert "« les les » est corrigé en « les »." in said


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "neuf").mkdir()
    (tmp_path / "neuf" / "mien.md").write_text("à moi", encoding="utf-8")
    status, said, complained = _import(tmp_path, str(_scan(tmp_path)))
    assert (status, said) == (2, "")
    assert "contient déjà « mien.md »" in complained
    assert [path.name for path in (tmp_path / "neuf").iterdir()] == ["mien.md"]


def test_an_import_may_be_done_again_over_itself(tmp_path: Path) -> None:
    assert _import(tmp_path, str(_scan(tmp_path)))[0] == 0
    assert _import(tmp_path, str(_scan(tmp_path, _SCAN.replace("Brissac", "Lorange"))))[0] == 0
    assert "Brissac" not in (tmp_path / "neuf" / "parties.yml").read_text(encoding="utf-8")


def test_an_import_whose_files_were_edited_is_not_written_over(tmp_path: Path) -> None:
    assert _import(tmp_path, str(_scan(tmp_path)))[0] == 0
    parties = tmp_path / "neuf" / "parties.yml"
    parties.write_text(parties.read_text(encoding="utf-8") + "# relu\n", encoding="utf-8")
    status, _, complained = _import(tmp_path, str(_scan(tmp_path)))
    assert status == 2
    assert "parties.yml" in complained
    assert parties.read_text(encoding="utf-8").endswith("# relu\n")


def test_what_is_no_act_is_refused_in_french_and_writes_nothing(tmp_path: Path) -> None:
    for name, data, words in (
        ("acte.docx", b"rien d'une archive", "ne peut pas être importé"),
        ("acte.txt", "Préfecture é".encode("latin-1"), "Latin-1"),
        ("acte.odt", b"PK\x03\x04abime", "ne peut pas être importé"),
        ("acte.txt", b"", "est vide"),
    ):
        path = tmp_path / name
        path.write_bytes(data)
        status, said, complained = _import(tmp_path, str(path))
        assert (status, said) == (1, ""), name
        assert words in complained, name
        assert "Traceback" not in complained
        assert not (tmp_path / "neuf").exists()


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    status, _, complained = _import(tmp_path, str(tmp_path / "absent.docx"))
    assert status == 2
    assert "n'existe pas" in complained


def test_a_profile_is_read_and_its_faults_are_told(tmp_path: Path) -> None:
    profile = tmp_path / "famille.yml"
    profile.write_text("niveaux: 3\n", encoding="utf-8")
    status, _, complained = _import(tmp_path, str(_scan(tmp_path)), "--profil", str(profile))
    assert status == 1
    assert "famille.yml" in complained
