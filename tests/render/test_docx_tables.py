"""Tables of a Word document: merged cells, repeated headers, rows kept whole, bookmarks."""

from lxml import etree

from compiler.model.block import Item, ItemList
from compiler.render.docx.tables import share_width
from compiler.render.view import CellView, TableView
from tests.render.word_file import W, WordFile, alinea, cell, read, row, style_of, table, text_of, value

PARTS = (17, 33, 14, 22, 14)


def _rows(word: WordFile) -> list[etree._Element]:
    return word.all("tr")


def _merges(line: etree._Element) -> list[str]:
    """Return for each cell of a row: "", "restart" or "continue"."""
    found = [one.find(f"{W}tcPr/{W}vMerge") for one in line.iter(f"{W}tc")]
    return ["" if one is None else one.get(f"{W}val", "continue") for one in found]


def _engagements() -> TableView:
    def own(key: str) -> tuple[CellView, ...]:
        return (cell(f"texte {key}", scope="row", anchor=key), cell("État"), cell("Nombre"), cell("—"))

    priority = cell("1. Lire", row_span=2, scope="rowgroup", anchor="prio-1")
    return table(
        row("a", priority, *own("a")),
        row("b", *own("b")),
        row("c", cell("2. Écrire", scope="rowgroup", anchor="prio-2"), *own("c")),
        columns=5, kind="engagements", widths=PARTS, caption=(), anchor="obj-1-tableau",
    )  # fmt: skip


def test_a_priority_is_merged_over_the_rows_of_its_engagements() -> None:
    rows = _rows(read(_engagements()))
    assert [_merges(line)[0] for line in rows] == ["", "restart", "continue", ""]
    assert all(len(list(line.iter(f"{W}tc"))) == 5 for line in rows)


def test_engagements_priorities_and_the_table_can_be_found_again() -> None:
    marks = read(_engagements()).bookmarks()
    assert marks == ["T_obj_1_tableau", "D_prio_1", "E_a", "E_b", "D_prio_2", "E_c"]


def test_the_words_of_an_engagement_stay_light_and_its_priority_is_a_header() -> None:
    word = read(_engagements())
    assert word.paragraphs("TableRowHeader") == ["1. Lire", "2. Écrire"]
    assert "texte a" in word.paragraphs("TableText")


def test_a_list_in_a_header_is_as_bold_as_its_words() -> None:
    items = ItemList(items=(Item(blocks=(alinea("item d’une case"),)),))
    listed = CellView(blocks=(items,), scope="rowgroup")
    word = read(table(row("a", listed, CellView(blocks=(items,)))))
    bullets = [found for found in word.all("p") if style_of(found) == "TableBullet"]
    assert [found.find(f"{W}r/{W}rPr/{W}b") is not None for found in bullets] == [True, False]


def test_merges_may_overlap_and_cover_several_columns() -> None:
    word = read(
        table(
            row("a", cell("large", row_span=2, column_span=2), cell("x")),
            row("b", cell("y")),
            row("c", cell("u"), cell("v", row_span=1), cell("z")),
            columns=3,
        )
    )
    lines = _rows(word)[1:]
    assert [_merges(line) for line in lines] == [["restart", ""], ["continue", ""], ["", "", ""]]
    spans = [value(one.find(f"{W}tcPr/{W}gridSpan")) for line in lines[:2] for one in line.iter(f"{W}tc")]
    assert spans == ["2", "", "2", ""]


def test_header_rows_come_again_on_each_page() -> None:
    lines = _rows(read(table(row("a", cell("1"), cell("2")))))
    assert [line.find(f"{W}trPr/{W}tblHeader") is not None for line in lines] == [True, False]


def test_a_short_row_stays_whole_and_a_tall_one_may_be_cut() -> None:
    lines = _rows(read(table(row("a", cell("bref"), cell("x")), row("b", cell("long " * 2000), cell("x")))))
    assert [line.find(f"{W}trPr/{W}cantSplit") is not None for line in lines] == [True, True, False]


