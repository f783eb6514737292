"""Two versions of a text to the stretches that differ, by their places in both. Those that are near are one."""

from collections.abc import Iterator
from dataclasses import dataclass

from compiler.avenant.plan.pieces import SPACES
from compiler.model.change import Mark
from compiler.model.word_edits import split_words, word_edits


@dataclass(frozen=True, slots=True)
class Hunk:
    """Letters `start` to `end` (excluded) before give way to letters `other` to `stop` after."""

    start: int
    end: int
    other: int
    stop: int

    def joined(self, following: "Hunk") -> "Hunk":
        """Return both as one, with what stands between them."""
        return Hunk(self.start, following.end, self.other, following.stop)


def find_hunks(before: str, after: str, near: int) -> tuple[Hunk, ...]:
    """Return the stretches that differ; those parted by `near` words or fewer come together."""
    found: list[Hunk] = []
    for hunk in _changed(before, after):
        if found and len(split_words(before[found[-1].end : hunk.start])) <= near:
            found[-1] = found[-1].joined(hunk)
        else:
            found.append(hunk)
    return tuple(_slid(before, after, _trimmed(before, after, hunk)) for hunk in found)


def _changed(before: str, after: str) -> Iterator[Hunk]:
    here = there = 0
    start, other = 0, 0
    for edit in word_edits(before, after):
        if edit.mark is Mark.KEPT:
            if (start, other) != (here, there):
                yield Hunk(start, here, other, there)
            here, there = here + len(edit.text), there + len(edit.text)
            start, other = here, there
        elif edit.mark is Mark.REMOVED:
            here += len(edit.text)
        else:
            there += len(edit.text)
    if (start, other) != (here, there):
        yield Hunk(start, here, other, there)


def _trimmed(before: str, after: str, hunk: Hunk) -> Hunk:
    """Return a stretch without the spaces that both versions have at its ends."""
    start, end, other, stop = hunk.start, hunk.end, hunk.other, hunk.stop
    while start < end and other < stop and before[start] == after[other] and before[start] in SPACES:
        start, other = start + 1, other + 1
    while start < end and other < stop and before[end - 1] == after[stop - 1] and before[end - 1] in SPACES:
        end, stop = end - 1, stop - 1
    return Hunk(start, end, other, stop)


def _slid(before: str, after: str, hunk: Hunk) -> Hunk:
    """Return a member that comes or goes in a list with the comma before it rather than the one after."""
    start, end, other, stop = hunk.start, hunk.end, hunk.other, hunk.stop
    is_bare = start == end or other == stop
    text = before[start:end] or after[other:stop]
    if is_bare and text.endswith(",") and before[start - 1 : start] == ",":
        return Hunk(start - 1, end - 1, other - 1, stop - 1)
    return hunk
