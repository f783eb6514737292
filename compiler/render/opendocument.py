"""What Pandoc leaves plain in an ODT file: its table of contents, its pages and its look."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from compiler.model.text import plain
from compiler.render.view import DocumentView

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_NAMED = f"{{{_TEXT}}}style-name"
CELL_TEXT, CELL_LIST = "Table_20_Contents", "ListeDeCellule"


def contents_markup(view: DocumentView) -> str:
    """Return a table of contents already filled: none of its readers fills it when the file is opened."""
    depth = max((entry.depth for entry in view.contents), default=1)
    levels = "".join(_template(level) for level in range(1, depth + 1))
    title = escape(view.contents_title)
    return (
        '<text:table-of-content text:name="Sommaire" text:protected="false">'
        f'<text:table-of-content-source text:outline-level="{depth}" text:use-index-marks="false">'
        '<text:index-title-template text:style-name="Contents_20_Heading">'
        f"{title}</text:index-title-template>"
        f"{levels}</text:table-of-content-source><text:index-body>"
        '<text:index-title text:name="Sommaire_Head">'
        f'<text:p text:style-name="Contents_20_Heading">{title}</text:p></text:index-title>'
        f"{''.join(_entries(view))}</text:index-body></text:table-of-content>"
    )


def _template(level: int) -> str:
    return (
        f'<text:table-of-content-entry-template text:outline-level="{level}"'
        f' text:style-name="Contents_20_{level}">'
        '<text:index-entry-link-start text:style-name="Internet_20_link"/><text:index-entry-text/>'
        '<text:index-entry-link-end/><text:index-entry-tab-stop style:type="right" style:leader-char="."/>'
        "<text:index-entry-page-number/></text:table-of-content-entry-template>"
    )


def _entries(view: DocumentView) -> Iterator[str]:
    for entry in view.contents:
        yield (
            f'<text:p text:style-name="Contents_20_{entry.depth}">'
            f'<text:a xlink:type="simple" xlink:href={quoteattr("#" + entry.anchor)}>'
            f"{escape(plain(entry.text))}</text:a></text:p>"
        )


def dress_styles(data: bytes, look: bytes) -> bytes:
    """Return the styles of an ODT file with those of `look`, an OpenDocument style file, in their place."""
    root, wanted = etree.fromstring(data), etree.fromstring(look)
    for section in wanted:
        place = next((child for child in root if child.tag == section.tag), None)
        if place is None:
            root.insert(0, section)
            continue
        for style in list(section):
            _replace(place, style)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def dress_cells(data: bytes, look: bytes) -> bytes:
    """Return the content of an ODT file with the cells of `look`, lists inside them included.

    A text document cannot share styles of cells, and Pandoc writes lists in cells as large as the prose.
    """
    root, wanted = etree.fromstring(data), etree.fromstring(look)
    place = root.find(f"{{{_OFFICE}}}automatic-styles")
    if place is not None:
        for style in wanted.iter(f"{{{_STYLE}}}style"):
            if style.get(f"{{{_STYLE}}}family") == "table-cell":
                _replace(place, style)
    dashed = {
        style.get(f"{{{_STYLE}}}name")
        for style in root.iter(f"{{{_TEXT}}}list-style")
        if len(style) and style[0].tag == f"{{{_TEXT}}}list-level-style-bullet"
    }
    for cell in root.iter(f"{{{_TABLE}}}table-cell"):
        _dress_lists(cell, dashed)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _dress_lists(cell: etree._Element, dashed: set[str | None]) -> None:
    for listed in cell.iter(f"{{{_TEXT}}}list"):
        if listed.get(_NAMED) in dashed:
            listed.set(_NAMED, CELL_LIST)
        for paragraph in listed.iter(f"{{{_TEXT}}}p"):
            paragraph.set(_NAMED, CELL_TEXT)


def _replace(place: etree._Element, style: etree._Element) -> None:
    """Put a style where the one of its name and family was, or last."""
    known = [other for other in place if _key(other) == _key(style)]
    if known:
        place.replace(known[0], style)
    else:
        place.append(style)


def _key(style: etree._Element) -> tuple[object, ...]:
    return (style.tag, style.get(f"{{{_STYLE}}}name"), style.get(f"{{{_STYLE}}}family"))
