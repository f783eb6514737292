"""Two acts to their comparison. Things with an id are found wherever they went; alinéas, by their words."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import TypeVar

from compiler.diff.moves import find_moves
from compiler.diff.pairing import Step, merge
from compiler.diff.tables import compare_tables, fate_of
from compiler.diff.units import Key, pair_units, unit_key
from compiler.model.block import Block, Funding
from compiler.model.comparison import (
    Comparison,
    DivisionComparison,
    EngagementComparison,
    Fate,
    Pair,
    TableComparison,
    UnitComparison,
)
from compiler.model.division import Division
from compiler.model.enact import contract_words, enactor_of, particulars, party_words
from compiler.model.engagement import Engagement, Indicator, Partner
from compiler.model.nesting import Unit, flatten
from compiler.model.protocol import Protocol
from compiler.model.table import Table

Thing = TypeVar("Thing")


def compare(before: Protocol, after: Protocol) -> Comparison:
    """Return two versions of an act side by side."""
    return _Comparing(before, after).act()


class _Side:
    """One version: its words on demand, each made once, and where its divisions and engagements are."""

    def __init__(self, protocol: Protocol) -> None:
        self.protocol = protocol
        self.enactor = enactor_of(protocol)
        self.divisions = {division.id: division for division in protocol.all_divisions()}
        self.engagements = {engagement.id: engagement for engagement in protocol.engagements()}
        self.home = {child.id: one.id for one in protocol.all_divisions() for child in one.children}
        self.home |= {line.id: one.id for one in protocol.all_divisions() for line in one.engagements}
        self._units: dict[int, tuple[Unit, ...]] = {}

    def units(self, blocks: tuple[Block, ...]) -> tuple[Unit, ...]:
        """Return what prints among some blocks."""
        if id(blocks) not in self._units:
            self._units[id(blocks)] = tuple(
                unit for unit in flatten(blocks) if not isinstance(unit.leaf, Funding)
            )
        return self._units[id(blocks)]

    def keys(self, units: tuple[Unit, ...]) -> list[Key]:
        """Return what each unit is known by."""
        return [unit_key(unit, self.enactor.element(unit)) for unit in units]


class _Comparing:
    """Walks both versions once. Moves are ranked as they are met, over the whole act."""

    def __init__(self, before: Protocol, after: Protocol) -> None:
        self.old, self.new = _Side(before), _Side(after)
        self._ranks: dict[tuple[str, str], int] = {}
        self._counter = count(1)
        # By the identity of both runs, which each side keeps.
        self._paired: dict[tuple[int, int], tuple[Step, ...]] = {}
        self._unit_moves = self._find_unit_moves()

    def act(self) -> Comparison:
        """Return the whole comparison."""
        before, after = self.old.protocol, self.new.protocol
        old, new = dict(particulars(before)), dict(particulars(after))
        group_words = self.old.enactor.group, self.new.enactor.group
        return Comparison(
            before=before,
            after=after,
            particulars=tuple((name, old[name], new[name]) for name in old if old[name] != new[name]),
            contracts=self._pairs(
                before.identity.contracts, after.identity.contracts, _id, (contract_words, contract_words)
            ),
            parties=self._pairs(before.parties, after.parties, _id, (party_words, party_words)),
            sets=self._pairs(before.sets, after.sets, _id, group_words),
            divisions=self._divisions(before.divisions, after.divisions),
        )

    def _move(self, kind: str, name: str) -> int:
        key = kind, name
        if key not in self._ranks:
            self._ranks[key] = next(self._counter)
        return self._ranks[key]

    def _pairs(
        self,
        before: Sequence[Thing],
        after: Sequence[Thing],
        key: Callable[[Thing], Hashable],
        words: tuple[Callable[[Thing], object], Callable[[Thing], object]],
        home: str = "",
    ) -> tuple[Pair[Thing], ...]:
        """Return things paired by their key, `words` saying what each version of one prints."""
        steps = merge(_unique(map(key, before)), _unique(map(key, after)))
        found: list[Pair[Thing]] = []
        for step in steps:
            old = before[step.before] if step.before >= 0 else None
            new = after[step.after] if step.after >= 0 else None
            same = old is not None and new is not None and words[0](old) == words[1](new)
            move = self._move(f"{home}{type(old).__name__}", str(key(old))) if step.moved and old else 0
            found.append(Pair(fate=fate_of(step, same=same), before=old, after=new, move=move))
        return tuple(found)

    def _divisions(
        self, before: tuple[Division, ...], after: tuple[Division, ...]
    ) -> tuple[DivisionComparison, ...]:
        steps = merge([division.id for division in before], [division.id for division in after])
        return tuple(self._division(step, before, after) for step in steps)

    def _division(
        self, step: Step, before: tuple[Division, ...], after: tuple[Division, ...]
    ) -> DivisionComparison:
        old = before[step.before] if step.before >= 0 else None
        new = after[step.after] if step.after >= 0 else None
        pair = self._across(step, old, new, self.old.divisions, self.new.divisions)
        if pair.fate is Fate.LEFT and old is not None:
            return self._left_division(old, pair)
        old = pair.before
        same = old is not None and new is not None and _heading(self.old, old) == _heading(self.new, new)
        if pair.fate is Fate.SAME and not same:
            pair = Pair(fate=Fate.CHANGED, before=old, after=new)
        return DivisionComparison(
            division=pair,
            units=self._units(old.blocks if old else (), new.blocks if new else ()),
            indicators=self._indicators(old.indicators if old else (), new.indicators if new else (), pair),
            engagements=self._engagements(old.engagements if old else (), new.engagements if new else ()),
            children=self._divisions(old.children if old else (), new.children if new else ()),
        )

    def _across(
        self,
        step: Step,
        old: Thing | None,
        new: Thing | None,
        all_old: Mapping[str, Thing],
        all_new: Mapping[str, Thing],
    ) -> Pair[Thing]:
        """Return the pair of a thing that may have gone to, or come from, another holder."""
        kind = type(old or new).__name__
        if old is not None and new is None and (step.moved or _id(old) in all_new):
            return Pair(fate=Fate.LEFT, before=old, after=None, move=self._move(kind, _id(old)))
        if new is not None and (step.moved or old is None) and _id(new) in all_old:
            return Pair(
                fate=Fate.ARRIVED, before=all_old[_id(new)], after=new, move=self._move(kind, _id(new))
            )
        return Pair(fate=fate_of(step, same=True), before=old, after=new)

    def _engagements(
        self, before: tuple[Engagement, ...], after: tuple[Engagement, ...]
    ) -> tuple[EngagementComparison, ...]:
        steps = merge([engagement.id for engagement in before], [engagement.id for engagement in after])
        return tuple(self._engagement(step, before, after) for step in steps)

    def _engagement(
        self, step: Step, before: tuple[Engagement, ...], after: tuple[Engagement, ...]
    ) -> EngagementComparison:
        old = before[step.before] if step.before >= 0 else None
        new = after[step.after] if step.after >= 0 else None
        pair = self._across(step, old, new, self.old.engagements, self.new.engagements)
        if pair.fate is Fate.LEFT and old is not None:
            return self._left_engagement(old, pair)
        old = pair.before
        if pair.fate is Fate.SAME and old is not None and new is not None:
            same = self.old.enactor.engagement(old) == self.new.enactor.engagement(new)
            pair = pair if same else Pair(fate=Fate.CHANGED, before=old, after=new)
        partners = tuple(self._partners(old.partners if old else (), new.partners if new else (), pair))
        return EngagementComparison(
            engagement=pair,
            content=self._units(old.content if old else (), new.content if new else ()),
            partners=partners,
            follow_up=self._indicators(old.follow_up if old else (), new.follow_up if new else (), pair),
            impact=self._indicators(old.impact if old else (), new.impact if new else (), pair),
        )

    def _partners(
        self, before: tuple[Partner, ...], after: tuple[Partner, ...], holder: Pair[Engagement]
    ) -> tuple[Pair[Partner], ...]:
        return self._pairs(before, after, _party, (_service, _service), _home(holder))

    def _indicators(
        self,
        before: tuple[Indicator, ...],
        after: tuple[Indicator, ...],
        holder: "Pair[Engagement] | Pair[Division]",
    ) -> tuple[Pair[Indicator], ...]:
        words = self.old.enactor.indicator, self.new.enactor.indicator
        return self._pairs(before, after, _id, words, _home(holder))

    def _left_division(self, old: Division, pair: Pair[Division]) -> DivisionComparison:
        """Return a division at the place that it left: what did not move on its own left with it."""
        return DivisionComparison(
            division=pair,
            units=self._left_units(old.blocks, pair.move),
            indicators=_left(old.indicators, pair.move),
            engagements=tuple(
                self._left_engagement(engagement, self._leaving(engagement, pair))
                for engagement in old.engagements
            ),
            children=tuple(self._left_division(child, self._leaving(child, pair)) for child in old.children),
        )

    def _leaving(self, thing: Thing, holder: Pair[Division]) -> Pair[Thing]:
        """Return the pair of what stood in a division that left: with it, or to another place of its own."""
        name, home = _id(thing), self.new.home.get(_id(thing), "")
        goes_along = home in ("", _id(holder.before))
        move = holder.move if goes_along else self._move(type(thing).__name__, name)
        return Pair(fate=Fate.LEFT, before=thing, after=None, move=move)

    def _left_engagement(self, old: Engagement, pair: Pair[Engagement]) -> EngagementComparison:
        return EngagementComparison(
            engagement=pair,
            content=self._left_units(old.content, pair.move),
            partners=_left(old.partners, pair.move),
            follow_up=_left(old.follow_up, pair.move),
            impact=_left(old.impact, pair.move),
        )

    def _left_units(self, blocks: tuple[Block, ...], move: int) -> tuple[UnitComparison, ...]:
        units = self.old.units(blocks)
        return tuple(
            UnitComparison(
                unit=Pair(fate=Fate.LEFT, before=unit, after=None, move=self._unit_move(key) or move)
            )
            for unit, key in zip(units, self.old.keys(units), strict=True)
        )

    def _unit_move(self, key: Key) -> int:
        return self._move("Unit", str(key)) if key in self._unit_moves else 0

    def _units(self, before: tuple[Block, ...], after: tuple[Block, ...]) -> tuple[UnitComparison, ...]:
        old, new = self.old.units(before), self.new.units(after)
        return tuple(self._unit(step, old, new) for step in self._steps(old, new))

    def _steps(self, old: tuple[Unit, ...], new: tuple[Unit, ...]) -> tuple[Step, ...]:
        """Return two runs of units paired; asked for twice, once to see what moved."""
        runs = id(old), id(new)
        if runs not in self._paired:
            self._paired[runs] = pair_units(self.old.keys(old), self.new.keys(new))
        return self._paired[runs]

    def _unit(self, step: Step, before: tuple[Unit, ...], after: tuple[Unit, ...]) -> UnitComparison:
        old = before[step.before] if step.before >= 0 else None
        new = after[step.after] if step.after >= 0 else None
        if old is not None and new is not None:
            mine, other = self.old.enactor.element(old), self.new.enactor.element(new)
            fate = Fate.SAME if mine == other else Fate.CHANGED
            table = self._table(old, new) if fate is Fate.CHANGED else None
            return UnitComparison(unit=Pair(fate=fate, before=old, after=new), table=table)
        if old is not None:
            move = self._unit_move(self.old.keys((old,))[0])
            fate = Fate.LEFT if move else Fate.REMOVED
            return UnitComparison(unit=Pair(fate=fate, before=old, after=None, move=move))
        return self._came(after[step.after])

    def _came(self, new: Unit) -> UnitComparison:
        """Return an alinéa that stands in the version after alone: it is new, or comes from another place."""
        key = self.new.keys((new,))[0]
        found = self._unit_moves.get(key)
        if found is None:
            return UnitComparison(unit=Pair(fate=Fate.ADDED, before=None, after=new))
        same = self.old.enactor.element(found) == self.new.enactor.element(new)
        pair = Pair(fate=Fate.ARRIVED, before=found, after=new, move=self._unit_move(key))
        return UnitComparison(unit=pair, table=None if same else self._table(found, new))

    def _table(self, old: Unit, new: Unit) -> TableComparison | None:
        if isinstance(old.leaf, Table) and isinstance(new.leaf, Table):
            return compare_tables(old.leaf, new.leaf, (self.old.enactor, self.new.enactor))
        return None

    def _find_unit_moves(self) -> Mapping[Key, Unit]:
        """Return the alinéas that moved, as they stood, by their key: those that found no pair in their own place."""
        gone: list[tuple[Key, Unit]] = []
        come: list[Key] = []
        for before, after in self._homes():
            old, new = self.old.units(before), self.new.units(after)
            mine, other = self.old.keys(old), self.new.keys(new)
            for step in self._steps(old, new):
                if step.after < 0:
                    gone.append((mine[step.before], old[step.before]))
                elif step.before < 0:
                    come.append(other[step.after])
        moved = find_moves((key for key, _ in gone), come)
        return {key: unit for key, unit in gone if key in moved}

    def _homes(self) -> Iterator[tuple[tuple[Block, ...], tuple[Block, ...]]]:
        """Yield the blocks of every division and engagement, in both versions."""
        for name in {**self.old.divisions, **self.new.divisions}:
            mine, other = self.old.divisions.get(name), self.new.divisions.get(name)
            yield (mine.blocks if mine else (), other.blocks if other else ())
        for name in {**self.old.engagements, **self.new.engagements}:
            here, there = self.old.engagements.get(name), self.new.engagements.get(name)
            yield (here.content if here else (), there.content if there else ())


def _id(thing: object) -> str:
    return str(getattr(thing, "id", ""))


def _party(partner: Partner) -> str:
    return partner.party


def _service(partner: Partner) -> str:
    return partner.service


def _home(holder: "Pair[Engagement] | Pair[Division]") -> str:
    return f"{_id(holder.before or holder.after)}:"


def _heading(side: _Side, division: Division) -> tuple[str, str, str]:
    return division.kind, division.number, side.enactor.text(division.title)


def _left(things: tuple[Thing, ...], move: int) -> tuple[Pair[Thing], ...]:
    return tuple(Pair(fate=Fate.LEFT, before=thing, after=None, move=move) for thing in things)


def _unique(keys: Iterable[Hashable]) -> list[Hashable]:
    """Return keys told apart: the second of two equal ones is another thing."""
    met: Counter[Hashable] = Counter()
    found: list[Hashable] = []
    for key in keys:
        found.append((key, met[key]))
        met[key] += 1
    return found
