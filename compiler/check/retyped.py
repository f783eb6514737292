"""An act to the totals of its tables typed again in a sentence, wrongly: "28 projets … pour 44 100 €" for 27.

A sentence that states one total of a table, or refers to it, is read with the table; a number of its own
passes when any cell, any total gives it. A figure computed by the compiler is never doubted: it is the
percentage typed beside it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import groupby

from compiler.check.quantity import CLUES, Kind, Quantity, quantities, rounds_to, split_sentences
from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.diagnostics.suggestion import fold
from compiler.model.label import NO_BREAK
from compiler.model.mark import HIDDEN, Mark, marks, typed
from compiler.model.passage import Form, Passage, prose_with
from compiler.model.printed import amount_text, number_text, percentage_text
from compiler.model.protocol import Protocol
from compiler.model.table import NUMERIC, Column, ColumnType, Row, Table
from compiler.model.text import Figure, Inlines, Reference, plain

_PART = re.compile(r"somme:(?P<table>[\w-]+)\.(?P<column>[\w-]+)\?id=[\w-]+\Z")
_SHARE_AFTER = re.compile(rf"[^\d().;{HIDDEN}]{{0,50}}\((?P<share>\d+(?:,\d+)? ?%)\)")
_SHARE_BEFORE = re.compile(r"\((?P<share>\d+(?:,\d+)? ?%)\), soit \Z")
_NEAR, _WIDE = Decimal("0.1"), Decimal("0.25")
_WHOLE = re.compile(r"\b(?:au|en|coût|montant) (?:total|tout)\b|\btotal de\b|\btotalis", re.IGNORECASE)
# Two states of one thing are compared: only one of them is that of the table.
_COMPARED = re.compile(
    r"\bcontre\b|\bau lieu\b|\bauparavant\b|\bétai(?:t|ent)\b|\bavai(?:t|ent)\b|\bcomptai(?:t|ent)\b"
)
_LOOK_BACK = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """A column of numbers: what it adds up to, what it holds."""

    table: Table
    column: Column
    total: Decimal
    values: frozenset[Decimal]


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the sentences at odds with a table, in order. Errors: total.sentence-wrong, share.wrong."""
    columns = [
        _read(column, block)
        for block in protocol.blocks()
        if isinstance(block, Table)
        for column in block.columns
        if column.type in NUMERIC and column.type is not ColumnType.PERCENTAGE
    ]
    if not columns:
        return
    by_table = {table: tuple(group) for table, group in groupby(columns, key=lambda known: known.table.id)}
    for passage in prose_with(protocol, *CLUES):
        if passage.form in (Form.PROSE, Form.NOTE):
            written = marks(passage)
            near = _near(passage, written, by_table)
            if near:
                named = {mark.inline.target for mark in written if isinstance(mark.inline, Reference)}
                for sentence in split_sentences(typed(passage)):
                    yield from _in_sentence(sentence, passage, near, named)
            if "%" in passage.text and written:
                yield from _shares(passage, written, columns)


def _read(column: Column, table: Table) -> _Column:
    values = [value for row in table.rows if (value := _number(row, column.id)) is not None]
    return _Column(table=table, column=column, total=sum(values, Decimal(0)), values=frozenset(values))


def _number(row: Row, column: str) -> Decimal | None:
    value = next((cell.value for cell in row.cells if cell.column == column), None)
    return Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None


@lru_cache(maxsize=256)
def _title_words(title: Inlines) -> frozenset[str]:
    return frozenset(_stem(word) for word in re.findall(r"[^\W\d_]{4,}", plain(title).lower()))


def _stem(word: str) -> str:
    return fold(word).rstrip("sx")


def _near(
    passage: Passage, written: Sequence[Mark], columns: Mapping[str, Sequence[_Column]]
) -> list[_Column]:
    """Return the columns of the tables that stand in the same division or that the text refers to."""
    blocks = passage.division.blocks if passage.division else ()
    here = [block.id for block in blocks if isinstance(block, Table)]
    named = sorted({mark.inline.target for mark in written if isinstance(mark.inline, Reference)})
    return [column for table in dict.fromkeys((*here, *named)) for column in columns.get(table, ())]


def _in_sentence(
    sentence: str, passage: Passage, near: Sequence[_Column], named: set[str]
) -> Iterator[Diagnostic]:
    found = quantities(sentence)
    for table in {id(known.table): known.table for known in near}.values():
        columns = [known for known in near if known.table is table]
        stated = {known.column.id for known in columns for quantity in found if _states(quantity, known)}
        if not stated and table.id not in named:
            continue
        for known in columns:
            if known.column.id not in stated and not _COMPARED.search(sentence):
                yield from _missed(known, found, passage, is_whole=_is_whole(known, columns, sentence))


