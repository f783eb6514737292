"""Note views to the footnotes part of the package, with the two separators that Word asks for."""

from collections.abc import Iterable

from compiler.render.docx.markup import NAMESPACES, paragraph
from compiler.render.docx.register import Register
from compiler.render.docx.runs import write_runs
from compiler.render.view import NoteView

_NUMBER = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
_SPACE = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'


def write_footnotes(notes: Iterable[NoteView], register: Register) -> str:
    """Return the whole part; `register` is that of the part, since its links are its own."""
    return frame_footnotes(write_footnote(note.number, write_runs(note.content, register)) for note in notes)


def write_footnote(number: int, runs: str) -> str:
    """Return one footnote."""
    return f'<w:footnote w:id="{number}">{paragraph("FootnoteText", _NUMBER + _SPACE + runs)}</w:footnote>'


def frame_footnotes(footnotes: Iterable[str]) -> str:
    """Return the part that some footnotes make."""
    separators = _separator(-1, "separator") + _separator(0, "continuationSeparator")
    return f"<w:footnotes {NAMESPACES}>{separators}{''.join(footnotes)}</w:footnotes>"


def _separator(number: int, kind: str) -> str:
    line = paragraph("FootnoteText", f"<w:r><w:{kind}/></w:r>", '<w:spacing w:after="0"/>')
    return f'<w:footnote w:type="{kind}" w:id="{number}">{line}</w:footnote>'
