"""Two versions of one text to the words kept, added and removed. No word, number or footnote is ever cut."""

import re
from collections.abc import Iterator, Sequence

from compiler.model.change import Edit, Mark

_TOKEN = re.compile(
    "([ \u00a0\u202f]*)("
    "\ue000[^\ue001]*\ue001"
    "|[Aa]ujourd’hui"
    "|\\d{1,3}(?:\u00a0\\d{3})+(?:,\\d+)?(?!\\w)"
    "|\\d+(?:[.,/-]\\d+)+(?!\\w)"
    "|\\w+’(?=\\w)"
    "|\\w+(?:-\\w+)*"
    "|[^\\w \u00a0\u202f]"
    "|\\Z)"
)
_LONGEST = 20_000
_SHARED = 0.3
"""Share of the words of a stretch under which it is told as replaced whole."""
_SMALL, _APART = 3, 3
"""Letters of a word that says little, and words changed on each side of it that make it say nothing."""


def split_words(text: str) -> tuple[tuple[str, str], ...]:
    """Return the words and signs of a text, each with the spaces before it; joined, they are the text again."""
    return tuple((match[1], match[2]) for match in _TOKEN.finditer(text) if match[0])


def word_edits(before: str, after: str) -> tuple[Edit, ...]:
    """Return the edits from one text to the other; kept and removed words are `before`, kept and added ones `after`.

    Removed words come before those that replace them. Two equal texts give one kept run, or none when empty.
    """
    old, new = split_words(before), split_words(after)
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    middle = _middle(old[head : len(old) - tail], new[head : len(new) - tail])
    runs = (
        _run(Mark.KEPT, new[:head]),
        *middle,
        _run(Mark.KEPT, new[len(new) - tail :]),
    )
    return tuple(_joined(run for run in runs if run.text))


def likeness(before: str, after: str) -> float:
    """Return how much two texts share, from 0 (nothing) to 1 (all), by their words and signs in order."""
    old, new = [word for _, word in split_words(before)], [word for _, word in split_words(after)]
    total = len(old) + len(new)
    if not total:
        return 1.0
    if len(old) * len(new) > _LONGEST * 100:
        return len(set(old) & set(new)) / max(len(set(old) | set(new)), 1)
    return 2 * sum(1 for _ in longest_common(old, new)) / total


def _common(old: tuple[tuple[str, str], ...], new: tuple[tuple[str, str], ...]) -> int:
    count = 0
    for mine, other in zip(old, new, strict=False):
        if mine != other:
            break
        count += 1
    return count


def _run(mark: Mark, words: tuple[tuple[str, str], ...]) -> Edit:
    return Edit(mark=mark, text="".join(space + word for space, word in words))


def _middle(old: tuple[tuple[str, str], ...], new: tuple[tuple[str, str], ...]) -> Iterator[Edit]:
    is_short = max(len(old), len(new)) <= _LONGEST
    matches = tuple(longest_common([word for _, word in old], [word for _, word in new])) if is_short else ()
    pairs = tuple(_telling(matches, old, new))
    here, there = 0, 0
    for mine, other in pairs:
        yield _run(Mark.REMOVED, old[here:mine])
        yield _run(Mark.ADDED, new[there:other])
        yield from _kept(old[mine], new[other])
        here, there = mine + 1, other + 1
    yield _run(Mark.REMOVED, old[here:])
    yield _run(Mark.ADDED, new[there:])


def _telling(
    matches: Sequence[tuple[int, int]], old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]
) -> Iterator[tuple[int, int]]:
    """Yield the matches that mean something: a text of other words keeps none, and no "et" stays alone among them."""
    if len(matches) < _SHARED * min(len(old), len(new)):
        return
    ends = (len(old), len(new))
    for rank, (mine, other) in enumerate(matches):
        before = matches[rank - 1] if rank else (-1, -1)
        after = matches[rank + 1] if rank + 1 < len(matches) else ends
        gaps = (mine - before[0] - 1 + other - before[1] - 1, after[0] - mine - 1 + after[1] - other - 1)
        if len(old[mine][1]) > _SMALL or min(gaps) < _APART:
            yield mine, other


def _kept(mine: tuple[str, str], other: tuple[str, str]) -> Iterator[Edit]:
    """Yield a word that stays; the space before it may change alone."""
    if mine[0] != other[0]:
        yield Edit(mark=Mark.REMOVED, text=mine[0])
        yield Edit(mark=Mark.ADDED, text=other[0])
        yield Edit(mark=Mark.KEPT, text=other[1])
    else:
        yield Edit(mark=Mark.KEPT, text=other[0] + other[1])


def longest_common(old: Sequence[object], new: Sequence[object]) -> Iterator[tuple[int, int]]:
    """Yield the places of a longest common subsequence, in order.

    Each bit of a row says that a word of `old` is still free: one big addition for each word of `new`.
    Source: Hyyrö, "Bit-parallel LCS-length computation revisited", 2004.
    """
    places: dict[object, int] = {}
    for rank, word in enumerate(old):
        places[word] = places.get(word, 0) | 1 << rank
    everything = (1 << len(old)) - 1
    free, rows = everything, []
    for word in new:
        taken = free & places.get(word, 0)
        free = ((free + taken) | (free - taken)) & everything
        rows.append(free)
    found: list[tuple[int, int]] = []
    column, row = len(old), len(new)
    while row and column:
        if rows[row - 1] >> (column - 1) & 1:
            column -= 1
        else:
            row -= 1
            if not row or rows[row - 1] >> (column - 1) & 1:
                column -= 1
                found.append((column, row))
    yield from reversed(found)


def _joined(runs: Iterator[Edit]) -> Iterator[Edit]:
    """Join neighbours of one kind, what was removed ahead of what was added between two kept runs."""
    removed, added = "", ""
    kept = ""
    for run in runs:
        if run.mark is Mark.KEPT:
            if removed or added:
                yield from _changed(kept, removed, added)
                kept, removed, added = "", "", ""
            kept += run.text
        elif run.mark is Mark.REMOVED:
            removed += run.text
        else:
            added += run.text
    yield from _changed(kept, removed, added)


def _changed(kept: str, removed: str, added: str) -> Iterator[Edit]:
    for mark, text in ((Mark.KEPT, kept), (Mark.REMOVED, removed), (Mark.ADDED, added)):
        if text:
            yield Edit(mark=mark, text=text)
