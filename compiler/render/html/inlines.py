"""Inline text to HTML: emphasis, links, references, calls of notes. It refuses addresses that could run."""

from dataclasses import dataclass, field
from typing import assert_never

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
)
from compiler.render.html.anchors import Anchors
from compiler.render.html.markup import PREFIX, escape, is_safe


@dataclass(slots=True, kw_only=True)
class Register:
    """What one page shares while it is written: where links lead, ids already given, calls of each note."""

    anchors: Anchors
    pictures: dict[str, str] = field(default_factory=dict)
    charts: dict[str, str] = field(default_factory=dict)
    calls: dict[int, list[str]] = field(default_factory=dict)
    _ids: set[str] = field(default_factory=set)

    def claim(self, name: str) -> str:
        """Return the id of the thing being written, or nothing when another has it: a page has each once."""
        if name in self._ids:
            return ""
        self._ids.add(name)
        return name

    def call(self, number: int) -> str:
        """Return the id of one more call of a note."""
        calls = self.calls.setdefault(number, [])
        rank = f"-{len(calls) + 1}" if calls else ""
        calls.append(f"{PREFIX}appel-{number}{rank}")
        return calls[-1]


def render_inlines(content: Inlines, register: Register) -> str:
    """Return a text as HTML."""
    return "".join([_inline(inline, register) for inline in content])


def _inline(inline: Inline, register: Register) -> str:
    match inline:
        case Text() | Figure():
            return escape(inline.text)
        case Superscript():
            return f"<sup>{escape(inline.text)}</sup>"
        case Strong():
            return f"<strong>{render_inlines(inline.content, register)}</strong>"
        case Emphasis():
            return f"<em>{render_inlines(inline.content, register)}</em>"
        case Link():
            return _link(inline, register)
        case Reference():
            return _reference(inline, register)
        case NoteMark():
            return _call(inline, register)
        case LineBreak():
            return "<br>"
        case _:
            assert_never(inline)


def _link(link: Link, register: Register) -> str:
    words = render_inlines(link.content, register)
    if not is_safe(link.address):
        return words
    return f'<a href="{escape(link.address)}" rel="noopener noreferrer">{words}</a>'


def _reference(reference: Reference, register: Register) -> str:
    anchor = register.anchors.find(reference)
    words = escape(reference.text)
    return f'<a class="renvoi" href="#{escape(anchor)}">{words}</a>' if anchor else words


def _call(mark: NoteMark, register: Register) -> str:
    if not mark.number:
        return ""
    return (
        f'<sup class="appel"><a id="{register.call(mark.number)}" href="#{PREFIX}note-{mark.number}"'
        f' role="doc-noteref" aria-label="Note {mark.number}">{mark.number}</a></sup>'
    )
