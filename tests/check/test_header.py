"""Headers of the tables of one series."""

from pathlib import Path

from tests.acts import loaded_with, said

CODE = "table.headers-differ"


def table(name: str, header: str = "Subventions", column: str = "montant") -> str:
    """Return a table of one row."""
    return f"""
```tableau
id: {name}
titre: Tableau {name}
colonnes:
  - {{id: annee, titre: Année, entete_ligne: oui}}
  - {{id: {column}, titre: {header}, type: montant}}
lignes:
  - {{id: un, annee: "2025", {column}: 100}}
```
"""


def remarks(folder: Path, *tables: str) -> list[tuple[str, str]]:
    return said(
        loaded_with(folder, "\n# Annexe 1 – Subventions {#annexe-subventions}\n" + "".join(tables)), CODE
    )


def test_the_one_that_stands_out_is_told(tmp_path: Path) -> None:
    tables = (table("subventions-a"), table("subventions-b", "Aides"), table("subventions-c"))
    assert remarks(tmp_path, *tables) == [(CODE, "Aides")]


def test_a_series_of_equal_headers_is_right(tmp_path: Path) -> None:
    assert remarks(tmp_path, *(table(f"subventions-{name}") for name in "abcd")) == []


def test_two_tables_make_no_series(tmp_path: Path) -> None:
    assert remarks(tmp_path, table("subventions-a"), table("subventions-b", "Aides")) == []


def test_tables_of_other_columns_or_names_are_of_no_series(tmp_path: Path) -> None:
    tables = (
        table("subventions-a"),
        table("subventions-b"),
        table("subventions-c", "Habitants", "habitants"),
    )
    assert remarks(tmp_path, *tables, table("aides-a", "Aides")) == []
