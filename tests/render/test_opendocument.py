"""What an ODT file gets after Pandoc: its look, its contents."""

import re
from dataclasses import replace
from pathlib import Path

from lxml import etree

from compiler.model.text import Superscript, Text
from compiler.render.layout import build_view
from compiler.render.opendocument import contents_markup, describe_pictures, dress_content, dress_styles
from compiler.render.view import ContentsEntry
from tests.render.rich_act import rich_act

SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink"'
)
LOOK = (
    f"<office:document-styles {SPACES}><office:styles>"
    '<style:style style:name="Title" style:family="paragraph" style:class="ours"/>'
    '<style:style style:name="TableRowCell" style:family="table-cell" style:class="ours"/>'
    "</office:styles></office:document-styles>"
).encode()


def _find(root: etree._Element, path: str) -> list[str]:
    found = root.xpath(path, namespaces=dict(re.findall(r'xmlns:(\w+)="([^"]+)"', SPACES)))
    return [str(item) for item in found] if isinstance(found, list) else []


def _classes(data: bytes) -> list[str]:
    return _find(etree.fromstring(data), "//@style:class")


def test_a_style_of_ours_takes_the_place_of_its_namesake_and_others_are_added() -> None:
    own = (
        f"<office:document-styles {SPACES}><office:styles>"
        '<style:style style:name="Title" style:family="paragraph" style:class="theirs"/>'
        '<style:style style:name="Title" style:family="text" style:class="kept"/>'
        "</office:styles></office:document-styles>"
    )
    assert _classes(dress_styles(own.encode(), LOOK)) == ["ours", "kept", "ours"]


def test_only_lists_in_cells_are_made_small() -> None:
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>"
        '<text:list-style style:name="L1"><text:list-level-style-bullet/></text:list-style>'
        '<text:list-style style:name="L2"><text:list-level-style-number/></text:list-style>'
        '</office:automatic-styles><text:list text:style-name="L1"><text:p text:style-name="P1"/></text:list>'
        '<table:table-cell><text:list text:style-name="L1"><text:p text:style-name="P1"/></text:list>'
        '<text:list text:style-name="L2"><text:p text:style-name="P1"/></text:list></table:table-cell>'
        "</office:document-content>"
    )
    dressed = etree.fromstring(dress_content(content.encode(), LOOK))
    assert _find(dressed, "//text:list/@text:style-name") == [
        "L1",
        "ListeDeCellule",
        "L2",
    ]
    assert _find(dressed, "//text:p/@text:style-name") == [
        "P1",
        *["Table_20_Contents"] * 2,
    ]


def test_the_contents_are_well_formed_and_name_every_heading() -> None:
    view = build_view(rich_act())
    contents = etree.fromstring(f"<office:text {SPACES}>{contents_markup(view)}</office:text>")
    shown = _find(contents, "//text:index-body/text:p/text:a")
    assert len(shown) == len(view.contents)


def test_the_contents_leave_the_number_of_each_page_to_the_program_that_lays_it_out() -> None:
    view = build_view(rich_act())
    contents = etree.fromstring(f"<office:text {SPACES}>{contents_markup(view)}</office:text>")
    numbers = "//text:p/text:tab/following-sibling::text:bookmark-ref[@text:reference-format='page']"
    assert _find(contents, f"{numbers}/@text:ref-name") == [entry.anchor for entry in view.contents]


def test_ordinals_are_raised_in_the_contents() -> None:
    entry = ContentsEntry(
        depth=1,
        anchor="objet",
        text=(Text(text="Article 1"), Superscript(text="er"), Text(text=" – L’un & l’autre")),
    )
    markup = contents_markup(replace(build_view(rich_act()), contents=(entry,)))
    contents = etree.fromstring(f"<office:text {SPACES}>{markup}</office:text>")
    assert _find(contents, "//text:a/text:span[@text:style-name='Exposant']/text()") == ["er"]
    assert "".join(_find(contents, "//text:a//text()")) == "Article 1er – L’un & l’autre"


def test_the_cover_bears_neither_header_nor_footer_and_the_next_page_does() -> None:
    own = (
        f"<office:document-styles {SPACES}><office:master-styles>"
        '<style:master-page style:name="Standard" style:page-layout-name="Debout"><style:header/><style:footer/>'
        "</style:master-page></office:master-styles></office:document-styles>"
    )
    styles = etree.fromstring(dress_styles(own.encode(), LOOK))
    cover = "//style:master-page[@style:name='First_20_Page']"
    assert _find(styles, f"{cover}/@style:page-layout-name") == ["Debout"]
    assert _find(styles, f"{cover}/@style:next-style-name") == ["Standard"]
    assert _find(styles, f"{cover}/*") == []
    assert len(_find(styles, "//style:master-page[@style:name='Standard']/*")) == 2


def test_the_title_opens_the_cover_and_only_the_parties_are_set_close() -> None:
    listed = '<text:list><text:list-item><text:p text:style-name="P1"/></text:list-item></text:list>'
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles/><office:text>"
        f'<text:p text:style-name="Title"/><text:p text:style-name="Text_20_body"/>{listed}'
        '<text:p text:style-name="Text_20_body"/><text:table-of-content/>'
        f'<text:p text:style-name="Text_20_body"/>{listed}</office:text></office:document-content>'
    )
    dressed = etree.fromstring(dress_content(content.encode(), LOOK))
    assert _find(dressed, "//text:p/@text:style-name") == [
        *("Couverture", "Text_20_body", "Partie", "Adhesion"),
        *("Text_20_body", "P1"),
    ]
    opening = "//style:style[@style:name='Couverture']"
    assert _find(dressed, f"{opening}/@style:master-page-name") == ["First_20_Page"]
    assert _find(dressed, f"{opening}/@style:parent-style-name") == ["Title"]


def test_an_act_without_parties_keeps_the_lists_of_its_text() -> None:
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles/><office:text>"
        '<text:p text:style-name="Title"/><text:table-of-content/>'
        '<text:list><text:list-item><text:p text:style-name="P1"/></text:list-item></text:list>'
        "</office:text></office:document-content>"
    )
    dressed = etree.fromstring(dress_content(content.encode(), LOOK))
    assert _find(dressed, "//text:p/@text:style-name") == ["Couverture", "P1"]


def test_our_styles_cover_what_the_document_uses() -> None:
    look = etree.fromstring((Path(__file__).parents[2] / "templates/opendocument.xml").read_bytes())
    names = _find(look, "//@style:name")
    assert {"Portrait", "Paysage", "ListeDeCellule", "Table_20_Contents", "TableRowCell"} <= set(
        map(str, names)
    )


def test_pictures_say_the_words_that_stand_for_them_in_order() -> None:
    frame = '<draw:frame xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"><draw:image/></draw:frame>'
    content = f"<office:body {SPACES}><text:p>{frame}</text:p><text:p>{frame}</text:p></office:body>"
    told = etree.fromstring(describe_pictures(content.encode(), ("Une carte", "Un plan < 2")))
    assert [one.text for one in told.iter("{*}desc")] == ["Une carte", "Un plan < 2"]
    assert [etree.QName(one[-1]).localname for one in told.iter("{*}frame")] == ["desc", "desc"]
