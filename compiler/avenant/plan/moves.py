"""What moves, to what is told as a move: the rest is deleted where it stood and inserted, in full, where it comes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from compiler.avenant.plan.containers import Moves, Prepared
from compiler.avenant.plan.divided import Divided, Lined, descend
from compiler.avenant.plan.elements import Spot
from compiler.avenant.plan.homes import ARTICLES
from compiler.avenant.plan.slots import Gap, Slot, gaps
from compiler.model.enacted import ActWords, DivisionWords, Element, EngagementWords
from compiler.model.operation import Container, Holder

Name: TypeAlias = tuple[str, str]
"""A division or a line, by its kind of thing and its id."""
_OF_DIVISIONS = frozenset({Holder.PROSE, Holder.CONTEXT})
_DIVISION, _LINE = "division", "ligne"
_ACT: Name = (_DIVISION, "")
_Named: TypeAlias = DivisionWords | EngagementWords


@dataclass(frozen=True, slots=True)
class _Move:
    """A move: what moves (empty for an element), what held it and what holds it.

    `together` are the ranks of all that comes with it at its place, itself included: one clause tells them.
    """

    rank: int
    thing: Name
    old: Name
    new: Name
    is_muddled: bool
    together: frozenset[int] = frozenset()


def find_moves(divisions: Sequence[Divided], contracts: Prepared, before: ActWords, after: ActWords) -> Moves:
    """Return the moves of an act that are told as such, and where they go."""
    return _Moving(divisions, contracts, before, after).moves()


class _Moving:
    """Knows what holds what in both versions, and what goes or comes whole."""

    def __init__(
        self, divisions: Sequence[Divided], contracts: Prepared, before: ActWords, after: ActWords
    ) -> None:
        self.divisions = divisions
        self.every = tuple(descend(divisions))
        self.prepared = (contracts, *(one for division in self.every for one in division.all_prepared()))
        self.old_holders = dict(_holders(before.divisions, _ACT))
        self.new_holders = dict(_holders(after.divisions, _ACT))
        self.gone = set(self._whole(is_old=True))
        self.born = set(self._whole(is_old=False))
        self.spots = {
            slot.move: (one, slot.before)
            for one in self.prepared
            for slot in one.contents.slots
            if slot.move and slot.before >= 0
        }

    def moves(self) -> Moves:
        """Return the moves; those that lean on what is deleted or inserted are found step by step."""
        every = (*self._of_things(), *self._of_elements())
        demoted: set[int] = set()
        pending = True
        while pending:
            pending = False
            for move in every:
                if move.rank not in demoted and self._is_demoted(move, demoted):
                    demoted.add(move.rank)
                    self.gone.add(move.thing)
                    self.born.add(move.thing)
                    pending = True
        return Moves(demoted=frozenset(demoted), goals=dict(self._goals()))

    def _is_demoted(self, move: _Move, demoted: set[int]) -> bool:
        return (
            move.is_muddled
            or not move.together.isdisjoint(demoted)
            or _stands_in(move.old, self.gone, self.old_holders)
            or _stands_in(move.new, self.born, self.new_holders)
        )

    def _whole(self, *, is_old: bool) -> Iterator[Name]:
        """Yield what is deleted or reworded whole (in the act before), or inserted or reworded whole (after)."""
        for division in self.every:
            one, other = _sides(division, is_old=is_old)
            if one and (division.is_whole or division.is_another or other is None):
                yield _DIVISION, one.id
            for line in division.lines:
                mine, theirs = _sides(line, is_old=is_old)
                if mine and (line.is_whole or (theirs is None and not line.slot.move)):
                    yield _LINE, mine.id

    def _of_things(self) -> Iterator[_Move]:
        """Yield the moves of divisions and lines."""
        yield from self._of_sisters(_DIVISION, self.divisions)
        for division in self.every:
            yield from self._of_sisters(_DIVISION, division.children)
            yield from self._of_sisters(_LINE, division.lines)

    def _of_sisters(self, kind: str, things: Sequence[Divided] | Sequence[Lined]) -> Iterator[_Move]:
        whole = frozenset(one.slot.before for one in things if one.slot.stays and one.is_another)
        found = gaps([one.slot for one in things], whole, frozenset())
        places = {slot.move: gap for gap in found for slot in gap.arrivals}
        news = [one for one in things if one.slot.after >= 0]
        for one in things:
            if not one.slot.move or one.before is None or one.after is None:
                continue
            came = [news[slot.after] for slot in places[one.slot.move].came]
            old, new = (kind, one.before.id), (kind, one.after.id)
            yield _Move(
                one.slot.move,
                old,
                self.old_holders[old],
                self.new_holders[new],
                is_muddled=one.is_another or not _come_as_one(came),
                together=frozenset(other.slot.move for other in came if _is_article(other)),
            )

    def _of_elements(self) -> Iterator[_Move]:
        news = {id(one): holder for one, holder in self._new_holders_of_prepared()}
        for prepared in self.prepared:
            for gap in prepared.gaps(frozenset()):
                muddled = bool(gap.arrivals) and not self._moves_as_one(gap, prepared)
                for slot in gap.arrivals:
                    old = (
                        self._home(slot).container if slot.move in self.spots else prepared.contents.container
                    )
                    yield _Move(slot.move, ("", ""), _holder(old), news[id(prepared)], is_muddled=muddled)

    def _new_holders_of_prepared(self) -> Iterator[tuple[Prepared, Name]]:
        """Yield what holds each container in the act after."""
        yield self.prepared[0], _ACT
        for division in self.every:
            yield from (
                (one, (_DIVISION, division.after.id if division.after else "")) for one in division.prose
            )
            for line in division.lines:
                yield from ((one, (_LINE, line.after.id if line.after else "")) for one in line.columns)

    def _moves_as_one(self, gap: Gap, prepared: Prepared) -> bool:
        """Tell whether what comes into a gap stood side by side, in order, in the same words."""
        if any(slot.move not in self.spots for slot in gap.came):
            return False
        homes = [self._home(slot) for slot in gap.came]
        follows = all(
            later == Spot(earlier.container, earlier.element + 1) for earlier, later in pairwise(homes)
        )
        same = all(prepared.contents.after[slot.after] == self._words(slot) for slot in gap.came)
        return follows and same

    def _home(self, slot: Slot) -> Spot:
        prepared, rank = self.spots[slot.move]
        return Spot(prepared.contents.container, rank)

    def _words(self, slot: Slot) -> Element:
        prepared, rank = self.spots[slot.move]
        return prepared.contents.before[rank]

    def _goals(self) -> Iterator[tuple[int, tuple[Container, int]]]:
        for prepared in self.prepared:
            for gap in prepared.gaps(frozenset()):
                goal = prepared.contents.container, gap.previous + 1
                yield from ((slot.move, goal) for slot in gap.arrivals)


def _come_as_one(came: Sequence[Divided | Lined]) -> bool:
    """Tell whether one clause can tell what comes at a place: an article comes by a clause of its own."""
    return len(came) == 1 or not any(map(_is_article, came))


def _is_article(thing: Divided | Lined) -> bool:
    return isinstance(thing, Divided) and thing.after is not None and thing.after.kind in ARTICLES


def _sides(thing: Divided | Lined, *, is_old: bool) -> tuple[_Named | None, _Named | None]:
    return (thing.before, thing.after) if is_old else (thing.after, thing.before)


def _holder(container: Container) -> Name:
    if container.holder in _OF_DIVISIONS:
        return _DIVISION, container.id
    return (_LINE, container.id) if container.id else _ACT


def _holders(divisions: Sequence[DivisionWords], holder: Name) -> Iterator[tuple[Name, Name]]:
    """Yield what directly holds each division and each line."""
    for division in divisions:
        name = _DIVISION, division.id
        yield name, holder
        yield from (((_LINE, line.id), name) for line in division.engagements)
        yield from _holders(division.children, name)


def _stands_in(name: Name, whole: set[Name], holders: Mapping[Name, Name]) -> bool:
    """Tell whether a thing is, or stands in, one of those that go or come whole."""
    while name != _ACT:
        if name in whole:
            return True
        name = holders[name]
    return False
