"""The workbook, read back by another library."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from compiler.model.division import Division
from compiler.model.table import Table
from compiler.render.flat_act import NATURES, flat_tables
from compiler.render.workbook import render_workbook
from tests.render.rich_act import rich_act, whole_act

STAMP = datetime(2026, 1, 15, 9, 30, tzinfo=UTC)


def _open(*, values: bool = False) -> Workbook:
    return load_workbook(io.BytesIO(render_workbook(rich_act(), STAMP)), data_only=values)


def _column(sheet: Any, title: str) -> list[Any]:  # noqa: ANN401 - a sheet of either kind
    heads = [cell.value for cell in sheet[1]]
    return [row[heads.index(title)] for row in sheet.iter_rows(min_row=2)]


def test_the_summary_leads_to_every_other_sheet() -> None:
    book = _open()
    summary = book["Sommaire"]
    links = [summary.cell(row, 1) for row in range(5, summary.max_row + 1)]
    assert book.sheetnames == ["Sommaire", *(str(cell.value) for cell in links)]
    assert [cell.hyperlink.location for cell in links if cell.hyperlink] == [
        f"'{cell.value}'!A1" for cell in links
    ]


@pytest.mark.parametrize("act", [rich_act, whole_act])
def test_names_of_sheets_are_short_and_differ_whatever_the_case(act: Any) -> None:  # noqa: ANN401 - a cached function
    names = load_workbook(io.BytesIO(render_workbook(act(), STAMP))).sheetnames
    assert len(names) == len(flat_tables(act())) + 1
    assert all(len(name) <= 31 for name in names)
    assert len({name.lower() for name in names}) == len(names)


def test_sheets_whose_titles_begin_alike_bear_the_words_that_differ() -> None:
    names = load_workbook(io.BytesIO(render_workbook(whole_act(), STAMP))).sheetnames
    assert {"10 Ivry-sur-Seine", "17 Le Kremlin-Bicêtre", "18 L’Haÿ-les-Roses"} <= set(names)
    # Titles that are cut after they differ keep their beginning.
    assert {"3 Quartiers prioritaires et…", "26 Quartiers prioritaires…"} <= set(names)
    assert not [name for name in names if name.endswith(")")]


def test_sheets_of_one_title_are_told_apart_by_their_rank() -> None:
    act = rich_act()
    act = replace(act, divisions=tuple(_twice(division) for division in act.divisions))
    names = load_workbook(io.BytesIO(render_workbook(act, STAMP))).sheetnames
    assert names[-2:] == ["1 Écoles de la commune", "1 Écoles de la commune (2)"]


def _twice(division: Division) -> Division:
    tables = tuple(
        replace(block, id=f"{block.id}-2") for block in division.blocks if isinstance(block, Table)
    )
    return replace(division, blocks=(*division.blocks, *tables))


def test_natures_are_said_in_words_and_every_one_of_them_has_some() -> None:
    schema = json.loads(
        (Path(__file__).parents[2] / "schema/parties.schema.json").read_text(encoding="utf-8")
    )
    parties = schema["properties"]["parties"]["items"]["properties"]
    assert list(NATURES) == parties["nature"]["enum"]
    shown = [cell.value for cell in _column(_open()["Parties"], "Nature")]
    assert shown == [NATURES[party.nature] for party in rich_act().parties]


def test_values_are_numbers_dates_and_words() -> None:
    sheet = _open()["1 Écoles de la commune"]
    assert [cell.value for cell in _column(sheet, "Effectif (élèves)")][:2] == [1200, 300]
    opening = _column(sheet, "Ouverture")[0]
    assert (opening.value, opening.number_format) == (datetime(1998, 9, 1), "dd/mm/yyyy")  # noqa: DTZ001 - a day
    assert _column(sheet, "Travaux")[0].value == "2025-T2/2025-T3"
    assert _column(sheet, "Salles")[0].value == "Préau\nSalle, bleue"
    assert _column(sheet, "Porteurs")[0].value == "Essai, État"
    assert [cell.value for cell in _column(sheet, "Cantine")][:2] == ["oui", "non"]


def test_money_and_shares_have_formats_that_a_french_spreadsheet_shows_in_french() -> None:
    sheet = _open()["1 Écoles de la commune"]
    assert _column(sheet, "Coût")[0].number_format == r"#,##0.00\ [$€-40C]"
    share = _column(sheet, "Part")[0]
    assert (share.value, share.number_format) == (0.8, r"0.0\ %")


def test_totals_are_formulas_with_the_value_they_have_now() -> None:
    name = "1 Écoles de la commune"
    formula, value = (
        _column(_open()[name], "Effectif (élèves)")[2],
        _column(_open(values=True)[name], "Effectif (élèves)")[2],
    )
    assert (formula.value, value.value) == ("=SUM(B2:B3)", 1500)
    assert _column(_open(values=True)[name], "Coût")[2].value == 11499.5
    assert _open()[name]["A4"].value == "Ensemble"


def test_words_that_look_like_a_formula_stay_words() -> None:
    cell = _column(_open()["1 Écoles de la commune"], "École")[1]
    assert (cell.value, cell.data_type) == ("=Zola", "s")


def test_what_serves_programs_stays_out_and_the_id_comes_last() -> None:
    heads = [cell.value for cell in _open()["Engagements"][1]]
    assert heads[-1] == "Identifiant"
    assert "Axe" in heads
    assert not any("(identifiant)" in str(head) for head in heads)


def test_sheets_are_ready_to_read_and_to_print() -> None:
    sheet = _open()["Engagements"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:I3"
    setup = sheet.page_setup
    assert (setup.orientation, setup.fitToWidth or 1, setup.fitToHeight) == ("landscape", 1, 0)
    fitted = sheet.sheet_properties.pageSetUpPr
    assert fitted is not None
    assert fitted.fitToPage
    assert sheet.print_title_rows == "$1:$1"


def test_the_workbook_says_what_it_is() -> None:
    said = _open().properties
    assert (said.title, said.creator, said.created) == (
        "Convention d’essai",
        "Val d’Essai",
        STAMP.replace(tzinfo=None),
    )


def test_two_runs_give_the_same_bytes_wherever_the_clock_stands() -> None:
    paris = STAMP.astimezone(timezone(timedelta(hours=2)))
    assert render_workbook(rich_act(), STAMP) == render_workbook(rich_act(), paris)


def test_no_part_of_the_archive_is_dated() -> None:
    with zipfile.ZipFile(io.BytesIO(render_workbook(rich_act(), STAMP))) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
