"""Page runs to sections: the size of their pages, and the header and footer they share."""

from dataclasses import dataclass

from compiler.model.division import ANNEXE, PREAMBLE
from compiler.render.docx.markup import paragraph
from compiler.render.docx.rows import FLAT_GAP, GAP
from compiler.render.docx.tables import Frame
from compiler.render.view import HeadingView

# A4 with margins of two centimetres, in twentieths of a point. Word leaves room above capitals and below
# the last line: its margins are that much thinner, so that letters stand, and pages end, as in the PDF.
_SHORT, _LONG, _MARGIN, _EDGE = 11906, 16838, 1134, 567
_TOP, _BOTTOM = _MARGIN - 77, _MARGIN - 57
PORTRAIT = Frame(width=_SHORT - 2 * _MARGIN, height=_LONG - 2 * _MARGIN)
LANDSCAPE = Frame(width=_LONG - 2 * _MARGIN, height=_SHORT - 2 * _MARGIN)
_END = "</w:pPr>"
_FRESH = frozenset({PREAMBLE, ANNEXE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The pages of a run; `references` are the header and footer, as the template's section names them."""

    landscape: bool
    references: str
    is_first: bool = False

    def markup(self) -> str:
        """Return the properties of the section."""
        width, height, turned = (
            (_LONG, _SHORT, ' w:orient="landscape"') if self.landscape else (_SHORT, _LONG, "")
        )
        margins = f'w:top="{_TOP}" w:right="{_MARGIN}" w:bottom="{_BOTTOM}" w:left="{_MARGIN}"'
        bare_title_page = "<w:titlePg/>" if self.is_first else ""
        return (
            f'<w:sectPr>{self.references}<w:type w:val="nextPage"/>'
            f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
            f'<w:pgMar {margins} w:header="{_EDGE}" w:footer="{_EDGE}" w:gutter="0"/><w:cols w:space="708"/>'
            f"{bare_title_page}</w:sectPr>"
        )


def frame_of(*, landscape: bool) -> Frame:
    """Return the room for text on a page."""
    return LANDSCAPE if landscape else PORTRAIT


def text_height(*, landscape: bool) -> int:
    """Return the height of the text of a page, from its first line to its last."""
    return (_SHORT if landscape else _LONG) - _TOP - _BOTTOM


def breaks_page(heading: HeadingView, *, is_first: bool) -> bool:
    """Tell whether a heading starts a page by itself: the section of the first one of a run does."""
    return not is_first and heading.kind in _FRESH


def close_section(blocks: list[str], section: Section) -> list[str]:
    """Return blocks whose last paragraph ends the section: no empty one is added when there is one."""
    *others, last = flatten_end(blocks) or [""]
    if not last.endswith("</w:p>"):
        return [*blocks, paragraph("TableGap", "", section.markup())]
    before, _, after = last.rpartition(_END)
    return [*others, f"{before}{section.markup()}{_END}{after}"]


def flatten_end(blocks: list[str]) -> list[str]:
    """Return the blocks of a section, with less room below a table that ends it."""
    return [*blocks[:-1], FLAT_GAP] if blocks and blocks[-1] == GAP else blocks
