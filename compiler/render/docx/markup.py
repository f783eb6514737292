"""Words to WordprocessingML: text made safe, runs, paragraphs, fields. Nothing here knows the act."""

import re

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)

BOLD, ITALIC, RAISED, STRUCK, UNDERLINED = 1, 2, 4, 8, 16

# The style of a table marks its header row alone.
_HEAD_ROW_LOOK = (
    '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1"'
    ' w:noVBand="1"/>'
)

_SPECIAL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[&<>\"]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def escape(text: str) -> str:
    """Return text fit for an element or an attribute; characters that XML forbids are dropped."""
    return _SPECIAL.sub(lambda match: _ENTITIES.get(match.group(), ""), text)


def _properties(look: int) -> str:
    marks = (
        ("<w:b/><w:bCs/>" if look & BOLD else "")
        + ("<w:i/><w:iCs/>" if look & ITALIC else "")
        + ("<w:strike/>" if look & STRUCK else "")
        + ('<w:u w:val="single"/>' if look & UNDERLINED else "")
        + ('<w:vertAlign w:val="superscript"/>' if look & RAISED else "")
    )
    return f"<w:rPr>{marks}</w:rPr>" if marks else ""


_LOOKS = tuple(_properties(look) for look in range(32))


def text_run(text: str, look: int = 0) -> str:
    """Return a run of plain words, in any mix of looks."""
    return f'<w:r>{_LOOKS[look]}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def styled_run(text: str, style: str) -> str:
    """Return a run of plain words in a character style."""
    return (
        f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    )


def field_begin(instruction: str) -> str:
    """Return what opens a field: its instruction, up to its cached result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def field(instruction: str, result: str) -> str:
    """Return a whole field with the result it had when it was written."""
    return f"{field_begin(instruction)}{text_run(result)}{FIELD_END}"


def silent_field(instruction: str) -> str:
    """Return a field that shows nothing."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>{FIELD_END}'
    )


def paragraph(style: str, runs: str, extra: str = "") -> str:
    """Return a paragraph; `extra` are properties that follow the name of the style, in the schema's order."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{runs}</w:p>'


def table(style: str, widths: tuple[int, ...], description: str, rows: str) -> str:
    """Return a table of given widths, in twentieths of a point; the description is for who cannot see it."""
    columns = "".join([f'<w:gridCol w:w="{width}"/>' for width in widths])
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{_HEAD_ROW_LOOK}<w:tblDescription w:val="{escape(description)}"/>'
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )
