"""The consolidated text of two or three versions, as lines for its tests."""

from itertools import pairwise

from compiler.diff import compare
from compiler.model.block import Paragraph
from compiler.model.protocol import Protocol
from compiler.model.text import plain
from compiler.render.consolidated import consolidated_view
from compiler.render.origin_step import Step
from compiler.render.view import DocumentView, HeadingView, SignaturesView, TableView

BY, ALSO = "par l’avenant n° 1", "par l’avenant n° 2"


def view_of(*protocols: Protocol, articles: dict[str, int] | None = None) -> DocumentView:
    """Return the last of some versions, each brought by an avenant whose articles are the same."""
    steps = tuple(
        Step(comparison=compare(old, new), name=origin, articles=articles or {})
        for (old, new), origin in zip(pairwise(protocols), (BY, ALSO), strict=False)
    )
    return consolidated_view(steps, ())


def shown_lines(view: DocumentView) -> list[str]:
    """Return the text as lines: headings, paragraphs, and for tables the words of each line and priority."""
    lines: list[str] = []
    for block in (block for run in view.runs[1:] for block in run.blocks):
        if isinstance(block, HeadingView):
            lines.append(plain(block.text))
        elif isinstance(block, SignaturesView):
            lines.append(block.title)
        elif isinstance(block, Paragraph):
            lines.append(plain(block.content))
        elif isinstance(block, TableView):
            cells = (cell for row in block.body for cell in row.cells if cell.scope in ("row", "rowgroup"))
            lines += [
                plain(part.content) for cell in cells for part in cell.blocks if isinstance(part, Paragraph)
            ]
    return lines


def line_after(line: str, lines: list[str]) -> str:
    """Return what stands just under a line."""
    return lines[next(rank for rank, shown in enumerate(lines) if line in shown) + 1]
