"""Picture files to inline drawings, scaled down to the room there is, with the words that replace them."""

from compiler.render.docx.markup import escape
from compiler.render.docx.register import Register

TWENTIETH_OF_POINT = 635
TALLEST = 340 * 12_700
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def write_drawing(data: bytes, alternative: str, register: Register, room: int) -> str:
    """Return a run that shows a picture; `room` is the width of the text, in twentieths of a point."""
    image = register.image(data)
    scale = min(1.0, room * TWENTIETH_OF_POINT / image.width, TALLEST / image.height)
    width, height = round(image.width * scale), round(image.height * scale)
    number, words = register.drawing(), escape(alternative)
    named = f'id="{number}" name="Image {number}" descr="{words}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr {named}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{image.relationship}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
