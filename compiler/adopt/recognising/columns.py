"""The columns of a table: their titles, what they hold, which one names its rows, which one is the share of another."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from compiler.adopt.recognising.adoption import Kind
from compiler.adopt.recognising.cells import items_of
from compiler.adopt.recognising.column_types import UNIT, decimals_in, number_in, type_of
from compiler.adopt.recognising.cutting import cut, join, tidy, unemphasised
from compiler.adopt.recognising.folding import Ids, fold
from compiler.adopt.recognising.quoting import quoted
from compiler.adopt.recognising.register import Register
from compiler.adopt.recognising.table_rows import TableRows
from compiler.diagnostics.span import Span
from compiler.model.table import Column, ColumnType
from compiler.model.text import Inlines, Text, plain

_NUMBERS = frozenset({"n", "no", "num", "numero", "n°", "rang", "ref"})
_WIDTHS = ((12, 1), (30, 2), (70, 3))
_WIDEST = 5
_FEWEST_SHARES = 3


def read_columns(rows: TableRows, span: Span, subject: str, register: Register) -> tuple[Column, ...]:
    """Return the columns of a table; a title that is missing, or that holds a unit, is told."""
    ids = Ids()
    columns = [_column(rows, place, span, subject, ids, register) for place in range(rows.width)]
    _find_shares(columns, rows, subject, register)
    _find_row_head(columns, rows)
    return tuple(columns)


def _column(  # noqa: PLR0913, PLR0917 - where the column stands
    rows: TableRows, place: int, span: Span, subject: str, ids: Ids, register: Register
) -> Column:
    contents = [head[place] for head in rows.heads if head[place].text]
    words = (statement.words for content in contents for statement in content.statements)
    title, span = unemphasised(join(*words)), contents[0].span if contents else span
    if not plain(title):
        title = (Text(text=f"Colonne {place + 1}"),)
        register.decide(
            Kind.ADDED,
            f"La colonne {place + 1} n'a pas de titre : « {plain(title)} » lui est donné.",
            span,
            subject=subject,
        )
    is_list = any(len(items_of(record[place])) > 1 for record in rows.records)
    texts = rows.texts(place)
    kind = ColumnType.LIST if is_list else type_of(texts, plain(title))
    found = UNIT.search(plain(title)) if kind is ColumnType.AMOUNT else None
    if found is not None:
        title = _without_unit(title, found, span, subject, register)
    return Column(
        id=ids.claim(plain(title), f"colonne-{place + 1}"),
        title=register.link(title, span, subject),
        type=kind,
        merges=place in rows.merged,
        unit="€" if found else "",
        width=_width(texts),
        span=span,
    )


def _without_unit(
    title: Inlines, found: re.Match[str], span: Span, subject: str, register: Register
) -> Inlines:
    register.decide(
        Kind.COLUMN,
        f"Dans le titre {quoted(plain(title))}, l'unité devient celle de la colonne.",
        span,
        subject=subject,
        left_out=found.group(),
        is_sure=True,
    )
    return join(tidy(cut(title, 0, found.start())), tidy(cut(title, found.end())))


def _width(texts: Sequence[str]) -> int:
    """Return the relative width of a column, from how much its fullest cells hold."""
    fullest = sorted((len(text) for text in texts if text), reverse=True)[: max(len(texts) // 4, 1)]
    usual = sum(fullest) // len(fullest) if fullest else 0
    return next((width for most, width in _WIDTHS if usual <= most), _WIDEST)


def _find_shares(columns: list[Column], rows: TableRows, subject: str, register: Register) -> None:
    """Make a column of percentages that only states the part of another in its total a computed one."""
    for place, column in enumerate(columns):
        if column.type is not ColumnType.PERCENTAGE:
            continue
        source = next(
            (
                other
                for rank, other in enumerate(columns)
                if other.type is ColumnType.INTEGER and _is_share(rows.texts(place), rows.texts(rank))
            ),
            None,
        )
        if source is not None:
            columns[place] = replace(column, share_of=source.id, decimals=decimals_in(rows.texts(place)))
            register.decide(
                Kind.COLUMN,
                f"La colonne {quoted(plain(column.title))} est la part de {quoted(plain(source.title))} "
                "dans son total : elle est calculée.",
                column.span,
                subject=subject,
                is_sure=True,
            )


def _is_share(shares: Sequence[str], numbers: Sequence[str]) -> bool:
    pairs = [
        (number_in(share), number_in(number))
        for share, number in zip(shares, numbers, strict=True)
        if share.strip() or number.strip()
    ]
    known = [(share, number) for share, number in pairs if share is not None and number is not None]
    total = sum((number for _, number in known), Decimal(0))
    if len(known) < _FEWEST_SHARES or len(known) < len(pairs) or not total:
        return False
    step = Decimal(1).scaleb(-decimals_in(shares))
    return all(abs(number * 100 / total - share) <= step / 2 + Decimal("0.001") for share, number in known)


def _find_row_head(columns: list[Column], rows: TableRows) -> None:
    """Choose the column that names its row: the first whose cells are all there."""
    for place, column in enumerate(columns):
        is_named = column.type in (ColumnType.TEXT, ColumnType.INTEGER) and all(rows.texts(place))
        if is_named and not column.merges:
            columns[place] = replace(column, heads_row=True)
            return


def row_noun(columns: Sequence[Column]) -> str:
    """Return what a row is called: after a column of numbers, the noun that heads the next column."""
    for column, following in pairwise(columns):
        if fold(plain(column.title)).strip(" .°") in _NUMBERS:
            words = fold(plain(following.title)).split()
            noun = words[0].removesuffix("s") if len(words) == 1 else ""
            return noun if re.fullmatch(r"[a-z]+", noun) else ""
    return ""
