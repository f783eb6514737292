"""References typed as plain words exist, and are better typed."""

from pathlib import Path

import pytest

from tests.acts import loaded_with

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
        "Voir l'article 7.2.",
        "(cf. annexe 6)",
        "Voir l'article 9 du présent protocole.",
        "Voir l'objectif 1.4.",
    ],
)
def test_a_fault_is_told(tmp_path: Path, text: str) -> None:
    assert _codes(tmp_path, text) == {"reference.unknown-number"}


@pytest.mark.parametrize(
    "text",
    [
        "L'article 6 de la loi n° 2014-173 du 21 février 2014 s'applique.",
        "L'article L. 2131-1 du code général des collectivités territoriales s'applique.",
        "L'article 47 du code s'applique, comme l'annexe du décret.",
        "La loi n° 2005-102 du 11 février 2005, en son article 47, le prévoit.",
        "L'axe 3 du plan national et la mesure 9 du programme s'y ajoutent.",
        "La cité relève de l'ANRU 1, en priorité 3, depuis 2005.",
        "L'article 4 du protocole de préfiguration le prévoit.",
        "Une hausse de l'objectif 50 % est visée.",
        "Le présent article 1 s'applique.",
    ],
)
def test_what_is_right_stays_silent(tmp_path: Path, text: str) -> None:
    assert _codes(tmp_path, text) == set()


@pytest.mark.parametrize(
    "text", ["Voir l'article 2.", "(cf. article 2)", "Voir l'article 2 du présent protocole."]
)
def test_a_number_that_exists_is_better_typed(tmp_path: Path, text: str) -> None:
    (remark,) = loaded_with(tmp_path, acte=ARTICLE + text + REST).diagnostics
    assert remark.code == "reference.typed-number"
    assert remark.hint == "écrivez « [[article:evaluation]] »"


def test_a_range_names_all_that_it_holds(tmp_path: Path) -> None:
    found = loaded_with(tmp_path, acte=f"{ARTICLE}Voir les articles 2 à 4.{REST}").diagnostics
    unknown = [remark for remark in found if remark.code == "reference.unknown-number"]
    assert ["article\u00a03" in remark.message for remark in unknown] == [True, False]


def test_a_priority_is_sought_under_the_objective_named_after_it(tmp_path: Path) -> None:
    levels = (
        "\n\n## Axe 1 – Jeunesse {#axe}\n\n### Objectif 1.1 – Réussite {#obj}\n\n"
        "#### Priorité 1 – Scolarité {#prio}\n\nTexte.\n"
    )
    wrong = (
        f"{ARTICLE}Voir la priorité 3 de l'[[objectif:obj]] ; voir la priorité 3 de l'objectif 1.1.{levels}"
    )
    codes = [remark.code for remark in loaded_with(tmp_path, acte=wrong).diagnostics]
    assert codes.count("reference.unknown-number") == 2
