"""One element in two versions to the operations that turn one into the other: words, sentences, or the whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from compiler.avenant.plan.quoting import Retouch, retouches
from compiler.avenant.plan.thresholds import Thresholds
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
from compiler.model.word_edits import split_words, word_edits

_IN_SENTENCES = frozenset({Holder.PROSE, Holder.ENGAGEMENT})


@dataclass(frozen=True, slots=True)
class Spot:
    """One element of a container, by its rank from 1."""

    container: Container
    element: int


def retouch(spot: Spot, before: Words, after: Words, thresholds: Thresholds) -> tuple[Operation, ...] | None:
    """Return the operations inside an element; None when it is better replaced whole."""
    if before.marker != after.marker or not before.text or not after.text:
        return None
    old, new = sentences(before.text), sentences(after.text)
    if spot.container.holder not in _IN_SENTENCES or (len(old) == 1 and len(new) == 1):
        found = retouches(before.text, after.text, thresholds)
        return None if found is None else tuple(_operation(spot, one, 0) for one in found)
    if _share(before.text, after.text) > thresholds.words_in_element:
        return None
    return _by_sentences(spot, old, new, thresholds)


def _share(before: str, after: str) -> float:
    """Return the share of the words of the version before that go."""
    gone = "".join(edit.text for edit in word_edits(before, after) if edit.mark is Mark.REMOVED)
    return len(split_words(gone)) / max(len(split_words(before)), 1)


def _operation(spot: Spot, one: Retouch, sentence: int) -> Operation:
    if one.old:
        return ReplaceWords(
            container=spot.container, element=spot.element, old=one.old, new=one.new, sentence=sentence
        )
    return InsertWords(
        container=spot.container, element=spot.element, new=one.new, after=one.anchor, sentence=sentence
    )


def _by_sentences(
    spot: Spot, old: Sequence[str], new: Sequence[str], thresholds: Thresholds
) -> tuple[Operation, ...] | None:
    touched = 0
    found: list[Operation] = []
    for tag, first, last, start, stop in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if tag != "equal":
            touched += max(last - first, stop - start)
            found += _stretch(spot, (old, first, last), (new, start, stop), thresholds)
    # An alinéa of which no sentence stays is another alinéa.
    if touched > thresholds.sentences or (touched and len(old) == 1 and len(new) == 1):
        return None
    kept_whole = any(isinstance(one, ReplaceSentence) and len(old) == 1 for one in found)
    return None if kept_whole else tuple(found)


def _stretch(
    spot: Spot,
    mine: tuple[Sequence[str], int, int],
    other: tuple[Sequence[str], int, int],
    thresholds: Thresholds,
) -> Iterator[Operation]:
    """Yield the operations of a run of sentences that changed, paired in order as far as they go."""
    (old, first, last), (new, start, stop) = mine, other
    paired = min(last - first, stop - start)
    for rank in range(paired):
        is_last = rank == paired - 1
        wanted = " ".join(new[start + rank : stop if is_last else start + rank + 1])
        yield from _sentence(spot, (old, first + rank), wanted, thresholds)
    for rank in range(first + paired, last):
        yield ReplaceSentence(container=spot.container, element=spot.element, sentence=rank + 1, new="")
    if not paired and stop > start:
        words = " ".join(new[start:stop])
        yield InsertSentences(container=spot.container, element=spot.element, after=first, new=words)


def _sentence(
    spot: Spot, mine: tuple[Sequence[str], int], wanted: str, thresholds: Thresholds
) -> Iterator[Operation]:
    old, rank = mine
    found = retouches(old[rank], wanted, thresholds)
    if found is None:
        yield ReplaceSentence(container=spot.container, element=spot.element, sentence=rank + 1, new=wanted)
        return
    # The only sentence of an alinéa needs no name.
    sentence = rank + 1 if len(old) > 1 else 0
    yield from (_operation(spot, one, sentence) for one in found)
