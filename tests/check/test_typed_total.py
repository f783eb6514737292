"""Totals typed in cells are compared with the cells that they add up."""

from pathlib import Path

import pytest

from tests.acts import loaded_with

ARTICLE = "# Article 1 – Objet {#objet}\n\n"


def _table(rows: list[str], kind: str = "entier", third: str = "Total") -> str:
    lines = ""
    for rank, row in enumerate(rows):
        name, *numbers = row.split()
        cells = "".join(
            f", {column}: {number}" for column, number in zip("abt", numbers, strict=True) if number != "-"
        )
        lines += f"  - {{id: r{rank}, nom: {name}{cells}}}\n"
    return f"""```tableau
id: effectifs
titre: Effectifs
colonnes:
  - {{id: nom, titre: École, entete_ligne: oui}}
  - {{id: a, titre: Filles, type: {kind}}}
  - {{id: b, titre: Garçons, type: {kind}}}
  - {{id: t, titre: "{third}", type: {kind}}}
lignes:
{lines}```
"""


def _told(tmp_path: Path, table: str) -> list[str]:
    found = loaded_with(tmp_path, acte=ARTICLE + table).diagnostics
    assert {remark.code for remark in found} <= {"total.cell-wrong"}
    return [remark.message for remark in found]


def test_the_odd_row_of_a_column_of_totals_is_told(tmp_path: Path) -> None:
    (message,) = _told(tmp_path, _table(["Curie 60 62 122", "Moulin 48 41 98", "Ferry 35 37 72"]))
    assert "ligne « r1 »" in message
    assert "98 est écrit, la somme est 89 (écart : 9)" in message


def test_a_wrong_typed_row_of_totals_is_told_once(tmp_path: Path) -> None:
    table = _table(["Curie 60 62 122", "Moulin 48 41 89", "Total 108 130 211"])
    (message,) = _told(tmp_path, table)
    assert "130 est écrit, la somme est 103" in message


def test_a_single_column_of_amounts_is_enough_under_a_row_of_totals(tmp_path: Path) -> None:
    table = _table(["Curie 60 1 9", "Moulin 40 2 8", "Total 110 - -"], kind="montant", third="Reste")
    (message,) = _told(tmp_path, table)
    assert "la somme est 100" in message


def test_subtotals_are_compared_with_the_rows_since_the_last(tmp_path: Path) -> None:
    rows = ["A 1 20 21", "B 2 30 32", "Sous-total 3 60 53", "C 4 40 44", "D 5 50 55", "Sous-total 9 90 99"]
    (message, *_) = _told(tmp_path, _table([*rows, "Total 12 140 152"]))
    assert "colonne « Garçons »" in message
    assert "60 est écrit, la somme est 50" in message


@pytest.mark.parametrize(
    ("rows", "kind", "third"),
    [
        (["A 60 62 122", "B 48 41 89", "Total 108 103 211"], "entier", "Total"),
        (["A 60 62 200", "B 48 41 300", "C 35 37 400"], "entier", "Total"),
        (["A 60 62 122", "B 48 41 89", "C 1 2 9", "D 1 3 9", "E 1 4 9"], "entier", "Total"),
        (["A 60 62 122", "B 48 41 89", "C 35 37 90"], "entier", "Capacité"),
        (["A 60 - 122", "B 48 41 89", "C 35 37 72"], "entier", "Total"),
        (["A 60 0 75", "B 48 41 89", "C 35 37 72"], "entier", "Total"),
        (["A 60 62 123", "B 48 41 89", "C 35 37 72"], "montant", "Total"),
        (["A 60 62 5", "B 48 41 6", "Total 108 103 5.5"], "montant", "Prix moyen"),
        (["A 5 1 9", "B 4 2 8", "Total 8 - -"], "entier", "Reste"),
        (["A 5 1 9", "B 4 1 8", "Total 9 2 13"], "entier", "Associations"),
        (["A 5 1 9", "B 4 2 8", "Total 15 - -"], "montant", "Reste"),
        (["Totem 108 103 211", "A 60 62 122", "B 48 41 89"], "entier", "Total"),
        (
            ["A 1 2 3", "B 2 3 5", "Sous-total 3 5 8", "C 4 1 5", "D 5 1 6", "Total 12 7 19"],
            "entier",
            "Total",
        ),
        (["Total 108 103 211", "A 60 62 122", "B 48 41 89"], "entier", "Total"),
    ],
    ids=[
        "all is right",
        "the column called total adds up nothing",
        "too few rows add up",
        "a column of another name",
        "a cell is missing",
        "one part says nothing: the total may hold more",
        "half euros were rounded",
        "a mean",
        "things counted in two rows",
        "things counted in two rows, beside others that are not",
        "a total of something else",
        "a name that begins like total",
        "subtotals counted once",
        "the total comes first",
    ],
)
def test_what_is_right_or_cannot_be_known_stays_silent(
    tmp_path: Path, rows: list[str], kind: str, third: str
) -> None:
    assert _told(tmp_path, _table(rows, kind, third)) == []


def test_a_total_above_its_rows_is_compared_with_those_below(tmp_path: Path) -> None:
    (message,) = _told(tmp_path, _table(["Total 108 110 211", "A 60 62 122", "B 48 41 89"]))
    assert "110 est écrit, la somme est 103" in message


def test_a_part_that_is_not_stated_may_be_anything(tmp_path: Path) -> None:
    three = _table(["A 60 62 122", "B 48 41 89", "C 35 37 75"]).replace(
        "  - {id: t,", "  - {id: c, titre: Autres, type: entier}\n  - {id: t,"
    )
    three = three.replace("b: 62,", "b: 62, c: 0,")
    assert _told(tmp_path, three) == []
    assert len(_told(tmp_path / "stated", three.replace("b: 37,", "b: 37, c: 0,"))) == 1
