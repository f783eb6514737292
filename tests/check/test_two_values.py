"""Works whose cost is given twice."""

from pathlib import Path

import pytest

from tests.acts import loaded_with, said

CODE = "figure.two-values"


def two(folder: Path, first: str, second: str) -> list[tuple[str, str]]:
    """Return what is said of two sentences in two articles."""
    added = f"\n# Article 3 – Suivi {{#suivi}}\n\n{first}\n\n# Article 4 – Fin {{#fin}}\n\n{second}\n"
    return said(loaded_with(folder, added), CODE)


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("La piscine coûte 2 400 000 €.", "La piscine coûte 2 500 000 €.", "2 500 000 €"),
        (
            "Le coût de la piscine est estimé à 2,4 M€.",
            "Le coût de la piscine est de 2 600 000 €.",
            "2 600 000 €",
        ),
        (
            "Les chantiers sont : la piscine municipale, 2 400 000 € ; le gymnase, 1 200 000 €.",
            "Deux lieux ouvrent : la piscine municipale (2 500 000 €) et la halle.",
            "2 500 000 €",
        ),
        ("En 2026, la piscine coûte 400 000 €.", "En 2026, la piscine coûte 500 000 €.", "500 000 €"),
    ],
)
def test_two_costs_of_one_thing_are_told(tmp_path: Path, first: str, second: str, words: str) -> None:
    assert two(tmp_path, first, second) == [(CODE, words)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("La piscine coûte 2 400 000 €.", "La piscine coûte 2,4 M€."),
        ("La piscine coûte 2 412 345 €.", "La piscine coûte 2 412 000 €."),
        ("La piscine coûte environ 2 400 000 €.", "La piscine coûte 2 500 000 €."),
        ("En 2026, la piscine coûte 400 000 €.", "En 2027, la piscine coûte 500 000 €."),
        ("La piscine d'Essai coûte 2 400 000 €.", "La piscine d'Orge coûte 2 500 000 €."),
        ("L'État finance la piscine (200 000 €).", "La commune finance la piscine (300 000 €)."),
        ("La piscine coûte 2 400 000 € hors taxes.", "La piscine coûte 2 880 000 € toutes taxes comprises."),
        ("La commune verse 20 000 €.", "La commune verse 30 000 €."),
        ("Il coûte 20 000 €.", "Il coûte 30 000 €."),
        (
            "En 2026 ouvre la piscine municipale (400 000 €).",
            "En 2027 ouvre la piscine municipale (500 000 €).",
        ),
        ("La piscine municipale, près de 400 000 €.", "La piscine municipale, 500 000 €."),
        ("L'État, 20 000 € ; la commune, 10 000 €.", "L'État, 30 000 € ; la commune, 20 000 €."),
    ],
)
def test_shares_years_roundings_and_other_things_are_right(tmp_path: Path, first: str, second: str) -> None:
    assert two(tmp_path, first, second) == []
