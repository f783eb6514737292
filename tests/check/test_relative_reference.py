"""References by position are told; announcing what follows at once is right."""

from pathlib import Path

import pytest

from tests.acts import loaded_with

ARTICLE = "# Article 1 – Objet {#objet}\n\n"


def _codes(tmp_path: Path, text: str) -> set[str]:
    return {remark.code for remark in loaded_with(tmp_path, acte=f"{ARTICLE}{text}\n").diagnostics}


@pytest.mark.parametrize(
    "text",
    [
        "Les règles de l'alinéa précédent s'appliquent.",
        "L'article suivant en traite.",
        "Les parties susmentionnées se réunissent.",
        "Les axes précédents le montrent.",
        "Le tableau ci-dessous le montre.",
        "Les montants cités ci-après sont potentiels.",
        "Le total énoncé plus haut comprend la voirie.",
        "La liste susvisée est close.",
        "Les mesures précitées s'appliquent.",
        "Au même article, un comité est prévu.",
        "Le comité règle les cas du même alinéa.",
        "La liste de la même annexe est close.",
    ],
)
def test_a_fault_is_told(tmp_path: Path, text: str) -> None:
    assert _codes(tmp_path, text) == {"reference.relative"}


@pytest.mark.parametrize(
    "text",
    [
        "Les parties poursuivent les objectifs suivants : agir et informer.",
        "Elles visent l'objectif suivant : agir.",
        "L'association, ci-après dénommée « l'Association », agit.",
        "Le niveau le plus haut est atteint.",
        "L'année précédente a été difficile.",
        "L'action se poursuit le mois suivant.",
        "Le règlement dit : « l'alinéa précédent s'applique ».",
        "Cette question suscite un débat.",
        "L'article 6 de la loi du 21 février 2014 (n° 2014-173) précitée s'applique.",
        "Le code de l'urbanisme le dit ; le décret susvisé en fixe les formes.",
        "À l'[[article:objet]], un comité est prévu ; au même article, un bilan l'est.".replace(
            " ; au", " et, au"
        ),
        "L'article L. 5219-1 du code général et le II du même article le disent.",
        "Les aides sont versées au même titre que les prêts.",
        "Au même moment, la même annexion de terrains est prévue.",
        "Il se tient au même endroit et a le même article en vente.",
        "Les visées du plan sont précises.",
    ],
)
def test_what_is_right_stays_silent(tmp_path: Path, text: str) -> None:
    assert _codes(tmp_path, text) == set()
