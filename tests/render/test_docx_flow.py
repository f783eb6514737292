"""Boxes to pages: what must stand together does, and each line falls where Word puts it."""

from dataclasses import replace

from compiler.render.docx.paging.boxes import Box, Called, Ending, Grid, Prose, Row
from compiler.render.docx.paging.flow import Flow
from compiler.render.docx.paging.looks import Look

# Ten lines of a hundred to a page.
PLAIN = Look(
    size=20,
    face=0,
    line=100,
    shorter=0,
    before=0,
    after=0,
    left=0,
    right=0,
    keeps_next=False,
    keeps_lines=False,
    starts_page=False,
    above=0,
    below=0,
)
PAGE = 1000


def lines(count: int, anchor: str = "", look: Look = PLAIN) -> Prose:
    """Return a paragraph of some lines."""
    return Prose(count, look, anchor=anchor)


def title(anchor: str) -> Prose:
    """Return a line that stays with what follows."""
    return Prose(1, PLAIN, keeps_next=True, anchor=anchor)


def flow_of(*boxes: Box, separator: int = 0) -> Flow:
    """Return the pages that some boxes fill."""
    flow = Flow(separator)
    flow.start_section(PAGE)
    for box in boxes:
        flow.add(box)
    flow.end_section()
    return flow


def pages_of(*boxes: Box) -> dict[str, int]:
    """Return the page of each place."""
    return flow_of(*boxes).pages


def test_a_page_is_full_when_one_more_line_would_leave_it() -> None:
    assert pages_of(lines(9), lines(1, "dernier")) == {"dernier": 1}
    assert pages_of(lines(10), lines(1, "suivant")) == {"suivant": 2}


def test_a_place_is_on_the_page_where_its_paragraph_begins() -> None:
    assert pages_of(lines(8), lines(4, "ici"), lines(1, "après")) == {"ici": 1, "après": 2}


def test_no_line_stands_alone_at_the_foot_of_a_page() -> None:
    assert pages_of(lines(9), lines(4, "long")) == {"long": 2}
    assert pages_of(lines(8), lines(3, "court")) == {"court": 2}


def test_no_line_stands_alone_at_the_head_of_a_page() -> None:
    # Three of the four lines fit: two of them stay, two go.
    flow = flow_of(lines(7), lines(4), lines(8), lines(1, "plein"))
    assert flow.pages == {"plein": 3}
    assert pages_of(lines(6), lines(5), lines(8, "encore")) == {"encore": 2}


def test_lines_that_stay_together_go_together() -> None:
    whole = replace(PLAIN, keeps_lines=True)
    assert pages_of(lines(6), lines(5, "bloc", whole)) == {"bloc": 2}


def test_a_title_goes_with_what_it_announces() -> None:
    assert pages_of(lines(8), title("a"), lines(1, "b")) == {"a": 1, "b": 1}
    assert pages_of(lines(9), title("a"), lines(1, "b")) == {"a": 2, "b": 2}
    assert pages_of(lines(7), title("a"), title("b"), lines(4, "c")) == {"a": 2, "b": 2, "c": 2}
    assert pages_of(lines(6), title("a"), title("b"), lines(4, "c")) == {"a": 1, "b": 1, "c": 1}


def test_titles_that_fill_more_than_a_page_stay_where_they_are() -> None:
    assert pages_of(lines(2), *[title(f"t{rank}") for rank in range(12)], lines(1))["t0"] == 1


def test_the_larger_of_two_spaces_parts_two_paragraphs() -> None:
    spaced = replace(PLAIN, before=150, after=100)
    assert pages_of(lines(3, "", spaced), lines(2, "a", spaced), lines(1, "b")) == {"a": 1, "b": 1}
    assert pages_of(lines(4, "", spaced), lines(2, "a", spaced), lines(1, "b")) == {"a": 1, "b": 2}


def test_the_space_above_counts_at_the_head_of_a_section_only() -> None:
    spaced = replace(PLAIN, before=150)
    assert pages_of(lines(7, "", spaced), lines(1, "a")) == {"a": 1}
    assert pages_of(lines(8, "", spaced), lines(2, "a")) == {"a": 2}
    assert pages_of(lines(10), lines(9, "", spaced), lines(1, "a")) == {"a": 2}


def test_a_paragraph_may_ask_for_a_page() -> None:
    assert pages_of(lines(1), Prose(1, PLAIN, starts_page=True, anchor="a")) == {"a": 2}


