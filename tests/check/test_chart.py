"""Charts and the tables they are drawn from."""

from pathlib import Path

from tests.acts import loaded_with, said

ACT = """
# Annexe 1 – Les lieux {#lieux}

```tableau
id: villes
titre: Villes
colonnes: [{id: nom, titre: Nom, entete_ligne: oui}, {id: habitants, titre: Habitants, type: entier}]
lignes: [{id: a, nom: Amont, code: A1, habitants: 3}]
```

```graphique
id: g
titre: Habitants
table: TABLE
etiquette: LABEL
valeur: VALUE
alternative: Amont seul est peuplé.
```
"""


def _said(
    folder: Path, table: str = "villes", label: str = "nom", value: str = "habitants"
) -> list[tuple[str, str]]:
    added = ACT.replace("TABLE", table).replace("LABEL", label).replace("VALUE", value)
    return said(loaded_with(folder, added), "chart.unknown-table", "chart.unknown-column")


def test_a_chart_drawn_from_a_table_of_the_act_is_silent(tmp_path: Path) -> None:
    assert _said(tmp_path) == []


def test_a_column_of_the_records_that_is_not_printed_may_name_bars(tmp_path: Path) -> None:
    assert _said(tmp_path, label="code") == []


def test_an_unknown_table_is_told_once(tmp_path: Path) -> None:
    assert _said(tmp_path, table="villages") == [("chart.unknown-table", "villages")]


def test_a_column_of_words_gives_no_length(tmp_path: Path) -> None:
    assert _said(tmp_path, value="nom") == [("chart.unknown-column", "nom")]


def test_an_unknown_label_is_told(tmp_path: Path) -> None:
    assert _said(tmp_path, label="noms") == [("chart.unknown-column", "noms")]
