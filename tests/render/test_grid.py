"""Records to grids: how wide columns are, declared or as wide as their longest word."""

from compiler.model.table import Cell, Column, Row, Table
from compiler.model.text import Text
from compiler.render.grid import data_table, widest_word


def _table(*columns: tuple[int, str], landscape: bool = True) -> Table:
    """Return a table of one record; a column is told by its declared width and its words, items after a bar."""
    cells = tuple(
        Cell(column=f"c{rank}", value=None, paragraphs=tuple((Text(text=item),) for item in words.split("|")))
        for rank, (_, words) in enumerate(columns)
    )
    return Table(
        id="t",
        title=(Text(text="Table"),),
        columns=tuple(
            Column(id=f"c{rank}", title=(Text(text="T"),), width=width)
            for rank, (width, _) in enumerate(columns)
        ),
        rows=(Row(id="a", cells=cells),),
        landscape=landscape,
    )


def _points(table: Table, width: float) -> list[float]:
    widths = data_table(table).widths
    return [width * one / sum(widths) for one in widths]


def test_columns_that_hold_their_words_are_as_wide_as_declared() -> None:
    assert data_table(_table((1, "ensemble"), (5, "mot"))).widths == (1, 5)


def test_no_column_is_narrower_than_its_longest_word() -> None:
    # The word takes some 35 points, and 8 stand beside it.
    first, second, third = _points(_table((1, "un ensemble"), (15, "mot"), (7, "mot")), 728.5)
    assert 43 <= first < 50
    assert round(second / third, 1) == round(15 / 7, 1)


def test_an_item_leaves_less_room_to_its_words() -> None:
    alone, item = (_points(_table((1, words), (40, "mot")), 728.5)[0] for words in ("ensemble", "a|ensemble"))
    assert 8 <= item - alone < 9


def test_a_page_upright_is_narrower() -> None:
    across, upright = (_table((2, "ensemble"), (26, "mot"), landscape=wide) for wide in (True, False))
    assert data_table(across).widths == (2, 26)
    assert _points(upright, 481.8)[0] >= 43


def test_columns_that_no_page_can_widen_stay_as_declared() -> None:
    assert data_table(_table(*[(1, "anticonstitutionnellement")] * 9)).widths == (1,) * 9


def test_a_word_ends_at_spaces_that_do_not_hold_and_after_hyphens() -> None:
    assert widest_word(["Limeil-Brévannes"]) == widest_word(["Brévannes"])
    assert widest_word(["1\u202f000\u00a0€"]) > widest_word(["1 000 €"])
    assert widest_word(["ensemble"]) > 347