def test_a_row_of_engagements_stays_whole_unless_it_is_as_tall_as_a_page() -> None:
    rows = [row(key, cell("mot " * count), cell("x")) for key, count in (("a", 700), ("b", 2000))]
    found = [
        [line.find(f"{W}trPr/{W}cantSplit") is not None for line in _rows(read(table(*rows, kind=kind)))[1:]]
        for kind in ("engagements", "donnees")
    ]
    assert found == [[True, False], [False, False]]


def test_words_merged_over_rows_do_not_let_their_first_row_be_cut() -> None:
    merged = cell("long " * 2000, row_span=2)
    lines = _rows(read(table(row("a", merged, cell("x")), row("b", cell("y")))))
    assert lines[1].find(f"{W}trPr/{W}cantSplit") is not None


def _kept(word: WordFile) -> list[bool]:
    return [line.find(f".//{W}keepNext") is not None for line in _rows(word)]


def test_a_small_table_is_not_cut_by_the_end_of_a_page() -> None:
    word = read(table(row("a", cell("1"), cell("2")), row("b", cell("3"), cell("4"))))
    assert _kept(word) == [True, True, False]


def test_a_table_without_rows_shows_its_header() -> None:
    assert _kept(read(table())) == [False]


def test_a_long_table_may_be_cut_between_rows_but_never_below_its_header() -> None:
    rows = [row(f"r{rank}", cell("1"), cell("2")) for rank in range(40)]
    head, *body = _kept(read(table(*rows)))
    assert head
    assert not any(body)


def test_records_are_marked_once_each_and_totals_are_not() -> None:
    word = read(
        table(
            row("ivry", cell("Ivry", scope="row"), cell("1")),
            row("total", cell("Total"), cell("1"), is_total=True),
        )
    )
    assert word.bookmarks() == ["T_aides", "L_aides__ivry"]


def test_a_total_is_bold_and_shaded() -> None:
    word = read(
        table(row("total", cell("Total"), cell("12")), row("fin", cell("Total"), cell("13"), is_total=True))
    )
    light, heavy = _rows(word)[1:]
    assert light.find(f".//{W}b") is None
    assert len(list(heavy.iter(f"{W}b"))) == len(list(heavy.iter(f"{W}shd"))) == 2


def test_figures_stand_on_the_right_and_marks_in_the_middle() -> None:
    word = read(table(row("a", cell("1", align="right"), cell("x", align="center"))))
    assert [value(found) for found in word.all("jc")] == ["right", "center"]


def test_a_word_too_long_for_its_column_may_be_hyphenated() -> None:
    narrow = table(row("a", cell("anticonstitutionnellement"), cell("bref")), widths=(1, 9))
    allowed = [found for found in read(narrow).all("suppressAutoHyphens") if value(found) == "0"]
    assert [text_of(found.getparent().getparent()) for found in allowed] == ["anticonstitutionnellement"]  # type: ignore[union-attr, arg-type]


def test_a_list_in_a_cell_has_its_own_style() -> None:
    items = ItemList(items=(Item(blocks=(alinea("un"),)), Item(blocks=(alinea("deux"),))))
    word = read(table(row("a", CellView(blocks=(items,)), CellView(blocks=()))))
    assert word.paragraphs("TableBullet") == ["un", "deux"]
    assert all(line.find(f"{W}tc[2]/{W}p") is not None for line in _rows(word))


def test_a_table_is_followed_by_a_paragraph_so_that_two_never_join() -> None:
    one = table(row("a", cell("1"), cell("2")), caption=())
    word = read(one, table(row("b", cell("1"), cell("2")), caption=(), anchor="autres"))
    after = [found.getnext() for found in word.all("tbl")]
    assert [style_of(found) for found in after if found is not None] == ["TableGap", "TableGap"]


def test_widths_add_up_to_the_page() -> None:
    assert share_width((1, 1, 1), 100) == (33, 33, 34)
    assert sum(share_width(PARTS, 14570)) == 14570
