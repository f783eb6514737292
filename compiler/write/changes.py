"""Two versions of what a text prints to what changes between them, spaces of typography aside."""

from collections.abc import Iterator
from dataclasses import dataclass

from compiler.model.change import Mark
from compiler.model.word_edits import word_edits

_SPACED_SIGNS = frozenset(":;!?»%€‰")


@dataclass(frozen=True, slots=True)
class Change:
    """Words removed from what a text prints, from `start` to `end`, and those added in their place."""

    start: int
    end: int
    removed: str
    added: str


def changes(before: str, after: str) -> Iterator[Change]:
    """Yield what changes from one text to the other; spaces that typography gives are no change."""
    place, removed, added = 0, "", ""
    for edit in (*word_edits(before, after), None):
        if edit is not None and edit.mark is Mark.REMOVED:
            removed += edit.text
        elif edit is not None and edit.mark is Mark.ADDED:
            added += edit.text
        else:
            if removed != added:
                yield from _trimmed(Change(place, place + len(removed), removed, added), before)
            place, removed, added = place + len(removed) + len(edit.text if edit else ""), "", ""


def _trimmed(change: Change, before: str) -> Iterator[Change]:
    """Yield a change without the spaces that both sides have; none when only a space of typography is left."""
    start, end, removed, added = change.start, change.end, change.removed, change.added
    while removed[:1] == added[:1] == " ":
        start, removed, added = start + 1, removed[1:], added[1:]
    while removed[-1:] == added[-1:] == " ":
        end, removed, added = end - 1, removed[:-1], added[:-1]
    follows, precedes = before[end : end + 1], before[start - 1 : start] if start else ""
    is_typography = follows in _SPACED_SIGNS or precedes == "«" or (precedes + follows).isdecimal()
    if (removed + added).strip() or ((removed or added) and not (follows and is_typography)):
        yield Change(start, end, removed, added)
