"""Divisions to the article, the annexe or the preamble that holds each of them, or the outermost division."""

from collections.abc import Iterator, Sequence

from compiler.model.division import ANNEXE, ARTICLE, PREAMBLE
from compiler.model.enacted import DivisionWords

ARTICLES = frozenset({ARTICLE, ANNEXE, PREAMBLE})


def articles_of_lines(divisions: Sequence[DivisionWords], article: str = "") -> Iterator[tuple[str, str]]:
    """Yield each line by its id with what it is an article of."""
    for division in divisions:
        own = division.id if division.kind in ARTICLES or not article else article
        yield from ((line.id, own) for line in division.engagements)
        yield from articles_of_lines(division.children, own)
