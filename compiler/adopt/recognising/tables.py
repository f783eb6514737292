"""Grids that state data to tables: columns typed by what they hold, rows named, totals told apart from rows."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from compiler.adopt.recognising.adoption import Kind
from compiler.adopt.recognising.cells import Content, items_of
from compiler.adopt.recognising.column_types import number_in, printed, quarters_in, quarters_raw
from compiler.adopt.recognising.columns import read_columns, row_noun
from compiler.adopt.recognising.cutting import join, unemphasised
from compiler.adopt.recognising.dates import tell_impossible_days
from compiler.adopt.recognising.folding import Ids, words_of
from compiler.adopt.recognising.grids import Sheaf
from compiler.adopt.recognising.profile import ENGAGEMENT, FOLLOW_UP, IMPACT, LEAD, PARTNERS
from compiler.adopt.recognising.quoting import quoted
from compiler.adopt.recognising.register import Register
from compiler.adopt.recognising.roles import Roles
from compiler.adopt.recognising.table_rows import order_rows
from compiler.diagnostics.span import Span
from compiler.model.bookmark import Mark, read_bookmark
from compiler.model.printed import percentage_text, quarters_inlines
from compiler.model.table import NUMERIC, Cell, CellValue, Column, ColumnType, Row, Stated, Table, Total
from compiler.model.text import Inlines, Text, plain

_WIDE = 6


def read_table(sheaf: Sheaf, title: Inlines, name: str, register: Register) -> Table:
    """Return the table that a sheaf of rows states; `name` is the id wanted for it."""
    subject = register.identify(Mark.TABLE, sheaf.anchor, f"tableau {name}", "tableau")
    rows = order_rows(sheaf, subject, register)
    columns = read_columns(rows, sheaf.span, subject, register)
    builder = _Builder(columns, subject, register)
    built = builder.rows(rows.records)
    _tell_engagements(sheaf, subject, register)
    return Table(
        id=subject,
        title=title,
        columns=columns,
        rows=built,
        totals=tuple(builder.total(total, built) for total in rows.totals),
        landscape=rows.width >= _WIDE,
        row_noun=builder.noun,
        span=sheaf.span,
    )


def _tell_engagements(sheaf: Sheaf, subject: str, register: Register) -> None:
    """Tell a table whose head says engagements and who takes them or how they are followed, but not surely."""
    roles = Roles(register.profile)
    head = next((row for row in sheaf.rows if sum(bool(content.text) for content in row) > 1), [])
    found = {role: content.text for content in reversed(head) if (role := roles.of_label(content.text))}
    # Indicators are those of any table when most columns are of something else.
    is_own = roles.of_head([content.text for content in head]) != []
    others = [role for role in (PARTNERS, LEAD, *((FOLLOW_UP, IMPACT) if is_own else ())) if role in found]
    if ENGAGEMENT in found and others:
        register.decide(
            Kind.TABLE,
            f"Ce tableau peut être une grille d'engagements, par ses colonnes {quoted(found[ENGAGEMENT])} et "
            f"{quoted(found[others[0]])} : il est gardé comme tableau de données ; un profil (« --profil ») peut dire "
            "ce que tiennent ses colonnes.",
            next(content.span for content in head if content.text),
            subject=subject,
        )


class _Builder:
    """Makes records and totals of the rows of one table."""

    def __init__(self, columns: tuple[Column, ...], subject: str, register: Register) -> None:
        self.columns = columns
        self.subject = subject
        self.register = register
        self.noun = row_noun(columns)
        self.head = next((place for place, column in enumerate(columns) if column.heads_row), 0)
        self.ids = Ids()

    def rows(self, records: Sequence[Sequence[Content]]) -> tuple[Row, ...]:
        """Return the records, shares computed."""
        rows = tuple(self._row(record) for record in records)
        for place, column in enumerate(self.columns):
            whole = _sum(rows, column.share_of) if column.share_of else Decimal(0)
            if whole:
                rows = tuple(_with_share(row, place, column, whole) for row in rows)
        return rows

    def _row(self, record: Sequence[Content]) -> Row:
        name = self._name(record)
        raws = [
            _raw(_written(content, column), column)
            for content, column in zip(record, self.columns, strict=True)
        ]
        cells = tuple(
            self._cell(content, raw, column)
            for content, raw, column in zip(record, raws, self.columns, strict=True)
        )
        fields = tuple((column.id, raw) for column, raw in zip(self.columns, raws, strict=True) if raw)
        return Row(id=name, cells=cells, fields=(("id", name), *fields), span=_row_span(record))

    def _name(self, record: Sequence[Content]) -> str:
        """Return the id of a row: that of its bookmark, or one made from what names it."""
        places = (read_bookmark(content.anchor) for content in record if content.anchor)
        for place in places:
            if place is not None and place.mark is Mark.ROW and place.ids and self.ids.keep(place.ids[-1]):
                return place.ids[-1]
        return self.ids.claim(self._wanted(record), "ligne")

    def _wanted(self, record: Sequence[Content]) -> str:
        """Return the words that make the id of a row: "mesure 12", or what names it."""
        wanted = record[self.head].text or next((content.text for content in record if content.text), "ligne")
        return f"{self.noun} {wanted}" if self.noun and re.match(r"\d", wanted) else wanted

    def _cell(self, content: Content, raw: str, column: Column) -> Cell:
        if not content.text:
            return Cell(column=column.id, value=None, paragraphs=(), span=content.span)
        tell_impossible_days(content.text, content.span, self.subject, self.register)
        value, paragraphs = self._value(content, raw, column)
        return Cell(column=column.id, value=value, paragraphs=paragraphs, span=content.span)

    def _value(self, content: Content, raw: str, column: Column) -> tuple[CellValue, tuple[Inlines, ...]]:
        if column.type is ColumnType.MARK:
            return True, ((Text(text="X"),),)
        if column.type in NUMERIC:
            number = Decimal(raw)
            value: CellValue = int(number) if column.type is ColumnType.INTEGER else number
            return value, ((Text(text=_shown(number, column)),),)
        if column.type is ColumnType.QUARTER and (quarters := quarters_in(content.text)):
            shown = quarters_inlines(quarters)
            self._tell_quarters(content, plain(shown))
            return quarters, (shown,)
        if column.type is ColumnType.LIST:
            texts = tuple(self._text(item.words, item.span) for item in items_of(content))
            return texts, texts
        whole = self._text(join(*(statement.words for statement in content.statements)), content.span)
        return whole, (whole,)

    def _tell_quarters(self, content: Content, shown: str) -> None:
        """Account for the words of a run of quarters that prints otherwise: "3ème trimestre"."""
        lost = Counter(words_of(content.text)) - Counter(words_of(shown))
        if lost:
            self.register.decide(
                Kind.COLUMN,
                f"{quoted(content.text)} s'imprime {quoted(shown)} : la colonne tient des trimestres.",
                content.span,
                subject=self.subject,
                left_out=" ".join(lost.elements()),
                is_sure=True,
            )

    def _text(self, words: Inlines, span: Span) -> Inlines:
        return self.register.link(unemphasised(words), span, self.subject)

    def total(self, row: Sequence[Content], rows: tuple[Row, ...]) -> Total:
        """Return a row of totals: what its columns add up to, and what the paper says they do."""
        label = next(content for content in row if content.text)
        sums: list[tuple[str, Decimal, str]] = []
        stated: list[Stated] = []
        for content, column in zip(row, self.columns, strict=True):
            number = number_in(content.text) if content.text and column.type in NUMERIC else None
            if number is None:
                self._tell_rest(content, label)
                continue
            added = _sum(rows, column.id)
            sums.append((column.id, added, _shown(added, column)))
            if not column.share_of:
                stated.append(Stated(column=column.id, value=number, span=content.span))
                self._tell_difference(content, column, number, added)
        words = unemphasised(join(*(statement.words for statement in label.statements)))
        return Total(label=words, sums=tuple(sums), stated=tuple(stated), span=_row_span(row))

    def _tell_difference(self, content: Content, column: Column, number: Decimal, added: Decimal) -> None:
        if added != number:
            self.register.decide(
                Kind.TOTAL,
                f"Le total annoncé de la colonne {quoted(plain(column.title))} est {content.text} ; ses lignes font "
                f"{_shown(added, column)}.",
                content.span,
                subject=self.subject,
                left_out=content.text,
            )

    def _tell_rest(self, content: Content, label: Content) -> None:
        if content.text and content is not label:
            self.register.decide(
                Kind.TOTAL,
                f"{quoted(content.text)}, dans la ligne de total, n'est pas une somme : non repris.",
                content.span,
                subject=self.subject,
                left_out=content.text,
            )


def _shown(number: Decimal, column: Column) -> str:
    if column.share_of:
        # A share is computed: it is rounded, even to the unit.
        return percentage_text(number, column.decimals)
    return printed(number, column.type, column.unit, column.decimals)


def _with_share(row: Row, place: int, column: Column, whole: Decimal) -> Row:
    part = next((cell.value for cell in row.cells if cell.column == column.share_of), None)
    if not isinstance(part, int) or row.cells[place].value is None:
        return row
    share = part * 100 / whole
    cell = replace(row.cells[place], value=share, paragraphs=((Text(text=_shown(share, column)),),))
    return replace(row, cells=(*row.cells[:place], cell, *row.cells[place + 1 :]))


def _written(content: Content, column: Column) -> str:
    """Return the words of a cell as one text: entries parted by bars, without their dashes."""
    if column.type is ColumnType.LIST:
        return "|".join(item.text for item in items_of(content))
    return " ".join(statement.text for statement in content.statements)


def _raw(text: str, column: Column) -> str:
    """Return the value of a cell as a source file writes it."""
    if column.type is ColumnType.MARK:
        return "oui" if text else ""
    if column.type is ColumnType.QUARTER and (quarters := quarters_in(text)):
        return quarters_raw(quarters)
    if column.type in NUMERIC and text:
        number = number_in(text)
        return f"{number}" if number is not None else ""
    return text


def _sum(rows: Sequence[Row], column: str) -> Decimal:
    values = (cell.value for row in rows for cell in row.cells if cell.column == column)
    return sum(
        (
            Decimal(value)
            for value in values
            if isinstance(value, int | Decimal) and not isinstance(value, bool)
        ),
        Decimal(0),
    )


def _row_span(row: Sequence[Content]) -> Span:
    return next((content.span for content in row if content.text), row[0].span)