def _is_whole(known: _Column, columns: Sequence[_Column], sentence: str) -> bool:
    """Tell whether a sentence read with a table states one sum, that it calls a total."""
    amounts = [column for column in columns if column.column.type is ColumnType.AMOUNT]
    return (
        amounts == [known]
        and _WHOLE.search(sentence) is not None
        and sum(quantity.kind is Kind.MONEY for quantity in quantities(sentence)) == 1
    )


def _states(quantity: Quantity, known: _Column) -> bool:
    """Tell whether a number is the total of a column; a small count proves nothing."""
    if quantity.kind is Kind.MONEY:
        return known.column.type is ColumnType.AMOUNT and quantity.value == known.total != 0
    return (
        quantity.kind is Kind.COUNT
        and known.column.type is ColumnType.INTEGER
        and quantity.value == known.total
        and _stem(quantity.noun) in _title_words(known.column.title)
    )


def _missed(
    known: _Column, found: Sequence[Quantity], passage: Passage, *, is_whole: bool
) -> Iterator[Diagnostic]:
    """Yield the number of a sentence that was meant for the total of a column, and is not.

    `is_whole` says that the sentence calls its number a total: a quarter more is then a fault too.
    """
    wanted = Kind.MONEY if known.column.type is ColumnType.AMOUNT else Kind.COUNT
    for quantity in found:
        if quantity.kind is not wanted or not quantity.is_exact or quantity.value in known.values:
            continue
        if wanted is Kind.COUNT and _stem(quantity.noun) not in _title_words(known.column.title):
            continue
        gap = abs(quantity.value - known.total)
        # Less than the total may be a part of it ("au total, 65 000 € iront à deux écoles"); more may not.
        is_over = is_whole and known.total < quantity.value <= known.total * (1 + _WIDE)
        is_near = is_over or gap <= max(_NEAR * known.total, Decimal(2))
        if is_near and not rounds_to(known.total, quantity.value):
            yield _told(quantity, known, passage)


def _told(quantity: Quantity, known: _Column, passage: Passage) -> Diagnostic:
    total = amount_text(known.total) if quantity.kind is Kind.MONEY else number_text(known.total)
    title = plain(known.column.title)
    return Diagnostic(
        code="total.sentence-wrong",
        message=f"Dans {passage.place}, « {quantity.words} » : le total du "
        f"tableau{NO_BREAK}{known.table.number}, "
        f"colonne « {title} », est {total}.",
        span=passage.span,
        quote=quantity.words,
        hint=f"écrivez « [[somme:{known.table.id}.{known.column.id}]] », et le nombre suivra le tableau",
        related=(Related(caption="le tableau", span=known.table.span),),
    )


def _shares(passage: Passage, written: Sequence[Mark], columns: Sequence[_Column]) -> Iterator[Diagnostic]:
    """Compute again the percentage typed in brackets beside a figure that is one row of a column."""
    text = typed(passage)
    for mark in written:
        part = _PART.match(mark.inline.expression) if isinstance(mark.inline, Figure) else None
        known = next(
            (
                known
                for known in columns
                if part and (known.table.id, known.column.id) == (part["table"], part["column"])
            ),
            None,
        )
        match = _SHARE_AFTER.match(text, mark.end) or _SHARE_BEFORE.search(
            text, max(0, mark.start - _LOOK_BACK), mark.start
        )
        if known is None or match is None or not known.total:
            continue
        share = quantities(match["share"])[0]
        value = next((quantity.value for quantity in quantities(f"{mark_text(mark)} unités")), None)
        if value is None:
            continue
        exact = 100 * value / known.total
        if abs(share.value - exact) > Decimal(1).scaleb(-share.decimals):
            yield Diagnostic(
                code="share.wrong",
                message=f"Dans {passage.place}, « {share.words} » est écrit, et {number_text(value)} sur "
                f"{number_text(known.total)} font {percentage_text(exact, 1)} "
                f"(tableau{NO_BREAK}{known.table.number}).",
                span=passage.span,
                quote=share.words,
                hint="corrigez le pourcentage",
            )


def mark_text(mark: Mark) -> str:
    """Return what a figure prints, with plain spaces."""
    return mark.inline.text.replace(NO_BREAK, " ").replace("\u202f", " ")
