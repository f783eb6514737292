"""The title page, the older contracts, the parties and their sets to their operations."""

from collections.abc import Iterator, Sequence

from compiler.avenant.plan.containers import Contents, Moves, finish, prepare
from compiler.avenant.plan.slots import gaps, slots_of
from compiler.avenant.plan.tables import plan_texts
from compiler.model.comparison import Comparison, Fate, Pair
from compiler.model.enact import contract_words, party_words
from compiler.model.enacted import ActWords, GroupWords, Words
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


def plan_lists(comparison: Comparison, before: ActWords, after: ActWords) -> Iterator[Operation]:
    """Yield the operations on what stands before the first division."""
    for name, old, new in comparison.particulars:
        yield from _particular(name, old, new)
    yield from _contracts(comparison)
    yield from _parties(comparison.parties)
    yield from _groups(before.groups, after.groups)


def _particular(name: str, old: str, new: str) -> tuple[Operation, ...]:
    container = Container(holder=Holder.PARTICULAR, id=name)
    if old and new:
        return plan_texts(container, (old,), (new,))
    return (ReplaceElements(container=container, first=1, last=1, new=(Words(text=new),) if new else ()),)


def _contracts(comparison: Comparison) -> tuple[Operation, ...]:
    pairs = comparison.contracts
    slots = slots_of(pairs)
    old = tuple(contract_words(one) for one in comparison.before.identity.contracts)
    new = tuple(contract_words(one) for one in comparison.after.identity.contracts)
    # A contract has no place of its own in law: one that changes its order is told as gone and come.
    demoted = frozenset(slot.move for slot in slots if slot.move)
    contents = Contents(container=Container(holder=Holder.CONTRACTS), before=old, after=new, slots=slots)
    return finish(prepare(contents), Moves(demoted=demoted))


def _parties(pairs: Sequence[Pair[Party]]) -> Iterator[Operation]:
    slots = slots_of(pairs)
    before = [pair.before for pair in pairs if pair.before and pair.fate is not Fate.ARRIVED]
    after = [pair.after for pair in pairs if pair.after]
    demoted = frozenset(
        slot.move
        for gap in gaps(slots, frozenset(), frozenset())
        if len(gap.came) > 1
        for slot in gap.came
        if slot.move
    )
    for pair, slot in zip(pairs, slots, strict=True):
        if pair.before and pair.after and slot.move not in demoted:
            new = party_words(pair.after)
            if party_words(pair.before) != new:
                yield ReplaceParty(party=pair.before.id, new=new)
    for gap in gaps(slots, frozenset(), demoted):
        anchor = before[gap.previous].id if gap.previous >= 0 else ""
        for rank in gap.gone:
            yield ReplaceParty(party=before[rank].id)
        if len(gap.came) == 1 and gap.came[0].move:
            yield MoveParty(party=after[gap.came[0].after].id, after=anchor)
        elif gap.came:
            yield InsertParties(after=anchor, new=tuple(party_words(after[slot.after]) for slot in gap.came))


def _groups(before: tuple[GroupWords, ...], after: tuple[GroupWords, ...]) -> Iterator[Operation]:
    old = {group.id: group for group in before}
    new = {group.id: group for group in after}
    restated: list[GroupWords] = []
    for group in after:
        known = old.get(group.id)
        if known is None or (known.name, known.short) != (group.name, group.short):
            restated.append(group)
        elif known.members != group.members:
            container = Container(holder=Holder.MEMBERS, id=group.id)
            yield from plan_texts(container, (known.members,), (group.members,))
    gone = tuple(group.id for group in before if group.id not in new)
    if restated or gone:
        yield ReplaceGroups(new=tuple(restated), gone=gone)
