"""A `tableau` block and its records to a table: shares and totals are computed here, never typed."""

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from compiler.diagnostics.diagnostic import Related
from compiler.diagnostics.source import SourceText
from compiler.diagnostics.span import Span
from compiler.diagnostics.suggestion import did_you_mean
from compiler.model.table import NUMERIC, Cell, Column, ColumnType, Row, Stated, Table, Total
from compiler.model.text import Text
from compiler.parse.cells import print_number, read_cell
from compiler.parse.context import Reading
from compiler.parse.corner import Corner, inline_of
from compiler.parse.grouping import group_records
from compiler.parse.nodes import Mapping, Node, Scalar, items_of, mappings_of, required, scalar_text
from compiler.parse.record import Record
from compiler.parse.records import csv_records, yaml_records
from compiler.parse.yaml_block import read_yaml


def read_table(block: Mapping, corner: Corner, reading: Reading) -> Table:
    """Read a table whose block has its shape.

    Errors: file.missing, id.duplicate-row, table.unknown-column, table.bad-value, and those of the records' file.
    """
    columns = tuple(_columns(block, corner))
    records = tuple(_kept(_records(block, corner, reading), block, reading))
    grouping = block.get("regroupement")
    if isinstance(grouping, Mapping):
        records = tuple(group_records(records, grouping, columns, reading))
    rows = tuple(_rows(records, columns, corner, reading))
    _check_columns(block, columns, records, reading)
    rows = _with_shares(rows, columns)
    return Table(
        id=scalar_text(block.get("id")),
        title=inline_of(block.get("titre"), corner),
        columns=columns,
        rows=rows,
        totals=tuple(_totals(block, columns, rows, corner, reading)),
        landscape=scalar_text(block.get("orientation")) == "paysage",
        row_noun=scalar_text(block.get("nom_ligne")),
        number=scalar_text(block.get("numero")),
        span=block.span,
    )


def _columns(block: Mapping, corner: Corner) -> Iterator[Column]:
    for node in mappings_of(block.get("colonnes")):
        yield Column(
            id=scalar_text(node.get("id")),
            title=inline_of(node.get("titre"), corner),
            type=_type(node),
            counts=scalar_text(node.get("calcul")) == "nombre",
            counted=_conditions(node.get("si")),
            heads_row=scalar_text(node.get("entete_ligne")) == "oui",
            merges=scalar_text(node.get("fusion")) == "oui",
            width=_integer(node.get("largeur"), 1),
            unit=scalar_text(node.get("unite")),
            decimals=_integer(node.get("decimales"), 0),
            share_of=scalar_text(node.get("de")),
            span=node.span,
        )


def _type(node: Mapping) -> ColumnType:
    computed = {"part": ColumnType.PERCENTAGE, "nombre": ColumnType.INTEGER}.get(
        scalar_text(node.get("calcul"))
    )
    return computed or ColumnType(scalar_text(node.get("type")) or "texte")


def _integer(node: Node | None, otherwise: int) -> int:
    return node.value if isinstance(node, Scalar) and isinstance(node.value, int) else otherwise


def _records(block: Mapping, corner: Corner, reading: Reading) -> Iterator[Record]:
    rows = block.get("lignes")
    if rows is not None:
        yield from yaml_records(rows)
        return
    named = required(block, "fichier")
    path = posixpath.normpath(posixpath.join(str(corner.folder), named.text.strip()))
    source = reading.text(path)
    if path not in reading.records:
        reading.records[path] = tuple(_file_records(path, source, named, reading))
    yield from reading.records[path]


def _file_records(path: str, source: SourceText | None, named: Scalar, reading: Reading) -> Iterator[Record]:
    if source is None:
        if path.startswith(("../", "/")):
            reading.report(
                "file.outside-tree",
                f"Le fichier « {named.text} » est hors du dossier de l'acte.",
                named.span,
                hint="copiez le fichier dans le dossier de l'acte",
            )
        elif path not in reading.tree.refused:
            data = [name for name in reading.tree.texts if name.endswith((".csv", ".yml", ".yaml"))]
            reading.report(
                "file.missing",
                f"Le fichier « {named.text} » n'existe pas.",
                named.span,
                hint=did_you_mean(path, data, "créez ce fichier à côté du texte qui le cite"),
            )
    elif path.endswith(".csv"):
        yield from csv_records(source, reading)
    else:
        yield from _yaml_file_records(source, reading)


def _yaml_file_records(source: SourceText, reading: Reading) -> Iterator[Record]:
    result = read_yaml(source.text, source.path)
    reading.diagnostics.extend(result.diagnostics)
    if result.value is None:
        if not result.diagnostics:
            reading.report(
                "file.empty",
                f"Le fichier « {source.path} » est vide.",
                Span(file=source.path),
                hint="écrivez-y les lignes du tableau, sous « lignes: »",
            )
        return
    problems = reading.shapes.problems(result.value, "lignes")
    reading.diagnostics.extend(problems)
    if not problems and isinstance(result.value, Mapping):
        yield from yaml_records(result.value.get("lignes"))


def _kept(records: Iterator[Record], block: Mapping, reading: Reading) -> Iterator[Record]:
    """Yield the records that pass the block's filter, refusing an id met twice."""
    pairs = _conditions(block.get("filtre"))
    every = tuple(records)
    _check_filter(every, block, reading)
    seen: dict[str, Span] = {}
    for record in every:
        if not all(name in record.values and record.values[name].text == value for name, value in pairs):
            continue
        if record.id in seen:
            reading.report(
                "id.duplicate-row",
                f"Deux lignes portent l'identifiant « {record.id} ».",
                record.span,
                quote=record.id,
                hint="donnez à chaque ligne un identifiant qui lui soit propre",
                related=(Related(caption="première ligne ici", span=seen[record.id]),),
            )
            continue
        seen[record.id] = record.span
        yield record


