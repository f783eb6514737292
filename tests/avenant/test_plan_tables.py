"""Tables of records: rows, cells, columns, totals, and when the whole is replaced."""

from dataclasses import replace

from compiler.model.enacted import RowWords, TableWords, Words
from compiler.model.operation import (
    Container,
    DeleteColumn,
    Holder,
    InsertElements,
    InsertRows,
    MoveRows,
    Operation,
    ReplaceElements,
    ReplaceRows,
    ReplaceTotals,
    ReplaceWords,
)
from compiler.model.table import Table
from tests.avenant.small_acts import act, article, planned, table

ROWS = ("Orly 1", "Cachan 2", "Thiais 3", "Rungis 4")


def _planned(before: Table, after: Table) -> tuple[Operation, ...]:
    return planned(act(article("1", before)), act(article("1", after)))


def _row(*cells: str) -> RowWords:
    return RowWords(cells=tuple((cell,) for cell in cells))


def _cell(row: int, column: int) -> Container:
    return Container(holder=Holder.CELL, id="aides", row=row, column=column)


def _case(row: int, column: int, new: str) -> ReplaceElements:
    return ReplaceElements(container=_cell(row, column), first=1, last=1, new=(Words(text=new),))


_ONE_IS_NINE = ReplaceWords(container=_cell(1, 2), element=1, old="1", new="9")


def _is_whole(operations: tuple[Operation, ...]) -> bool:
    (operation,) = operations
    return isinstance(operation, ReplaceElements) and isinstance(operation.new[0], TableWords)


def test_rows_come_between_two_others() -> None:
    after = table(ROWS[0], "Valenton 7", "Villejuif 8", *ROWS[1:])
    assert _planned(table(*ROWS), after) == (
        InsertRows(table="aides", after=1, new=(_row("Valenton", "7"), _row("Villejuif", "8"))),
    )


def test_a_row_goes() -> None:
    assert _planned(table(*ROWS), table(*ROWS[:2], ROWS[3])) == (ReplaceRows(table="aides", first=3, last=3),)


def test_a_row_that_comes_where_another_goes_replaces_it() -> None:
    assert _planned(table(*ROWS), table(*ROWS[:2], "Valenton 7", ROWS[3])) == (
        ReplaceRows(table="aides", first=3, last=3, new=(_row("Valenton", "7"),)),
    )


def test_a_row_moves() -> None:
    assert _planned(table(*ROWS), table(*ROWS[1:], ROWS[0])) == (
        MoveRows(table="aides", first=1, last=1, after=4),
    )


def test_a_row_that_moves_and_changes_goes_and_comes() -> None:
    assert _planned(table(*ROWS), table(*ROWS[1:], "Orly 9")) == (
        ReplaceRows(table="aides", first=1, last=1),
        InsertRows(table="aides", after=4, new=(_row("Orly", "9"),)),
    )


def test_a_cell_of_one_word_has_it_replaced() -> None:
    assert _planned(table(*ROWS), table("Orly 9", *ROWS[1:])) == (_ONE_IS_NINE,)


def test_a_long_cell_that_says_something_else_is_worded_again() -> None:
    rows = ("Orly aide_aux_écoles_du_centre", *ROWS[1:])
    assert _planned(table(*rows), table("Orly un_prêt_sans_intérêt", *ROWS[1:])) == (
        _case(1, 2, "un prêt sans intérêt"),
    )


def test_a_word_is_replaced_in_a_cell_of_several() -> None:
    rows = ("Orly aide_aux_écoles_du_centre", *ROWS[1:])
    after = ("Orly aide_aux_collèges_du_centre", *ROWS[1:])
    assert _planned(table(*rows), table(*after)) == (
        ReplaceWords(container=_cell(1, 2), element=1, old="écoles", new="collèges"),
    )


def test_a_row_with_most_cells_changed_is_replaced() -> None:
    columns = "Ville Somme Taux Année Note"
    before = tuple(f"{row} 1 2 3" for row in ROWS)
    after = (f"{ROWS[0]} 4 5 6", *before[1:])
    assert _planned(table(*before, columns=columns), table(*after, columns=columns)) == (
        ReplaceRows(table="aides", first=1, last=1, new=(_row("Orly", "1", "4", "5", "6"),)),
    )


def test_the_totals_are_restated_even_when_nobody_typed_them() -> None:
    before, after = table(*ROWS, totals="10"), table("Orly 9", *ROWS[1:], totals="18")
    assert _planned(before, after) == (
        _ONE_IS_NINE,
        ReplaceTotals(table="aides", new=(_row("Total", "18"),)),
    )


