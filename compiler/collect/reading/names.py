"""Names of WordprocessingML, and what its attributes say; those that are malformed say nothing."""

import re

from lxml import etree

from compiler.model.review import Trace

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
VML = "{urn:schemas-microsoft-com:vml}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?)?", re.ASCII)
_OFF = frozenset({"0", "false", "off"})
_LONGEST_NAME = 200


def attribute(element: "etree._Element", name: str) -> str:
    """Return an attribute of Word's, empty when it is not there."""
    return element.get(f"{W}{name}") or ""


def child_value(element: "etree._Element | None", path: str) -> str:
    """Return the w:val of what stands under an element; names of the path are separated by spaces."""
    for name in path.split():
        if element is None:
            return ""
        element = element.find(f"{W}{name}")
    return attribute(element, "val") if element is not None else ""


def is_on(element: "etree._Element | None") -> bool:
    """Tell whether a switch stands there and is on."""
    return element is not None and attribute(element, "val").lower() not in _OFF


def trace_of(element: "etree._Element") -> Trace:
    """Return who made a mark, and when."""
    moment = attribute(element, "date").strip()
    author = " ".join(attribute(element, "author").split())[:_LONGEST_NAME]
    return Trace(author=author, when=moment if _MOMENT.fullmatch(moment) else "")


def words_of(element: "etree._Element") -> str:
    """Return the text of an element that holds words; its spaces at both ends count only when it says so."""
    text = "".join(map(str, element.itertext())) if len(element) else element.text or ""
    text = text.replace("\n", " ").replace("\t", " ").replace("\r", " ")
    return text if element.get(_SPACE) == "preserve" else text.strip(" ")
