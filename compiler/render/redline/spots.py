"""Changes to the places where their comments stand: by the line of the source that each speaks of."""

from collections import defaultdict
from collections.abc import Container, Iterator
from typing import TypeAlias

from compiler.diagnostics.span import NOWHERE, Span
from compiler.model.block import Block
from compiler.model.change import Change, ChangeSet, Side
from compiler.model.engagement import Engagement
from compiler.model.protocol import Protocol
from compiler.model.table import Table
from compiler.render.redline.places import Place, indicator_places, leaves

Candidate: TypeAlias = tuple[Place, bool]
"""A place, and whether it is one of the version after."""

_PARTS = ((), ("intitulé",), ("image",), ("légende",), ("texte",))


def place_changes(changes: ChangeSet) -> Iterator[tuple[Change, list[Candidate]]]:
    """Yield each change with the places where its comment may stand, the best first."""
    wanted = {side.span for change in changes.changes for side in (change.before, change.after) if side}
    old, new = (_spots_by_line(one, wanted) for one in (changes.comparison.before, changes.comparison.after))
    for change in changes.changes:
        found = [*_of_side(change.after, new, is_after=True), *_of_side(change.before, old, is_after=False)]
        kind, _, name = change.subject.partition(":")
        if kind == "partie":
            found.append((("partie", name), True))
        found += [(("ligne", name), True), (("titre", name), True)]
        found += [
            (("titre", side.division), side is change.after) for side in (change.after, change.before) if side
        ]
        yield change, found


def _of_side(side: Side | None, spots: dict[Span, list[Place]], *, is_after: bool) -> Iterator[Candidate]:
    if side is not None and side.span != NOWHERE:
        for place in spots.get(side.span, ()):
            yield from (((*place, *part), is_after) for part in _PARTS)


def _spots_by_line(protocol: Protocol, wanted: Container[Span]) -> dict[Span, list[Place]]:
    """Return the places of the lines that are wanted, and of no other: an act has many."""
    found: dict[Span, list[Place]] = defaultdict(list)
    for span, place in _spots(protocol):
        if span in wanted:
            found[span].append(place)
    return found


def _spots(protocol: Protocol) -> Iterator[tuple[Span, Place]]:
    yield from ((party.span, ("partie", party.id)) for party in protocol.parties)
    for division in protocol.all_divisions():
        rank = 0
        for block in division.blocks:
            for leaf, _ in leaves(block):
                if leaf is None:
                    rank += 1
                    continue
                place: Place = ("alinéa", "division", division.id, rank)
                yield from _block(leaf, place)
                rank += 1
        places = indicator_places("division", division.id, division.indicators)
        yield from ((one.span, place) for one, place in zip(division.indicators, places, strict=True))
        for engagement in division.engagements:
            yield from _engagement(engagement)
        yield division.span, ("titre", division.id)
        # A priority that a table names is told at its first line.
        yield from ((division.span, ("ligne", one.id)) for one in division.engagements[:1])


def _block(leaf: Block, place: Place) -> Iterator[tuple[Span, Place]]:
    if isinstance(leaf, Table):
        for rank, total in enumerate(leaf.totals):
            yield total.span, ("total", leaf.id, rank)
        for row in leaf.rows:
            for rank, cell in enumerate(row.cells):
                yield cell.span, ("case", leaf.id, row.id, rank)
                yield cell.span, ("enregistrement", leaf.id, row.id)
            yield row.span, ("enregistrement", leaf.id, row.id)
        yield from ((column.span, ("tête", leaf.id)) for column in leaf.columns)
    yield getattr(leaf, "span", NOWHERE), place


def _engagement(engagement: Engagement) -> Iterator[tuple[Span, Place]]:
    rank = 0
    for block in engagement.content:
        for leaf, _ in leaves(block):
            if leaf is not None:
                yield getattr(leaf, "span", NOWHERE), ("alinéa", "engagement", engagement.id, rank)
            rank += 1
    yield from ((one.span, ("partenaires", engagement.id)) for one in engagement.partners)
    for indicators in (engagement.follow_up, engagement.impact):
        places = indicator_places("engagement", engagement.id, indicators)
        yield from ((one.span, place) for one, place in zip(indicators, places, strict=True))
    yield engagement.span, ("ligne", engagement.id)
