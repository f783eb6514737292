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
    ],
)
def test_what_is_right_stays_silent(tmp_path: Path, text: str) -> None:
    assert _codes(tmp_path, text) == set()
