"""Row headers of a tagged PDF: which cells they are, what they head, what is read aloud of a table."""

import pytest
from pikepdf import NameTree, Object, Pdf

from compiler.diagnostics.result import ToolError
from compiler.render.pdf.row_headers import head_rows
from compiler.render.view import TableView
from tests.render.pdf_views import cell, document, elements, heading, opened, printed, row, table


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
    with _print(_merged()) as pdf, pytest.raises(ToolError, match="1 tableaux au lieu de 2"):
        head_rows(pdf, [_merged(), _merged()])
    shorter = table(*_merged().body[:2], titles=("Priorités", "Engagements", "Partenaires"))
    with _print(_merged()) as pdf, pytest.raises(ToolError, match="3 lignes au lieu de 2"):
        head_rows(pdf, [shorter])
