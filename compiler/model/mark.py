"""A text to what the compiler wrote in it: references and figures, with the offsets of what they print."""

from dataclasses import dataclass

from compiler.model.latest import Latest
from compiler.model.passage import Passage, folded, passages
from compiler.model.protocol import Protocol
from compiler.model.text import Figure, Inlines, LineBreak, Reference, Superscript, Text, walk

HIDDEN = "\ufffc"
"""What stands for each letter that the compiler wrote, in the words that the author typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A reference or a figure inside a text; offsets are those of the printed words."""

    inline: Reference | Figure
    start: int
    end: int


def marks(passage: Passage) -> tuple[Mark, ...]:
    """Return the references and figures of a text, in order."""
    if len(passage.content) == 1 and isinstance(passage.content[0], Text):
        return ()
    found: list[Mark] = []
    place = 0
    for inline in walk(passage.content):
        match inline:
            case Text() | Superscript():
                place += len(inline.text)
            case Reference() | Figure():
                found.append(Mark(inline=inline, start=place, end=place + len(inline.text)))
                place += len(inline.text)
            case LineBreak():
                place += 1
            case _:
                pass
    return tuple(found)


def _mark(protocol: Protocol) -> tuple[tuple[Passage, tuple[Mark, ...]], ...]:
    return tuple((passage, found) for passage in passages(protocol) if (found := marks(passage)))


_LATEST = Latest(_mark)


def marked(protocol: Protocol) -> tuple[tuple[Passage, tuple[Mark, ...]], ...]:
    """Return the texts that hold references or figures, in reading order, with them."""
    return _LATEST.of(protocol)


def typed(passage: Passage) -> str:
    """Return what the author typed, letter for letter: what references and figures print is hidden."""
    found = marks(passage)
    pieces: list[str] = []
    end = 0
    for mark in found:
        pieces += (passage.text[end : mark.start], HIDDEN * (mark.end - mark.start))
        end = mark.end
    return "".join((*pieces, passage.text[end:])) if found else passage.text


def as_written(content: Inlines, words: str) -> str:
    """Return words of a text as its author wrote them: the formula, when they are what a figure prints."""
    for inline in walk(content):
        if isinstance(inline, Figure) and folded((inline,)) == words:
            return f"[[{inline.expression}]]"
    return words
