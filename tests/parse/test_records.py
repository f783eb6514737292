"""Records of a CSV file: what is wrong with a row, told once and at its place."""

from pathlib import Path

import pytest

from compiler.pipeline import load_with_texts
from tests.acts import act_with, said

TABLE = """
# Annexe 1 – Lieux {#lieux}

```tableau
id: lieux-table
titre: Lieux
fichier: lieux.csv
colonnes:
  - {id: nom, titre: Nom}
```
"""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("nom\nA\nB\nC\n", [("csv.missing-id", "nom")]),
        ("id,nom\n,A\nb,B\n", [("csv.missing-id", ",A")]),
        ("id,nom\na,A,B\n", [("csv.wrong-width", "a,A,B")]),
        ("id,nom\na\n", [("csv.wrong-width", "a")]),
        ('id,nom\na,"A "B""\n', [("csv.syntax", 'a,"A "B""')]),
        ("id,nom\na,A\n\nb,B\n", []),
    ],
)
def test_a_row_that_is_wrong_is_told_at_its_line(
    tmp_path: Path, rows: str, expected: list[tuple[str, str]]
) -> None:
    source = act_with(tmp_path, TABLE)
    (source / "lieux.csv").write_text(rows, encoding="utf-8")
    assert said(load_with_texts(source), "csv.missing-id", "csv.wrong-width", "csv.syntax") == expected


@pytest.mark.parametrize(
    ("row", "hint"), [("a,A,B", "mettez entre guillemets"), ("a", "donnez une valeur à chaque")]
)
def test_the_hint_of_a_wrong_width_depends_on_which_way_it_is_wrong(
    tmp_path: Path, row: str, hint: str
) -> None:
    source = act_with(tmp_path, TABLE)
    (source / "lieux.csv").write_text(f"id,nom\n{row}\n", encoding="utf-8")
    found = [item for item in load_with_texts(source).diagnostics if item.code == "csv.wrong-width"]
    assert [item.hint.startswith(hint) for item in found] == [True]
