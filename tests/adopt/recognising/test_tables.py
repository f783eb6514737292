"""Grids of data to tables: columns by what they hold, rows named, merged cells, totals."""

from dataclasses import replace
from decimal import Decimal

import pytest

from compiler.adopt.recognising import DEFAULT_PROFILE, Adoption, Kind, recognise, words_left_out
from compiler.model.paper import Grid
from compiler.model.table import ColumnType, Table
from compiler.model.text import plain
from tests.adopt.recognising.papers import (
    START,
    adopt,
    cell,
    grid,
    line,
    paper,
    shown_rows,
    table,
    told,
    words,
)

_NB = "\u00a0"


def _adopt(*grids: Grid) -> Adoption:
    return adopt("Annexe 1 – Chiffres", "Les chiffres sont les suivants.", *grids)


def _types(found: Table) -> list[ColumnType]:
    return [column.type for column in found.columns]


def test_columns_are_typed_by_what_they_hold() -> None:
    found = table(
        _adopt(
            grid(
                "Rue | Ouverte | Habitants | Part | Coût | Faits",
                "Haute | X | 1 708 | 1,5% | 1 000 € | - un // - deux",
                "Basse | | 12 | 0,2% | 2 500 € | - trois",
            )
        )
    )
    assert _types(found) == [
        ColumnType.TEXT,
        ColumnType.MARK,
        ColumnType.INTEGER,
        ColumnType.PERCENTAGE,
        ColumnType.AMOUNT,
        ColumnType.LIST,
    ]
    assert shown_rows(found) == [
        ["Haute", "X", f"1{_NB}708", f"1,5{_NB}%", f"1{_NB}000{_NB}€", "un|deux"],
        ["Basse", "", "12", f"0,2{_NB}%", f"2{_NB}500{_NB}€", "trois"],
    ]


def test_years_stay_as_they_are_written() -> None:
    found = table(_adopt(grid("Année | Projets", "2015 | 6", "2016 | 3")))
    assert _types(found) == [ColumnType.TEXT, ColumnType.INTEGER]
    assert [row.id for row in found.rows] == ["2015", "2016"]


def test_the_unit_of_a_title_becomes_that_of_a_column_of_sums() -> None:
    adoption = _adopt(grid("Année | Montant (en €)", "2015 | 10 500", "2016 | 6 000"))
    column = table(adoption).columns[1]
    assert (plain(column.title), column.type, column.unit) == ("Montant", ColumnType.AMOUNT, "€")
    assert shown_rows(table(adoption))[0] == ["2015", f"10{_NB}500"]
    assert [each.left_out for each in told(adoption, Kind.COLUMN)] == [" (en €)"]


def test_a_row_of_totals_is_computed_and_what_it_states_is_kept() -> None:
    adoption = _adopt(grid("Année | Projets", "2015 | 6", "2016 | 3", "Total 2015/2016 | 10"))
    (total,) = table(adoption).totals
    assert (plain(total.label), total.sums) == ("Total 2015/2016", (("projets", Decimal(9), "9"),))
    assert [(each.column, each.value) for each in total.stated] == [("projets", Decimal(10))]
    assert [each.message for each in told(adoption, Kind.TOTAL)] == [
        "Le total annoncé de la colonne « Projets » est 10 ; ses lignes font 9."
    ]


def test_a_row_that_only_begins_as_a_total_is_a_row() -> None:
    found = table(_adopt(grid("Mot | Sens", "Total | ensemble des choses", "Part | morceau")))
    assert (len(found.rows), found.totals) == (2, ())


def test_a_column_that_is_the_share_of_another_is_computed() -> None:
    rows = ("Haute | 50 | 50,0%", "Basse | 25 | 25,0%", "Neuve | 25 | 25,0%")
    column = table(_adopt(grid("Rue | Habitants | Poids", *rows))).columns[2]
    assert (column.share_of, column.decimals) == ("habitants", 1)
    wrong = ("Haute | 50 | 50,0%", "Basse | 25 | 25,0%", "Neuve | 25 | 24,0%")
    assert table(_adopt(grid("Rue | Habitants | Poids", *wrong))).columns[2].share_of == ""


def test_empty_cells_under_a_short_name_take_it_and_are_told() -> None:
    adoption = _adopt(
        grid("Ville | Rue | Habitants", "Orly | Haute | 10", " | Basse | 20", "Thiais | Neuve | 5")
    )
    assert [row[0] for row in shown_rows(table(adoption))] == ["Orly", "Orly", "Thiais"]
    assert [column.merges for column in table(adoption).columns] == [True, False, False]
    assert len(told(adoption, Kind.MERGED_CELLS)) == 1


