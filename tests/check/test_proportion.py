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
