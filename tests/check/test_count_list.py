"""A number announced is compared with the list that follows."""

from pathlib import Path

import pytest

from tests.acts import loaded_with

ARTICLE = "# Article 1 – Objet {#objet}\n\n"


def _codes(tmp_path: Path, text: str) -> set[str]:
    return {remark.code for remark in loaded_with(tmp_path, acte=f"{ARTICLE}{text}\n").diagnostics}


@pytest.mark.parametrize(
    "text",
    [
        "Ils agissent autour de six axes :\n\n- un ;\n- deux ;\n- trois ;\n- quatre ;\n- cinq.",
        "Les six axes suivants :\n\n- un ;\n- deux ;\n- trois ;\n- quatre ;\n- cinq.",
        "Elle comprend trois volets :\n\n- santé ;\n- emploi.",
        "Deux fonds ont été créés à cette occasion :\n\n- le premier ;\n- le second ;\n- le troisième.",
        (
            "Il réunit 5 communes :\n\n- dans l'Est, Arles, Berre et Cannes ;\n- dans l'Ouest, Dinan, "
            "Erquy et Flers."
        ),
    ],
)
def test_a_fault_is_told(tmp_path: Path, text: str) -> None:
    assert _codes(tmp_path, text) == {"count.list"}


@pytest.mark.parametrize(
    "text",
    [
        "Elle comprend trois dispositifs et un outil :\n\n- a ;\n- b ;\n- c ;\n- d.",
        (
            "Le Département accompagne les 15 projets du territoire retenus dans ce programme :\n\n- par "
            "sa signature ;\n- par son adhésion ;\n- par ses aides."
        ),
        (
            "La ville compte trois garderies, ouvertes en octobre 2015 :\n\n- à Vitry, dans les centres "
            "sociaux Balzac et du Midi ;\n- à Villejuif, dans la Maison des Parents."
        ),
        "Il finance notamment six projets, dont :\n\n- a ;\n- b.",
        "En quatre mois, les parties ont :\n\n- écrit ;\n- signé.",
        (
            "Elle s'organise en quatre axes, que complète un volet consacré à la santé :\n\n- a ;\n- b "
            ";\n- c ;\n- d."
        ),
        (
            "Il réunit 6 communes :\n\n- dans l'Est, Arles, Berre et Cannes ;\n- dans l'Ouest, Dinan, "
            "Erquy et Flers."
        ),
        "Selon six thèmes :\n\n- a :\n  - b ;\n  - c ;\n  - d ;\n- e :\n  - f ;\n  - g ;\n  - h.",
    ],
)
def test_what_is_right_stays_silent(tmp_path: Path, text: str) -> None:
    assert _codes(tmp_path, text) == set()
