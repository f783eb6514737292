"""A page to its lines: what stands between two blocks is a line; buttons, filters and anchors are no words of it."""

import io
from collections.abc import Iterator

from lxml import etree, html

from tests.acceptance.words import Parts, Reading

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
# A slot to sign holds one line for each of its spans.
_LINES = frozenset({"partie", "qualite", "nom"})
# Marks that lead somewhere, words for who cannot see, and the figures of a chart, which its table says.
_UNSAID = frozenset({"ancre", "retour", "bandeau", "invisible", "chiffres"})
_UNREAD = frozenset({"script", "style", "svg", "form", "title"})


def read_html(data: bytes) -> Reading:
    """Return what a page of ours says."""
    page = html.parse(io.BytesIO(data), html.HTMLParser(encoding="utf-8")).getroot()
    parts = Parts()
    notes, between = page.find_class("notes"), page.find_class("entre")
    for element in (*page.find_class("couverture"), *between):
        parts.cover.extend(lines(element))
    for nav in page.iter("nav"):
        parts.contents.extend(lines(nav))
    parts.alternatives = [
        str(found.text or "") if found.tag == "desc" else found.get("alt", "")
        for found in page.iter("img", "desc")
    ]
    for element in (*notes, *between):
        element.drop_tree()
    for note in notes:
        parts.notes.extend(line for found in note.iter("li") for line in lines(found))
    for main in page.iter("main"):
        parts.body.extend(lines(main))
    return parts.reading()


def lines(element: html.HtmlElement, *, breaks: str | None = " ") -> list[str]:
    """Return the lines of an element, in the order of reading; `breaks` is what <br> says, None for a new line."""
    found = [""]
    for words in _walk(element, breaks):
        if words is None:
            found.append("")
        else:
            found[-1] += words
    return [line for line in found if line.strip()]


def _walk(element: etree._Element, breaks: str | None) -> Iterator[str | None]:
    """Yield words, and None where a line ends."""
    if not isinstance(element.tag, str) or element.tag in _UNREAD:
        return
    looks = frozenset(element.get("class", "").split())
    if looks & _UNSAID or element.get("role") in ("doc-noteref", "doc-backlink"):
        return
    if element.tag == "sup" and "".join(element.itertext()).isdigit():
        return
    ends = element.tag in _BLOCKS or bool(looks & _LINES)
    if ends:
        yield None
    if element.tag == "br":
        yield breaks
    yield element.text or ""
    for child in element:
        yield from _walk(child, breaks)
        yield child.tail or ""
    if ends:
        yield None
