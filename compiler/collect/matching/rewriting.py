"""The words of a line, and changes of some of them, to the words it then holds."""

from collections.abc import Iterable
from dataclasses import replace

from compiler.model.review import WordChange


def rewritten(words: str, changes: Iterable[WordChange]) -> str:
    """Return the words of a line after changes that do not overlap."""
    for change in sorted(changes, key=lambda one: (one.start, one.end), reverse=True):
        words = words[: change.start] + change.added + words[change.end :]
    return words


def overlap(one: WordChange, other: WordChange) -> bool:
    """Tell whether two changes cannot both be made: they share words, or both add at one place."""
    if one.start == other.start and (one.start == one.end or other.start == other.end):
        return one.start == one.end and other.start == other.end
    return one.start < other.end and other.start < one.end


def trimmed(words: str, change: WordChange) -> WordChange:
    """Return a change without the spaces that it takes away and puts back: those of the act are not all alike."""
    start, end, added = change.start, change.end, change.added
    while start < end and words[start].isspace() and added[:1].isspace():
        start, added = start + 1, added[1:]
    while start < end and words[end - 1].isspace() and added[-1:].isspace():
        end, added = end - 1, added[:-1]
    return WordChange(start=start, end=end, added=added)


def whole_words(words: str, change: WordChange) -> WordChange:
    """Return a change that cuts no word: what is left of a word cut is taken into it."""
    start, end, added = change.start, change.end, change.added
    inside = words[start:end]
    while start and words[start - 1].isalnum() and (added[:1] or inside[:1]).isalnum():
        start -= 1
        added = words[start] + added
    while end < len(words) and words[end].isalnum() and (added[-1:] or inside[-1:]).isalnum():
        added += words[end]
        end += 1
    return WordChange(start=start, end=end, added=added)


def shifted(change: WordChange, by: int) -> WordChange:
    """Return a change for a text that begins elsewhere."""
    return replace(change, start=change.start + by, end=change.end + by)


def combined(words: str, changes: Iterable[WordChange]) -> tuple[WordChange, ...]:
    """Return changes that cut no word: those that meet in a word, or side by side, are made one."""
    groups: list[list[WordChange]] = []
    bounds: list[tuple[int, int]] = []
    for change in sorted(changes, key=lambda one: (one.start, one.end)):
        wide = whole_words(words, change)
        if bounds and wide.start <= bounds[-1][1]:
            groups[-1].append(change)
            bounds[-1] = (min(bounds[-1][0], wide.start), max(bounds[-1][1], wide.end))
        else:
            groups.append([change])
            bounds.append((wide.start, wide.end))
    return tuple(
        WordChange(
            start=start, end=end, added=rewritten(words[start:end], (shifted(each, -start) for each in group))
        )
        for (start, end), group in zip(bounds, groups, strict=True)
    )
