"""The tree of the act: préambule, articles, axes, objectifs, priorités, annexes, sections."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from compiler.diagnostics.span import NOWHERE, Span
from compiler.model.block import Block
from compiler.model.engagement import Engagement, Indicator
from compiler.model.text import Inlines


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A kind of division between article and engagement (axe, objectif, priorité), as the act declares it.

    `gender` is "masculin" or "féminin"; `has_table` says that engagements below it are printed as one table.
    """

    id: str
    name: str
    plural: str
    gender: str = "masculin"
    has_table: bool = False
    span: Span = field(default=NOWHERE, compare=False)


PREAMBLE, ARTICLE, SECTION, ANNEXE = "preambule", "article", "section", "annexe"


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """One division. `kind` is preambule, article, section, annexe or the id of a declared level.

    `depth` is 1 for the divisions of the act itself. `number` is the author's, empty when there is none.
    `blocks` come before `engagements`, which come before `children`.
    """

    kind: str
    id: str
    number: str
    title: Inlines
    depth: int
    blocks: tuple[Block, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    engagements: tuple[Engagement, ...] = ()
    children: tuple["Division", ...] = ()
    span: Span = field(default=NOWHERE, compare=False)


def descend(divisions: tuple[Division, ...]) -> Iterator[Division]:
    """Yield divisions in reading order, each before its children."""
    # One loop, not one generator a level: acts are walked hundreds of times.
    waiting = list(reversed(divisions))
    while waiting:
        division = waiting.pop()
        yield division
        if division.children:
            waiting.extend(reversed(division.children))
