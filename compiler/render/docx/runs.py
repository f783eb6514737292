"""Inline text to runs: emphasis, links, cross-references that lead to their target, calls of footnotes."""

from typing import assert_never

from compiler.model.bookmark import Mark, bookmark_name
from compiler.model.change import Mark as Fate
from compiler.model.text import (
    Emphasis,
    Figure,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteMark,
    Reference,
    Strong,
    Superscript,
    Text,
    plain,
)
from compiler.render.docx.markup import (
    BOLD,
    FIELD_END,
    ITALIC,
    RAISED,
    STRUCK,
    UNDERLINED,
    field_begin,
    styled_run,
    text_run,
)
from compiler.render.docx.register import Register
from compiler.render.view import MarkedText

_MARKS = {Fate.KEPT: 0, Fate.REMOVED: STRUCK, Fate.ADDED: BOLD | UNDERLINED}


def write_runs(content: Inlines, register: Register, look: int = 0) -> str:
    """Return a text as runs, in the look of what surrounds it."""
    return "".join([_inline(inline, register, look) for inline in content])


def _inline(inline: Inline, register: Register, look: int) -> str:
    match inline:
        case MarkedText():
            return text_run(inline.text, look | _MARKS[inline.mark])
        case Text() | Figure():
            return text_run(inline.text, look)
        case Superscript():
            return text_run(inline.text, look | RAISED)
        case Strong():
            return write_runs(inline.content, register, look | BOLD)
        case Emphasis():
            return write_runs(inline.content, register, look | ITALIC)
        case Reference():
            return _reference(inline, register, look)
        case Link():
            return _link(inline, register)
        case NoteMark():
            return _note_mark(inline, register)
        case LineBreak():
            return "<w:r><w:br/></w:r>"
        case _:
            assert_never(inline)


def _reference(reference: Reference, register: Register, look: int) -> str:
    name = register.anchors.find(reference)
    runs = text_run(reference.text, look)
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{runs}</w:hyperlink>' if name else runs


def _link(link: Link, register: Register) -> str:
    # A link inside a link has no place in Word: only the words of what it holds are kept.
    words = styled_run(plain(link.content), "Hyperlink")
    return f'<w:hyperlink r:id="{register.link(link.address)}" w:history="1">{words}</w:hyperlink>'


def _note_mark(mark: NoteMark, register: Register) -> str:
    """Return the call of a footnote; a second call of it repeats the number, since Word numbers each anew."""
    if not mark.number:
        return ""
    if mark.number in register.notes:
        # Only when Word updates the field does it raise the number itself.
        opening = field_begin(f"NOTEREF {bookmark_name(Mark.NOTE, mark.note)} \\f \\h")
        return f"{opening}{styled_run(str(mark.number), 'FootnoteReference')}{FIELD_END}"
    register.notes.add(mark.number)
    call = (
        '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
        f'<w:footnoteReference w:id="{mark.number}"/></w:r>'
    )
    return register.mark(call, Mark.NOTE, mark.note)
