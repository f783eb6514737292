"""A number is compared with the names given one by one after it."""

from pathlib import Path

import pytest

from tests.acts import loaded_with

ARTICLE = "# Article 1 – Objet {#objet}\n\n"


def _codes(tmp_path: Path, text: str) -> set[str]:
    return {remark.code for remark in loaded_with(tmp_path, acte=f"{ARTICLE}{text}\n").diagnostics}


@pytest.mark.parametrize(
    "text",
    [
        "6 projets ont été soutenus pour 683 619 € (le Forum, le plateau, la salle, la Halle, le stade).",
        "Les trois communes (Orly, Thiais, Valenton et Villejuif) signent.",
        (
            "Les sept contrats d'Orly, de Thiais, du Val de Bièvre, de Valenton et de Viry-Châtillon, "
            "signés en 2015."
        ),
        "Les quatre services (accueil, garderie, conseil) ouvrent.",
        "Les quatre thèmes retenus sont l'eau, l'air et l'énergie.",
        "Les cinq axes sont : la sobriété, l'eau et l'air.",
    ],
)
def test_a_fault_is_told(tmp_path: Path, text: str) -> None:
    assert _codes(tmp_path, text) == {"count.enumeration"}


@pytest.mark.parametrize(
    "text",
    [
        (
            "Les quatre contrats conclus à l'échelle d'une seule commune (Orly, Thiais, Valenton et "
            "Villejuif) totalisent 138 projets."
        ),
        "Les trois services (accueil, centre social et culturel, garderie) ouvrent.",
        (
            "Une typologie en quatre classes, de la plus précaire (classe A, dite « rouge », et B) à la "
            "moins précaire."
        ),
        "Les six projets (notamment le Forum, la salle, la Halle) ont abouti.",
        "Les 5 communes d'Arcueil, Cachan, L'Haÿ-les-Roses, Le Kremlin-Bicêtre et Ivry-sur-Seine signent.",
        "En 2019, 12 associations ont participé (musique, danse, théâtre, etc.).",
        (
            "Les trois associations Améri, RADYA (Réseau des acteurs, des ateliers, des langues) et "
            "DULALA signent."
        ),
        "Quatre agents (deux à Orly, un à Thiais, un à Cachan) arrivent.",
        "Trois réunions (janvier, mai, septembre, et décembre si besoin) sont tenues.",
        "Trois ateliers (cuisine, couture, chant et, le cas échéant, danse) sont ouverts.",
        "Les trois thèmes retenus sont l'eau, l'air et l'énergie.",
        "Les quatre thèmes retenus sont notamment l'eau, l'air et l'énergie.",
        "Les deux priorités sont la réussite des élèves, le lien avec les familles et les quartiers.",
        "Deux des quatre thèmes retenus sont l'eau et l'air.",
        "Les quatre communes sont le poumon, la mémoire et l'âme du territoire.",
        "Les cinq axes sont les plus anciens, les plus larges et les plus suivis.",
        "Quatre thèmes sont l'eau, l'air et l'énergie.",
    ],
)
def test_what_is_right_stays_silent(tmp_path: Path, text: str) -> None:
    assert _codes(tmp_path, text) == set()
