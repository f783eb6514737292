"""A table to the totals typed in its own cells that its other cells contradict.

A column of totals is recognised by its rows: when most of them are the sum of other columns, the others are faults. A
row of totals is recognised by its heading. What is no sum (mean, rank, year, price) is left alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.diagnostics.span import Span
from compiler.model.label import NO_BREAK
from compiler.model.passage import folded
from compiler.model.printed import number_text
from compiler.model.protocol import Protocol
from compiler.model.table import Column, ColumnType, Row, Table
from compiler.model.text import plain

_TOTAL = re.compile(r"(?:sous-total|total|totaux|ensemble|cumul)\b", re.IGNORECASE)
_GRAND = re.compile(r"(?:total|ensemble)(?: général| global| final)?[ :.]*\Z", re.IGNORECASE)
_NO_SUM = re.compile(
    r"moyen|médian|maxim|minim|\brang|ann[ée]e|taux|distinct|différent|prix|unitaire|densité|âge|durée|superficie|"
    r"par (?:an|habitant|élève|logement)",
    re.IGNORECASE,
)
_SHARED = re.compile(
    r"associations|structures|partenaires|bénéficiaires|participants|communes|quartiers|porteurs|personnes|"
    r"opérateurs|établissements",
    re.IGNORECASE,
)
_ADDED = (ColumnType.INTEGER, ColumnType.AMOUNT)
_MOST_ROWS = Decimal("0.6")
_FEWEST = 2
_NEAR = Decimal("0.25")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sum:
    """A typed total, what its parts add up to, and how many they are."""

    row: Row
    column: Column
    stated: Decimal
    exact: Decimal
    size: int

    def is_right(self) -> bool:
        return self.stated == self.exact

    def is_rounded(self) -> bool:
        """Tell whether amounts in whole euros hide a gap: each part may have been rounded by half a euro."""
        return self.column.type is ColumnType.AMOUNT and 2 * abs(self.stated - self.exact) <= self.size


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the typed totals that differ, columns first. Errors: total.cell-wrong."""
    for block in protocol.blocks():
        if isinstance(block, Table) and len(block.rows) >= _FEWEST:
            columns = [column for column in block.columns if column.type in _ADDED and not column.counts]
            wrong = {(sum_.row.id, sum_.column.id): sum_ for sum_ in _across(block, columns)}
            for sum_ in _down(block, columns):
                wrong.setdefault((sum_.row.id, sum_.column.id), sum_)
            yield from (_told(sum_, block) for sum_ in wrong.values())


def _across(table: Table, columns: Sequence[Column]) -> Iterator[_Sum]:
    """Yield the odd rows of each column of totals; rows of totals are compared with the rows above them."""
    for rank, column in enumerate(columns):
        if not _TOTAL.match(plain(column.title)):
            continue
        others = [other for other in columns if _is_part(other, column)]
        before, after = _run(columns[:rank][::-1], column), _run(columns[rank + 1 :], column)
        tried = [
            _sums(table.rows, column, parts) for parts in (others, before, after) if len(parts) >= _FEWEST
        ]
        sums = max(tried, key=lambda found: sum(sum_.is_right() for sum_ in found), default=[])
        wrong = [sum_ for sum_ in sums if not sum_.is_right()]
        right = len(sums) - len(wrong)
        if right >= _MOST_ROWS * len(sums):
            yield from (sum_ for sum_ in wrong if not (sum_.is_rounded() or _TOTAL.match(_heading(sum_.row))))


def _run(columns: Sequence[Column], total: Column) -> list[Column]:
    return list(takewhile(lambda other: _is_part(other, total), columns))


def _is_part(other: Column, total: Column) -> bool:
    return (
        (other.type, other.unit) == (total.type, total.unit)
        and other.id != total.id
        and not _TOTAL.match(plain(other.title))
        and not _NO_SUM.search(plain(other.title))
    )


def _sums(rows: Sequence[Row], column: Column, parts: Sequence[Column]) -> list[_Sum]:
    """Return the rows where two parts at least are stated, and none is missing unless the sum is right."""
    found: list[_Sum] = []
    for row in rows:
        stated = _number(row, column)
        known = [value for part in parts if (value := _number(row, part)) is not None]
        if stated is None or sum(value != 0 for value in known) < _FEWEST:
            continue
        exact = sum(known, Decimal(0))
        if stated == exact or len(known) == len(parts):
            found.append(_Sum(row=row, column=column, stated=stated, exact=exact, size=len(known)))
    return found


