"""An act to CSV files, each with the Table Schema that describes it.

UTF-8, comma, LF, quotes where RFC 4180 wants them. Values are those of programs, never what is printed.
"""

import csv
import io
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from compiler.model.protocol import Protocol
from compiler.model.table import ColumnType, Quarters
from compiler.render.flat_act import flat_tables
from compiler.render.flat_table import FlatColumn, FlatTable, FlatValue
from compiler.render.json_bytes import Record, json_bytes
from compiler.render.machine import decimal_code, quarters_code

_FORMULA = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?\Z")
_TYPES = {
    ColumnType.INTEGER: "integer",
    ColumnType.AMOUNT: "number",
    ColumnType.PERCENTAGE: "number",
    ColumnType.DATE: "date",
    ColumnType.MARK: "boolean",
}
_PATTERNS = {
    ColumnType.QUARTER: r"\d{4}-T[1-4](/\d{4}-T[1-4])?",
    ColumnType.PARTIES: r"[a-z0-9-]+(\|[a-z0-9-]+)*",
}
_SAID = {
    ColumnType.QUARTER: "Trimestre 2019-T4, ou suite de trimestres 2020-T2/2020-T3.",
    ColumnType.PARTIES: "Identifiants séparés par « | ».",
    ColumnType.LIST: "Valeurs séparées par « | » ; une barre qui est dans une valeur s’écrit « \\| ».",
}
_GUARD = (
    "Un texte qu’un tableur prendrait pour une formule est précédé d’une apostrophe, à retirer à la lecture."
)


def render_tables(protocol: Protocol) -> Mapping[str, bytes]:
    """Return the files by name: `<id>.csv` and `<id>.schema.json` for each table."""
    files: dict[str, bytes] = {}
    for table in flat_tables(protocol):
        files[f"{table.id}.csv"] = _csv(table)
        files[f"{table.id}.schema.json"] = json_bytes(_schema(table))
    return files


def _csv(table: FlatTable) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.id for column in table.columns])
    writer.writerows([_written(value) for value in row] for row in table.rows)
    return text.getvalue().encode()


def _written(value: FlatValue) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return guard(value)
        case tuple():
            return guard("|".join(item.replace("|", "\\|") for item in value))
        case Quarters():
            return quarters_code(value)
        case date():
            return value.isoformat()
        case int() | Decimal():
            return decimal_code(value)


def guard(text: str) -> str:
    """Return words that no spreadsheet takes for a formula.

    Whoever opens the file must not run what someone wrote in a cell: an apostrophe goes in front of "=", "+",
    "-", "@" or a tab, unless the cell is a number. Words that already have both get one more, so that
    dropping one apostrophe where they stand together always gives the words back.
    """
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.match(text) else text


def _schema(table: FlatTable) -> Record:
    return {
        "$schema": "https://specs.frictionlessdata.io/schemas/table-schema.json",
        "name": table.id,
        "title": table.title,
        "description": f"{table.description} {_GUARD}",
        "path": f"{table.id}.csv",
        "fields": [_field(column, table) for column in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }


def _field(column: FlatColumn, table: FlatTable) -> Record:
    description = " ".join(said for said in (column.description, _SAID.get(column.type, "")) if said)
    constraints = _constraints(column, table)
    return {
        "name": column.id,
        "title": column.title,
        **({"description": description} if description else {}),
        "type": _TYPES.get(column.type, "string"),
        **({"trueValues": ["true"], "falseValues": ["false"]} if column.type is ColumnType.MARK else {}),
        **({"constraints": constraints} if constraints else {}),
    }


def _constraints(column: FlatColumn, table: FlatTable) -> Record:
    is_key = column.id in table.key
    found = {
        "required": is_key,
        "unique": table.key == (column.id,),
        "enum": list(column.allowed),
        "pattern": _PATTERNS.get(column.type),
    }
    return {name: value for name, value in found.items() if value}
