"""Estimates of the height of rows."""

from compiler.model.block import Item, ItemList
from compiler.render.pdf.heights import greatest_height, merged_height, row_height
from tests.render.pdf_views import cell, paragraph, row


def test_the_tallest_cell_makes_the_row() -> None:
    short, long = cell("court"), cell("mot " * 100)
    assert row_height(row("a", short, long), (200.0, 200.0)) == row_height(row("a", long), (200.0,))


def test_a_narrow_cell_is_taller() -> None:
    one = row("a", cell("mot " * 100))
    assert row_height(one, (50.0,)) > 2 * row_height(one, (200.0,))


def test_a_list_is_as_tall_as_its_items() -> None:
    items = ItemList(items=tuple(Item(blocks=(paragraph("x"),)) for _ in range(3)))
    assert row_height(row("a", cell(items)), (200.0,)) == 3 * row_height(row("a", cell("x")), (200.0,))


def test_words_merged_over_rows_count_apart() -> None:
    both = row("a", cell("mot " * 100, rows=2), cell("x"))
    assert row_height(both, (50.0, 50.0)) == row_height(row("a", cell("x")), (50.0,))
    assert merged_height(both, (50.0, 50.0)) == row_height(row("a", cell("mot " * 100)), (50.0,))
    assert merged_height(row("a", cell("x")), (50.0,)) == 0


def test_long_words_leave_lines_short() -> None:
    short, long = row("a", cell("mot " * 60)), row("a", cell(f"{'m' * 30} " * 8))
    assert greatest_height(short, (180.0,)) < greatest_height(long, (180.0,))
    assert greatest_height(row("a", cell("m" * 400)), (180.0,)) > 100
    assert greatest_height(short, (180.0,)) > row_height(short, (180.0,))
