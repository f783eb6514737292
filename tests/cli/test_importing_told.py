"""What `importer` says of what it put right, of places in Word, and of what is no act at all."""

import os
from pathlib import Path

import pytest

from tests.adopt.reading.office_files import docx, para
from tests.adopt.reading.office_files import run as word_run
from tests.cli.test_command import run

_SCAN = """\
CONVENTION DES DEUX RIVES 2024 - 2026

Entre l'Etat,

La commune de Valmont,

Article l – Objet

Le département et la commune agissent en 2O24.

Article 2 – Engagements

Objectif 1.1 : Agir

ENGAGEMENTS\tPARTENAIRES\tINDICATEURS DE SUIVI
Ouvrir les les parcs.\tEtat\t- Nombre de visites
Planter des arbres.\tEtat\t- Nombre d'arbres
"""
_BODY = (
    "CONVENTION 2024",
    "Entre",
    "L’État, représenté par le préfet,",
    "La commune de Valmont, représentée par son maire,",
    "Article 1 – Objet",
)


def _written(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def _import(folder: Path, path: Path, *words: str) -> tuple[int, str, str]:
    done = run("importer", str(path), "--sortie", str(folder / "neuf"), *words)
    return done.returncode, done.stdout, done.stderr


def test_what_is_put_right_is_said_done_and_keeps_its_place(tmp_path: Path) -> None:
    path = _written(tmp_path, "acte.txt", _SCAN)
    status, said, _ = _import(tmp_path, path, "--corriger")
    assert status == 0
    assert "paraît mis pour" not in said
    done = said.partition("Corrigé (3) :\n")[2].splitlines()[:3]
    assert [line.partition(" : ")[2] for line in done] == [
        "« Article l » est corrigé en « Article 1 ».",
        "« 2O24 » est corrigé en « 2024 ».",
        "« les les » est corrigé en « les ».",
    ]
    assert ".md:" in done[1]
    assert ".md:" in done[2]
    assert "# Article 1 – Objet" in next((tmp_path / "neuf" / "corps").glob("01-*")).read_text(
        encoding="utf-8"
    )


def test_places_in_word_are_paragraphs(tmp_path: Path) -> None:
    body = "".join(map(para, _BODY)) + para(
        word_run("Ils donnent ") + word_run("dix", "<w:strike/>") + word_run(" euros.")
    )
    status, said, _ = _import(tmp_path, _written(tmp_path, "acte.docx", docx(body)))
    assert status == 0
    assert "  paragraphe 6 → corps/01-objet.md:1 : « dix » est rayé dans l'original" in said
    assert "ligne 6" not in said


def test_a_note_that_nothing_calls_is_told_once_and_written(tmp_path: Path) -> None:
    text = _SCAN.replace("Article 2", "^{1} Population au 1^{er} janvier.\n\nArticle 2", 1)
    status, said, _ = _import(tmp_path, _written(tmp_path, "acte.txt", text))
    assert status == 0
    assert said.count("n'est appelée nulle part") == 1
    assert "n'a pas pu être écrit" not in said


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("acte.rtf", r"{\rtf1\ansi Bonjour}", "un RTF"),
        ("acte.txt", r"{\rtf1\ansi Bonjour}", "un RTF"),
        ("acte.html", "<p>Bonjour</p>", "une page HTML"),
        ("acte.txt", "\n<!DOCTYPE html><html><body>Bonjour</body></html>", "une page HTML"),
    ],
)
def test_another_kind_of_text_is_refused_and_those_admitted_are_named(
    tmp_path: Path, name: str, data: str, kind: str
) -> None:
    status, _, complained = _import(tmp_path, _written(tmp_path, name, data))
    assert status == 1
    assert f"« {name} » n'est pas un texte : c'est {kind}." in complained
    assert all(form in complained for form in ("DOCX", "ODT", "Markdown (.md)", ".txt"))
    assert not (tmp_path / "neuf").exists()


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "tube")
    for path, what in (
        (tmp_path, "est un dossier"),
        (tmp_path / "tube", "est un tube"),
        (Path("/dev/zero"), "est un périphérique"),
    ):
        status, _, complained = _import(tmp_path, path)
        assert status == 2
        assert f"« {path} » {what}, et non un fichier." in complained


def test_the_faults_of_a_profile_are_said_at_its_own_path(tmp_path: Path) -> None:
    home = tmp_path / "profils"
    home.mkdir()
    profile = _written(home, "profil.yml", "inconnu: 3\n")
    status, _, complained = _import(tmp_path, _written(tmp_path, "acte.txt", _SCAN), "--profil", str(profile))
    assert status == 1
    assert complained.startswith(f"{profile.as_posix()}:1:1: ")


_FAULTY = """\
Convention d'essai
Entre :
L'État, représenté par le préfet,
Et
La commune d'Essai, représentée par la maire,
Il est convenu ce qui suit.
Article 1 – Objet
Les parties versent des subventions.
Tableau 1 : Subventions versées
Année\tSubventions
2019\t14 500 €
2020\t18 500 €
Total\t{total}
Article 2 – Durée
L'acte vaut trois ans.
Fait à Essai, le 8 décembre 2020.
Pour l'État
Le préfet
Pour la commune d'Essai
La maire
"""


def test_an_act_signed_with_a_wrong_total_is_compiled_with_it(tmp_path: Path) -> None:
    path = _written(tmp_path, "acte.txt", _FAULTY.replace("{total}", "33 500 €"))
    status, said, _ = _import(tmp_path, path)
    assert status == 0
    assert "Dont une faute de fond du texte signé" in said
    built = tmp_path / "build"
    done = run("compiler", "--source", str(tmp_path / "neuf"), "--sortie", str(built), "--formats", "html")
    assert (done.returncode, done.stderr.count("avertissement[total.stated-wrong]")) == (0, 1)
    assert "33 500 €" in (built / "protocole.html").read_text(encoding="utf-8").replace("\xa0", " ")


def test_an_act_signed_without_a_fault_says_nothing_of_them(tmp_path: Path) -> None:
    path = _written(tmp_path, "acte.txt", _FAULTY.replace("{total}", "33 000 €"))
    _, said, _ = _import(tmp_path, path)
    assert "faute" not in said
    assert "tel_que_signe" not in (tmp_path / "neuf" / "protocole.yml").read_text(encoding="utf-8")
