"""Totals that the rows of an amended table do not give."""

from dataclasses import replace

import pytest

from compiler.ingest.applying.sums import find_wrong_totals
from compiler.ingest.order import Order
from compiler.model.enacted import ActWords, DivisionWords, RowWords, TableWords
from compiler.model.operation import (
    Container,
    Holder,
    InsertElements,
    InsertRows,
    Operation,
    ReplaceTotals,
    ReplaceWords,
)

CELL = Container(holder=Holder.CELL, id="aides", row=1, column=2)


def _row(*texts: str) -> RowWords:
    return RowWords(cells=tuple((text,) if text else () for text in texts))


TABLE = TableWords(
    id="aides",
    number="4",
    title="Aides",
    columns=("École", "Montant", "Part"),
    rows=(
        _row("Anne", "10 500 €", "33,3 %"),
        _row("Bertha", "1 000 €", "33,3 %"),
        _row("Chloé", "", "33,3 %"),
    ),
    totals=(_row("Total", "11 500 €", "100 %"),),
)
WORDS = ReplaceWords(container=CELL, element=1, old="a", new="b")
OTHER = ReplaceWords(container=Container(holder=Holder.PROSE, id="objet"), element=1, old="a", new="b")


def _act(table: TableWords) -> ActWords:
    division = DivisionWords(id="objet", kind="article", number="1", title="Objet", elements=(table,))
    return ActWords(particulars=(), contracts=(), parties=(), groups=(), divisions=(division,))


def _said(after: TableWords, *operations: Operation, before: TableWords = TABLE) -> list[tuple[int, str]]:
    orders = [Order(operation=one, line=rank, sentence="") for rank, one in enumerate(operations, start=1)]
    found = find_wrong_totals(_act(before), _act(after), orders)
    return [(remark.span.line, remark.message) for remark in found]


def test_a_total_that_an_order_gives_wrong_is_told_at_that_order() -> None:
    after = replace(TABLE, totals=(_row("Total", "12 000 €", "100 %"),))
    ((line, message),) = _said(after, OTHER, ReplaceTotals(table="aides", new=after.totals), OTHER)
    assert line == 2
    assert message == (
        "Tableau\u00a04, colonne « Montant » : le total est « 12 000 € », et les lignes donnent "
        "« 11\u00a0500\u00a0€ », l'avenant appliqué."
    )


def test_a_row_that_changes_without_its_total_is_told_at_the_order_on_the_row() -> None:
    after = replace(TABLE, rows=(*TABLE.rows, _row("Denis", "500 €", "")))
    order = InsertRows(table="aides", after=3, new=after.rows[3:])
    assert [line for line, _ in _said(after, order, OTHER)] == [1]
    cell = replace(TABLE, rows=(_row("Anne", "10 000 €", "33,3 %"), *TABLE.rows[1:]))
    assert [line for line, _ in _said(cell, OTHER, WORDS)] == [2]


def test_a_table_that_an_order_brings_must_add_up() -> None:
    new = replace(TABLE, id="", number="5", totals=(_row("Total", "11 501 €", "100 %"),))
    order = InsertElements(container=Container(holder=Holder.PROSE, id="objet"), after=1, new=(new,))
    assert [line for line, _ in _said(new, OTHER, order, OTHER)] == [2]


@pytest.mark.parametrize(
    "after",
    [
        TABLE,
        replace(TABLE, title="Aides versées"),
        # Shares are rounded, and a column without a total has nothing to give.
        replace(TABLE, totals=(_row("Total", "11 500 €", "99,9 %"),)),
        replace(TABLE, totals=(_row("Total", "", ""),)),
        replace(TABLE, totals=(_row("Total", "voir le texte", ""),)),
    ],
)
def test_what_adds_up_is_not_told(after: TableWords) -> None:
    assert _said(after, WORDS) == []


def test_a_total_that_was_signed_wrong_is_left_alone() -> None:
    signed = replace(TABLE, totals=(_row("Total", "9 €", ""),))
    assert _said(replace(signed, title="Aides versées"), WORDS, before=signed) == []
