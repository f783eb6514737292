"""The headers and the footers of a copy to their lines, and what changed in their look, told in French."""

from collections.abc import Iterator
from dataclasses import replace

from compiler.collect.reading.parts import Parts
from compiler.collect.reading.walk import Desk, read_apart
from compiler.model.review import Edge, Ignored, ReviewedLine

_MARGINS = {
    Edge.HEADER: ("header", " dans l'en-tête des pages"),
    Edge.FOOTER: ("footer", " dans le pied de page"),
}


def read_margins(
    desk: Desk, parts: Parts, last: int
) -> Iterator[tuple[tuple[ReviewedLine, ...], tuple[Ignored, ...]]]:
    """Yield each header, before the lines of the text, and each footer, after the last one."""
    for edge, (kind, where) in _MARGINS.items():
        rank = 0 if edge is Edge.HEADER else last
        for root in parts.every(kind):
            lines, aside = read_apart(desk, edge, root, rank)
            desk.aside.keep(aside.lines)
            yield lines, tuple(replace(one, rank=rank) for one in aside.finish(last, where))