def test_totals_may_go() -> None:
    assert _planned(table(*ROWS, totals="10"), table(*ROWS)) == (ReplaceTotals(table="aides", new=()),)


def test_more_than_a_third_of_the_rows_makes_another_table() -> None:
    after = tuple(f"{row}0" for row in ROWS)
    assert _is_whole(_planned(table(*ROWS), table(*after)))
    assert not _is_whole(_planned(table(*ROWS), table(*after[:1], *ROWS[1:])))


def test_a_third_of_the_rows_of_a_long_table_are_told_one_by_one() -> None:
    rows = tuple(f"Ville{rank} {rank}" for rank in range(12))
    after = (*(f"{row}0" for row in rows[:4]), *rows[4:])
    assert len(_planned(table(*rows), table(*after))) == 4
    more = (*(f"{row}0" for row in rows[:5]), *rows[5:])
    assert _is_whole(_planned(table(*rows), table(*more)))


def test_a_column_goes_with_its_cells() -> None:
    before = table(*(f"{row} x" for row in ROWS), columns="Ville Somme Note")
    assert _planned(before, table(*ROWS)) == (DeleteColumn(table="aides", column=3),)


def test_a_cell_may_change_while_a_column_goes() -> None:
    before = table(*(f"{row} x" for row in ROWS), columns="Ville Somme Note")
    assert _planned(before, table("Orly 9", *ROWS[1:])) == (
        DeleteColumn(table="aides", column=3),
        _ONE_IS_NINE,
    )


def test_a_row_that_comes_while_a_column_goes_makes_another_table() -> None:
    before = table(*(f"{row} x" for row in ROWS), columns="Ville Somme Note")
    assert _is_whole(_planned(before, table(*ROWS, "Valenton 7")))


def test_a_column_that_comes_makes_another_table() -> None:
    after = table(*(f"{row} x" for row in ROWS), columns="Ville Somme Note")
    assert _is_whole(_planned(table(*ROWS), after))


def test_titles_are_retouched_in_their_place() -> None:
    before = table(*ROWS, title="Aides données aux villes du pays")
    after = table(*ROWS, title="Aides promises aux villes du pays")
    assert _planned(before, after) == (
        ReplaceWords(
            container=Container(holder=Holder.TABLE_TITLE, id="aides"),
            element=1,
            old="données",
            new="promises",
        ),
    )


def test_a_table_without_number_named_like_another_is_replaced_by_its_rank() -> None:
    first, second = (replace(table(*ROWS), id=name, number="") for name in ("a", "b"))
    changed = replace(first, rows=first.rows[:3])
    before, after = act(article("1", first, second)), act(article("1", changed, second))
    assert _is_whole(planned(before, after))


def test_a_paragraph_comes_into_a_cell() -> None:
    before = table(*ROWS)
    first = before.rows[0]
    name, amount = first.cells
    longer = replace(amount, paragraphs=(*amount.paragraphs, *name.paragraphs))
    after = replace(before, rows=(replace(first, cells=(name, longer)), *before.rows[1:]))
    assert _planned(before, after) == (
        InsertElements(container=_cell(1, 2), after=1, new=(Words(text="Orly"),)),
    )


def test_a_column_retitled_with_its_cells_makes_another_table() -> None:
    before, after = table(*ROWS), table("Orly 9", *ROWS[1:])
    renamed = (after.columns[0], replace(after.columns[1], title=before.columns[0].title))
    assert _is_whole(_planned(before, replace(after, columns=renamed)))


def test_a_row_that_moves_where_another_comes_goes_and_comes() -> None:
    kinds = [type(one) for one in _planned(table(*ROWS), table(*ROWS[1:], "Valenton 7", ROWS[0]))]
    assert kinds == [ReplaceRows, InsertRows]


def test_rows_that_move_to_one_place_in_another_order_go_and_come() -> None:
    rows = tuple(f"Ville{rank} {rank}" for rank in range(9))
    kinds = [type(one) for one in _planned(table(*rows), table(*rows[2:], rows[1], rows[0]))]
    assert kinds == [ReplaceRows, InsertRows]


def test_a_table_without_number_nor_title_is_replaced_by_its_rank() -> None:
    before = replace(table(*ROWS), number="", title=())
    assert _is_whole(_planned(before, replace(before, rows=before.rows[:3])))