def test_a_section_starts_a_page_of_its_own_height() -> None:
    flow = flow_of(lines(1))
    flow.start_section(300)
    for box in (lines(3, "a"), lines(1, "b")):
        flow.add(box)
    flow.end_section()
    assert (flow.pages, flow.page) == ({"a": 2, "b": 3}, 3)


def test_a_note_takes_its_room_at_the_foot_of_the_page_where_it_is_called() -> None:
    call = (Called(0, 1, 200),)
    boxes = (Prose(1, PLAIN, notes=call), lines(5), lines(1, "a"))
    assert flow_of(*boxes, separator=100).pages == {"a": 1}
    assert flow_of(*boxes, separator=101).pages == {"a": 2}
    # Another one stands below the same line.
    other = (
        Prose(1, PLAIN, notes=call),
        Prose(1, PLAIN, notes=(Called(0, 2, 200),)),
        lines(2),
        lines(1, "a"),
    )
    assert flow_of(*other, separator=100).pages == {"a": 1}
    assert flow_of(*other, separator=101).pages == {"a": 2}


def test_each_page_with_notes_has_its_line_above_them() -> None:
    first, second = ((Called(0, number, 200),) for number in (1, 2))
    boxes = (Prose(1, PLAIN, notes=first), lines(6), Prose(1, PLAIN, notes=second), lines(6), lines(1, "a"))
    assert flow_of(*boxes, separator=100).pages == {"a": 3}
    assert flow_of(*boxes, separator=0).pages == {"a": 2}


def test_a_note_called_again_is_not_written_again() -> None:
    call = (Called(0, 1, 200),)
    again = (Prose(1, PLAIN, notes=call), Prose(1, PLAIN, notes=call), lines(4), lines(1, "a"))
    assert flow_of(*again, separator=100).pages == {"a": 1}
    later = (Prose(1, PLAIN, notes=call), lines(6), Prose(1, PLAIN, notes=call), lines(8), lines(1, "a"))
    assert flow_of(*later, separator=100).pages == {"a": 2}


def rows(*heights: int) -> tuple[Row, ...]:
    """Return rows of given heights."""
    return tuple(Row(height) for height in heights)


def test_the_header_of_a_table_comes_again_on_each_page() -> None:
    assert pages_of(Grid(100, rows(450, 450, 450)), lines(4, "a")) == {"a": 2}
    assert pages_of(Grid(101, rows(450, 450, 450)), lines(4, "a")) == {"a": 3}


def test_a_header_never_stands_without_a_row() -> None:
    assert pages_of(lines(7), title("a"), Grid(100, rows(150))) == {"a": 2}
    assert pages_of(lines(6), title("a"), Grid(100, rows(150, 800))) == {"a": 1}


def test_a_table_that_stays_whole_goes_whole() -> None:
    whole = Grid(100, rows(100, 100), stays_whole=True)
    assert pages_of(lines(6), title("a"), whole, lines(1, "b")) == {"a": 1, "b": 2}
    assert pages_of(lines(7), title("a"), whole, lines(1, "b")) == {"a": 2, "b": 2}


def test_the_row_where_a_merged_cell_ends_grows_to_hold_it() -> None:
    merged = (Row(100), Row(100, endings=(Ending(0, 700),)))
    assert pages_of(Grid(100, merged), lines(2, "a")) == {"a": 1}
    assert pages_of(Grid(100, merged), lines(3, "a")) == {"a": 2}


def test_a_row_that_may_be_cut_fills_the_page() -> None:
    assert pages_of(Grid(100, (Row(500), Row(800, cut_by=100))), lines(5, "a")) == {"a": 2}
    assert pages_of(Grid(100, (Row(500), Row(800))), lines(5, "a")) == {"a": 3}


def test_a_row_taller_than_any_page_goes_on_over_several() -> None:
    assert flow_of(Grid(100, (Row(2000, cut_by=100),)), lines(7, "a")).pages == {"a": 3}


def test_notes_called_in_the_header_stand_on_the_first_page() -> None:
    grid = Grid(100, rows(400, 350), notes=(Called(0, 1, 150),))
    assert pages_of(grid, lines(1, "a")) == {"a": 2}
    assert pages_of(replace(grid, rows=rows(400, 250)), lines(1, "a")) == {"a": 1}
    assert pages_of(replace(grid, rows=rows(400, 351, 400)), lines(1, "a")) == {"a": 2}
