"""Typed references lead where they say, in a known form."""

from pathlib import Path

import pytest

from compiler.pipeline import load
from tests.acts import act_with, edited, loaded_with, said

ARTICLE = "# Article 1 – Objet {#objet}\n\n"
REST = """

# Article 2 – Évaluation {#evaluation}

Texte.
"""


def _codes(tmp_path: Path, text: str) -> set[str]:
    return {remark.code for remark in loaded_with(tmp_path, acte=ARTICLE + text + REST).diagnostics}


@pytest.mark.parametrize(
    "text",
    [
        "Voir l'[[article:evaluatoin]].",
        "Voir l'[[articl:evaluation-x]].",
        "Voir [[duree]].",
    ],
)
def test_a_fault_is_told(tmp_path: Path, text: str) -> None:
    assert _codes(tmp_path, text) == {"reference.unknown-target"}


@pytest.mark.parametrize(
    "text",
    [
        (
            "Voir l'[[article:evaluation]], l'article [[article:evaluation|numero]] et "
            "l'[[article:evaluation|titre]]."
        ),
        "[[partie:etat]] signe.",
        "Le lien [site](https://exemple.fr) et **gras**.",
    ],
)
def test_what_is_right_stays_silent(tmp_path: Path, text: str) -> None:
    assert _codes(tmp_path, text) == set()


def test_a_reference_says_what_it_leads_to_when_the_kind_is_wrong(tmp_path: Path) -> None:
    text = "Voir l'[[annexe:evaluation]].\n\n# Article 2 – Évaluation {#evaluation}\n\nTexte.\n"
    (remark,) = loaded_with(tmp_path, acte=ARTICLE + text).diagnostics
    assert remark.code == "reference.wrong-kind"
    assert "[[article:evaluation]]" in remark.hint


@pytest.mark.parametrize(
    "text",
    [
        "Voir l'annexe [[article:evaluation|numero]].",
        "Voir l'annexe n° [[article:evaluation|numero]].",
        "Voir les axes [[article:evaluation|numero]] et suivants.",
        "L'engagement [[article:evaluation|numero]] le dit.",
    ],
)
def test_the_noun_typed_before_a_number_is_of_its_kind(tmp_path: Path, text: str) -> None:
    added = "\n# Annexe 1 – Données {#donnees}\n\nTexte de l'[[article:evaluation]].\n"
    engaged = edited("# Article 2 – Engagements {#engagements}", "# Article 2 – Évaluation {#evaluation}")
    loaded = loaded_with(
        tmp_path,
        f"\n# Article 3 – Suite {{#suite}}\n\n{text} Voir l'[[annexe:donnees]].\n{added}",
        acte=engaged,
    )
    assert said(loaded) == [("reference.wrong-kind", "[[article:evaluation|numero]]")]


@pytest.mark.parametrize(
    "text",
    [
        "Voir l'article [[article:evaluation|numero]] et l'annexe [[annexe:donnees|numero]].",
        "Voir les articles [[article:objet|numero]] et [[article:evaluation|numero]].",
        "Voir l'article n° [[article:evaluation|numero]].",
        "L'action [[engagement:aide-devoirs|numero]] et la partie [[axe:axe-jeunesse|numero]].",
        "L'axe, l'[[article:evaluation]].",
        "Les axes sont trois : [[axe:axe-jeunesse|numero]] ; l'annexe, [[article:evaluation|numero]].",
        "La priorité [[priorite:prio-scolarite|numero]] et les objectifs [[objectif:obj-reussite|numero]].",
        "Voir l'annexe ([[article:evaluation|numero]]).",
    ],
)
def test_a_number_after_its_own_noun_or_none_is_right(tmp_path: Path, text: str) -> None:
    added = "\n# Annexe 1 – Données {#donnees}\n\nTexte de l'[[article:evaluation]].\n"
    engaged = edited("# Article 2 – Engagements {#engagements}", "# Article 2 – Évaluation {#evaluation}")
    loaded = loaded_with(
        tmp_path,
        f"\n# Article 3 – Suite {{#suite}}\n\n{text} Voir l'[[annexe:donnees]].\n{added}",
        acte=engaged,
    )
    assert said(loaded) == []


def test_the_nearest_id_is_suggested(tmp_path: Path) -> None:
    text = "Voir l'[[article:evaluatoin]].\n\n# Article 2 – Évaluation {#evaluation}\n\nTexte.\n"
    (remark,) = loaded_with(tmp_path, acte=ARTICLE + text).diagnostics
    assert remark.hint == "vouliez-vous dire « evaluation » ?"


def test_a_form_is_one_of_three(tmp_path: Path) -> None:
    assert _codes(tmp_path, "Voir l'[[article:objet|lettres]].") == {"reference.unknown-form"}


def test_a_mark_in_a_record_shown_twice_is_told_once(tmp_path: Path) -> None:
    table = "```tableau\nid: {0}\ntitre: T\nfichier: t.csv\ncolonnes:\n  - {{id: nom, titre: Nom}}\n```\n\n"
    folder = act_with(tmp_path, acte=ARTICLE + table.format("un") + table.format("deux"))
    (folder / "t.csv").write_text("id,nom\na,[[article:rien]]\n", encoding="utf-8")
    assert [remark.code for remark in load(folder).diagnostics] == ["reference.unknown-target"]
