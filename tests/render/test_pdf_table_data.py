"""The data of tables: spans, headers, totals, what the end of a page may cut."""

from typing import Any, cast

from compiler.model.block import Block, Item, ItemList
from compiler.render.pdf.inlines import Json, Writer
from compiler.render.pdf.page import LANDSCAPE, PORTRAIT, Frame
from compiler.render.pdf.places import Places
from compiler.render.pdf.table_data import table_data
from compiler.render.view import TableView
from tests.render.pdf_views import cell, paragraph, row, table


def _as_text(block: Block) -> Json:
    return str(block)


def _data(view: TableView, frame: Frame = PORTRAIT) -> dict[str, Any]:
    return cast("dict[str, Any]", table_data(view, Writer(Places({}), {}), _as_text, frame))


def _marks(view: TableView, name: str, frame: Frame = PORTRAIT) -> list[list[Any]]:
    return [[data[name] for data in cells] for cells in _data(view, frame)["body"]]


def test_widths_follow_the_columns_that_merged_cells_leave() -> None:
    view = table(
        row("a", cell("A", rows=2), cell("1"), cell("2")),
        row("b", cell("3"), cell("4")),
        row("c", cell("Total", columns=2), cell("5")),
        titles=("X", "Y", "Z"),
    )
    column = round(PORTRAIT.width / 3 - 8, 2)
    wide = round(PORTRAIT.width * 2 / 3 - 8, 2)
    assert _marks(view, "width") == [[column] * 3, [column] * 2, [wide, column]]


def test_headers_are_bold_but_an_engagement_is_not() -> None:
    cells = (cell("1. Lire", scope="rowgroup"), cell("1.1-01", scope="row"), cell("État"))
    titles = ("A", "B", "C")
    assert _marks(table(row("x", *cells), titles=titles, kind="engagements"), "heads") == [
        [True, False, False]
    ]
    assert _marks(table(row("x", *cells), titles=titles), "heads") == [[True, True, False]]
    assert all(data["heads"] for data in _data(table(titles=titles))["head"][0])


def test_totals_start_after_the_records() -> None:
    view = table(row("a", cell("1")), row("total", cell("1"), is_total=True), titles=("A",))
    assert _data(view)["totals"] == 1
    assert _data(table(row("a", cell("1")), titles=("A",)))["totals"] == 1


def test_a_row_may_be_cut_when_it_is_tall_for_its_page_only() -> None:
    view = table(row("a", cell("mot " * 700)), titles=("A",))
    assert _marks(view, "whole", PORTRAIT) == [[True]]
    assert _marks(view, "whole", Frame(PORTRAIT.width, LANDSCAPE.height)) == [[False]]


def test_a_row_of_engagements_stays_whole_when_a_page_surely_holds_it() -> None:
    def whole(words: str, kind: str = "engagements") -> bool:
        view = table(row("a", cell(words), cell("x")), titles=("A", "B"), kind=kind)
        return bool(_marks(view, "whole", LANDSCAPE)[0][1])

    assert whole("mot " * 550)
    assert not whole("mot " * 550, kind="donnees")
    assert not whole("mot " * 900)
    # About as tall, by the count of their letters, as the first; but a line holds one of these words.
    assert not whole(f"{'m' * 60} " * 37)


def test_a_merged_cell_may_always_be_cut() -> None:
    view = table(row("a", cell("A", rows=2), cell("1")), row("b", cell("2")), titles=("X", "Y"))
    assert _marks(view, "whole") == [[False, True], [True]]


def test_a_table_is_kept_whole_while_it_is_small() -> None:
    rows = tuple(row(f"r{rank}", cell("x")) for rank in range(40))
    assert _data(table(*rows[:10], titles=("A",)))["whole"] is True
    assert _data(table(*rows, titles=("A",)))["whole"] is False


def test_the_first_cell_beside_long_merged_words_makes_room_for_them() -> None:
    long = cell("priorité " * 30, rows=2)
    view = table(
        row("a", long, cell("1"), cell("2")),
        row("b", cell("3"), cell("4")),
        row("c", cell("court", rows=2), cell("mot " * 60), cell("5")),
        row("d", cell("6"), cell("7")),
        titles=("X", "Y", "Z"),
    )
    assert _marks(view, "strains") == [
        [False, True, False],
        [False, False],
        [False, False, False],
        [False, False],
    ]


def test_a_column_title_is_cut_only_when_a_word_is_wider_than_its_column() -> None:
    view = table(titles=("Partenaires engagés", "Anticonstitutionnellement", *"abcde"))
    assert [data["hyphenate"] for data in _data(view)["head"][0]] == [False, True] + [False] * 5


def test_words_of_cells_are_cut_only_when_one_is_wider_than_its_cell() -> None:
    items = ItemList(items=(Item(blocks=(paragraph("anticonstitutionnellement"),)),))
    view = table(row("a", cell("laïcité, Internet"), cell(items)), titles=tuple("abcdefg"))
    assert _marks(view, "hyphenate") == [[False, True]]
    assert _marks(view, "hyphenate", Frame(3 * PORTRAIT.width, LANDSCAPE.height)) == [[False, False]]
