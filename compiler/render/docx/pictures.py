"""Picture files to inline drawings, scaled down to the room there is, with the words that replace them."""

from collections.abc import Callable

from compiler.model.block import Chart, Picture
from compiler.model.text import plain
from compiler.render.chart import chart_size
from compiler.render.docx.markup import escape
from compiler.render.docx.register import Register

TWENTIETH_OF_POINT = 635
TALLEST = 340 * 12_700
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def write_picture(data: bytes, picture: Picture, register: Register, room: int) -> str:
    """Return a run that shows a picture; `room` is the width of the text, in twentieths of a point.

    The drawing bears the path of the file: whoever reads the document back finds it by that name.
    """
    image = register.image(data)
    size = drawn_size(image.width, image.height, room)
    return _drawing(image.relationship, size, picture.alternative, register, picture.path)


def write_chart(chart: Chart, fetch: Callable[[], bytes], register: Register, room: int) -> str:
    """Return a run that shows a chart, whose picture `fetch` gives at the end."""
    relationship = register.late_image(fetch)
    return _drawing(relationship, chart_extent(chart, room), plain(chart.alternative), register)


def chart_extent(chart: Chart, room: int) -> tuple[int, int]:
    """Return the size at which a chart is shown, as wide as the text, in English metric units."""
    width, height = chart_size(chart)
    wide = room * TWENTIETH_OF_POINT
    return drawn_size(wide, wide * height // width, room)


def drawn_size(width: int, height: int, room: int) -> tuple[int, int]:
    """Return the size at which a picture is shown; its own and this one are in English metric units."""
    scale = min(1.0, room * TWENTIETH_OF_POINT / width, TALLEST / height)
    return round(width * scale), round(height * scale)


def _drawing(
    relationship: str, size: tuple[int, int], alternative: str, register: Register, path: str = ""
) -> str:
    width, height = size
    number, words = register.drawing(), escape(alternative)
    named = f'id="{number}" name="{escape(path) or f"Image {number}"}" descr="{words}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr {named}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
