"""Entries to the ends of their paragraphs: which of them come and go, what each ends and looks like.

Where the last end of a place is common to both versions (a cell, a section, the act), it is never marked: what comes
or goes after the last common paragraph has the end before it.

Who joins paragraphs backwards, as LibreOffice does, would give the looks of what goes to the paragraph after it. So
before a paragraph of another kind, what comes or goes has the end before it too when it is of the kind of that one;
otherwise what comes is said to have looked like the paragraph after it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from compiler.model.comparison import Fate
from compiler.render.redline.entries import Entry, LineEntry, Strip
from compiler.render.redline.line import Line
from compiler.render.redline.moves import Moves

_CAME = (Fate.ADDED, Fate.ARRIVED)


@dataclass(frozen=True, slots=True)
class End:
    """The end of a paragraph: what becomes of it, its properties now and, when they differ, before."""

    fate: Fate
    line: Line
    former: Line | None = None


def close_lines(entries: Sequence[Entry]) -> list[Entry]:
    """Return entries whose last one stands in both versions, when each version has one that may be joined so."""
    tail = len(entries)
    while tail and _is_single(entries[tail - 1]):
        tail -= 1
    gone = [rank for rank in range(tail, len(entries)) if _has_old(entries[rank])]
    come = [rank for rank in range(tail, len(entries)) if not _has_old(entries[rank])]
    if not gone or not come:
        return list(entries)
    last, first = entries[gone[-1]], entries[come[-1]]
    if not isinstance(last, LineEntry) or not isinstance(first, LineEntry):
        return list(entries)
    joined = LineEntry(old=last.old, new=first.new, whole=True)
    kept = [entry for rank, entry in enumerate(entries) if rank not in (gone[-1], come[-1])]
    return [*kept, joined]


def _is_single(entry: Entry) -> bool:
    """Tell whether an entry stands in one version alone."""
    if isinstance(entry, LineEntry) and entry.kept is not None:
        return False
    return (getattr(entry, "old", None) is None) != (getattr(entry, "new", None) is None)


def _has_old(entry: Entry) -> bool:
    return getattr(entry, "old", None) is not None


class Ends:
    """Gives each paragraph its end."""

    def __init__(self, moves: Moves) -> None:
        self._moves = moves

    def of_lines(self, entries: Sequence[Entry]) -> dict[int, End]:
        """Return the end of each paragraph that is not merely kept, by its rank; the last one is common."""
        bounds = self._boundaries(entries)
        for first, _ in bounds:
            entry = entries[first]
            if isinstance(entry, LineEntry):
                entry.open()
        ends = {
            rank: self._end(entry)
            for rank, entry in enumerate(entries)
            if isinstance(entry, LineEntry) and entry.kept is None
        }
        for first, last in bounds:
            self._shift(entries, ends, first, last)
        _lend(entries, ends)
        return ends

    def _boundaries(self, entries: Sequence[Entry]) -> list[tuple[int, int]]:
        """Return the stretches whose last end is common: from a common paragraph to the last of what follows it."""
        found: list[tuple[int, int]] = []
        rank = 0
        while rank < len(entries):
            stop = rank + 1
            while stop < len(entries) and _is_single(entries[stop]):
                stop += 1
            last = self._common_end(entries, rank, stop)
            if last > rank:
                found.append((rank, last))
            rank = stop
        return found

    def _common_end(self, entries: Sequence[Entry], first: int, stop: int) -> int:
        """Return the entry whose end is that of a common one too, or that one itself."""
        common = entries[first]
        if not isinstance(common, LineEntry) or _is_single(common) or stop == first + 1:
            return first
        sides = {_has_old(entry) for entry in entries[first + 1 : stop]}
        if stop == len(entries) and len(sides) == 1 and isinstance(entries[stop - 1], LineEntry):
            return stop - 1
        if stop < len(entries) and self._meet_another_kind(common, entries[first + 1 : stop], entries[stop]):
            return stop - 1
        return _section_end(entries, first, stop)

    def _meet_another_kind(self, common: LineEntry, singles: Sequence[Entry], following: Entry) -> bool:
        """Tell whether paragraphs that come or go are of the kind of the one before them, not of the next one.

        Those that moved keep their own end, which the bounds of their move hold.
        """
        if not isinstance(following, LineEntry) or any(line.section for line in _both(common)):
            return False
        kinds = {line.shape() for line in _both(common)}
        for entry in singles:
            strip = (entry.old or entry.new) if isinstance(entry, LineEntry) else None
            if strip is None or strip.name in self._moves.legs or strip.line.section:
                return False
            kinds.add(strip.line.shape())
        return len(kinds) == 1 and any(line.shape() not in kinds for line in _both(following))

    def _end(self, entry: LineEntry) -> End:
        old, new = _last(entry.olds), _last(entry.news)
        if old is not None and new is not None:
            former = old.line if old.line.shape() != new.line.shape() else None
            return End(Fate.SAME, new.line, former)
        if old is not None:
            return End(self._moves.lost(old.name), old.line)
        if new is not None:
            return End(self._moves.got(new.name), new.line)
        raise ValueError("an entry with neither side")

    def _shift(self, entries: Sequence[Entry], ends: dict[int, End], first: int, last: int) -> None:
        """Give each paragraph from `first` on the end of the next one; the last end is that of both versions."""
        ranks = [rank for rank in range(first, last + 1) if rank in ends]
        fates = [ends[rank].fate for rank in ranks]
        common = entries[first]
        if not isinstance(common, LineEntry) or common.old is None or common.new is None:
            return
        old, new, final = common.olds[-1].line, common.news[-1].line, ends[ranks[-1]].line
        for rank, fate in zip(ranks[:-1], fates[1:], strict=True):
            ends[rank] = End(fate, ends[rank].line)
        if fates[-1] in _CAME:
            now, was = final, old
            ends[first] = End(ends[first].fate, new)
        else:
            now, was = replace(new, section=new.section or final.section), final
            ends[first] = End(ends[first].fate, old)
        ends[ranks[-1]] = End(Fate.SAME, now, was if was.shape() != now.shape() else None)


def _section_end(entries: Sequence[Entry], first: int, stop: int) -> int:
    common = entries[first]
    if not isinstance(common, LineEntry) or common.old is None or common.new is None:
        return first
    old, new = common.olds[-1].line.section, common.news[-1].line.section
    if bool(old) == bool(new):
        return first
    for rank in range(first + 1, stop):
        entry = entries[rank]
        if _has_old(entry) != bool(new):
            return first
        if isinstance(entry, LineEntry) and _line(entry).section:
            return rank
    return first


def _lend(entries: Sequence[Entry], ends: dict[int, End]) -> None:
    """Give the first of what comes right before a paragraph of another kind the looks of that one, for when it goes."""
    for rank, entry in enumerate(entries):
        if not isinstance(entry, LineEntry) or _is_single(entry):
            continue
        first = rank
        while first - 1 in ends and ends[first - 1].fate in _CAME:
            first -= 1
        line = entry.kept.line if entry.kept is not None else entry.olds[0].line
        if first < rank and ends[first].line.shape() != line.shape():
            ends[first] = replace(ends[first], former=line)


def _both(entry: LineEntry) -> tuple[Line, ...]:
    """Return a common paragraph as both versions have it where their ends meet."""
    if entry.kept is not None:
        return (entry.kept.line,)
    return tuple(strip.line for strip in (*entry.olds[-1:], *entry.news[-1:]))


def _last(strips: tuple[Strip, ...]) -> Strip | None:
    return strips[-1] if strips else None


def _line(entry: LineEntry) -> Line:
    strip: Strip | None = entry.old or entry.new
    return strip.line if strip else Line(properties="", runs="")
