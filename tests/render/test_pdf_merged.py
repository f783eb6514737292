"""What rows say again of the words merged over them."""

from typing import Any, cast

from compiler.model.block import Block
from compiler.render.pdf.inlines import Json
from compiler.render.pdf.merged import said_again
from compiler.render.view import RowView
from tests.render.pdf_views import cell, row, table

WIDTHS = (10.0, 20.0, 30.0)


def _as_text(block: Block) -> Json:
    return str(block)


def _places(*rows: RowView) -> list[list[tuple[float, float, float]]]:
    view = table(*rows, titles=("A", "B", "C"))
    found = cast("list[Any]", said_again(view, WIDTHS, [100.0] * len(rows), _as_text))
    return [[(one["left"], one["width"], one["room"]) for one in again] for again in found]


def test_a_row_says_again_all_that_is_merged_over_it() -> None:
    places = _places(
        row("a", cell("X", rows=3), cell("Y", rows=2), cell("1")),
        row("b", cell("2")),
        row("c", cell("Z"), cell("3")),
    )
    # From its own first column: how far on the left, how wide, and some of the height that is left.
    assert places == [[], [(30.0, 10.0, 160.0), (20.0, 20.0, 80.0)], [(10.0, 10.0, 80.0)]]


def test_words_merged_on_the_right_of_its_own_or_over_it_whole_are_not_said_again() -> None:
    assert _places(row("a", cell("1"), cell("2"), cell("X", rows=2)), row("b", cell("3"), cell("4"))) == [
        [],
        [],
    ]
    assert _places(row("a", cell("X", rows=2, columns=3)), row("b")) == [[], []]
