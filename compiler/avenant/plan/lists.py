"""The title page, the parties and their sets to their operations; the older contracts, prepared like alinéas."""

from collections.abc import Iterator, Sequence

from compiler.avenant.plan.containers import Contents, Prepared, only_text, prepare
from compiler.avenant.plan.slots import Gap, gaps, slots_of
from compiler.avenant.plan.thresholds import Manner
from compiler.model.comparison import Comparison, Fate, Pair
from compiler.model.enact import party_words
from compiler.model.enacted import ActWords, GroupWords, PartyWords, Words
from compiler.model.operation import (
    Container,
    Holder,
    InsertParties,
    MoveParty,
    Operation,
    ReplaceElements,
    ReplaceGroups,
    ReplaceParty,
)
from compiler.model.party import Party


def plan_particulars(comparison: Comparison, manner: Manner) -> Iterator[Operation]:
    """Yield the operations on what the title page says."""
    for name, old, new in comparison.particulars:
        container = Container(holder=Holder.PARTICULAR, id=name)
        if old and new:
            yield from only_text(container, old, new, manner)
        else:
            told = (Words(text=new),) if new else ()
            yield ReplaceElements(container=container, first=1, last=1, new=told)


def prepare_contracts(comparison: Comparison, before: ActWords, after: ActWords, manner: Manner) -> Prepared:
    """Return the older contracts, each one like an alinéa."""
    contents = Contents(
        container=Container(holder=Holder.CONTRACTS),
        before=before.contracts,
        after=after.contracts,
        slots=slots_of(comparison.contracts),
    )
    return prepare(contents, manner)


def plan_parties(pairs: Sequence[Pair[Party]]) -> Iterator[Operation]:
    """Yield the operations on the list of parties, in its order."""
    planning = _Parties(pairs)
    yield from (operation for _, operation in sorted(planning.ranked(), key=lambda item: item[0]))


class _Parties:
    """The list of parties in both versions."""

    def __init__(self, pairs: Sequence[Pair[Party]]) -> None:
        self.slots = slots_of(pairs)
        self.old = [pair.before for pair in pairs if pair.before and pair.fate is not Fate.ARRIVED]
        self.new = [pair.after for pair in pairs if pair.after]
        self.ranks = {party.id: rank for rank, party in enumerate(self.old)}
        self.demoted = frozenset(self._demoted())

    def _demoted(self) -> Iterator[int]:
        """Yield the moves that do not come alone at their place."""
        for gap in gaps(self.slots, frozenset(), frozenset()):
            if len(gap.came) > 1:
                yield from (slot.move for slot in gap.arrivals)

    def ranked(self) -> Iterator[tuple[tuple[int, int], Operation]]:
        """Yield the operations, each with its place in the list before."""
        for slot in self.slots:
            if slot.stays:
                yield from self._changed(slot.before, slot.after)
        for gap in gaps(self.slots, frozenset(), self.demoted):
            gap.trim(lambda old, new: party_words(self.old[old]) == self._words(new))
            yield from self._gap(gap)

    def _words(self, rank: int) -> PartyWords:
        return party_words(self.new[rank])

    def _changed(self, old: int, new: int) -> Iterator[tuple[tuple[int, int], Operation]]:
        if party_words(self.old[old]) != self._words(new):
            yield (old, 0), ReplaceParty(party=self.old[old].id, new=self._words(new))

    def _gap(self, gap: Gap) -> Iterator[tuple[tuple[int, int], Operation]]:
        anchor = self.old[gap.previous].id if gap.previous >= 0 else ""
        for rank in gap.gone:
            yield (rank, 0), ReplaceParty(party=self.old[rank].id)
        if gap.arrivals:
            new = gap.came[0].after
            rank = self.ranks[self.new[new].id]
            yield (rank, 0), MoveParty(party=self.new[new].id, after=anchor)
            yield from self._changed(rank, new)
        elif gap.came:
            told = InsertParties(after=anchor, new=tuple(self._words(slot.after) for slot in gap.came))
            yield (gap.previous, 1), told


def plan_groups(
    before: tuple[GroupWords, ...], after: tuple[GroupWords, ...], manner: Manner
) -> Iterator[Operation]:
    """Yield the operations on the declared sets; all are restated when their order cannot be had otherwise."""
    new = {group.id: group for group in after}
    old = {group.id: group for group in before}
    reworded = {
        group.id
        for group in before
        if group.id in new and _names(group) == _names(new[group.id]) and group != new[group.id]
    }
    gone = tuple(group.id for group in before if group.id not in new)
    told = tuple(group for group in after if group != old.get(group.id) and group.id not in reworded)
    settled = tuple(new[group.id] if group.id in reworded else group for group in before)
    if _restated(settled, told, gone) != after:
        yield ReplaceGroups(new=after, gone=tuple(group.id for group in before))
        return
    for group in before:
        if group.id in reworded:
            container = Container(holder=Holder.MEMBERS, id=group.id)
            yield from only_text(container, group.members, new[group.id].members, manner)
    if told or gone:
        yield ReplaceGroups(new=told, gone=gone)


def _names(group: GroupWords) -> tuple[str, str]:
    return group.name, group.short


def _restated(
    before: tuple[GroupWords, ...], new: tuple[GroupWords, ...], gone: tuple[str, ...]
) -> tuple[GroupWords, ...]:
    """Return the sets once some are restated in their place, others gone, and those not known added at the end."""
    pending, found = list(new), []
    for group in before:
        if group.id in gone:
            continue
        known = [one for one in pending if one.name == group.name]
        known += [one for one in pending if one.short == group.short]
        found.append(known[0] if known else group)
        if known:
            pending.remove(known[0])
    return (*found, *pending)
