"""One element in two versions to the operations that turn one into the other: words, sentences; none for the whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from compiler.avenant.plan.quoting import Retouch, retouches
from compiler.avenant.plan.slots import Gap, Slot, gaps
from compiler.avenant.plan.thresholds import Manner
from compiler.model.change import Mark
from compiler.model.enacted import Words
from compiler.model.operation import (
    Container,
    Holder,
    InsertSentences,
    InsertWords,
    Operation,
    ReplaceSentence,
    ReplaceWords,
)
from compiler.model.sentence import sentences
from compiler.model.word_edits import likeness, split_words, word_edits

_IN_SENTENCES = frozenset({Holder.PROSE, Holder.ENGAGEMENT, Holder.CONTEXT, Holder.FOLLOW_UP, Holder.IMPACT})
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Spot:
    """One element of a container, by its rank from 1."""

    container: Container
    element: int


def retouch(spot: Spot, before: Words, after: Words, manner: Manner) -> tuple[Operation, ...] | None:
    """Return the operations inside an element; None when it is better replaced whole."""
    if before.marker != after.marker or not before.text or not after.text:
        return None
    old, new = sentences(before.text), sentences(after.text)
    if max(len(old), len(new)) > 1 and spot.container.holder in _IN_SENTENCES:
        if _share(before.text, after.text) > manner.thresholds.share_of_element:
            return None
        return _BySentences(spot, old, new, manner).operations()
    limits = manner.thresholds
    most = limits.edits_in_sentence * min(len(old), limits.sentences)
    found = retouches(before.text, after.text, manner, most)
    return None if found is None else tuple(_operation(spot, one, 0) for one in found)


def _share(before: str, after: str) -> float:
    """Return the share of the words of the version before that go."""
    gone = "".join(edit.text for edit in word_edits(before, after) if edit.mark is Mark.REMOVED)
    return len(split_words(gone)) / max(len(split_words(before)), 1)


def _operation(spot: Spot, one: Retouch, sentence: int) -> Operation:
    if one.is_insertion:
        return InsertWords(
            container=spot.container,
            element=spot.element,
            new=one.new,
            after=one.anchor,
            sentence=sentence,
            occurrence=one.occurrence,
            at_start=one.at_start,
        )
    return ReplaceWords(
        container=spot.container,
        element=spot.element,
        old=one.old,
        new=one.new,
        sentence=sentence,
        occurrence=one.occurrence,
    )


class _BySentences:
    """Pairs the sentences of an alinéa: those that stay are retouched, the others replaced, inserted, deleted."""

    def __init__(self, spot: Spot, old: Sequence[str], new: Sequence[str], manner: Manner) -> None:
        self.spot, self.old, self.new, self.manner = spot, old, new, manner

    def operations(self) -> tuple[Operation, ...] | None:
        """Return the operations, in order; None when too much changes, or nothing would stay."""
        if len(set(self.new) - set(self.old)) > self.manner.thresholds.sentences:
            return None
        slots = tuple(_paired(self.old, self.new))
        edits = {slot.before: self._edits(slot) for slot in slots if slot.before >= 0 and slot.after >= 0}
        whole = frozenset(rank for rank, found in edits.items() if found is None)
        touched = sum(1 for slot in slots if edits.get(slot.before) != ())
        if touched > self.manner.thresholds.sentences or len(whole) == len(edits):
            return None
        found: list[tuple[int, Operation]] = []
        for rank, retouching in edits.items():
            found += ((rank, _operation(self.spot, one, rank + 1)) for one in retouching or ())
        for gap in gaps(slots, whole, frozenset()):
            if not gap.gone and self._is_crowded(gap, edits):
                return None
            found += ((gap.previous, operation) for operation in self._gap(gap))
        return tuple(operation for _, operation in sorted(found, key=lambda item: item[0]))

    def _edits(self, slot: Slot) -> tuple[Retouch, ...] | None:
        old, new = self.old[slot.before], self.new[slot.after]
        return () if old == new else retouches(old, new, self.manner)

    @staticmethod
    def _is_crowded(gap: Gap, edits: dict[int, tuple[Retouch, ...] | None]) -> bool:
        """Tell whether words come at the end, or start, of a sentence just where sentences come."""
        around = (*(edits.get(gap.previous) or ()), *(edits.get(gap.previous + 1) or ()))
        return any(one.is_insertion and not one.anchor for one in around)

    def _gap(self, gap: Gap) -> Iterator[Operation]:
        container, element = self.spot.container, self.spot.element
        new = " ".join(self.new[slot.after] for slot in gap.came)
        if new and not gap.gone:
            after = gap.previous + 1
            yield InsertSentences(container=container, element=element, after=after, new=new)
        for rank in gap.gone:
            yield ReplaceSentence(container=container, element=element, sentence=rank + 1, new=new)
            new = ""


def _paired(old: Sequence[str], new: Sequence[str]) -> Iterator[Slot]:
    """Yield the ranks of sentences: equal ones first, then in what is left those most alike, in order."""
    for tag, first, last, start, stop in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (Slot(first + rank, start + rank) for rank in range(last - first))
        else:
            yield from _alike(old, new, (first, last), (start, stop))


def _alike(
    old: Sequence[str], new: Sequence[str], mine: tuple[int, int], other: tuple[int, int]
) -> Iterator[Slot]:
    """Yield pairs around the two sentences most alike, those before and after them likewise."""
    (first, last), (start, stop) = mine, other
    scores = [
        (likeness(old[here], new[there]), -abs((here - first) - (there - start)), -here, -there)
        for here in range(first, last)
        for there in range(start, stop)
    ]
    best = max(scores, default=(0.0, 0, 0, 0))
    if best[0] < _ALIKE:
        yield from (Slot(rank, -1) for rank in range(first, last))
        yield from (Slot(-1, rank) for rank in range(start, stop))
        return
    here, there = -best[2], -best[3]
    yield from _alike(old, new, (first, here), (start, there))
    yield Slot(here, there)
    yield from _alike(old, new, (here + 1, last), (there + 1, stop))
