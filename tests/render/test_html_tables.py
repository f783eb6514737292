"""Tables of a page: groups of engagements, merged records, totals, headers."""

from lxml import html as lxml_html
from lxml.html import HtmlElement

from compiler.model.block import Paragraph
from compiler.model.text import Text
from compiler.render.html.anchors import Anchors
from compiler.render.html.blocks import render_prose
from compiler.render.html.inlines import Register
from compiler.render.html.tables import render_table, shares
from compiler.render.view import CellView, RowView, TableView


def _cell(  # noqa: PLR0913 - a cell's own fields
    text: str, *, span: int = 1, columns: int = 1, scope: str = "", align: str = "left", anchor: str = ""
) -> CellView:
    blocks = (Paragraph(content=(Text(text=text),)),)
    return CellView(
        blocks=blocks, row_span=span, column_span=columns, scope=scope, align=align, anchor=anchor
    )


def _head(*titles: str) -> tuple[RowView, ...]:
    return (RowView(key="", cells=tuple(_cell(title, scope="col") for title in titles)),)


def _engagement(key: str, *first: CellView, parties: tuple[str, ...] = ()) -> RowView:
    own = (_cell(f"code {key}", scope="row", anchor=key), _cell("État"), _cell("Nombre"), _cell("—"))
    return RowView(key=key, cells=(*first, *own), parties=parties)


def _page(table: TableView) -> HtmlElement:
    register = Register(anchors=Anchors(names={}))
    return lxml_html.fragment_fromstring(render_table(table, register, render_prose), create_parent="div")


def _engagements() -> TableView:
    return TableView(
        anchor="obj-tableau",
        kind="engagements",
        caption=(),
        widths=(17, 33, 14, 22, 14),
        head=_head("Priorités", "Engagements", "Partenaires", "Suivi", "Impact"),
        body=(
            _engagement(
                "a", _cell("1. Lire", span=2, scope="rowgroup", anchor="prio-1"), parties=("etat", "caf-94")
            ),
            _engagement("b", parties=("etat",)),
            _engagement("c", _cell("2. Écrire", scope="rowgroup", anchor="prio-2")),
        ),
        summary="Engagements de l’objectif",
    )


def _records(*body: RowView) -> TableView:
    return TableView(
        anchor="aides",
        kind="donnees",
        caption=(Text(text="Tableau 1 – Aides"),),
        widths=(2, 2, 1),
        head=_head("Contrat", "Commune", "Montant"),
        body=body,
        summary="Aides",
    )


def test_each_priority_is_a_group_of_rows_headed_by_its_merged_cell() -> None:
    page = _page(_engagements())
    assert [len(body.findall("tr")) for body in page.iter("tbody")] == [2, 1]
    heads = page.xpath("//th[@scope='rowgroup']")
    assert [(head.get("id"), head.get("rowspan"), head.text_content()) for head in heads] == [
        ("prio-1", "2", "1. Lire"),
        ("prio-2", None, "2. Écrire"),
    ]


def test_a_row_knows_the_parties_it_concerns() -> None:
    rows = _page(_engagements()).xpath("//tr[@data-parties]")
    assert [(row.get("id"), row.get("data-parties")) for row in rows] == [
        ("a", "etat caf-94"),
        ("b", "etat"),
        ("c", ""),
    ]


def test_cells_carry_the_title_of_their_column_even_beside_a_merged_cell() -> None:
    row = _page(_engagements()).xpath("//tr[@id='b']")[0]
    assert [cell.get("data-titre") for cell in row.iter("td")] == ["Partenaires", "Suivi", "Impact"]


def test_an_engagement_heads_its_row_under_its_code_and_can_be_linked_to() -> None:
    head = _page(_engagements()).xpath("//tr[@id='b']/th")[0]
    assert (head.get("scope"), head.get("abbr")) == ("row", "code b")
    assert head.xpath("a[@class='ancre']/@href") == ["#b"]


def test_cards_keep_the_roles_of_a_table() -> None:
    page = _page(_engagements())
    assert page.xpath("table/@role") == ["table"]
    assert {element.get("role") for element in page.iter("tr")} == {"row"}
    assert {element.get("role") for element in page.iter("td")} == {"cell"}
    assert {element.get("role") for element in page.xpath("table/thead//th")} == {"columnheader"}


def test_a_table_without_caption_still_has_a_name() -> None:
    assert _page(_engagements()).findtext("table/caption") == "Engagements de l’objectif"


def test_merged_records_head_their_group_and_inner_merges_their_rows() -> None:
    seine, ivry = _cell("Seine", span=4, scope="rowgroup"), _cell("Ivry", span=2, scope="rowgroup")
    page = _page(
        _records(
            RowView(key="x", cells=(seine, ivry, _cell("1"))),
            RowView(key="y", cells=(_cell("2"),)),
            RowView(key="z", cells=(_cell("Vitry", scope="rowgroup"), _cell("3"))),
            RowView(key="v", cells=(_cell("Thiais", scope="rowgroup"), _cell("4"))),
            RowView(
                key="w",
                cells=(_cell("Orly", scope="rowgroup"), _cell("Centre", scope="rowgroup"), _cell("5")),
            ),
        )
    )
    assert [len(body.findall("tr")) for body in page.iter("tbody")] == [4, 1]
    scopes = [
        (head.text_content(), head.get("scope"), head.get("rowspan")) for head in page.xpath("//tbody//th")
    ]
    assert scopes == [
        ("Seine", "rowgroup", "4"),
        ("Ivry", "row", "2"),
        ("Vitry", "row", None),
        ("Thiais", "row", None),
        ("Orly", "rowgroup", None),
        ("Centre", "row", None),
    ]


def test_totals_stand_in_a_group_of_their_own() -> None:
    page = _page(
        _records(
            RowView(key="x", cells=(_cell("Seine", scope="row"), _cell("Ivry"), _cell("1", align="right"))),
            RowView(
                key="total",
                cells=(_cell("Total", columns=2, scope="row"), _cell("1", align="right")),
                is_total=True,
            ),
        )
    )
    bodies = list(page.iter("tbody"))
    assert [body.get("class") for body in bodies] == [None, "totaux"]
    assert bodies[1].xpath("tr/th/@colspan") == ["2"]
    assert bodies[1].xpath("tr/@id") == []
    assert bodies[1].xpath("tr/td/@class") == ["droite"]


def test_a_record_is_reached_through_its_table() -> None:
    page = _page(_records(RowView(key="x", cells=(_cell("Seine"), _cell("Ivry"), _cell("1")))))
    assert page.xpath("//tbody/tr/@id") == ["aides--x"]
    assert page.xpath("div/@id") == ["aides"]
    frame = page.xpath("//div[@class='cadre']")[0]
    assert page.get_element_by_id(frame.get("aria-labelledby")).text == "Tableau 1 – Aides"


def test_widths_are_classes_and_never_styles() -> None:
    page = _page(_records())
    assert page.xpath("//col/@class") == ["l40", "l40", "l20"]
    assert page.xpath("//@style") == []
    assert shares((1, 1, 1)) == (33, 33, 33)
