"""The operations of an avenant by the place they are on, with those that found none."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

from compiler.ingest.applying.refusal import conflict
from compiler.model.operation import (
    DeleteColumn,
    InsertDivisions,
    InsertElements,
    InsertEngagements,
    InsertGroups,
    InsertParties,
    InsertRows,
    InsertSentences,
    InsertWords,
    MovedDivision,
    MoveDivision,
    MovedLine,
    MoveElements,
    MoveEngagements,
    MoveGroup,
    MoveParty,
    MoveRows,
    Operation,
    PlaceDivisions,
    PlaceEngagements,
    RecodeEngagement,
    RenumberDivision,
    ReplaceDivision,
    ReplaceElements,
    ReplaceEngagement,
    ReplaceGroup,
    ReplaceParty,
    ReplaceRows,
    ReplaceSentence,
    ReplaceTotals,
    ReplaceWords,
)

Kind = TypeVar("Kind", bound=Operation)


class Orders:
    """Operations, found again by what they are on. Each must find its place once at least."""

    def __init__(self, operations: Sequence[Operation]) -> None:
        self._operations = operations
        self._places: defaultdict[Hashable, list[int]] = defaultdict(list)
        self._met: set[int] = set()
        for rank, operation in enumerate(operations):
            for place in _places(operation):
                self._places[type(operation), *place].append(rank)

    def on(self, kind: type[Kind], *place: Hashable) -> tuple[Kind, ...]:
        """Return the operations of a kind on a place."""
        ranks = self._places.get((kind, *place), ())
        self._met.update(ranks)
        return tuple(operation for rank in ranks if isinstance(operation := self._operations[rank], kind))

    def one(self, kind: type[Kind], *place: Hashable) -> Kind | None:
        """Return the only operation of a kind on a place, None when there is none."""
        found = self.on(kind, *place)
        if len(found) > 1:
            raise conflict("elles disent deux fois ce que devient une même chose")
        return found[0] if found else None

    def unplaced(self) -> Iterator[Operation]:
        """Yield the operations on places that nobody asked for: they are not there, or they go."""
        yield from (one for rank, one in enumerate(self._operations) if rank not in self._met)


_KEYS: Mapping[type, tuple[str, ...]] = {
    ReplaceWords: ("container", "element"),
    InsertWords: ("container", "element"),
    ReplaceSentence: ("container", "element"),
    InsertSentences: ("container", "element"),
    ReplaceElements: ("container",),
    InsertElements: ("container",),
    InsertRows: ("table",),
    ReplaceRows: ("table",),
    MoveRows: ("table",),
    ReplaceTotals: ("table",),
    DeleteColumn: ("table",),
    InsertEngagements: ("division",),
    ReplaceEngagement: ("engagement",),
    RecodeEngagement: ("engagement",),
    InsertDivisions: ("parent",),
    ReplaceDivision: ("division",),
    RenumberDivision: ("division",),
    InsertParties: (),
    InsertGroups: (),
    ReplaceGroup: ("group",),
    MoveGroup: ("group",),
    ReplaceParty: ("party",),
    MoveParty: ("party",),
}


def _places(operation: Operation) -> Iterator[tuple[Hashable, ...]]:
    """Yield what an operation is asked for by: a move, by the place left and by the place reached."""
    match operation:
        case MoveElements():
            yield "from", operation.container
            yield "to", operation.to
        case MoveEngagements():
            yield from (("from", name) for name in operation.engagements)
            yield "to", operation.division
        case PlaceEngagements():
            moved = (one.engagement for one in operation.came if isinstance(one, MovedLine))
            yield from (("from", name) for name in moved)
            yield "to", operation.division
        case PlaceDivisions():
            gone = (one.division for one in operation.came if isinstance(one, MovedDivision))
            yield from (("from", name) for name in gone)
            yield "to", operation.parent
        case MoveDivision():
            yield "from", operation.division
            yield "to", operation.parent
        case _:
            yield tuple(getattr(operation, name) for name in _KEYS[type(operation)])
