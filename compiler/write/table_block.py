"""A table to its fenced block, and records to a data file: CSV when each fits on a line, else YAML."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from compiler.model.table import NUMERIC, Column, ColumnType, Stated, Total
from compiler.write.cells import Held
from compiler.write.fields import flag, maybe, words
from compiler.write.inline import Hand
from compiler.write.records import fence, number
from compiler.write.tables import ROW_ID, Entry, Grid
from compiler.write.yaml_text import Bare, Field, Flow, Listed, Record, Value, yaml_lines

_GOOD_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_LONGEST_LINE = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Where the records of a table are: in its block when `path` is empty. `pairs` filter a shared file."""

    path: str = ""
    pairs: tuple[tuple[str, str], ...] = ()
    gathered_by: str = ""


def table_lines(grid: Grid, kept: Kept, numero: str, hand: Hand) -> list[str]:
    """Return the block of a table; `numero` is empty when its rank gives its number."""
    return fence("tableau", _table(grid, kept, numero, hand))


def _table(grid: Grid, kept: Kept, numero: str, hand: Hand) -> Iterator[Field]:
    table = grid.table
    yield "id", table.id
    yield "titre", words(table.title, hand)
    if numero:
        yield "numero", Bare(numero) if numero.isdecimal() else numero
    yield from maybe("nom_ligne", table.row_noun)
    if kept.path:
        yield "fichier", kept.path
    if kept.pairs:
        yield "filtre", Flow(pairs=kept.pairs)
    if kept.gathered_by:
        yield "regroupement", Flow(pairs=(("par", kept.gathered_by),))
    if table.landscape:
        yield "orientation", "paysage"
    yield "colonnes", Listed(tuple(Record(tuple(_column(column, hand))) for column in grid.columns))
    if table.totals:
        totals = (Record(tuple(_total(total, grid, hand))) for total in table.totals)
        yield "totaux", Listed(tuple(totals))
    if not kept.path:
        yield "lignes", rows_value(grid.entries, grid.columns)


def _column(column: Column, hand: Hand) -> Iterator[Field]:
    yield "id", column.id
    yield "titre", words(column.title, hand)
    if column.type is not ColumnType.TEXT:
        yield "type", column.type.value
    if column.share_of:
        yield from (("calcul", "part"), ("de", column.share_of))
    elif column.counts:
        yield "calcul", "nombre"
    if column.counted:
        yield "si", Flow(pairs=column.counted)
    yield from flag("entete_ligne", is_set=column.heads_row)
    yield from flag("fusion", is_set=column.merges)
    yield from maybe("unite", column.unit)
    if column.decimals:
        yield "decimales", Bare(str(column.decimals))
    if column.width != 1:
        yield "largeur", Bare(str(column.width))


def _total(total: Total, grid: Grid, hand: Hand) -> Iterator[Field]:
    yield "libelle", words(total.label, hand)
    # A total over no column still names one: a column of words adds up to nothing.
    summed = tuple(name for name, _, _ in total.sums) or tuple(column.id for column in grid.columns[:1])
    yield "sommes", Flow(items=summed)
    if total.stated:
        yield "attendu", Flow(pairs=tuple(map(_stated, total.stated)))


def _stated(stated: Stated) -> tuple[str, Bare]:
    return stated.column, number(stated.value)


def rows_value(entries: tuple[Entry, ...], columns: tuple[Column, ...]) -> Listed:
    """Return records as a list of YAML."""
    by_name = {column.id: column for column in columns}
    return Listed(
        tuple(
            Record(tuple((name, _value(value, by_name.get(name))) for name, value in entry.values))
            for entry in entries
        )
    )


def _value(value: Held, column: Column | None) -> Value:
    if not value.texts:
        return None
    if column is not None and column.type in (*NUMERIC, ColumnType.DATE, ColumnType.MARK):
        return Bare(value.text)
    if len(value.texts) == 1 and (not value.is_list or column is None or column.type is ColumnType.PARTIES):
        return value.text
    if all(map(_GOOD_ID.match, value.texts)):
        return Flow(items=value.texts)
    return Listed(value.texts)


def data_file(entries: tuple[Entry, ...], columns: tuple[Column, ...]) -> tuple[str, str]:
    """Return the suffix and the text of a file of records."""
    if not fits_csv(entries, columns):
        return ".yml", "\n".join([*yaml_lines([("lignes", rows_value(entries, columns))]), ""])
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    names = [name for name, _ in entries[0].values] if entries else [ROW_ID, *(one.id for one in columns)]
    writer.writerow(names)
    for entry in entries:
        writer.writerow([value.text for _, value in entry.values])
    return ".csv", target.getvalue()


def fits_csv(entries: tuple[Entry, ...], columns: tuple[Column, ...]) -> bool:
    """Tell whether each record fits on a line that one can read, without losing a bar or an empty item of a list."""
    if any(_GOOD_ID.match(entry.id) is None for entry in entries):
        return True
    declared = {column.id for column in columns}
    names = {tuple(name for name, _ in entry.values) for entry in entries}
    return len(names) <= 1 and all(
        _is_one_line([(value, name in declared) for name, value in entry.values]) for entry in entries
    )


def _is_one_line(values: list[tuple[Held, bool]]) -> bool:
    if sum(len(value.text) + 1 for value, _ in values) > _LONGEST_LINE:
        return False
    return not any(
        "\n" in text or (is_declared and (not text or "|" in text))
        for value, is_declared in values
        for text in value.texts
    )


def fits_block(entries: tuple[Entry, ...]) -> bool:
    """Tell whether records may stand in the block itself: there must be some, and YAML is strict about their ids."""
    return bool(entries) and all(_GOOD_ID.match(entry.id) is not None for entry in entries)
