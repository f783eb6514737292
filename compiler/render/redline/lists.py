"""Numbered lists of both versions to one numbering: what went from a list is still an item of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from compiler.render.docx.register import NumberedList
from compiler.render.redline.entries import ContentsEntry, Entry, GridEntry, LineEntry


def join_lists(entries: Sequence[Entry], lists: Sequence[NumberedList]) -> None:
    """Make items of the version before items of the list that theirs has become."""
    known = {numbered.number: numbered for numbered in lists}
    joined: dict[int, int] = {}
    every = list(_lines(entries))
    for entry in every:
        mine, other = _numbers(entry)
        if mine != other and _alike(known.get(mine), known.get(other)):
            joined.setdefault(mine, other)
    for entry in every:
        if entry.old is not None and entry.old.line.list_number in joined:
            line = entry.old.line.in_list(joined[entry.old.line.list_number])
            entry.old = replace(entry.old, line=line)


def _numbers(entry: LineEntry) -> tuple[int, int]:
    """Return the numbers of the list of a paragraph before and after, alike when they are not to be joined."""
    if entry.old is not None and entry.new is not None:
        return entry.old.line.list_number, entry.new.line.list_number
    # What was not written needs no joining: nothing went from its list.
    if entry.kept is not None and entry.was is not None and entry.was.emission.is_done:
        return entry.was.line.list_number, entry.kept.line.list_number
    return 0, 0


def _alike(old: NumberedList | None, new: NumberedList | None) -> bool:
    return old is not None and new is not None and replace(old, number=new.number) == new


def _lines(entries: Sequence[Entry]) -> Iterator[LineEntry]:
    for entry in entries:
        match entry:
            case LineEntry():
                yield entry
            case ContentsEntry():
                yield from entry.lines
            case GridEntry():
                yield from (line for row in entry.rows for cell in row.cells for line in cell.lines)
