"""Names of WordprocessingML, and how its properties are read."""

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARAGRAPH, RUN, TEXT = f"{W}p", f"{W}r", f"{W}t"
PARAGRAPH_LOOK = f"{W}pPr"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_OFF = frozenset({"0", "false", "off"})
_LONGEST_NUMBER = 9


def value_of(element: etree._Element | None, path: str = "") -> str:
    """Return the value of a property, or of one under it (names without their space), empty when it is not there."""
    for name in path.split():
        element = None if element is None else element.find(f"{W}{name}")
    return "" if element is None else element.get(f"{W}val", "")


def number_of(text: str, otherwise: int = 0) -> int:
    """Return a number as written, another when it is none or has too many figures to be one."""
    sign = text[:1] == "-"
    figures = text[sign:]
    if not (figures.isascii() and figures.isdigit()) or len(figures) > _LONGEST_NUMBER:
        return otherwise
    return -int(figures) if sign else int(figures)


def is_on(element: etree._Element | None) -> bool:
    """Tell whether a property that is on or off is on."""
    return element is not None and element.get(f"{W}val", "1").lower() not in _OFF


def say_first(paragraph: etree._Element, words: str) -> None:
    """Write words at the start of a paragraph."""
    has_look = len(paragraph) > 0 and paragraph[0].tag == PARAGRAPH_LOOK
    paragraph.insert(1 if has_look else 0, run_of(words))


def run_of(words: str) -> etree._Element:
    """Return a run of words."""
    run = etree.Element(RUN)
    text = etree.SubElement(run, TEXT)
    text.set(_SPACE, "preserve")
    text.text = words
    return run