def _down(table: Table, columns: Sequence[Column]) -> Iterator[_Sum]:
    """Yield the wrong numbers of the rows of totals."""
    added = [column for column in columns if not _NO_SUM.search(plain(column.title))]
    if not added:
        return
    headings = [_heading(row) for row in table.rows]
    is_total = [_TOTAL.match(heading) is not None for heading in headings]
    for rank, row in enumerate(table.rows):
        if is_total[rank]:
            yield from _in_total(row, headings[rank], _parts(table.rows, is_total, rank), added)


def _heading(row: Row) -> str:
    texts = (cell for cell in row.cells if cell.paragraphs and not isinstance(cell.value, int | Decimal))
    first = next(texts, None)
    return folded(first.paragraphs[0]) if first else ""


def _parts(rows: Sequence[Row], is_total: Sequence[bool], rank: int) -> list[list[Row]]:
    """Return what a total may add up: all rows before it, those since the last total, or all after a first row."""
    before = [row for row, total in zip(rows[:rank], is_total, strict=False) if not total]
    last = max((place for place in range(rank) if is_total[place]), default=-1)
    after = [row for row, total in zip(rows[1:], is_total[1:], strict=True) if not total] if rank == 0 else []
    return [some for some in (before, list(rows[last + 1 : rank]), after) if len(some) >= _FEWEST]


def _in_total(row: Row, heading: str, parts: list[list[Row]], columns: Sequence[Column]) -> Iterator[_Sum]:
    tried = [_column_sums(row, some, columns) for some in parts]
    sums = max(tried, key=lambda found: sum(sum_.is_right() for sum_ in found), default=[])
    proven = {sum_.column.type for sum_ in sums if sum_.is_right() and sum_.exact}
    for sum_ in sums:
        reach = sum_.exact * (1 if proven else _NEAR)
        if (
            sum_.is_right()
            or sum_.is_rounded()
            or abs(sum_.stated - sum_.exact) > reach
            or _may_share(sum_, proven)
        ):
            continue
        if proven or _GRAND.match(heading):
            yield sum_


def _may_share(sum_: _Sum, proven: set[ColumnType]) -> bool:
    """Tell whether rows may hold the same things, counted once in their total: "12 associations", some in two rows."""
    is_less = sum_.column.type is ColumnType.INTEGER and sum_.stated < sum_.exact
    return is_less and (
        ColumnType.INTEGER not in proven or _SHARED.search(plain(sum_.column.title)) is not None
    )


def _column_sums(total: Row, rows: Sequence[Row], columns: Sequence[Column]) -> list[_Sum]:
    found: list[_Sum] = []
    for column in columns:
        stated = _number(total, column)
        values = [_number(row, column) for row in rows]
        known = [value for value in values if value is not None]
        if stated is not None and len(known) == len(values):
            exact = sum(known, Decimal(0))
            found.append(_Sum(row=total, column=column, stated=stated, exact=exact, size=len(known)))
    return found


def _number(row: Row, column: Column) -> Decimal | None:
    value = next((cell.value for cell in row.cells if cell.column == column.id), None)
    return Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None


def _told(sum_: _Sum, table: Table) -> Diagnostic:
    gap = abs(sum_.stated - sum_.exact)
    return Diagnostic(
        code="total.cell-wrong",
        message=f"Tableau{NO_BREAK}{table.number}, ligne « {sum_.row.id} », colonne « {plain(sum_.column.title)} » : "
        f"{number_text(sum_.stated)} est écrit, la somme est {number_text(sum_.exact)} (écart : {number_text(gap)}).",
        span=_span(sum_),
        hint="corrigez ce total ou l'une de ses parties ; déclarée sous « totaux: », une ligne de total se calcule",
        related=(Related(caption="le tableau", span=table.span),),
    )


def _span(sum_: _Sum) -> Span:
    spans = (cell.span for cell in sum_.row.cells if cell.column == sum_.column.id)
    return next(spans, sum_.row.span)
