"""CSV files and their Table Schemas: values for programs, that conform and cannot run."""

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.model.protocol import Protocol
from compiler.model.table import CellValue, Table
from compiler.model.text import Text
from compiler.render.annex_csv import guard, render_tables
from tests.property.strategies import protocols
from tests.render.rich_act import rich_act, whole_act


def _read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True))


def _conforms(text: str, field: dict[str, Any]) -> bool:
    """Check a cell against its field, as the Table Schema specification defines types and constraints."""
    wanted = field.get("constraints", {})
    if text == "":
        return not wanted.get("required")
    if "pattern" in wanted and not re.fullmatch(wanted["pattern"], text):
        return False
    if "enum" in wanted and text not in wanted["enum"]:
        return False
    readers: dict[str, Callable[[str], object]] = {
        "integer": int,
        "number": Decimal,
        "date": date.fromisoformat,
        "string": str,
    }
    if field["type"] == "boolean":
        return text in field["trueValues"] + field["falseValues"]
    try:
        readers[field["type"]](text)
    except (ValueError, ArithmeticError):
        return False
    return True


def _faults(files: Any) -> list[str]:  # noqa: ANN401 - a mapping of files
    faults = []
    for name in (name for name in files if name.endswith(".csv")):
        schema = json.loads(files[name.removesuffix(".csv") + ".schema.json"])
        rows = _read(files[name])
        header = files[name].decode().split("\n", 1)[0].split(",")
        if header != [field["name"] for field in schema["fields"]]:
            faults.append(f"{name}: {header}")
        faults += [
            f"{name}: {field['name']}={row[field['name']]!r}"
            for row in rows
            for field in schema["fields"]
            if not _conforms(row[field["name"]], field)
        ]
        keys = [tuple(row[key] for key in schema["primaryKey"]) for row in rows]
        if len(keys) != len(set(keys)):
            faults.append(f"{name}: {schema['primaryKey']} does not tell rows apart")
    return faults


@pytest.mark.parametrize("act", [rich_act, whole_act])
def test_every_file_conforms_to_its_schema(act: Any) -> None:  # noqa: ANN401 - a cached function
    files = render_tables(act())
    assert not _faults(files)
    assert {name.split(".")[0] for name in files} >= {"engagements", "indicateurs", "parties", "financements"}


@given(protocols())
def test_random_acts_give_files_that_conform(protocol: Protocol) -> None:
    assert not _faults(render_tables(protocol))


def test_our_checker_sees_a_wrong_cell() -> None:
    files = dict(render_tables(rich_act()))
    files["ecoles.csv"] = files["ecoles.csv"].replace(b"1200", b"1 200").replace(b"zola,", b"jaures,")
    assert _faults(files) == ["ecoles.csv: eleves='1 200'", "ecoles.csv: ['id'] does not tell rows apart"]


def test_values_are_those_of_programs() -> None:
    first = _read(render_tables(rich_act())["ecoles.csv"])[0]
    assert first == {
        "id": "jaures",
        "nom": "Jean Jaurès",
        "eleves": "1200",
        "cout": "10500",
        "part": "80",
        "ouverte": "1998-09-01",
        "travaux": "2025-T2/2025-T3",
        "salles": "Préau|Salle, bleue",
        "porteurs": "commune|etat",
        "cantine": "true",
        "secteur": "nord",
    }


def test_a_text_of_several_lines_comes_back_whole() -> None:
    rows = _read(render_tables(rich_act())["engagements.csv"])
    assert rows[1]["texte"].split("\n")[-1] == "– leurs parents."
    assert rows[1]["services"] == "Éducation nationale|"


def test_files_are_utf8_without_mark_and_lines_end_with_lf() -> None:
    data = render_tables(rich_act())["ecoles.csv"]
    assert data.startswith(b"id,nom")
    assert b"\r" not in data


def test_a_formula_is_held_back() -> None:
    assert _read(render_tables(rich_act())["ecoles.csv"])[1]["nom"] == "'=Zola"


@pytest.mark.parametrize("text", ["=1+1", "+33 1", "-a", "@SUM(A1)", "\t=1", " =1", "\r1", "'=1", "''-x"])
def test_words_that_would_run_get_an_apostrophe(text: str) -> None:
    assert guard(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "-5", "+5", "-2,5", "a=b", "– tiret", "l'un", "'mot'", "12"])
def test_other_words_and_numbers_stay_as_they_are(text: str) -> None:
    assert guard(text) == text


@given(st.text("'=+-@\t\r ab1,.", max_size=6))
def test_dropping_one_apostrophe_gives_the_words_back(text: str) -> None:
    guarded = guard(text)
    assert (guarded[1:] if re.match(r"'+(?:\s*[=+\-@]|[\t\r\n])", guarded) else guarded) == text


def test_a_bar_inside_a_value_is_told_from_those_between_values() -> None:
    listed = ((Text(text="a|b"),), (Text(text="c"),))
    files = render_tables(_with_table(value=listed))
    assert _read(files["ecoles.csv"])[0]["salles"] == "a\\|b|c"


def test_a_table_of_the_act_keeps_its_name_and_ours_gives_way() -> None:
    files = render_tables(_with_table(name="parties"))
    assert files["parties.csv"].startswith(b"id,nom,eleves")
    assert files["acte-parties.csv"].startswith(b"id,nom,court")


def _with_table(name: str = "ecoles", value: CellValue = None) -> Protocol:
    """Return the rich act with its table under another name, or another list in its first row."""
    act = rich_act()
    annexe = act.divisions[-1]
    table = annexe.blocks[1]
    assert isinstance(table, Table)
    first = table.rows[0]
    cells = tuple(replace(cell, value=value) if cell.column == "salles" else cell for cell in first.cells)
    changed = replace(table, id=name, rows=(replace(first, cells=cells), *table.rows[1:]))
    return replace(act, divisions=(*act.divisions[:-1], replace(annexe, blocks=(changed,))))