def _check_filter(records: tuple[Record, ...], block: Mapping, reading: Reading) -> None:
    """Report a value that no record bears: a slip would print an empty table."""
    node = block.get("filtre")
    for key, value in node.pairs if isinstance(node, Mapping) else ():
        known = dict.fromkeys(one.values[key.text].text for one in records if key.text in one.values)
        if known and scalar_text(value) not in known:
            reading.report(
                "table.bad-value",
                f"Ce filtre ne garde rien : aucune ligne n'a « {scalar_text(value)} » dans la colonne « {key.text} ».",
                value.span,
                hint=did_you_mean(scalar_text(value), known, "reprenez une valeur du fichier"),
            )


def _conditions(node: Node | None) -> tuple[tuple[str, str], ...]:
    """Return the values that columns must have, as (column, value)."""
    return (
        tuple((key.text, scalar_text(value)) for key, value in node.pairs)
        if isinstance(node, Mapping)
        else ()
    )


def _rows(
    records: tuple[Record, ...], columns: tuple[Column, ...], corner: Corner, reading: Reading
) -> Iterator[Row]:
    for record in records:
        here = replace_file(corner, record.span.file)
        cells = tuple(
            read_cell(column, None if column.share_of else record.values.get(column.id), here, reading)
            for column in columns
        )
        fields = tuple((name, raw.text) for name, raw in record.values.items())
        yield Row(id=record.id, cells=cells, fields=fields, span=record.span)


def replace_file(corner: Corner, file: str) -> Corner:
    """Return the corner of another file whose texts may call the same footnotes."""
    return corner if file == corner.file else Corner(file=file, notes=corner.notes)


def _check_columns(
    block: Mapping, columns: tuple[Column, ...], records: tuple[Record, ...], reading: Reading
) -> None:
    """Report names of columns that nothing holds: in shares, in totals, and columns no record fills."""
    known = [column.id for column in columns]
    named = [
        (node.get("de"), "« de »") for node in items_of(block.get("colonnes")) if isinstance(node, Mapping)
    ]
    named += [
        (item, "« sommes »")
        for total in items_of(block.get("totaux"))
        if isinstance(total, Mapping)
        for item in items_of(total.get("sommes"))
    ]
    for node, where in named:
        if isinstance(node, Scalar) and node.text not in known:
            reading.report(
                "table.unknown-column",
                f"{where} nomme la colonne « {node.text} », qui n'existe pas.",
                node.span,
                hint=did_you_mean(node.text, known, "colonnes : " + ", ".join(known)),
            )
    held = {name for record in records for name in record.values}
    for column in columns:
        if records and not column.share_of and column.id not in held:
            reading.report(
                "table.unknown-column",
                f"Aucune ligne ne remplit la colonne « {column.id} ».",
                column.span,
                quote=column.id,
                hint=did_you_mean(column.id, held - set(known), "corrigez le nom de la colonne"),
            )


def _with_shares(rows: tuple[Row, ...], columns: tuple[Column, ...]) -> tuple[Row, ...]:
    for place, column in enumerate(columns):
        if column.share_of:
            total = column_sum(rows, column.share_of)
            rows = tuple(
                replace(row, cells=(*row.cells[:place], _share(row, column, total), *row.cells[place + 1 :]))
                for row in rows
            )
    return rows


def _share(row: Row, column: Column, total: Decimal) -> Cell:
    part = number_in(row, column.share_of)
    if part is None or not total:
        return Cell(column=column.id, value=None, paragraphs=(), span=row.span)
    share = part * 100 / total
    return Cell(
        column=column.id, value=share, paragraphs=((Text(text=print_number(share, column)),),), span=row.span
    )


def number_in(row: Row, column: str) -> Decimal | None:
    """Return the number that a row holds in a column, None when it holds none."""
    for cell in row.cells:
        if (
            cell.column == column
            and isinstance(cell.value, int | Decimal)
            and not isinstance(cell.value, bool)
        ):
            return Decimal(cell.value)
    return None


def column_sum(rows: tuple[Row, ...], column: str) -> Decimal:
    """Return the sum of a column; rows without a number there count for nothing."""
    return sum((number for row in rows if (number := number_in(row, column)) is not None), Decimal(0))


def _totals(
    block: Mapping, columns: tuple[Column, ...], rows: tuple[Row, ...], corner: Corner, reading: Reading
) -> Iterator[Total]:
    by_id = {column.id: column for column in columns}
    for node in mappings_of(block.get("totaux")):
        names = [scalar_text(item) for item in items_of(node.get("sommes"))]
        expected = node.get("attendu")
        pairs = expected.pairs if isinstance(expected, Mapping) else ()
        stated = tuple(
            Stated(column=key.text, value=Decimal(scalar_text(value)), span=value.span)
            for key, value in pairs
        )
        signed = {one.column: one.value for one in stated} if reading.as_signed else {}
        sums = tuple(
            (name, total, print_number(signed.get(name, total), by_id[name]))
            for name in names
            if name in by_id and by_id[name].type in NUMERIC
            for total in (column_sum(rows, name),)
        )
        yield Total(label=inline_of(node.get("libelle"), corner), sums=sums, stated=stated, span=node.span)
