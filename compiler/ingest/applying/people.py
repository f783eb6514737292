"""The list of parties and the declared sets of parties, after the orders on them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from compiler.ingest.applying.elements import Elements
from compiler.ingest.applying.orders import Orders
from compiler.ingest.applying.refusal import conflict, no_place
from compiler.ingest.applying.runs import Run
from compiler.model.enacted import SLOTS_PARTED, GroupWords, PartyWords
from compiler.model.operation import (
    Holder,
    InsertGroups,
    InsertParties,
    MoveGroup,
    MoveParty,
    ReplaceGroup,
    ReplaceParty,
)


class People:
    """Applies orders on who is bound."""

    def __init__(self, orders: Orders, elements: Elements) -> None:
        self._orders, self._elements = orders, elements

    def parties(self, base: Sequence[PartyWords]) -> tuple[PartyWords, ...]:
        """Return the list of parties."""
        ranks = {"": 0, **{one.id: rank for rank, one in enumerate(base, start=1)}}
        run: Run[PartyWords] = Run(len(base), "partie")
        edited: list[PartyWords] = []
        for rank, one in enumerate(base, start=1):
            change = self._orders.one(ReplaceParty, one.id)
            edited.append(_settled(one, self._party(one), change, change.new if change else None))
            if change and change.new is None:
                run.take(rank, rank)
            if move := self._orders.one(MoveParty, one.id):
                run.take(rank, rank)
                run.fill(_rank(ranks, move.after), (edited[-1],))
        for insertion in self._orders.on(InsertParties):
            run.fill(_rank(ranks, insertion.after), insertion.new)
        return run.arranged(edited)

    def _party(self, base: PartyWords) -> PartyWords:
        single = self._elements.single
        slots = base.standing_for()
        told = single(Holder.PARTY_SLOTS, base.id, slots)
        return replace(
            base,
            name=single(Holder.PARTY_NAME, base.id, base.name),
            short=single(Holder.PARTY_SHORT, base.id, base.short),
            slots=base.slots if told == slots else tuple(told.split(SLOTS_PARTED)),
        )

    def groups(self, base: Sequence[GroupWords]) -> tuple[GroupWords, ...]:
        """Return the declared sets."""
        ranks = {"": 0, **{one.id: rank for rank, one in enumerate(base, start=1)}}
        run: Run[GroupWords] = Run(len(base), "ensemble")
        edited: list[GroupWords] = []
        for rank, one in enumerate(base, start=1):
            change = self._orders.one(ReplaceGroup, one.id)
            edited.append(_settled(one, self._group(one), change, change.new if change else None))
            if change and change.new is None:
                run.take(rank, rank)
            if move := self._orders.one(MoveGroup, one.id):
                run.take(rank, rank)
                run.fill(_rank(ranks, move.after), (edited[-1],))
        for insertion in self._orders.on(InsertGroups):
            run.fill(_rank(ranks, insertion.after), insertion.new)
        return run.arranged(edited)

    def _group(self, base: GroupWords) -> GroupWords:
        single = self._elements.single
        return replace(
            base,
            name=single(Holder.GROUP_NAME, base.id, base.name),
            short=single(Holder.GROUP_SHORT, base.id, base.short),
            members=single(Holder.MEMBERS, base.id, base.members),
        )


Named = TypeVar("Named", PartyWords, GroupWords)


def _settled(base: Named, reworded: Named, change: object, new: Named | None) -> Named:
    """Return one as amended: its words edited, or restated whole, not both."""
    if change is None:
        return reworded
    if reworded != base:
        raise conflict(f"« {base.name} » est modifié deux fois")
    return base if new is None else replace(new, id=base.id)


def _rank(ranks: dict[str, int], after: str) -> int:
    if after not in ranks:
        raise no_place("le repère d'une insertion ou d'un déplacement")
    return ranks[after]
