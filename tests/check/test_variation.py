"""Rises and falls are computed again where nothing is in doubt."""

from pathlib import Path

import pytest

from tests.acts import loaded_with

ARTICLE = "# Article 1 – Objet {#objet}\n\n"


def _codes(tmp_path: Path, text: str) -> set[str]:
    return {remark.code for remark in loaded_with(tmp_path, acte=f"{ARTICLE}{text}\n").diagnostics}


@pytest.mark.parametrize(
    "text",
    [
        "La subvention passe de 10 000 € à 15 000 €, soit une hausse de 30 %.",
        "Le nombre de cas passe de 40 en 2019 à 30 en 2024, soit une baisse de 30 %.",
        "Les élèves passent de 200 élèves à 150 élèves (soit une augmentation de 25 %).",
    ],
)
def test_a_fault_is_told(tmp_path: Path, text: str) -> None:
    assert _codes(tmp_path, text) == {"share.wrong"}


@pytest.mark.parametrize(
    "text",
    [
        "La subvention passe de 10 000 € à 15 000 €, soit une hausse de 50 %.",
        "Le nombre de cas passe de 30 à 40, soit une hausse de 33 %.",
        "La part passe de 20 % à 30 %, soit une hausse de 10 %.",
        "De 2019 à 2024, soit une hausse de 30 %.",
        "La dépense passe de 10 000 € à 15 000 €, soit une hausse de 10 % par an.",
        "Le prix passe de 10 000 € à 15 000 €, soit une hausse de près de 30 %.",
        "La dépense passe de 10 000 € à 15 M€, soit une hausse de 10 %.",
        "Le stock passe de 200 logements à 150 places, soit une baisse de 10 %.",
        "L'aide passe de 10 000 € à 15 000 € ; le tarif connaît une hausse de 30 %.",
    ],
)
def test_what_is_right_or_in_doubt_stays_silent(tmp_path: Path, text: str) -> None:
    assert _codes(tmp_path, text) == set()
