"""The titles of an act with what stands under each, before any of it is read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from compiler.adopt.recognising.statement import Statement
from compiler.diagnostics.span import NOWHERE, Span
from compiler.model.division import ANNEXE, PREAMBLE, SECTION, Level
from compiler.model.text import Inlines

SECTION_ORDER = 40


@dataclass
class Node:
    """A title and what stands under it.

    `style` is the way its number counts, `level` that of its heading, `label` what announces it, as written.
    `doubts` are the lines of its content that could be titles.
    """

    kind: str
    number: str = ""
    title: Inlines = ()
    style: str = ""
    rank: int = 0
    level: int = 0
    order: int = SECTION_ORDER
    label: str = ""
    anchor: str = ""
    span: Span = NOWHERE
    content: list[Statement] = field(default_factory=list)
    doubts: list[Statement] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)


def apart(roots: Sequence[Node]) -> Iterator[Node]:
    """Yield the titles, those under a preamble beside it when the act has no other: they are no part of it."""
    is_alone = all(node.kind in {PREAMBLE, ANNEXE} for node in roots)
    for node in roots:
        yield node
        if is_alone and node.kind == PREAMBLE:
            yield from node.children
            node.children = []


def promote(nodes: list[Node], levels: tuple[Level, ...]) -> None:
    """Make siblings of a title that proved to be of a level be of it too: axes 1 to 5, if axe 1 holds objectifs."""
    for node in nodes:
        named = {
            child.style: child.kind
            for child in node.children
            if child.kind in {level.id for level in levels} and child.style.startswith("1")
        }
        for child in node.children:
            if child.kind == SECTION and child.style in named:
                child.kind = named[child.style]
        promote(node.children, levels)
