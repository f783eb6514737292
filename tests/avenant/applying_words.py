"""What edits do to a run of things, and to the words of one text: strict on ranks and on quotations."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

from compiler.model.operation import InsertWords, ReplaceWords

Thing = TypeVar("Thing")


def arranged(
    base: Sequence[Thing | None],
    gone: set[int],
    swapped: dict[int, list[Thing]],
    gaps: dict[int, list[Thing]],
) -> list[Thing]:
    """Return things after what goes, what takes the place of some, and what comes after each rank."""
    found = list(gaps.pop(0, []))
    for rank, thing in enumerate(base, start=1):
        found += swapped.pop(rank, [])
        if rank not in gone and thing is not None:
            found.append(thing)
        found += gaps.pop(rank, [])
    assert not gaps, f"no such gap: {gaps}"
    assert not swapped, f"no such place: {swapped}"
    return found


def edited_text(text: str, edits: Sequence[ReplaceWords | InsertWords]) -> str:
    """Return a text after edits of its words, none of which may reach into another."""
    cuts = sorted((_cut(text, one) for one in edits), key=lambda cut: cut[:2])
    for (_, end, _), (start, _, _) in pairwise(cuts):
        assert end < start or (end == start == 0), f"edits that touch in {text!r}"
    for start, end, new in reversed(cuts):
        text = text[:start] + new + text[end:]
    return text


def _cut(text: str, one: ReplaceWords | InsertWords) -> tuple[int, int, str]:
    if isinstance(one, ReplaceWords):
        start = _place(text, one.old, one.occurrence)
        end = start + len(one.old)
        if one.new:
            return start, end, one.new
        if text[start - 1 : start] == " ":
            return start - 1, end, ""
        return (start, end + 1, "") if text[end : end + 1] == " " else (start, end, "")
    if one.at_start:
        return 0, 0, f"{one.new} "
    at = _place(text, one.after, one.occurrence) + len(one.after) if one.after else len(text)
    return at, at, one.new if one.new[0] in ",.)" else f" {one.new}"


def _place(text: str, quote: str, occurrence: int) -> int:
    assert quote
    assert quote == quote.strip(" \u00a0\u202f"), f"a space at the end of {quote!r}"
    assert quote.count("\ue000") == quote.count("\ue001"), "a note cut in two"
    places = [at for at in range(len(text)) if text.startswith(quote, at)]
    assert len(places) == 1 or occurrence, f"{quote!r} stands {len(places)} times in {text!r}"
    return places[occurrence - 1] if occurrence else places[0]
