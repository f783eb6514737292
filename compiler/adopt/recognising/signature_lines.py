"""The statements of the signatures to their lines: slots side by side come one after another."""

import re
from collections.abc import Sequence

from compiler.adopt.recognising.cutting import lines_of
from compiler.adopt.recognising.folding import fold
from compiler.adopt.recognising.grids import spread
from compiler.adopt.recognising.statement import Statement
from compiler.diagnostics.span import NOWHERE, Span
from compiler.model.text import plain

_SLOTS = re.compile(r"\s+(?=pour (?:l['’]|la |le |les )[A-ZÀ-ÖØ-Þ])", re.IGNORECASE)
_QUALITIES = re.compile(r"(?<=\w)\s+(?=(?:Le |La |L['’])\w)")
_BRACKET = re.compile(r"\[[^\]]{0,40}\]")
_SLOT_END = re.compile(r"(?<=:)\s+(?=\S)|\n")


def lines_to_sign(statements: Sequence[Statement]) -> list[tuple[str, Span]]:
    """Return the lines of the signatures, each slot before its quality."""
    return _side_by_side([line for statement in statements for line in _lines(statement)])


def _side_by_side(lines: Sequence[tuple[str, Span]]) -> list[tuple[str, Span]]:
    """Return lines with slots that stood side by side on one put under one another, each with its quality."""
    apart: list[tuple[str, Span]] = []
    skipped = False
    for (line, span), (after, below) in zip(lines, [*lines[1:], ("", NOWHERE)], strict=False):
        if skipped:
            skipped = False
            continue
        slots, qualities = _SLOTS.split(line), _QUALITIES.split(after)
        if len(slots) == 1 or not fold(line).startswith("pour "):
            apart.append((line, span))
        elif len(qualities) == len(slots):
            apart += [
                each
                for slot, quality in zip(slots, qualities, strict=True)
                for each in ((slot, span), (quality, below))
            ]
            skipped = True
        else:
            apart += [(slot, span) for slot in slots]
    return apart


def _lines(statement: Statement) -> list[tuple[str, Span]]:
    if statement.grid is not None:
        rows = spread(statement.grid).rows
        width = max((len(row) for row in rows), default=0)
        return [
            (inner.text, inner.span)
            for place in range(width)
            for row in rows
            if place < len(row)
            for inner in row[place].statements
        ]
    if statement.image is not None:
        return [(statement.image.alternative, statement.span)]
    return [
        (part, statement.span)
        for line in lines_of(statement.words)
        for part in _SLOT_END.split(_BRACKET.sub(r"\n\g<0>\n", plain(line)))
        if part.strip()
    ]
