"""Two signature pages to one grid: a slot keeps its words, whatever comes or goes before it.

Slots stand two a row, and no mark takes a cell from one row to another. So both versions are laid out on one grid, slot
by slot: where only one of them has a slot, the other has an empty cell.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TypeAlias

from compiler.render.docx.rows import RowMarkup
from compiler.render.redline.items import RowItem
from compiler.render.redline.places import Place
from compiler.render.redline.weave import weave

Pair: TypeAlias = tuple[RowItem | None, RowItem | None]

SLOTS = "signatures"
"""Starts the place of a row of slots."""

_ACROSS = 2
_HEIGHT = re.compile(r'<w:trHeight w:val="(\d+)"')


def lay_slots(old: Sequence[RowItem], new: Sequence[RowItem]) -> Iterator[Pair]:
    """Yield the rows of the grid in both versions, None where one has no slot in a row; each slot is given alone."""
    pairs = list(_matched(old, new))
    apart = [pair for pair in pairs if _names(pair)[0] != _names(pair)[1]]
    moved = {_names(pair)[0] for pair in apart} & {_names(pair)[1] for pair in apart} - {None}
    for rank in range(0, len(pairs), _ACROSS):
        held = pairs[rank : rank + _ACROSS]
        known = [not moved.isdisjoint(_names(pair)) for pair in held]
        yield (
            _row(rank, [pair[0] for pair in held], known),
            _row(rank, [pair[1] for pair in held], known),
        )


def _names(pair: Pair) -> tuple[Place | None, Place | None]:
    old, new = pair
    return old.name if old else None, new.name if new else None


def _matched(old: Sequence[RowItem], new: Sequence[RowItem]) -> Iterator[Pair]:
    """Yield slots with what they were; a slot that comes where another went takes its place, and shifts no other."""
    gone: list[RowItem] = []
    come: list[RowItem] = []
    for here, there in weave([slot.name for slot in old], [slot.name for slot in new], lambda _: True):
        if here >= 0 and there >= 0:
            yield from zip_longest(gone, come)
            gone, come = [], []
            yield old[here], new[there]
        elif here >= 0:
            gone.append(old[here])
        else:
            come.append(new[there])
    yield from zip_longest(gone, come)


def _row(rank: int, held: Sequence[RowItem | None], known: Sequence[bool]) -> RowItem | None:
    """Return the row of some slots, of which this version may have none.

    Slots that are `known` by their party, and not by their words alone, may stand elsewhere in the other version.
    """
    if not any(held):
        return None
    return RowItem(
        place=(SLOTS, rank),
        name=(SLOTS, rank),
        shown=tuple(slot and slot.shown for slot in held),
        write=lambda: _side_by_side(held),
        columns=tuple(range(_ACROSS)),
        cells=tuple(_lines(slot) if mine else () for slot, mine in zip(held, known, strict=True)),
    )


def _lines(slot: RowItem | None) -> tuple[Place, ...]:
    """Return the places of the lines of a slot; an empty cell has one line, which is nobody's."""
    return (
        tuple((*slot.name, rank) for rank in range(len(slot.markup.cells[0].paragraphs))) if slot else ((),)
    )


def _side_by_side(held: Sequence[RowItem | None]) -> RowMarkup:
    """Return one row for slots that each stand in a row with an empty cell; the one that asks most room gives it."""
    rows = [slot.markup if slot else None for slot in held]
    shown = [row for row in rows if row]
    blank = shown[0].cells[1]
    cells = [row.cells[0] if row else blank for row in rows]
    cells += [blank] * (_ACROSS - len(cells))
    return RowMarkup(max(shown, key=_height).properties, tuple(cells))


def _height(row: RowMarkup) -> int:
    found = _HEIGHT.search(row.properties)
    return int(found[1]) if found else 0
