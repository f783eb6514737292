"""An act to an XLSX workbook: a summary with links, then a sheet for each table; no word is a formula."""

import io
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import takewhile
from typing import Any

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from compiler.model.phrase import parties_by_id
from compiler.model.protocol import Protocol
from compiler.model.table import NUMERIC, ColumnType, Quarters
from compiler.render.flat_act import NATURE, NATURES, flat_tables
from compiler.render.flat_table import FlatColumn, FlatTable, FlatTotal, FlatValue
from compiler.render.machine import quarters_code
from compiler.render.workbook_style import Shown, Styles, column_width, number_format, row_height

SUMMARY = "Sommaire"
_LONGEST_NAME = 31
# Three signs are for the number of the table and its space.
_LONGEST_TITLE = _LONGEST_NAME - 3
_LONGEST_CELL = 32_767
_A3, _A4 = 8, 9
_WIDE = 200
# A small word that what came before wanted: a name starts without it, with the article that it had swallowed.
_LINKS = re.compile(r"^(?:(?:à|au|aux|de|des|du|en|par|pour)\s+|d['’])", re.IGNORECASE)
_ARTICLES = {"au": "Le ", "du": "Le ", "aux": "Les ", "des": "Les "}
_REFUSED_IN_NAMES = re.compile(r"[\[\]:*?/\\]")


def render_workbook(protocol: Protocol, stamp: datetime) -> bytes:
    """Return the workbook of an act; `stamp` is when it says it was made."""
    tables = flat_tables(protocol)
    names = _sheet_names(tables)
    target = io.BytesIO()
    book = Workbook(target, {"in_memory": True})
    _describe(book, protocol, stamp)
    styles = Styles(book)
    _summary(book.add_worksheet(SUMMARY), protocol, tuple(zip(names, tables, strict=True)), styles)
    parties = parties_by_id(protocol)
    for name, table in zip(names, tables, strict=True):
        _Sheet(book.add_worksheet(name), table, styles, parties).fill(protocol.identity.title)
    book.close()
    return target.getvalue()


def _describe(book: Workbook, protocol: Protocol, stamp: datetime) -> None:
    identity = protocol.identity
    author = next((party.name for party in protocol.parties if party.nature == "epci"), identity.territory)
    made = stamp.astimezone(UTC).replace(tzinfo=None) if stamp.tzinfo else stamp
    book.set_properties(
        {"title": identity.title, "subject": "Données de l’acte", "author": author, "created": made}
    )


def _sheet_names(tables: tuple[FlatTable, ...]) -> tuple[str, ...]:
    """Return a name for each sheet: unique whatever the case, and short enough for a spreadsheet."""
    taken = {SUMMARY.lower()}
    names = []
    for table, title in zip(tables, _told_apart(tuple(table.title for table in tables)), strict=True):
        wanted = f"{table.number} {title}" if table.number else title
        clean = _REFUSED_IN_NAMES.sub(" ", wanted).strip(" '’") or table.id
        name, rank = _shorten(clean, _LONGEST_NAME), 1
        while name.lower() in taken:
            rank += 1
            name = f"{_shorten(clean, _LONGEST_NAME - len(f' ({rank})'))} ({rank})"
        taken.add(name.lower())
        names.append(name)
    return tuple(names)


def _told_apart(titles: tuple[str, ...]) -> tuple[str, ...]:
    """Return titles, those that would be cut before they differ without the words that they share."""
    heads = [_shorten(title, _LONGEST_TITLE) for title in titles]
    alike = {
        head: [each.split() for each, start in zip(titles, heads, strict=True) if start == head]
        for head in heads
    }
    return tuple(_own_words(title, alike[head]) for title, head in zip(titles, heads, strict=True))


def _own_words(title: str, alike: list[list[str]]) -> str:
    """Return the words of a title that are not those at both ends of all its like; the title, if it has none."""
    words = title.split()
    first = _shared(alike)
    last = len(words) - _shared([each[::-1] for each in alike])
    own = " ".join(words[first:last]).strip(" ,;:–-")
    bare = _LINKS.sub(lambda link: _ARTICLES.get(link.group().strip().lower(), ""), own)
    return bare if bare and len(alike) > 1 else title


def _shared(alike: list[list[str]]) -> int:
    """Return how many first words all have."""
    ranks = zip(*alike, strict=False)
    return sum(1 for _ in takewhile(lambda same: len(set(same)) == 1, ranks))


def _shorten(words: str, longest: int) -> str:
    """Cut words at a space when there is one not too far back."""
    words = " ".join(words.split())
    if len(words) <= longest:
        return words
    head = words[: longest - 1]
    whole = head if words[longest - 1] == " " else head.rsplit(" ", 1)[0]
    return f"{whole.rstrip(' ,;–-') or head}…"


def _summary(
    sheet: Worksheet, protocol: Protocol, named: tuple[tuple[str, FlatTable], ...], styles: Styles
) -> None:
    identity = protocol.identity
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 36)
    sheet.set_column(1, 1, 90)
    sheet.set_column(2, 2, 12)
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, identity.title, styles.title)
    sheet.write_string(
        1, 0, " – ".join(filter(None, (identity.subtitle, identity.territory))), styles.subtitle
    )
    for place, words in enumerate(("Feuille", "Contenu", "Lignes")):
        sheet.write_string(3, place, words, styles.head)
    for row, (name, table) in enumerate(named, 4):
        target = "internal:'{}'!A1".format(name.replace("'", "''"))
        sheet.write_url(row, 0, target, styles.link, name)
        sheet.write_string(row, 1, _cut(table.title), styles.cell())
        sheet.write_number(row, 2, len(table.rows), styles.cell("#,##0"))
    sheet.freeze_panes(4, 0)
    _set_up_print(sheet, identity.title, SUMMARY, heads=3)


