"""Small documents to the pages of their headings, by the styles of the template and the widths of its faces."""

from dataclasses import replace

from compiler.model.block import Item, ItemList, Picture
from compiler.model.text import NoteMark, Text
from compiler.render.docx.package import Package
from compiler.render.docx.paging import Pages, set_pages
from compiler.render.view import (
    BlockView,
    ContextView,
    DocumentView,
    NoteView,
    PageRun,
    SignaturesView,
    SlotView,
)
from tests.render.test_docx_blocks import png
from tests.render.word_file import (
    TEMPLATE,
    alinea,
    cell,
    heading,
    row,
    table,
    view_of,
    view_of_runs,
    words,
)

# The title page, the contents, then the text: of 14704, a heading at the top leaves 14203; an alinéa takes 366.
FIRST = 3


def pages(view: DocumentView, images: dict[str, bytes] | None = None) -> Pages:
    """Return the pages of a document."""
    return set_pages(view, Package(TEMPLATE.read_bytes()).read, images or {})


def page_after(*blocks: BlockView, landscape: bool = False) -> int:
    """Return the page of a heading that follows some blocks, themselves under a heading."""
    view = view_of(heading("Un", "un"), *blocks, heading("Deux", "deux"), landscape=landscape)
    return pages(view).numbers["deux"]


def alineas(count: int) -> list[BlockView]:
    """Return alinéas of one line."""
    return [alinea("Texte.") for _ in range(count)]


def test_a_heading_stands_where_the_lines_before_it_leave_room() -> None:
    assert page_after(*alineas(37)) == FIRST
    assert page_after(*alineas(38)) == FIRST + 1


def test_a_heading_goes_with_the_line_that_follows() -> None:
    def followed(count: int) -> int:
        view = view_of(heading("Un", "un"), *alineas(count), heading("Deux", "deux"), alinea("Fin."))
        return pages(view).numbers["deux"]

    assert (followed(36), followed(37)) == (FIRST, FIRST + 1)


def test_long_alineas_are_cut_in_lines() -> None:
    # Twenty words and their spaces take 26 thousandths of a line less than one; a second line must not be forgotten.
    line = " ".join(["protocole"] * 11)
    assert page_after(*alineas(36), alinea(line[:-10])) == FIRST
    assert page_after(*alineas(36), alinea(f"{line} {line}")) == FIRST + 1


def test_annexes_and_runs_start_pages() -> None:
    prose = PageRun(landscape=False, blocks=(heading("Un", "un"), heading("Annexe", "b", kind="annexe")))
    wide = PageRun(landscape=True, blocks=(heading("Large", "c"),))
    found = pages(view_of_runs(prose, wide))
    assert found == Pages(numbers={"un": 3, "b": 4, "c": 5}, count=5)


def test_contents_take_as_many_pages_as_they_need() -> None:
    many = [heading(f"Article {rank}", f"a{rank}", depth=2) for rank in range(70)]
    assert pages(view_of(heading("Un", "un"), *many)).numbers["un"] == FIRST + 1


def test_a_document_without_contents_nor_title_page_starts_at_once() -> None:
    view = view_of(heading("Un", "un", listed=False))
    assert pages(view).numbers["un"] == FIRST - 1
    bare = replace(view, title=replace(view.title, has_page=False))
    assert pages(bare).numbers["un"] == 1


def test_a_landscape_page_holds_fewer_lines_but_longer_ones() -> None:
    assert page_after(*alineas(23), landscape=True) == FIRST
    assert page_after(*alineas(25), landscape=True) == FIRST + 1
    long = alinea(" ".join(["protocole"] * 16))
    assert page_after(*[long] * 20, landscape=True) == FIRST
    assert page_after(*[long] * 25) == FIRST + 1


def test_items_take_less_room_below_than_alineas() -> None:
    items = tuple(Item(blocks=(alinea("Texte."),)) for _ in range(44))
    assert page_after(ItemList(items=items[:43])) == FIRST
    assert page_after(ItemList(items=items)) == FIRST + 1


def test_rows_that_do_not_fit_go_to_the_next_page() -> None:
    rows = [row(f"r{rank}", cell("Ligne"), cell("dit")) for rank in range(53)]
    assert page_after(table(*rows[:48])) == FIRST
    assert page_after(table(*rows)) == FIRST + 1


def test_a_table_that_fills_the_last_page_of_a_section_asks_for_no_other() -> None:
    rows = [row(f"r{rank}", cell("Ligne"), cell("dit")) for rank in range(54)]
    filled = view_of(heading("Un", "un"), table(*rows[:53], caption=()))
    assert pages(filled).count == FIRST
    assert pages(view_of(heading("Un", "un"), table(*rows, caption=()))).count == FIRST + 1


def test_the_paragraphs_of_a_cell_stand_one_below_the_other() -> None:
    rows = [row(f"r{rank}", cell("Ligne"), cell("dit", "fait")) for rank in range(28)]
    assert page_after(table(*rows[:25])) == FIRST
    assert page_after(table(*rows)) == FIRST + 1


def test_a_row_is_as_tall_as_the_longest_of_its_cells() -> None:
    tall = [row(f"r{rank}", cell("Ligne"), cell("dit " * 60)) for rank in range(19)]
    assert page_after(table(*tall[:18], widths=(4, 4))) == FIRST
    assert page_after(table(*tall, widths=(4, 4))) == FIRST + 1
    assert page_after(table(*tall, widths=(1, 9))) == FIRST


def test_a_picture_takes_its_height() -> None:
    shown = Picture(path="plan.png", alternative="Plan", caption=words("Plan"))
    for count, page in ((25, FIRST), (26, FIRST + 1)):
        view = view_of(heading("Un", "un"), *alineas(count), shown, heading("Deux", "deux"))
        assert pages(view, {"plan.png": png(400, 250)}).numbers["deux"] == page


def test_context_indicators_stay_with_their_title() -> None:
    context = ContextView(anchor="c", title="Indicateurs", items=(words("Un"),) * 4)
    assert page_after(*alineas(32), context) == FIRST
    assert page_after(*alineas(33), context) == FIRST + 1


def test_notes_take_the_foot_of_the_page_where_they_are_called() -> None:
    called = replace(alinea(""), content=(Text(text="Texte."), NoteMark(note="n", number=1)))
    view = view_of(heading("Un", "un"), called, *alineas(36), heading("Deux", "deux"))
    assert pages(view).numbers["deux"] == FIRST
    noted = replace(view, notes=(NoteView(number=1, content=words("Note.")),))
    assert pages(noted).numbers["deux"] == FIRST + 1


def test_slots_to_sign_stand_six_rows_to_a_page() -> None:
    slots = tuple(
        SlotView(anchor=f"s{rank}", party=f"Pour {rank}", quality="", name="") for rank in range(14)
    )
    signed = SignaturesView(
        anchor="signatures", title="Signatures", sentence="Fait à Orly.", slots=slots[:12]
    )
    assert pages(view_of(signed)) == Pages(numbers={"signatures": 2}, count=2)
    assert pages(view_of(replace(signed, slots=slots))).count == 3
