"""Names of OpenDocument, and how its styles are read."""

from collections.abc import Iterable, Iterator

from lxml import etree

_SPACES = "urn:oasis:names:tc:opendocument:xmlns"
TEXT = f"{{{_SPACES}:text:1.0}}"
TABLE = f"{{{_SPACES}:table:1.0}}"
STYLE = f"{{{_SPACES}:style:1.0}}"
DRAW = f"{{{_SPACES}:drawing:1.0}}"
SVG = f"{{{_SPACES}:svg-compatible:1.0}}"
OFFICE = f"{{{_SPACES}:office:1.0}}"
LIBRE = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
PARAGRAPH, HEADING = f"{TEXT}p", f"{TEXT}h"
PARAGRAPHS = (PARAGRAPH, HEADING)
LIST, ITEM, LIST_HEADER = f"{TEXT}list", f"{TEXT}list-item", f"{TEXT}list-header"


def styles_of(roots: Iterable[etree._Element | None]) -> Iterator[etree._Element]:
    """Yield the styles that parts hold."""
    for root in roots:
        if root is not None:
            yield from root.iter(f"{STYLE}style")


def say_in(paragraph: etree._Element, words: str) -> None:
    """Write words at the start of a paragraph."""
    paragraph.text = words + (paragraph.text or "")


def say_before(element: etree._Element, words: str) -> None:
    """Write words before an element."""
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = (before.tail or "") + words
    elif parent is not None:
        parent.text = (parent.text or "") + words
