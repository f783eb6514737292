"""The lines of an avenant to its parts: what stands before the articles, the articles, the signatures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from compiler.model.amendment import ClauseBlock, Line

_HEADING = re.compile(r"Article[ \u00a0](1er|\d+) – (.+)")
_SIGNATURES = "Signatures"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line or a grid of the avenant with its rank in the file, from 1."""

    rank: int
    block: ClauseBlock


@dataclass(slots=True)
class Article:
    """An article of the avenant, its heading aside."""

    heading: Numbered
    number: int
    title: str
    lines: list[Numbered] = field(default_factory=list)


@dataclass(slots=True)
class Page:
    """An avenant in its parts: what stands before the articles, the articles, the signatures."""

    front: list[Numbered] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    signatures: list[Numbered] = field(default_factory=list)


def read_page(blocks: Sequence[ClauseBlock]) -> Page:
    """Return the parts of an avenant, its paragraphs numbered from 1."""
    page = Page()
    held = page.front
    for line in (Numbered(rank, block) for rank, block in enumerate(blocks, start=1)):
        text = line.block.text if isinstance(line.block, Line) else ""
        if match := _HEADING.fullmatch(text):
            number = 1 if match[1] == "1er" else int(match[1])
            page.articles.append(Article(heading=line, number=number, title=match[2]))
            held = page.articles[-1].lines
        elif text == _SIGNATURES:
            held = page.signatures
        else:
            held.append(line)
    return page