def test_when_the_file_says_which_cells_are_merged_the_others_stay_empty() -> None:
    head = (cell("Ville"), cell("Rue"), cell("Habitants"))
    rows = (
        (cell("Orly", rows=2), cell("Haute"), cell("10")),
        (cell("Basse"), cell("20")),
        (cell(""), cell("Neuve"), cell("5")),
    )
    adoption = _adopt(Grid(rows=(head, *rows)))
    assert [row[0] for row in shown_rows(table(adoption))] == ["Orly", "Orly", ""]
    assert told(adoption, Kind.MERGED_CELLS)[0].is_sure


def test_a_table_cut_by_a_page_is_one_and_its_repeated_head_is_told() -> None:
    adoption = _adopt(
        grid("Année | Projets", "2015 | 6", "2016 | 3"), grid("2017 | 4", "Année | Projets", "2018 | 5")
    )
    assert [row.id for row in table(adoption).rows] == ["2015", "2016", "2017", "2018"]
    assert [each.left_out for each in told(adoption, Kind.HEADER)] == ["Année Projets"]


def test_a_grid_with_its_own_head_is_another_table() -> None:
    adoption = _adopt(
        grid("Année | Projets", "2015 | 6", "2016 | 3"), grid("Ville | Habitants", "Orly | 40", "Thiais | 30")
    )
    assert len([block for block in adoption.protocol.divisions[0].blocks if isinstance(block, Table)]) == 2


def test_cells_that_slipped_are_put_back_under_columns_of_their_look() -> None:
    adoption = _adopt(
        grid(
            *("Ville | Rue | QPV | QVA | Habitants | Poids |", "Orly | Haute | X | | 1 708 | 1,5% |"),
            *("Orly | Basse | X | | | 2 259 | 2,0%", "Orly | Neuve | | X | | |"),
        )
    )
    assert shown_rows(table(adoption))[1] == ["Orly", "Basse", "X", "", f"2{_NB}259", f"2,0{_NB}%"]
    assert len(table(adoption).columns) == 6


def test_numbered_rows_are_named_by_the_noun_of_the_next_column() -> None:
    found = table(
        _adopt(grid("Axe | n° | MESURES | État", "Loger | 1 | Bâtir | fait", " | 1.a | Vendre | en cours"))
    )
    assert found.row_noun == "mesure"
    assert [row.id for row in found.rows] == ["mesure-1", "mesure-1-a"]
    assert [column.heads_row for column in found.columns] == [False, True, False, False]


def test_a_table_without_head_has_columns_by_rank() -> None:
    adoption = _adopt(grid("Séquence 1 | 4e trimestre 2019 | - un // - deux", "Séquence 2 | 2020 | - trois"))
    assert [plain(column.title) for column in table(adoption).columns] == [
        "Colonne 1",
        "Colonne 2",
        "Colonne 3",
    ]
    assert len(table(adoption).rows) == 2


def test_a_caption_names_its_table_and_without_one_the_division_does() -> None:
    captioned = Grid(rows=grid("Année | Projets", "2015 | 6").rows, caption=words("Projets par an"))
    found = table(_adopt(captioned))
    assert (plain(found.title), found.id) == ("Projets par an", "tableau-projets-par-an")
    found = table(_adopt(grid("Année | Projets", "2015 | 6")))
    assert (plain(found.title), found.id) == ("Chiffres", "tableau-chiffres")


def test_rows_and_columns_of_one_name_have_ids_of_their_own() -> None:
    found = table(_adopt(grid("Rue | Rue | Nombre", "Haute | a | 1", "Haute | b | 2")))
    assert [column.id for column in found.columns] == ["rue", "rue-2", "nombre"]
    assert [row.id for row in found.rows] == ["haute", "haute-2"]


def test_raw_values_are_those_of_a_source_file() -> None:
    found = table(_adopt(grid("Rue | Ouverte | Habitants", "Haute | x | 1 708", "Basse | | 12")))
    assert found.rows[0].fields == (
        ("id", "haute"),
        ("rue", "Haute"),
        ("ouverte", "oui"),
        ("habitants", "1708"),
    )


def test_a_line_that_announces_a_table_is_its_caption() -> None:
    adoption = adopt(
        *("Annexe 1 – Chiffres", "Texte.", "Tableau 3 – Projets par an", grid("Année | Projets", "2015 | 6")),
        *("Texte.", grid("Rue | Projets", "Haute | 6"), line("Projets par rue", "Caption"), "Texte."),
    )
    found = [block for block in adoption.protocol.divisions[0].blocks if isinstance(block, Table)]
    assert [plain(each.title) for each in found] == ["Projets par an", "Projets par rue"]
    assert [each.left_out for each in told(adoption, Kind.TABLE)] == ["Tableau 3 – "]


