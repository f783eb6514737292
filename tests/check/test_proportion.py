"""Proportions in words are compared with the percentages beside them."""

from decimal import Decimal
from pathlib import Path

import pytest

from compiler.check.proportion import say_share
from tests.acts import loaded_with

ARTICLE = "# Article 1 – Objet {#objet}\n\n"


def _codes(tmp_path: Path, text: str) -> set[str]:
    return {remark.code for remark in loaded_with(tmp_path, acte=f"{ARTICLE}{text}\n").diagnostics}


@pytest.mark.parametrize(
    "text",
    [
        "Plus de la moitié (44 %) des quartiers sont concernés.",
        "Plus de la moitié des quartiers, soit 44 %, sont concernés.",
        "La majorité (40 %) des habitants le disent.",
        "Moins du quart (30 %) des élèves réussissent.",
        "Il compte plus de 100 000 habitants (98 500).",
        "44 % des habitants, soit plus de la moitié, sont actifs.",
        "31 % des foyers, soit la moitié, se chauffent au fioul.",
        "Plus de la moitié des 250 élèves (100) viennent à pied.",
        "Plus de la moitié des quartiers (20 QPV, soit 44 %) sont concernés.",
        "Plus de la moitié des élèves (44 % des élèves) viennent à pied.",
    ],
)
def test_a_fault_is_told(tmp_path: Path, text: str) -> None:
    assert _codes(tmp_path, text) == {"proportion.wrong"}


@pytest.mark.parametrize(
    "text",
    [
        "Près de la moitié (48 %) des quartiers sont concernés.",
        "Plus des deux tiers (69 %) des quartiers sont concernés.",
        "Un peu moins de la moitié (45 %) des quartiers sont concernés.",
        "Trois sur dix (30 %) sont précaires.",
        "Il paie le quart du coût de l'étude (25 000 €).",
        "Le tiers-payant (30 %) est proposé.",
        "La moitié est subventionnée par l'Agence, sa charge nette (12 %) reste.",
        "Il compte plus de 100 000 habitants (111 880).",
        "Plus de la moitié des trajets (10 % de plus qu'en 2019) se font à pied.",
        "Plus de la moitié des trajets, soit 10 % de plus qu'en 2019, se font à pied.",
        "Moins d'un tiers des logements (contre 45 % dans l'Oise) sont anciens.",
        "Plus de la moitié des foyers trient (44 % en 2019).",
        "Plus de la moitié des quartiers (44 % des habitants) sont concernés.",
        "Plus de la moitié des quartiers, soit 44 % des habitants, sont concernés.",
        "Plus de la moitié des logements (dont 20 % de studios) sont anciens.",
        "La dépense passe de 60 % à 40 %, soit un tiers de moins.",
        "La hausse est de 10 %, soit un quart de l'objectif.",
        "44 % des habitants, soit un tiers des ménages, sont aidés.",
        "54 % des habitants, soit plus de la moitié, sont actifs.",
        "Environ 40 % des élèves, soit la moitié, viennent à pied.",
        "Plus de la moitié des 250 élèves (130) viennent à pied.",
        "La moitié des 30 communes (3) signe.",
        "Plus de la moitié des aides va aux écoles (44 %) et le reste aux crèches.",
        "Un quart des logements, soit 40 % en centre-bourg, est vacant.",
        "Plus de la moitié des 250 élèves (8 classes) viennent à pied.",
    ],
)
def test_what_is_right_stays_silent(tmp_path: Path, text: str) -> None:
    assert _codes(tmp_path, text) == set()


@pytest.mark.parametrize(
    "text",
    ["Près d'un tiers (30 %) le disent.", "Un tiers (30 %) le disent.", "La grande majorité (55 %) le dit."],
)
def test_words_that_strain_the_number_are_only_told(tmp_path: Path, text: str) -> None:
    assert _codes(tmp_path, text) == {"proportion.loose"}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("44", "un peu moins de la moitié"),
        ("50", "la moitié"),
        ("35", "un peu plus d'un tiers"),
        ("72", "un peu moins des trois quarts"),
        ("3", "moins d'un dixième"),
    ],
)
def test_a_percentage_is_said_in_words(value: str, words: str) -> None:
    assert say_share(Decimal(value)) == words
