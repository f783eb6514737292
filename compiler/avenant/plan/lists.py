"""The title page, the parties and their sets to their operations; the older contracts, prepared like alinéas."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

from compiler.avenant.plan.containers import Contents, Prepared, only_text, prepare
from compiler.avenant.plan.slots import Gap, Slot, gaps, slots_of
from compiler.avenant.plan.thresholds import Manner
from compiler.model.comparison import Comparison
from compiler.model.enacted import SLOTS_PARTED, ActWords, GroupWords, PartyWords, Words
from compiler.model.operation import (
    Container,
    Holder,
    InsertGroups,
    InsertParties,
    MoveGroup,
    MoveParty,
    Operation,
    ReplaceElements,
    ReplaceGroup,
    ReplaceParty,
)


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


def plan_parties(
    comparison: Comparison, before: ActWords, after: ActWords, manner: Manner
) -> Iterator[Operation]:
    """Yield the operations on the list of parties, in its order."""
    yield from _People(
        _PARTIES, slots_of(comparison.parties), before.parties, after.parties, manner
    ).operations()


def plan_groups(
    comparison: Comparison, before: ActWords, after: ActWords, manner: Manner
) -> Iterator[Operation]:
    """Yield the operations on the declared sets of parties, in their order."""
    yield from _People(_GROUPS, slots_of(comparison.sets), before.groups, after.groups, manner).operations()


_Ranked: TypeAlias = tuple[tuple[int, int], Operation]
Named = TypeVar("Named", bound=PartyWords | GroupWords)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind(Generic[Named]):
    """How a list is amended: the texts of each of its things, what tells its arrivals, its changes, its moves."""

    texts: tuple[tuple[Holder, Callable[[Named], str]], ...]
    insert: Callable[[str, tuple[Named, ...]], Operation]
    restate: Callable[[str, Named | None], Operation]
    move: Callable[[str, str], Operation]


_PARTIES: _Kind[PartyWords] = _Kind(
    texts=(
        (Holder.PARTY_NAME, lambda party: party.name),
        (Holder.PARTY_SHORT, lambda party: party.short),
        (Holder.PARTY_SLOTS, PartyWords.standing_for),
    ),
    insert=lambda after, new: InsertParties(after=after, new=new),
    restate=lambda party, new: ReplaceParty(party=party, new=new),
    move=lambda party, after: MoveParty(party=party, after=after),
)
_GROUPS: _Kind[GroupWords] = _Kind(
    texts=(
        (Holder.GROUP_NAME, lambda group: group.name),
        (Holder.GROUP_SHORT, lambda group: group.short),
        (Holder.MEMBERS, lambda group: group.members),
    ),
    insert=lambda after, new: InsertGroups(after=after, new=new),
    restate=lambda group, new: ReplaceGroup(group=group, new=new),
    move=lambda group, after: MoveGroup(group=group, after=after),
)


class _People(Generic[Named]):
    """A list of parties, or of sets of them, in both versions."""

    def __init__(
        self,
        kind: _Kind[Named],
        slots: tuple[Slot, ...],
        old: tuple[Named, ...],
        new: tuple[Named, ...],
        manner: Manner,
    ) -> None:
        self.kind = kind
        self.slots = slots
        self.old = old
        self.new = new
        self.manner = manner
        self.ranks = {one.id: rank for rank, one in enumerate(old)}
        self.demoted = frozenset(self._demoted())

    def _demoted(self) -> Iterator[int]:
        """Yield the moves that do not come alone at their place."""
        for gap in gaps(self.slots, frozenset(), frozenset()):
            if len(gap.came) > 1:
                yield from (slot.move for slot in gap.arrivals)

    def operations(self) -> Iterator[Operation]:
        """Yield the operations, in the order of the list before."""
        yield from (operation for _, operation in sorted(self._ranked(), key=lambda item: item[0]))

    def _ranked(self) -> Iterator[_Ranked]:
        for slot in self.slots:
            if slot.stays:
                yield from self._changed(slot.before, slot.after)
        for gap in gaps(self.slots, frozenset(), self.demoted):
            gap.trim(lambda old, new: self.old[old] == self.new[new])
            yield from self._gap(gap)

    def _changed(self, old: int, new: int) -> Iterator[_Ranked]:
        """Yield what changes in the words of one; one of its texts that comes or goes has it restated."""
        before, after = self.old[old], self.new[new]
        pairs = [(holder, read(before), read(after)) for holder, read in self.kind.texts]
        if any(bool(was) != bool(is_now) for _, was, is_now in pairs) or _is_ambiguous(before, after):
            yield (old, 0), self.kind.restate(before.id, after)
            return
        for holder, was, is_now in pairs:
            container = Container(holder=holder, id=before.id)
            yield from (((old, 0), told) for told in only_text(container, was, is_now, self.manner))

    def _gap(self, gap: Gap) -> Iterator[_Ranked]:
        anchor = self.old[gap.previous].id if gap.previous >= 0 else ""
        for rank in gap.gone:
            yield (rank, 0), self.kind.restate(self.old[rank].id, None)
        if gap.arrivals:
            new = gap.came[0].after
            rank = self.ranks[self.new[new].id]
            yield (rank, 0), self.kind.move(self.new[new].id, anchor)
            yield from self._changed(rank, new)
        elif gap.came:
            told = self.kind.insert(anchor, tuple(self.new[slot.after] for slot in gap.came))
            yield (gap.previous, 1), told


def _is_ambiguous(before: PartyWords | GroupWords, after: PartyWords | GroupWords) -> bool:
    """Tell whether the qualities of a party, in one text, could not be told apart again."""
    slots = [slot for one in (before, after) if isinstance(one, PartyWords) for slot in one.slots]
    return any(SLOTS_PARTED in slot for slot in slots)
