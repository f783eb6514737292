"""The workbook and the CSV files hold every cell of every table, every engagement and every indicator."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest

from compiler.model.phrase import parties_by_id
from compiler.model.table import Cell, Column, ColumnType, PartyList, Quarters, Table
from compiler.model.text import Text, plain
from tests.acceptance.command import Built
from tests.acceptance.words import simple

Sheet = dict[str, tuple[object, ...]]


def _tables(built: Built) -> list[Table]:
    return [block for block in built.protocol.blocks() if isinstance(block, Table)]


def _records(built: Built, name: str, *key: str) -> dict[tuple[str, ...], dict[str, str]]:
    text = built.read(f"annexes/{name}.csv").decode("utf-8")
    return {tuple(record[part] for part in key): record for record in csv.DictReader(io.StringIO(text))}


def _quarters(value: Quarters) -> str:
    ends = [f"{year}-T{rank}" for year, rank in (value.first, value.last)]
    return "/".join(dict.fromkeys(ends))


def _coded(cell: Cell) -> object:
    """Return what a program reads for a cell: a number as Decimal, anything else as words."""
    match cell.value:
        case None:
            return ""
        case bool():
            return "true" if cell.value else "false"
        case int() | Decimal():
            return Decimal(cell.value)
        case date():
            return cell.value.isoformat()
        case Quarters():
            return _quarters(cell.value)
        case PartyList():
            return " ".join(cell.value.ids)
        case _:
            return simple(" ".join(plain(paragraph) for paragraph in cell.paragraphs))


def _faults(table: Table, built: Built) -> Iterator[str]:
    """Yield the cells of a table that its CSV file does not hold."""
    records = _records(built, table.id, "id")
    for row in table.rows:
        record = records[row.id,]
        for column, cell in zip(table.columns, row.cells, strict=True):
            written, wanted = record[column.id], _coded(cell)
            if isinstance(wanted, Decimal):
                is_same = abs(Decimal(written) - wanted) < Decimal("0.000001")
            else:
                is_same = simple(written.replace("|", " ").removeprefix("'")) == wanted
            if not is_same:
                yield f"{table.id}, {row.id}, {column.id} : attendu « {wanted} », trouvé « {written} »"


def test_csv_files_hold_every_cell_of_every_table(built: Built) -> None:
    tables = _tables(built)
    assert sum(len(table.rows) for table in tables) > 200
    assert [fault for table in tables for fault in _faults(table, built)] == []
    assert all(len(_records(built, table.id, "id")) == len(table.rows) for table in tables)


def test_csv_files_hold_every_engagement_and_every_indicator(built: Built) -> None:
    engagements = _records(built, "engagements", "id")
    indicators = _records(built, "indicateurs", "porteur", "id")
    found = 0
    for division in built.protocol.all_divisions():
        holders = [(division.id, division.indicators)]
        for engagement in division.engagements:
            record = engagements[engagement.id,]
            assert record["code"] == engagement.code
            assert record["partenaires"] == "|".join(partner.party for partner in engagement.partners)
            assert all(
                simple(plain(block.content)) in simple(record["texte"])
                for block in engagement.content
                if hasattr(block, "content")
            )
            holders.append((engagement.id, (*engagement.follow_up, *engagement.impact)))
        for holder, listed in holders:
            for indicator in listed:
                record = indicators[holder, indicator.id]
                assert simple(record["libelle"]).removeprefix("'") == simple(plain(indicator.label))
                assert record["etat"] == indicator.state.value
                assert record["echeance"] == (indicator.due.isoformat() if indicator.due else "")
                found += 1
    assert len(engagements) == len(list(built.protocol.engagements()))
    assert len(indicators) == found


@pytest.fixture(scope="module")
def sheets(built: Built) -> list[Sheet]:
    """Return the sheets of the workbook: their rows by id, that of titles under "Identifiant"."""
    book = openpyxl.load_workbook(io.BytesIO(built.read("annexes/annexes.xlsx")), data_only=True)
    read: list[Sheet] = []
    for sheet in book.worksheets[1:]:
        rows = list(sheet.iter_rows(values_only=True))
        place = rows[0].index("Identifiant")
        read.append({str(row[place]): row for row in rows})
    return read


def _shown(cell: Cell, column: Column, names: dict[str, str]) -> object:
    """Return what a reader of the workbook sees in a cell."""
    match cell.value:
        case None:
            return ""
        case bool():
            return "oui" if cell.value else "non"
        case int() | Decimal():
            return float(cell.value / 100 if column.type is ColumnType.PERCENTAGE else cell.value)
        case date():
            return datetime(cell.value.year, cell.value.month, cell.value.day)  # noqa: DTZ001 - a day
        case PartyList():
            return ", ".join(names[name] for name in cell.value.ids)
        case _:
            return _coded(cell)


def _same(found: object, wanted: object) -> bool:
    if isinstance(wanted, float):
        return isinstance(found, int | float) and abs(found - wanted) < 1e-6
    if isinstance(wanted, str):
        return simple(str(found or "")) == simple(wanted)
    return found == wanted


def test_the_workbook_holds_every_cell_of_every_table(built: Built, sheets: list[Sheet]) -> None:
    names = parties_by_id(built.protocol)
    # Those of engagements, indicators, parties and money come first.
    for table, sheet in zip(_tables(built), sheets[4:], strict=True):
        titles = sheet["Identifiant"]
        for row in table.rows:
            pairs = [pair for pair in zip(table.columns, row.cells, strict=True) if pair[0].id != "id"]
            for place, (column, cell) in enumerate(pairs):
                assert titles[place] == plain(column.title) + (f" ({column.unit})" if column.unit else "")
                wanted = _shown(cell, column, names)
                assert _same(sheet[row.id][place], wanted), (table.id, row.id, column.id)


def test_the_workbook_holds_every_engagement(built: Built, sheets: list[Sheet]) -> None:
    sheet = sheets[0]
    codes = {engagement.id: engagement.code for engagement in built.protocol.engagements()}
    assert {name: row[0] for name, row in sheet.items() if name != "Identifiant"} == codes


def test_one_changed_cell_is_seen(built: Built, sheets: list[Sheet]) -> None:
    table = _tables(built)[0]
    row = table.rows[0]
    spoilt = replace(row.cells[0], value=(), paragraphs=((Text(text="Autre chose"),),))
    changed = replace(table, rows=(replace(row, cells=(spoilt, *row.cells[1:])), *table.rows[1:]))
    assert len(list(_faults(changed, built))) == 1
    assert not _same(sheets[4][row.id][0], _coded(spoilt))
