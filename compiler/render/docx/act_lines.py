"""Lines of an avenant to paragraphs: each role has its style, marks and quotations are set in from the left."""

from compiler.render.docx.markup import paragraph
from compiler.render.docx.register import Register
from compiler.render.docx.runs import write_runs
from compiler.render.view import LineRole, LineView

_STYLES = {
    LineRole.LEAD: "ActLead",
    LineRole.PARTY: "ActParty",
    LineRole.TEXT: "BodyText",
    LineRole.ORDER: "ActOrder",
    LineRole.QUOTED: "ActQuote",
}
# In twentieths of a point: one mark, and the room between a quotation and its rule.
_STEP, _ASIDE = 284, 284


def write_line(line: LineView, register: Register) -> str:
    """Return the paragraph of a line."""
    style, left = line_place(line)
    kept = "<w:keepNext/>" if line.announces else ""
    indent = f'<w:ind w:left="{left}"/>' if left else ""
    return paragraph(style, write_runs(line.text, register), kept + indent)


def line_place(line: LineView) -> tuple[str, int]:
    """Return the style of a line, and how far from the margin it stands when its style does not say it."""
    return _STYLES[line.role], line.indent * _STEP + (_ASIDE if line.role is LineRole.QUOTED else 0)
