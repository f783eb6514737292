"""What changes between two versions to the operations of the avenant, in the order of the contract."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from compiler.avenant.plan.containers import Moves, Prepared, finish
from compiler.avenant.plan.divided import Divided, Lined, divide
from compiler.avenant.plan.homes import articles_of_lines
from compiler.avenant.plan.lists import plan_groups, plan_particulars, plan_parties, prepare_contracts
from compiler.avenant.plan.moves import find_moves
from compiler.avenant.plan.slots import Gap, Slot, gaps
from compiler.avenant.plan.thresholds import Manner, Thresholds
from compiler.model.change import ChangeSet
from compiler.model.enact import enactor_of
from compiler.model.enacted import ActWords, DivisionWords, EngagementWords, FigureWords, TableWords
from compiler.model.label import kind_name
from compiler.model.operation import (
    InsertDivisions,
    InsertEngagements,
    MovedDivision,
    MoveDivision,
    MovedLine,
    MoveEngagements,
    Operation,
    PlaceDivisions,
    PlaceEngagements,
    RecodeEngagement,
    RenumberDivision,
    ReplaceDivision,
    ReplaceEngagement,
)
from compiler.model.protocol import Protocol

Placed: TypeAlias = tuple[tuple[int, ...], Operation]
"""An operation and its place in the contract before."""

_PAGE, _CONTRACTS, _PARTIES, _SETS, _START = -6, -5, -4, -3, -1
_NUMBER, _TITLE, _PROSE, _LINES, _CHILDREN, _NEXT = range(6)


def plan(changes: ChangeSet, thresholds: Thresholds | None = None) -> tuple[Operation, ...]:
    """Return the operations that turn the words of the version before into those of the version after."""
    comparison = changes.comparison
    before, after = enactor_of(comparison.before).act(), enactor_of(comparison.after).act()
    manner = _manner(comparison.before, before, thresholds or Thresholds())
    contracts = prepare_contracts(comparison, before, after, manner)
    divisions = divide(comparison, before, after, manner)
    moves = find_moves(divisions, contracts, before, after)
    placed = [
        *_first(_PAGE, plan_particulars(comparison, manner)),
        *(((_CONTRACTS, *rank), operation) for rank, operation in finish(contracts, moves)),
        *_first(_PARTIES, plan_parties(comparison, before, after, manner)),
        *_first(_SETS, plan_groups(comparison, before, after, manner)),
        *_Planning(before, divisions, moves).all(),
    ]
    return tuple(operation for _, operation in sorted(placed, key=_place))


def _place(placed: Placed) -> tuple[int, ...]:
    return placed[0]


def _first(place: int, operations: Iterable[Operation]) -> Iterator[Placed]:
    yield from (((place, rank), operation) for rank, operation in enumerate(operations))


def _manner(protocol: Protocol, act: ActWords, thresholds: Thresholds) -> Manner:
    """Return how the avenant to an act is drafted, by what that act holds."""
    nouns = (*(kind_name(level.id, protocol.levels) for level in protocol.levels), *Manner().nouns)
    return Manner(thresholds=thresholds, nouns=nouns, unnamed=frozenset(_unnamed(act)))


def _unnamed(act: ActWords) -> Iterator[str]:
    """Yield the ids of the tables and figures that bear the name of another, or none."""
    named = [(_name(element), element.id) for element in _elements(act.divisions)]
    names = Counter(name for name, _ in named)
    ids = Counter(one for _, one in named)
    yield from (one for name, one in named if names[name] > 1 or not any(name[1:]) or ids[one] > 1)


def _elements(divisions: Sequence[DivisionWords]) -> Iterator[TableWords | FigureWords]:
    for division in divisions:
        for held in (division.elements, *(line.alineas for line in division.engagements)):
            yield from (one for one in held if isinstance(one, TableWords | FigureWords))
        yield from _elements(division.children)


def _name(element: TableWords | FigureWords) -> tuple[str, str, str]:
    if isinstance(element, TableWords):
        return "tableau", element.number, "" if element.number else element.title
    return element.noun, "", element.title


class _Planning:
    """Walks what stays, and words what comes and goes around it."""

    def __init__(self, before: ActWords, divisions: Sequence[Divided], moves: Moves) -> None:
        self.divisions = divisions
        self.moves = moves
        self.ranks: dict[str, int] = {}
        self.lasts: dict[str, tuple[int, int]] = {}
        self._number(before.divisions, 1)
        self.articles = dict(articles_of_lines(before.divisions))
        self.line_ranks = dict(_line_ranks(before.divisions, self.ranks))

    def _number(self, divisions: Sequence[DivisionWords], depth: int) -> None:
        """Note the rank of each division in reading order, and that of the last one under it."""
        for division in divisions:
            self.ranks[division.id] = len(self.ranks)
            self._number(division.children, depth + 1)
            self.lasts[division.id] = len(self.ranks) - 1, -depth

    def all(self) -> Iterator[Placed]:
        """Yield the operations on the divisions and lines, each with its place."""
        yield from self._sisters("", self.divisions)

    def _sisters(self, parent: str, divisions: Sequence[Divided]) -> Iterator[Placed]:
        """Yield the operations on the divisions under one parent, and inside those that stay or move."""
        olds = [division for division in divisions if division.slot.before >= 0]
        news = [division for division in divisions if division.slot.after >= 0]
        whole = frozenset(one.slot.before for one in divisions if one.is_another and one.slot.stays)
        for gap in gaps([one.slot for one in divisions], whole, self.moves.demoted):
            gap.trim(lambda old, new: olds[old].before == news[new].after)
            yield from self._division_gap(parent, gap, olds, news)
        for division in divisions:
            yield from self._inside(division)

    def _division_gap(
        self, parent: str, gap: Gap, olds: Sequence[Divided], news: Sequence[Divided]
    ) -> Iterator[Placed]:
        gone = [found for rank in gap.gone if (found := olds[rank].before) is not None]
        came = [found for slot in gap.came if (found := news[slot.after].after) is not None]
        anchor = _old_id(olds[gap.previous]) if gap.previous >= 0 else ""
        if len(gone) == 1 and len(came) == 1 and not gap.arrivals and _heading(gone[0]) == _heading(came[0]):
            yield self._replacement(gone[0], came[0])
            return
        yield from (self._replacement(one, None) for one in gone)
        if gap.arrivals and len(came) == 1:
            name = _old_id(news[gap.came[0].after])
            told = MoveDivision(division=name, parent=parent, after=anchor, number=came[0].number)
            yield (self.ranks[name], _NUMBER), told
        elif gap.arrivals:
            placed = tuple(_placed_division(slot, news[slot.after]) for slot in gap.came)
            yield self._arrival(parent, anchor), PlaceDivisions(parent=parent, after=anchor, came=placed)
        elif came:
            yield self._arrival(parent, anchor), InsertDivisions(parent=parent, after=anchor, new=tuple(came))

    def _replacement(self, old: DivisionWords, new: DivisionWords | None) -> Placed:
        return (self.ranks[old.id], _NUMBER), ReplaceDivision(division=old.id, new=new)

    def _arrival(self, parent: str, anchor: str) -> tuple[int, ...]:
        """Return the place of what comes after a division: past all that stands in it."""
        if anchor:
            rank, depth = self.lasts[anchor]
            return rank, _NEXT, depth
        return self.ranks.get(parent, _START), _CHILDREN

    def _is_inserted(self, slot: Slot) -> bool:
        return slot.move in self.moves.demoted

    def _inside(self, division: Divided) -> Iterator[Placed]:
        before, after = division.before, division.after
        if before is None or after is None or division.is_another or self._is_inserted(division.slot):
            return
        rank = self.ranks[before.id]
        if division.is_whole:
            yield self._replacement(before, after)
            return
        if before.number != after.number and not division.slot.move:
            yield (rank, _NUMBER), RenumberDivision(division=before.id, number=after.number)
        yield from (((rank, _TITLE), operation) for operation in division.title)
        yield from self._contained((rank, _PROSE), division.prose)
        yield from self._lines(before.id, division.lines)
        yield from self._sisters(before.id, division.children)

    def _contained(self, place: tuple[int, ...], containers: Sequence[Prepared]) -> Iterator[Placed]:
        for column, prepared in enumerate(containers):
            for rank, operation in finish(prepared, self.moves):
                yield (*place, column, *rank), operation

    def _lines(self, holder: str, lines: Sequence[Lined]) -> Iterator[Placed]:
        olds = [line.before for line in lines if line.slot.before >= 0]
        news = [line for line in lines if line.slot.after >= 0]
        for line in lines:
            yield from self._line(line)
        for gap in gaps([line.slot for line in lines], frozenset(), self.moves.demoted):
            gap.trim(lambda old, new: olds[old] == news[new].after)
            yield from self._line_gap(holder, gap, olds, news)

    def _line_gap(
        self, holder: str, gap: Gap, olds: Sequence[EngagementWords | None], news: Sequence[Lined]
    ) -> Iterator[Placed]:
        gone = [found for rank in gap.gone if (found := olds[rank]) is not None]
        came = [found for slot in gap.came if (found := news[slot.after].after) is not None]
        previous = olds[gap.previous] if gap.previous >= 0 else None
        anchor = previous.id if previous else ""
        if len(gone) == 1 and len(came) == 1 and not gap.arrivals and gone[0].code == came[0].code:
            yield self.line_ranks[gone[0].id], ReplaceEngagement(engagement=gone[0].id, new=came[0])
            return
        for one in gone:
            yield self.line_ranks[one.id], ReplaceEngagement(engagement=one.id)
        place = (*(self.line_ranks[anchor] if anchor else (self.ranks[holder], _LINES, 0)), _NEXT)
        if gap.came and len(gap.arrivals) == len(gap.came):
            names = tuple(found.id for slot in gap.came if (found := news[slot.after].before) is not None)
            codes = tuple(one.code for one in came)
            told = MoveEngagements(engagements=names, division=holder, after=anchor, codes=codes)
            # Lines that leave several articles are told in the one that receives them.
            leave_one = len({self.articles[name] for name in names}) == 1
            yield self.line_ranks[names[0]] if leave_one else place, told
        elif gap.arrivals:
            lines = tuple(_placed_line(slot, news[slot.after]) for slot in gap.came)
            yield place, PlaceEngagements(division=holder, after=anchor, came=lines)
        elif came:
            yield place, InsertEngagements(division=holder, after=anchor, new=tuple(came))

    def _line(self, line: Lined) -> Iterator[Placed]:
        before, after = line.before, line.after
        if before is None or after is None or self._is_inserted(line.slot):
            return
        place = self.line_ranks[before.id]
        if line.is_whole:
            yield place, ReplaceEngagement(engagement=before.id, new=after)
            return
        if before.code != after.code and not line.slot.move:
            yield place, RecodeEngagement(engagement=before.id, code=after.code)
        text, follow_up, impact = line.columns
        yield from self._contained((*place, 1), (text,))
        yield from (((*place, 2), operation) for operation in line.partners)
        yield from self._contained((*place, 3), (follow_up, impact))


def _placed_division(slot: Slot, division: Divided) -> MovedDivision | DivisionWords:
    if division.after is None:
        raise ValueError("what comes is in the act after")
    if not slot.move:
        return division.after
    return MovedDivision(division=_old_id(division), number=division.after.number)


def _placed_line(slot: Slot, line: Lined) -> MovedLine | EngagementWords:
    if line.after is None:
        raise ValueError("what comes is in the act after")
    if not slot.move or line.before is None:
        return line.after
    return MovedLine(engagement=line.before.id, code=line.after.code)


def _old_id(division: Divided) -> str:
    return division.before.id if division.before else ""


def _heading(division: DivisionWords) -> tuple[str, str]:
    """Return what a division is known by; the title tells those without number."""
    return division.kind, division.number or division.title


def _line_ranks(
    divisions: Sequence[DivisionWords], ranks: dict[str, int]
) -> Iterator[tuple[str, tuple[int, ...]]]:
    for division in divisions:
        for rank, line in enumerate(division.engagements, start=1):
            yield line.id, (ranks[division.id], _LINES, rank)
        yield from _line_ranks(division.children, ranks)
