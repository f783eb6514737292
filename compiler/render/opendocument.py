"""What Pandoc leaves plain in an ODT file: its cover, its table of contents, its pages and its look."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from compiler.model.text import Inlines, Superscript, plain
from compiler.render.view import DocumentView

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_NAMED = f"{{{_TEXT}}}style-name"
_DRAW = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
_SVG = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
_PARAGRAPH, _LIST = f"{{{_TEXT}}}p", f"{{{_TEXT}}}list"
_STYLE_NAME = f"{{{_STYLE}}}name"
_MASTER = f"{{{_STYLE}}}master-page"
CELL_TEXT, CELL_LIST = "Table_20_Contents", "ListeDeCellule"
_COVER, _COVER_PAGE, _PARTY, _CLAUSE = "Couverture", "First_20_Page", "Partie", "Adhesion"
_RAISED = "Exposant"
# What a reader that lays out no page shows in place of the number of one.
_UNKNOWN_PAGE = "–"
_OWN_STYLES = f"""<office:styles xmlns:office="{_OFFICE}" xmlns:style="{_STYLE}"
  xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0">
  <style:style style:name="{_PARTY}" style:family="paragraph" style:parent-style-name="Text_20_body">
    <style:paragraph-properties fo:margin-top="0cm" fo:margin-bottom="0cm" fo:line-height="115%"/>
  </style:style>
  <style:style style:name="{_CLAUSE}" style:family="paragraph" style:parent-style-name="Text_20_body">
    <style:paragraph-properties fo:margin-top="0.35cm" fo:margin-bottom="0cm"/>
  </style:style>
  <style:style style:name="{_RAISED}" style:family="text">
    <style:text-properties style:text-position="super 58%"/>
  </style:style>
</office:styles>""".encode()
_COVER_STYLE = f"""<style:style xmlns:style="{_STYLE}" style:name="{_COVER}" style:family="paragraph"
  style:parent-style-name="Title" style:master-page-name="{_COVER_PAGE}"/>""".encode()


def contents_markup(view: DocumentView) -> str:
    """Return a table of contents already filled: none of its readers fills it when the file is opened.

    The number of a page is a reference to its heading, which every program that lays out pages does fill: where they
    end depends on its fonts, and no one knows it here.
    """
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
            f"{_raised(entry.text)}</text:a><text:tab/>"
            f'<text:bookmark-ref text:reference-format="page" text:ref-name={quoteattr(entry.anchor)}>'
            f"{_UNKNOWN_PAGE}</text:bookmark-ref></text:p>"
        )


def _raised(text: Inlines) -> str:
    """Return the words of a heading, their ordinals raised."""
    return "".join(
        f'<text:span text:style-name="{_RAISED}">{escape(inline.text)}</text:span>'
        if isinstance(inline, Superscript)
        else escape(plain((inline,)))
        for inline in text
    )


def dress_styles(data: bytes, look: bytes) -> bytes:
    """Return the styles of an ODT file with those of `look`, an OpenDocument style file, in their place."""
    root, wanted = etree.fromstring(data), etree.fromstring(look)
    for section in (etree.fromstring(_OWN_STYLES), *wanted):
        place = next((child for child in root if child.tag == section.tag), None)
        if place is None:
            root.insert(0, section)
            continue
        for style in list(section):
            _replace(place, style)
    _add_cover_page(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _add_cover_page(root: etree._Element) -> None:
    """Add the page of the cover: the usual one, without header nor footer, which the usual one follows."""
    usual = next((page for page in root.iter(_MASTER) if page.get(_STYLE_NAME) == "Standard"), None)
    place = usual.getparent() if usual is not None else None
    if usual is None or place is None:
        return
    cover = deepcopy(usual)
    cover[:] = []
    cover.set(_STYLE_NAME, _COVER_PAGE)
    cover.set(f"{{{_STYLE}}}display-name", "First Page")
    cover.set(f"{{{_STYLE}}}next-style-name", "Standard")
    _replace(place, cover)


def dress_content(data: bytes, look: bytes) -> bytes:
    """Return the content of an ODT file with its cover, and the cells of `look`, lists inside them included."""
    root = etree.fromstring(data)
    _dress_cells(root, etree.fromstring(look))
    _dress_cover(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def describe_pictures(data: bytes, words: Sequence[str]) -> bytes:
    """Return the content of an ODT file whose pictures say the words that stand for them, given in their order."""
    root = etree.fromstring(data)
    for frame, said in zip(list(root.iter(f"{{{_DRAW}}}frame")), words, strict=True):
        # Inside a frame, the words come last.
        etree.SubElement(frame, f"{{{_SVG}}}desc", nsmap={"svg": _SVG}).text = said
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _dress_cover(root: etree._Element) -> None:
    """Put the title on the page of the cover, and the parties close together: they should all stand there."""
    place = root.find(f"{{{_OFFICE}}}automatic-styles")
    title = next((each for each in root.iter(_PARAGRAPH) if each.get(_NAMED) == "Title"), None)
    if place is None or title is None:
        return
    place.append(etree.fromstring(_COVER_STYLE))
    title.set(_NAMED, _COVER)
    parties = next(title.itersiblings(_LIST), None)
    if parties is None or _is_beyond(parties):
        return
    for party in parties.iter(_PARAGRAPH):
        party.set(_NAMED, _PARTY)
    following = parties.getnext()
    if following is not None and following.tag == _PARAGRAPH:
        following.set(_NAMED, _CLAUSE)


def _is_beyond(element: etree._Element) -> bool:
    """Tell whether an element comes after the contents, where the cover has ended."""
    return next(element.itersiblings(f"{{{_TEXT}}}table-of-content", preceding=True), None) is not None


def _dress_cells(root: etree._Element, wanted: etree._Element) -> None:
    """Dress cells: a text document cannot share their styles, and Pandoc's lists are there as large as the prose."""
    place = root.find(f"{{{_OFFICE}}}automatic-styles")
    if place is not None:
        for style in wanted.iter(f"{{{_STYLE}}}style"):
            if style.get(f"{{{_STYLE}}}family") == "table-cell":
                _replace(place, style)
    dashed = {
        style.get(_STYLE_NAME)
        for style in root.iter(f"{{{_TEXT}}}list-style")
        if len(style) and style[0].tag == f"{{{_TEXT}}}list-level-style-bullet"
    }
    for cell in root.iter(f"{{{_TABLE}}}table-cell"):
        _dress_lists(cell, dashed)


def _dress_lists(cell: etree._Element, dashed: set[str | None]) -> None:
    for listed in cell.iter(_LIST):
        if listed.get(_NAMED) in dashed:
            listed.set(_NAMED, CELL_LIST)
        for paragraph in listed.iter(_PARAGRAPH):
            paragraph.set(_NAMED, CELL_TEXT)


def _replace(place: etree._Element, style: etree._Element) -> None:
    """Put a style where the one of its name and family was, or last."""
    known = [other for other in place if _key(other) == _key(style)]
    if known:
        place.replace(known[0], style)
    else:
        place.append(style)


def _key(style: etree._Element) -> tuple[object, ...]:
    return (style.tag, style.get(_STYLE_NAME), style.get(f"{{{_STYLE}}}family"))
