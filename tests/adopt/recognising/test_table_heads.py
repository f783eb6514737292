"""The rows that name the columns of a table: years, titles over several columns, rows narrower than others."""

from dataclasses import replace

from compiler.adopt.recognising import Adoption, Kind
from compiler.diagnostics.span import whole_lines
from compiler.model.paper import Cell, Grid
from compiler.model.text import plain
from tests.adopt.recognising.papers import adopt, cell, grid, shown_rows, table, told


def _adopt(made: Grid) -> Adoption:
    return adopt("Annexe 1 – Chiffres", "Les chiffres sont les suivants.", made)


def _titles(adoption: Adoption) -> list[str]:
    return [plain(column.title) for column in table(adoption).columns]


def test_years_name_the_columns_of_the_sums_below_them() -> None:
    found = _adopt(
        grid(
            "Poste | 2024 | 2025 | 2025-2026",
            "Études | 10 000 | 12 000 | 8 000",
            "Travaux | 50 000 | 60 000 | 40 000",
            "Total | 60 000 | 72 000 | 48 000",
        )
    )
    assert _titles(found) == ["Poste", "2024", "2025", "2025-2026"]
    assert len(table(found).rows) == 2
    assert told(found, Kind.TOTAL) == []


def test_years_that_go_back_or_stand_above_years_name_nothing() -> None:
    assert _titles(_adopt(grid("Rue | 2025 | 2024", "Haute | 10 | 12", "Basse | 5 | 6")))[1] == "Colonne 2"
    assert _titles(_adopt(grid("Haute | 1985", "Basse | 1990", "Neuve | 2001")))[1] == "Colonne 2"


def test_a_row_narrower_than_those_below_it_is_read() -> None:
    found = _adopt(grid("Secteur | Commune", "Rives | Rivesud | Veille"))
    assert shown_rows(table(found)) == [["Secteur", "Commune", ""], ["Rives", "Rivesud", "Veille"]]


def _drawn(*rows: tuple[Cell, ...], heads: int) -> Grid:
    """Return a grid whose cells have a place each, as a word processor draws them."""
    line = 100
    placed: list[tuple[Cell, ...]] = []
    for row in rows:
        placed.append(
            tuple(
                replace(each, span=whole_lines("acte.txt", line + rank, line + rank))
                for rank, each in enumerate(row)
            )
        )
        line += len(row)
    return Grid(rows=tuple(placed), heads=heads)


def _financed(heads: int) -> Grid:
    return _drawn(
        (cell("Action", rows=2), cell("Financeurs (€)", columns=3)),
        (cell("État"), cell("Département"), cell("EPCI")),
        (cell("A1"), cell("500 000"), cell("250 000"), cell("500 000")),
        (cell("A2"), cell("1 000 000"), cell("400 000"), cell("2 000 000")),
        heads=heads,
    )


def test_a_title_over_several_columns_names_each_of_them_whether_the_file_says_its_heads_or_not() -> None:
    for heads in (0, 1, 2):
        found = _adopt(_financed(heads))
        assert _titles(found) == ["Action", "Financeurs État", "Financeurs Département", "Financeurs EPCI"]
        assert [column.unit for column in table(found).columns] == ["", "€", "€", "€"]
        assert len(table(found).rows) == 2


def test_the_empty_title_of_a_scan_is_not_that_of_its_neighbour() -> None:
    found = _adopt(grid("Rue | | Coût", "Haute | X | 12", "Basse | | 30", heads=1))
    assert _titles(found) == ["Rue", "Colonne 2", "Coût"]
