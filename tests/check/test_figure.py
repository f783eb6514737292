"""Computed figures that have no value."""

from pathlib import Path

from tests.acts import loaded_with

ARTICLE = "# Article 1 – Objet {#objet}\n\n"
TABLE = """

```tableau
id: quartiers
titre: Quartiers
colonnes:
  - {id: nom, titre: Nom}
lignes:
  - {id: moulin, nom: Le Moulin}
```
"""


def test_a_figure_of_an_unknown_table_is_told_with_the_nearest_one(tmp_path: Path) -> None:
    (remark,) = loaded_with(
        tmp_path, acte=f"{ARTICLE}Il y a [[nombre:quartier]] quartiers.{TABLE}"
    ).diagnostics
    assert remark.code == "figure.no-value"
    assert remark.hint == "vouliez-vous dire « quartiers » ?"


def test_a_figure_of_an_unknown_column_is_told(tmp_path: Path) -> None:
    found = loaded_with(
        tmp_path, acte=f"{ARTICLE}[[somme:quartiers.population]] habitants.{TABLE}"
    ).diagnostics
    assert [remark.code for remark in found] == ["figure.no-value"]


def test_a_figure_with_a_value_stays_silent(tmp_path: Path) -> None:
    acte = f"{ARTICLE}Il y a **[[nombre:quartiers|lettres]]** quartier.{TABLE}"
    assert loaded_with(tmp_path, acte=acte).diagnostics == ()