def test_bookmarks_of_ours_give_tables_and_rows_their_ids_back() -> None:
    rows = ((cell("Année"), cell("Projets")), (replace(cell("2015"), anchor="L_projets__an_1"), cell("6")))
    found = table(_adopt(Grid(rows=rows, anchor="T_projets")))
    assert (found.id, [row.id for row in found.rows]) == ("projets", ["an-1"])


def test_a_grid_of_another_width_does_not_go_on_from_the_one_before() -> None:
    adoption = _adopt(grid("Année | Projets", "2015 | 6", "2016 | 3"), grid("1 | 2 | 3 | 4", "5 | 6 | 7 | 8"))
    assert len([block for block in adoption.protocol.divisions[0].blocks if isinstance(block, Table)]) == 2


def test_a_head_of_two_rows_names_columns_with_both() -> None:
    top = (cell("Ville"), cell("Habitants", columns=2))
    heads = (top, (cell(""), cell("2015"), cell("2016")))
    found = table(_adopt(Grid(rows=(*heads, (cell("Orly"), cell("10"), cell("20"))), heads=2)))
    assert [plain(column.title) for column in found.columns] == ["Ville", "Habitants 2015", "2016"]


def test_decimals_stay_as_they_are_written() -> None:
    found = table(_adopt(grid("Rue | Coût (en €)", "Haute | 12", "Basse | 2,50", "Total | 14,50")))
    assert [row[1] for row in shown_rows(found)] == ["12", "2,50"]
    assert found.totals[0].sums[0][2] == "14,50"


def _steps(*quarters: str) -> Adoption:
    return _adopt(grid("Étape | Moment", *(f"Étape {rank} | {each}" for rank, each in enumerate(quarters))))


def test_a_column_of_quarters_holds_quarters() -> None:
    adoption = _steps(
        "4ème trimestre 2019", "2e et 3e trimestre 2020", "du 4e trimestre 2020 au 1er trimestre 2021"
    )
    found = table(adoption)
    assert _types(found) == [ColumnType.TEXT, ColumnType.QUARTER]
    assert [dict(row.fields)["moment"] for row in found.rows] == [
        "2019-T4",
        "2020-T2/2020-T3",
        "2020-T4/2021-T1",
    ]
    assert [row[1].replace(_NB, " ") for row in shown_rows(found)][:2] == [
        "4e trimestre 2019",
        "2e et 3e trimestres 2020",
    ]
    assert [each.left_out for each in told(adoption, Kind.COLUMN)] == ["4ème", "trimestre"]


@pytest.mark.parametrize("odd", ["au cours de l'été 2020", "3e et 2e trimestres 2020", "5e trimestre 2020"])
def test_a_column_with_other_moments_stays_words(odd: str) -> None:
    assert _types(table(_steps("4e trimestre 2019", odd)))[1] is ColumnType.TEXT


@pytest.mark.parametrize(
    ("before", "named"),
    [
        ("Le travail se fera suivant la feuille de route suivante :", "Feuille de route"),
        ("La répartition des aides est la suivante :", "Répartition des aides"),
        ("Selon le calendrier de la mise en œuvre ci-dessous :", "Calendrier de la mise en œuvre"),
        ("Les aides figurent dans le tableau suivant :", "Chiffres"),
        ("Les chiffres sont les suivants.", "Chiffres"),
    ],
)
def test_a_table_takes_its_title_from_the_words_that_announce_it(before: str, named: str) -> None:
    whole = paper(*START, "Annexe 1 – Chiffres", before, grid("Rue | Nombre", "Haute | 10", "Basse | 12"))
    adoption = recognise(whole, DEFAULT_PROFILE)
    assert plain(table(adoption).title) == named
    assert [named in each.message for each in told(adoption, Kind.ADDED)] == [True]
    assert words_left_out(whole, adoption) == ()


def test_the_title_taken_from_an_announcement_hides_no_word_lost() -> None:
    before = "Le travail suit la feuille de route suivante :"
    rows = grid("Rue | Nombre", "Haute | 10", "Basse | 12")
    adoption = recognise(paper(*START, "Annexe 1 – Chiffres", before, rows), DEFAULT_PROFILE)
    longer = paper(*START, "Annexe 1 – Chiffres", f"{before} feuille", rows)
    assert words_left_out(longer, adoption) == ("feuille",)
