"""Words of the act: inline text, with its emphasis, its notes and its typed references.

Texts hold French typography already (no-break spaces, guillemets, superscripts): what is here is what is printed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from compiler.diagnostics.span import NOWHERE, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Plain words."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Superscript:
    """The raised end of an ordinal: "er" in "1er"."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strong:
    """Words that carry weight, printed bold."""

    content: "Inlines"


@dataclass(frozen=True, slots=True, kw_only=True)
class Emphasis:
    """Words set apart, printed in italics."""

    content: "Inlines"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words that lead to a public address."""

    address: str
    content: "Inlines"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A typed cross-reference (renvoi): it announces a kind of thing, names its id, and prints its number.

    `form` is "complet" ("article 7.2"), "numero" ("7.2") or "titre" ("article 7.2, « Évaluation »").
    `text` is what is printed; it is the raw markup when the target is unknown, which a check reports.
    """

    kind: str
    target: str
    form: str = "complet"
    text: str = ""
    known: bool = True
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure computed from the act's own records ("31" in "31 quartiers"), never typed.

    `expression` is what the author wrote, such as `nombre:quartiers?statut=QPV`. `problem` is why it has no value, in
    French, or empty.
    """

    expression: str
    text: str = ""
    problem: str = ""
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteMark:
    """The call of a footnote; `number` is its rank in the act, 0 when the note is missing."""

    note: str
    number: int = 0
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineBreak:
    """A line end the author asked for inside a paragraph."""


Inline: TypeAlias = Text | Superscript | Strong | Emphasis | Link | Reference | Figure | NoteMark | LineBreak
Inlines: TypeAlias = tuple[Inline, ...]


def plain(content: Inlines) -> str:
    """Return the printed words alone: no emphasis, no note marks, line breaks as one space."""
    return "".join(_plain_parts(content))


def _plain_parts(content: Inlines) -> Iterator[str]:
    for inline in content:
        match inline:
            case Text() | Superscript() | Reference() | Figure():
                yield inline.text
            case Strong() | Emphasis() | Link():
                yield from _plain_parts(inline.content)
            case LineBreak():
                yield " "
            case NoteMark():
                pass


def walk(content: Inlines) -> Iterator[Inline]:
    """Yield every inline of a text, containers before what they hold."""
    for inline in content:
        yield inline
        if isinstance(inline, Strong | Emphasis | Link):
            yield from walk(inline.content)


def note_marks(content: Inlines) -> Iterator[tuple[str, int]]:
    """Yield the notes that a text calls, each with the length of its printed words before the call."""
    place = 0
    for inline in content:
        if isinstance(inline, NoteMark):
            yield inline.note, place
        elif isinstance(inline, Strong | Emphasis | Link):
            yield from ((name, place + at) for name, at in note_marks(inline.content))
        place += len(plain((inline,)))


def addresses(content: Inlines) -> tuple[str, ...]:
    """Return the public addresses that a text leads to, in order."""
    return tuple(inline.address for inline in walk(content) if isinstance(inline, Link))
