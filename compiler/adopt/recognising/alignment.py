"""Rows of a grid to the columns that they belong to, when a page break or a scan has made cells slip sideways.

Rows of one width share their places; one that fits far better elsewhere moves alone, one that tells little follows.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeAlias

from compiler.adopt.recognising.cells import Content

Affinity: TypeAlias = Callable[[str, int], float]
Places: TypeAlias = tuple[int, ...]
Score: TypeAlias = tuple[tuple[float, ...], ...]
Filled: TypeAlias = tuple[bool, ...]
Best: TypeAlias = Callable[[Score, Filled, Places | None], Places]
_NEVER = float("-inf")
_START, _SLIP, _MARGIN, _TOO_MANY, _FAINT = 0.2, 0.35, 2.0, 4.0, 0.1
_TELLING = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A row laid on the columns: one content for each column. `has_slipped` says that its cells were moved.

    `is_drawn` says that a word processor drew its cells, which then never slip.
    """

    contents: tuple[Content, ...]
    has_slipped: bool = False
    is_drawn: bool = False


def lay(rows: Sequence[Sequence[Content]], width: int, affinity: Affinity) -> list[Laid]:
    """Lay rows on `width` columns; `affinity` says how well a text fits a column, 0 when it says nothing."""
    if _are_drawn(rows):
        return [
            replace(_laid(row, _in_place(row, width), width), has_slipped=False, is_drawn=True)
            for row in rows
        ]
    laid: list[Laid] = []
    start = 0
    while start < len(rows):
        end = start
        while end < len(rows) and len(rows[end]) == len(rows[start]):
            end += 1
        laid += _lay_run(rows[start:end], width, affinity)
        start = end
    return laid


def _are_drawn(rows: Sequence[Sequence[Content]]) -> bool:
    """Tell whether cells were drawn: each stands on a line of its own, where those of a scan share one."""
    lines = [[content.span.line for content in row if content.text] for row in rows]
    return any(len(each) > 1 for each in lines) and all(len(set(each)) == len(each) for each in lines)


def _in_place(row: Sequence[Content], width: int) -> Places:
    return tuple(min(place, width - 1) for place in range(len(row)))


def _lay_run(rows: Sequence[Sequence[Content]], width: int, affinity: Affinity) -> list[Laid]:
    size = len(rows[0])
    scores = [
        tuple(tuple(affinity(row[cell].text, column) for column in range(width)) for cell in range(size))
        for row in rows
    ]
    filled = [tuple(bool(content.text) for content in row) for row in rows]
    best = cache(lambda score, full, usual: _best(score, full, width, usual))
    usual = _shared(scores, filled, best)
    places: list[Places] = []
    following: Places | None = None
    for score, full in zip(reversed(scores), reversed(filled), strict=True):
        own = _own(score, full, usual, best)
        is_telling = _worth(score, full, own) >= _TELLING
        if not is_telling and following is not None and not _fits_better(score, full, own, following):
            own = following
        following = own if is_telling else following
        places.append(own)
    return [_laid(row, place, width) for row, place in zip(rows, reversed(places), strict=True)]


def _own(score: Score, full: Filled, usual: Places, best: Best) -> Places:
    """Return the places of a row: the usual ones, unless others suit it far better."""
    reached = _worth(score, full, usual) + _MARGIN
    if sum(max(cell) for cell, is_full in zip(score, full, strict=True) if is_full) <= reached:
        return usual
    own = best(score, full, usual)
    return own if _worth(score, full, own) > reached else usual


def _fits_better(score: Score, full: Filled, own: Places, other: Places) -> bool:
    return _worth(score, full, own) > _worth(score, full, other) + _MARGIN


def _shared(scores: Sequence[Score], filled: Sequence[Filled], best: Best) -> Places:
    """Return where most rows of a run want each cell."""
    votes = [[0.0] * len(score) for score in scores[0]]
    for score, full in zip(scores, filled, strict=True):
        for cell, place in enumerate(best(score, full, None)):
            votes[cell][place] += max(score[cell][place], _FAINT) if full[cell] else 0.0
    return best(tuple(map(tuple, votes)), tuple(any(vote) for vote in votes), None)


def _laid(row: Sequence[Content], places: Places, width: int) -> Laid:
    contents = [Content(span=row[0].span)] * width
    for content, place in zip(row, places, strict=True):
        if content.text:
            contents[place] = content if not contents[place].text else _both(contents[place], content)
    moved = any(place != rank for rank, place in enumerate(places) if row[rank].text)
    return Laid(contents=tuple(contents), has_slipped=moved)


def _both(first: Content, second: Content) -> Content:
    return Content(
        statements=(*first.statements, *second.statements),
        text=f"{first.text} {second.text}",
        span=first.span,
    )


def _worth(score: Score, filled: Filled, places: Places) -> float:
    return sum(score[cell][place] for cell, place in enumerate(places) if filled[cell])


def _best(score: Score, filled: Filled, width: int, usual: Places | None) -> Places:
    """Return the best places of cells, in order, each filled one alone in its column while columns last."""
    size = len(score)

    @cache
    def best(cell: int, column: int, shift: int) -> tuple[float, Places]:
        """Return the best worth and places of the cells from `cell` on, on the columns from `column` on.

        `shift` is how far the cells before have moved: cells that move together have slipped only once.
        """
        if cell == size:
            return 0.0, ()
        if not filled[cell]:
            worth, places = best(cell + 1, column, shift)
            return worth, (min(column, width - 1), *places)
        chosen: tuple[float, Places] = (_NEVER, ())
        for place in range(column, width):
            moved = place - (usual[cell] if usual else cell)
            slip = abs(moved - shift) * (_SLIP if any(filled[:cell]) else _START)
            worth, places = best(cell + 1, place + 1, moved)
            if score[cell][place] - slip + worth > chosen[0]:
                chosen = (score[cell][place] - slip + worth, (place, *places))
        # A cell too many goes with the last column.
        worth, places = best(cell + 1, width, shift)
        if worth - _TOO_MANY > chosen[0]:
            chosen = (worth - _TOO_MANY, (width - 1, *places))
        return chosen

    return best(0, 0, 0)[1]
