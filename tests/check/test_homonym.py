"""Places of one name in one table."""

from pathlib import Path

import pytest

from tests.acts import loaded_with, said

CODE = "row.homonym"


def table(columns: str, rows: str) -> str:
    return f"""
# Annexe 1 – Quartiers {{#annexe-quartiers}}

```tableau
id: quartiers
titre: Quartiers prioritaires
colonnes:
{columns}
lignes:
{rows}
```
"""


NAME = "  - {id: quartier, titre: Nom du quartier, entete_ligne: oui}"


def test_two_districts_of_one_name_are_told(tmp_path: Path) -> None:
    rows = "  - {id: a, quartier: Centre-ville}\n  - {id: b, quartier: Centre-ville}"
    assert said(loaded_with(tmp_path, table(NAME, rows)), CODE) == [(CODE, "Centre-ville")]


@pytest.mark.parametrize(
    "other", ["Centre-Ville", "Centre ville", "CENTRE-VILLE", "Centre–ville".replace("–", "-")]
)
def test_one_name_in_two_spellings_is_told(tmp_path: Path, other: str) -> None:
    rows = f"  - {{id: a, quartier: Centre-ville}}\n  - {{id: b, quartier: {other}}}"
    assert said(loaded_with(tmp_path, table(NAME, rows)), CODE) == [(CODE, other)]


@pytest.mark.parametrize(
    "other", ["Centre-villes", "Centre-ville nord", "Centre", "Ville-centre", "Centreville"]
)
def test_other_names_are_left_alone(tmp_path: Path, other: str) -> None:
    rows = f"  - {{id: a, quartier: Centre-ville}}\n  - {{id: b, quartier: {other}}}"
    assert said(loaded_with(tmp_path, table(NAME, rows)), CODE) == []


def test_codes_that_differ_by_their_case_tell_apart(tmp_path: Path) -> None:
    columns = NAME + "\n  - {id: code, titre: Code}"
    rows = "  - {id: a, quartier: Centre, code: 1a}\n  - {id: b, quartier: Centre, code: 1A}"
    assert said(loaded_with(tmp_path, table(columns, rows)), CODE) == []


def test_a_code_tells_them_apart(tmp_path: Path) -> None:
    columns = NAME + "\n  - {id: code, titre: Code}"
    rows = "  - {id: a, quartier: Centre-ville, code: QP1}\n  - {id: b, quartier: Centre-ville, code: QP2}"
    assert said(loaded_with(tmp_path, table(columns, rows)), CODE) == []


def test_the_commune_tells_them_apart(tmp_path: Path) -> None:
    columns = "  - {id: commune, titre: Commune, fusion: oui}\n" + NAME
    rows = "  - {id: a, commune: Essai, quartier: Centre}\n  - {id: b, commune: Orge, quartier: Centre}"
    assert said(loaded_with(tmp_path, table(columns, rows)), CODE) == []


def test_a_population_does_not_tell_them_apart(tmp_path: Path) -> None:
    columns = NAME + "\n  - {id: population, titre: Population, type: entier}"
    rows = "  - {id: a, quartier: Centre, population: 12}\n  - {id: b, quartier: Centre, population: 13}"
    assert said(loaded_with(tmp_path, table(columns, rows)), CODE) == [(CODE, "Centre")]


def test_rows_that_are_not_places_may_repeat(tmp_path: Path) -> None:
    columns = "  - {id: theme, titre: Thème, entete_ligne: oui}\n  - {id: action, titre: Action}"
    rows = "  - {id: a, theme: Santé, action: Soigner}\n  - {id: b, theme: Santé, action: Prévenir}"
    assert said(loaded_with(tmp_path, table(columns, rows)), CODE) == []


def test_a_column_of_merged_places_gathers_rows(tmp_path: Path) -> None:
    columns = (
        "  - {id: commune, titre: Commune, entete_ligne: oui, fusion: oui}\n  - {id: projet, titre: Projet}"
    )
    rows = "  - {id: a, commune: Essai, projet: École}\n  - {id: b, commune: Essai, projet: Crèche}"
    assert said(loaded_with(tmp_path, table(columns, rows)), CODE) == []
