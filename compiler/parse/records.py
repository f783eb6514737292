"""Records of a table, from YAML nodes or a CSV text: each an id, a place and raw values by column."""

import csv
import io
from collections.abc import Iterator

from compiler.diagnostics.source import SourceText
from compiler.diagnostics.span import Span, whole_lines
from compiler.parse.context import Reading
from compiler.parse.nodes import Mapping, Node, Scalar, Sequence, items_of, scalar_text
from compiler.parse.record import RawValue, Record

MAX_ROWS = 20_000


def yaml_records(rows: Node | None) -> Iterator[Record]:
    """Yield the records of a YAML list that has its shape already."""
    for row in items_of(rows):
        if isinstance(row, Mapping):
            values = {key.text: _raw(value) for key, value in row.pairs}
            yield Record(id=scalar_text(row.get("id")), values=values, span=row.span)


def _raw(node: Node) -> RawValue:
    items = node.items if isinstance(node, Sequence) else (node,)
    scalars = tuple(item for item in items if isinstance(item, Scalar) and item.value is not None)
    return RawValue(texts=tuple(item.text.strip() for item in scalars), span=node.span, nodes=scalars)


def csv_records(source: SourceText, reading: Reading) -> Iterator[Record]:
    """Yield the records of a CSV text: comma, header of column ids, lists separated by bars.

    Errors: csv.syntax, csv.wrong-width, csv.missing-id.
    """
    rows = csv.reader(io.StringIO(source.text), strict=True)
    header: list[str] = []
    line = 1
    try:
        for cells in rows:
            start, line = line, rows.line_num + 1
            span = whole_lines(source.path, start, rows.line_num)
            if not any(cell.strip() for cell in cells):
                continue
            if not header:
                header = [cell.strip() for cell in cells]
                if "id" not in header:
                    _no_id_column(source.line(start), span, reading)
                    return
                continue
            if record := _csv_record(header, cells, span, reading):
                yield record
    except csv.Error:
        reading.report(
            "csv.syntax",
            "Cette ligne du fichier CSV ne se lit pas.",
            whole_lines(source.path, line, line),
            hint="doublez les guillemets qui sont dans une valeur",
        )


def _no_id_column(header: str, span: Span, reading: Reading) -> None:
    sign, name = (";", "points-virgules") if ";" in header else ("\t", "tabulations")
    if "id" in (cell.strip().strip('"') for cell in header.split(sign)):
        reading.report(
            "csv.syntax",
            f"Ce fichier CSV sépare ses valeurs par des {name}.",
            span,
            hint="séparez-les par des virgules : dans un tableur, enregistrez en « CSV UTF-8 », séparateur virgule",
        )
        return
    reading.report(
        "csv.missing-id",
        "Ce fichier n'a pas de colonne « id ».",
        span,
        hint="ajoutez une colonne « id » et donnez à chaque ligne un identifiant qui ne changera plus",
    )


def _csv_record(header: list[str], cells: list[str], span: Span, reading: Reading) -> Record | None:
    if len(cells) != len(header):
        reading.report(
            "csv.wrong-width",
            f"Cette ligne a {len(cells)} valeurs ; l'en-tête annonce {len(header)} colonnes.",
            span,
            hint="mettez entre guillemets les valeurs qui contiennent une virgule"
            if len(cells) > len(header)
            else "donnez une valeur à chaque colonne ; une valeur vide garde sa virgule",
        )
        return None
    values = {
        name: RawValue(
            texts=tuple(part.strip() for part in cell.split("|")) if cell.strip() else (), span=span
        )
        for name, cell in zip(header, cells, strict=True)
    }
    name = values["id"].text
    if not name:
        reading.report(
            "csv.missing-id",
            "Cette ligne n'a pas d'identifiant.",
            span,
            hint="donnez-lui, dans la colonne « id », un identifiant qui ne changera plus",
        )
        return None
    return Record(id=name, values=values, span=span)
