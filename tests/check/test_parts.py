"""A stated sum is compared with its parts, in a list or in its sentence."""

from pathlib import Path

import pytest

from tests.acts import loaded_with

ARTICLE = "# Article 1 – Objet {#objet}\n\n"


def _codes(tmp_path: Path, text: str) -> set[str]:
    return {remark.code for remark in loaded_with(tmp_path, acte=f"{ARTICLE}{text}\n").diagnostics}


@pytest.mark.parametrize(
    "text",
    [
        (
            "La participation est estimée à 7 319 100 €, à savoir :\n\n- l'habitat, 4 702 000 € ;\n- le "
            "reste, 2 517 100 €."
        ),
        "Il a investi 2 590 366 €, soit 2 357 470 € pour l'habitat et 232 996 € pour la maison.",
        "Il verse 3 M€, partagés entre l'habitat (1,5 M€) et la voirie (1,2 M€).",
        "Il verse 30 000 € en 2024 et 20 000 € en 2025, soit 60 000 € au total.",
        "L'État verse 30 000 €, l'EPT 20 000 € et la Région 10 000 €, soit un total de 70 000 €.",
        "Soit 40 000 + 25 000 + 15 000 = 90 000 €.",
        "Le calcul 40 000 € + 25 000 € = 60 000 € est joint.",
    ],
)
def test_a_fault_is_told(tmp_path: Path, text: str) -> None:
    assert _codes(tmp_path, text) == {"total.parts-wrong"}


@pytest.mark.parametrize(
    "text",
    [
        (
            "La participation est estimée à 7 219 100 €, à savoir :\n\n- l'habitat, 4 702 000 € ;\n- le "
            "reste, 2 517 100 €."
        ),
        (
            "La participation est estimée à environ 7 300 000 €, à savoir :\n\n- l'habitat, 4 702 000 € "
            ";\n- le reste, 2 517 100 €."
        ),
        (
            "Il a investi 12 M€, soit 4,8 % du coût total, dont 11 M€ pour l'habitat, et 21 M€ de plus "
            "pour le collège."
        ),
        "Il apporte 900 000 €, à savoir :\n\n- une crèche ;\n- une école, 500 000 €.",
        (
            "La voirie coûte 600 000 €. Le total est de 1 000 000 €, à savoir :\n\n- l'habitat, 300 000 "
            "€ ;\n- le parc, 100 000 €."
        ),
        (
            "Il verse 4 000 000 € pour la crèche, et mobilise en plus :\n\n- l'habitat, 300 000 € ;\n- "
            "le parc, 100 000 €."
        ),
        "Il verse 30 000 € en 2024 et 20 000 € en 2025, soit 50 000 € au total.",
        "Il verse 10 000 € à chacune des deux écoles et 50 000 € au collège, soit 70 000 € au total.",
        "Il paie 10 000 € pendant trois ans et 5 000 € une fois, soit 35 000 € au total.",
        "Sur 10 000 € prévus, l'État verse 30 000 € et l'EPT 20 000 €, soit 50 000 € au total.",
        "Le loyer passe de 10 000 € à 12 000 €, soit un total de 144 000 €.",
        "Il verse 30 000 €, dont 10 000 € pour l'eau, et 20 000 € pour l'air, soit 50 000 € au total.",
        "Il paie des postes à 30 000 € et à 20 000 €, soit 80 000 € au total.",
        "L'État verse 12 000 € et la Région 13 000 €, le reste venant de l'EPT, soit 30 000 € au total.",
        "Il verse 20 000 € HT et 5 000 € HT, soit un total de 30 000 € TTC.",
        "Il verse 30 000 € par an puis 20 000 €, soit 60 000 € au total.",
        "La dépense passe de 10 000 €, soit 2 €, à 10 100 €, soit 2,4 €.",
        "Le budget est de 10 000 €, soit 9 000 € pour l'eau et 2 € par habitant.",
        "Il verse environ 30 000 € et 20 000 €, soit 60 000 € au total.",
        "Il verse 30 000 € et 20 000 €, soit 60 000 € de moins.",
        "La dépense passe de 10 000 €, soit 2 € par habitant, à 12 000 €, soit 2,4 € par habitant.",
        "Soit 40 000 + 25 000 + 15 000 = 80 000 €.",
        "La cote 3 × 4 + 2 = 14 est libre.",
        "La cote 4 + 2 = 14 - 8 est libre.",
        "Le total est de 14,4 M€, voirie comprise :\n\n- l'habitat, 4,5 M€ ;\n- le parc, 3,2 M€.",
    ],
)
def test_what_is_right_stays_silent(tmp_path: Path, text: str) -> None:
    assert _codes(tmp_path, text) == set()


def test_a_sum_in_round_figures_is_only_told(tmp_path: Path) -> None:
    text = "Le total est de 14 400 000 €, à savoir :\n\n- l'habitat, 14 000 000 € ;\n- le parc, 399 986 €."
    assert _codes(tmp_path, text) == {"total.rounded"}
