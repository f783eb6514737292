"""Row headers of a tagged PDF: which cells they are, what they head, what is read aloud of a table."""

from dataclasses import replace

import pytest
from pikepdf import NameTree, Object, Pdf

from compiler.diagnostics.result import ToolError
from compiler.model.text import NoteMark
from compiler.render.pdf.packing import Objects, read_objects
from compiler.render.pdf.row_headers import head_rows
from compiler.render.pdf.setting import set_pages
from compiler.render.view import NoteView, TableView
from tests.render.pdf_views import (
    FONTS,
    STAMP,
    TEMPLATE,
    cell,
    document,
    elements,
    heading,
    opened,
    paragraph,
    printed,
    row,
    table,
    text,
)


def _attribute(element: Object, name: str) -> Object | None:
    return next((one[name] for one in element.A if name in one), None)


def _headers(element: Object) -> list[str]:
    return [str(name) for name in _attribute(element, "/Headers") or ()]


def _merged() -> TableView:
    return table(
        row("a", cell("Priorité 1", scope="rowgroup", rows=2), cell("1.1-01", scope="row"), cell("État")),
        row("b", cell("1.1-02", scope="row"), cell("EPT")),
        row("c", cell("Priorité 2", scope="rowgroup"), cell("1.1-03", scope="row"), cell("Région")),
        titles=("Priorités", "Engagements", "Partenaires"),
    )


def _objects(*tables: TableView) -> Objects:
    """Return the pages of tables as Typst sets them."""
    view = document(heading("Objet"), *tables)
    return read_objects(set_pages(view, template=TEMPLATE, fonts=FONTS, assets={}, stamp=STAMP).data)


def _print(*tables: TableView) -> Pdf:
    return opened(printed(document(heading("Objet"), *tables)))


def test_cells_that_head_their_row_are_headers_of_rows() -> None:
    with _print(_merged()) as pdf:
        scopes = [str(_attribute(found, "/Scope")) for found in elements(pdf, "TH")]
    assert scopes == ["/Column"] * 3 + ["/Row"] * 5


def test_a_merged_header_heads_every_row_it_covers_and_no_other() -> None:
    with _print(_merged()) as pdf:
        first, second, third = elements(pdf, "TD")
        groups = [_headers(found)[1] for found in (first, second, third)]
    assert groups[0] == groups[1]
    assert groups[2] != groups[0]


def test_each_cell_names_its_column_its_group_and_its_row() -> None:
    with _print(_merged()) as pdf:
        known = dict(NameTree(pdf.Root.StructTreeRoot.IDTree).items())
        heading_cells = [[str(known[name].S) for name in _headers(found)] for found in elements(pdf, "TD")]
    assert heading_cells == [["/TH"] * 3] * 3


def test_two_tables_do_not_share_their_headers() -> None:
    with _print(_merged(), _merged()) as pdf:
        ids = [str(found.ID) for found in elements(pdf, "TH")]
    assert len(set(ids)) == len(ids) == 16


def test_a_table_is_summed_up() -> None:
    with _print(_merged()) as pdf:
        (found,) = elements(pdf, "Table")
        assert str(_attribute(found, "/Summary")) == "Résumé de t"


def test_the_rule_that_closes_a_page_is_not_read_aloud() -> None:
    with _print(_merged()) as pdf:
        assert elements(pdf, "TFoot") == []
        assert len(elements(pdf, "TR")) == 4


def test_a_table_of_one_column_is_headed_too() -> None:
    with _print(table(row("a", cell("Seule", scope="row")), titles=("Colonne",))) as pdf:
        assert [str(_attribute(found, "/Scope")) for found in elements(pdf, "TH")] == ["/Column", "/Row"]


def test_a_table_without_rows_is_left_as_it_is() -> None:
    with _print(table(titles=("Colonne",))) as pdf:
        assert len(elements(pdf, "TH")) == 1


def test_other_tables_than_those_of_the_document_are_refused() -> None:
    with pytest.raises(ToolError, match="1 tableaux au lieu de 2"):
        head_rows(_objects(_merged()), [_merged(), _merged()])
    shorter = table(*_merged().body[:2], titles=("Priorités", "Engagements", "Partenaires"))
    with pytest.raises(ToolError, match="3 lignes au lieu de 2"):
        head_rows(_objects(_merged()), [shorter])
    narrower = replace(shorter, body=(row("a", cell("Seule", scope="row")),) * 3)
    with pytest.raises(ToolError, match="3 cellules au lieu de 1"):
        head_rows(_objects(_merged()), [narrower])


def test_a_structure_written_otherwise_is_refused() -> None:
    objects = _objects(_merged())
    for number, written in objects.texts.items():
        objects.texts[number] = written.replace(b"/S/TBody/", b"/S /TBody ")
    with pytest.raises(ToolError, match="n'est pas structuré comme prévu"):
        head_rows(objects, [_merged()])


def test_names_of_headers_stand_in_order_among_those_of_notes() -> None:
    called = replace(paragraph(""), content=(NoteMark(note="n", number=1),))
    view = replace(
        document(heading("Objet"), called, _merged()), notes=(NoteView(number=1, content=text("Une note.")),)
    )
    with opened(printed(view)) as pdf:
        names = [str(name) for name in pdf.Root.StructTreeRoot.IDTree.Names][::2]
    assert names == sorted(names)
    assert {name[0] for name in names} == {"L", "N", "U"}


def test_a_header_is_bold_by_its_look_alone() -> None:
    with _print(_merged()) as pdf:
        assert elements(pdf, "Strong") == []


def test_elements_say_each_thing_once() -> None:
    with _print(_merged()) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_a_summary_may_hold_any_sign() -> None:
    summary = "« L’été » (a) \\ ] > 😀"
    with _print(replace(_merged(), summary=summary)) as pdf:
        (found,) = elements(pdf, "Table")
        assert str(_attribute(found, "/Summary")) == summary