def _set_up_print(sheet: Worksheet, act: str, title: str, *, heads: int, paper: int = _A4) -> None:
    """Print on landscape pages, as wide as the paper, the head repeated on each."""
    sheet.set_landscape()
    sheet.set_paper(paper)
    sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(heads)
    sheet.set_header(f"&L&9{_in_margin(title)}")
    sheet.set_footer(f"&L&9{_in_margin(act)}&R&9Page &P sur &N")


def _in_margin(words: str) -> str:
    """Return words for a header: "&" starts a code there, and digits that follow a size would join it."""
    return " " + _shorten(words, 100).replace("&", "&&")


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST_CELL else f"{words[: _LONGEST_CELL - 1]}…"


class _Sheet:
    """One table on its sheet: what readers want first, the id last; the rest is for CSV files."""

    def __init__(
        self, sheet: Worksheet, table: FlatTable, styles: Styles, parties: Mapping[str, str]
    ) -> None:
        self.sheet = sheet
        self.table = table
        self.styles = styles
        self.parties = parties
        shown = [place for place, column in enumerate(table.columns) if not column.is_technical]
        shown.sort(key=lambda place: table.columns[place].id == "id")
        self.places = {table.columns[place].id: rank for rank, place in enumerate(shown)}
        self.shown = tuple(shown)
        self.values = [
            [self._shown(row[place], table.columns[place]) for place in shown] for row in table.rows
        ]
        self.heads = [_head(table.columns[place]) for place in shown]
        self.widths = [
            column_width(table.columns[place], self.heads[rank], [row[rank] for row in self.values])
            for rank, place in enumerate(shown)
        ]

    def fill(self, act: str) -> None:
        """Write the head, the rows and the totals."""
        self._head()
        styles = [self._style(place) for place in self.shown]
        for row, values in enumerate(self.values, 1):
            self.sheet.set_row(row, row_height(values, self.widths))
            for rank, value in enumerate(values):
                self._write(row, rank, value, styles[rank])
        for row, total in enumerate(self.table.totals, len(self.values) + 1):
            self._total(row, total)
        self._set_up(act)

    def _head(self) -> None:
        self.sheet.set_row(0, row_height(self.heads, self.widths) + 4)
        for rank, words in enumerate(self.heads):
            self.sheet.set_column(rank, rank, self.widths[rank])
            self.sheet.write_string(0, rank, words, self.styles.head)

    def _set_up(self, act: str) -> None:
        last = max(len(self.values), 1)
        self.sheet.autofilter(0, 0, last, len(self.shown) - 1)
        self.sheet.freeze_panes(1, 0)
        self.sheet.ignore_errors({"number_stored_as_text": f"A1:{_column_name(len(self.shown))}{last + 1}"})
        paper = _A3 if sum(self.widths) > _WIDE else _A4
        _set_up_print(self.sheet, act, self.table.title, heads=0, paper=paper)

    def _style(self, place: int, *, total: bool = False) -> Any:  # noqa: ANN401 - the library has no types
        column = self.table.columns[place]
        numbers = [value for row in self.table.rows if isinstance(value := row[place], int | Decimal)]
        wanted = number_format(column, numbers)
        return self.styles.total(wanted) if total else self.styles.cell(wanted)

    def _shown(self, value: FlatValue, column: FlatColumn) -> Shown:
        """Return a value as a sheet holds it: names instead of ids, percentages as parts of one."""
        match value:
            case bool():
                return "oui" if value else "non"
            case int() | Decimal():
                return float(value / 100 if column.type is ColumnType.PERCENTAGE else value)
            case tuple() if column.type is ColumnType.PARTIES:
                return ", ".join(self.parties.get(name, name) for name in value)
            case tuple():
                return "\n".join(item for item in value if item)
            case Quarters():
                return quarters_code(value)
            case str() if column == NATURE:
                return NATURES.get(value, value)
            case _:
                return value

    def _write(self, row: int, place: int, value: Shown, style: Any) -> None:  # noqa: ANN401 - the library has no types
        match value:
            case None | "":
                self.sheet.write_blank(row, place, None, style)
            case str():
                self.sheet.write_string(row, place, _cut(value), style)
            case date():
                self.sheet.write_datetime(row, place, value, style)
            case _:
                self.sheet.write_number(row, place, value, style)

    def _total(self, row: int, total: FlatTotal) -> None:
        """Write a total as a formula, with the value it has now for programs that do not compute."""
        sums = dict(total.sums)
        self.sheet.set_row(row, row_height((total.label,), self.widths[:1]))
        for rank, place in enumerate(self.shown):
            column = self.table.columns[place]
            style = self._style(place, total=True)
            if column.id in sums and self.table.rows and column.type in NUMERIC:
                name = _column_name(rank + 1)
                formula = f"=SUM({name}2:{name}{len(self.table.rows) + 1})"
                self.sheet.write_formula(row, rank, formula, style, self._shown(sums[column.id], column))
            else:
                self._write(row, rank, total.label if rank == 0 else None, style)


def _head(column: FlatColumn) -> str:
    return f"{column.title} ({column.unit})" if column.unit else column.title


def _column_name(rank: int) -> str:
    """Return the letters of a column, the first being 1."""
    letters = ""
    while rank:
        rank, rest = divmod(rank - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
