"""Percentages are computed again where nothing is in doubt."""

from pathlib import Path

import pytest

from tests.acts import loaded_with

ARTICLE = "# Article 1 – Objet {#objet}\n\n"


def _codes(tmp_path: Path, text: str) -> set[str]:
    return {remark.code for remark in loaded_with(tmp_path, acte=f"{ARTICLE}{text}\n").diagnostics}


@pytest.mark.parametrize(
    "text",
    [
        "Il finance 25 % du coût (25 000 €), soit 6 500 €.",
        "Ils sont 29 quartiers sur 42 (59 %) à le dire.",
        "Sur 250 élèves, 100 (soit 50 %) viennent à pied.",
        "Sur les 250 élèves, 100 viennent à pied, soit 50 %.",
        "L'État verse 20 % du coût, soit 10 000 € sur 80 000 €.",
    ],
)
def test_a_fault_is_told(tmp_path: Path, text: str) -> None:
    assert _codes(tmp_path, text) == {"share.wrong"}


@pytest.mark.parametrize(
    "text",
    [
        "Il finance 25 % du coût (25 000 €), soit 6 250 €.",
        "Ils sont 29 quartiers sur 42 (69 %) à le dire.",
        "Sur 250 élèves, 100 (soit 40 %) viennent à pied.",
        "Sur 250 élèves, 100 (50 % des filles) viennent à pied.",
        "Sur 250 élèves, 100 viennent à vélo (10 % de plus qu'en 2019).",
        "Sur 250 élèves, 100 mangent là et 50 dehors (20 %).",
        "Sur 20 ans, 10 logements (5 %) sont rénovés.",
        "Ils sont 29 quartiers sur 42 (12 % de plus) à le dire.",
        "L'État verse 20 % du coût, soit 16 000 € sur 80 000 €.",
        "L'État verse 20 % du coût, soit 10 000 € sur trois ans, et 80 000 € au collège.",
        "Il investit 13,12 M€ (soit 7,6 % du coût total), dont 8,78 M€ pour l'habitat.",
    ],
)
def test_what_is_right_stays_silent(tmp_path: Path, text: str) -> None:
    assert _codes(tmp_path, text) == set()


def _table(*rows: tuple[int, str]) -> str:
    lines = "".join(
        f"  - {{id: r{rank}, nombre: {number}, part: {part}}}\n" for rank, (number, part) in enumerate(rows)
    )
    return f"""```tableau
id: parts
titre: Parts
colonnes:
  - {{id: nombre, titre: Nombre, type: entier}}
  - {{id: part, titre: Part, type: pourcentage}}
lignes:
{lines}```"""


def test_the_odd_row_of_a_column_of_shares_is_told(tmp_path: Path) -> None:
    table = _table((20, "20"), (30, "30"), (40, "45"), (10, "10"))
    (remark,) = loaded_with(tmp_path, acte=ARTICLE + table).diagnostics
    assert remark.code == "share.wrong"
    assert "r2" in remark.message


@pytest.mark.parametrize(
    "rows",
    [
        [(1, "33.3"), (1, "33.3"), (1, "33.4")],
        [(20, "3"), (30, "12"), (40, "45")],
        [(12, "44"), (7, "26"), (8, "30")],
    ],
)
def test_rounded_shares_and_other_percentages_stay_silent(
    tmp_path: Path, rows: list[tuple[int, str]]
) -> None:
    assert _codes(tmp_path, _table(*rows)) == set()
