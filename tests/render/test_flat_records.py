"""Tables of the act as flat tables."""

from decimal import Decimal
from pathlib import Path

from compiler.model.table import ColumnType
from compiler.render.flat_act import flat_tables
from tests.acts import loaded_with
from tests.render.rich_act import rich_act

GATHERED = """
# Annexe 1 – Écoles {#annexe-ecoles}

```tableau
id: par-secteur
titre: Écoles par secteur
regroupement: {par: secteur}
colonnes:
  - {id: secteur, titre: Secteur}
  - {id: eleves, titre: Élèves, type: entier}
lignes:
  - {id: a, secteur: nord, eleves: 10, rue: une, ville: Essai}
  - {id: b, secteur: nord, eleves: 20, rue: deux, ville: Essai}
  - {id: c, secteur: sud, eleves: 5, rue: trois, ville: Essai}
```
"""


def test_a_computed_share_keeps_six_decimals(tmp_path: Path) -> None:
    added = GATHERED.replace(
        "- {id: eleves, titre: Élèves, type: entier}",
        "- {id: eleves, titre: Élèves, type: entier}\n  - {id: part, titre: Part, calcul: part, de: eleves}",
    )
    table = flat_tables(loaded_with(tmp_path, added).value)[-1]
    place = [column.id for column in table.columns].index("part")
    assert [row[place] for row in table.rows] == [Decimal("85.714286"), Decimal("14.285714")]


def test_fields_that_no_column_prints_are_kept_for_programs() -> None:
    column = flat_tables(rich_act())[-1].columns[-1]
    assert (column.id, column.type, column.is_technical) == ("secteur", ColumnType.TEXT, True)


def test_gathered_rows_keep_only_the_fields_that_all_of_them_share(tmp_path: Path) -> None:
    table = flat_tables(loaded_with(tmp_path, GATHERED).value)[-1]
    assert [column.id for column in table.columns] == ["id", "secteur", "eleves", "ville"]
    assert table.rows == (("nord", "nord", 30, "Essai"), ("sud", "sud", 5, "Essai"))
