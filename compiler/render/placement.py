"""Where things stand in an act: each division with those above it, the parties that an engagement binds."""

from collections.abc import Iterator
from typing import TypeAlias

from compiler.model.division import Division
from compiler.model.engagement import Engagement
from compiler.model.protocol import Protocol

Path: TypeAlias = tuple[Division, ...]
"""A division, last, after all those it stands in."""


def division_paths(protocol: Protocol) -> Iterator[Path]:
    """Yield the path of every division, in reading order."""
    yield from _paths(protocol.divisions, ())


def _paths(divisions: tuple[Division, ...], above: Path) -> Iterator[Path]:
    for division in divisions:
        path = (*above, division)
        yield path
        yield from _paths(division.children, path)


def nearest(path: Path, kind: str) -> Division | None:
    """Return the closest division of a kind on a path, the last one included."""
    return next((division for division in reversed(path) if division.kind == kind), None)


def nearest_id(path: Path, kind: str) -> str | None:
    """Return the id of the closest division of a kind on a path."""
    found = nearest(path, kind)
    return found.id if found else None


def engagement_paths(protocol: Protocol) -> Iterator[tuple[Engagement, Path]]:
    """Yield every engagement with the path of the division that holds it, in reading order."""
    for path in division_paths(protocol):
        for engagement in path[-1].engagements:
            yield engagement, path


def bound_parties(engagement: Engagement, protocol: Protocol) -> tuple[str, ...]:
    """Return the ids of the parties bound by an engagement, sets unfolded, each once, as first written."""
    sets = {group.id: group.parties for group in protocol.sets}
    found: dict[str, None] = {}
    for partner in engagement.partners:
        found.update(dict.fromkeys(sets.get(partner.party, (partner.party,))))
    return tuple(found)
