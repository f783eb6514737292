"""Two versions, item by item, to one list of entries; and all that went and came, for moves to be told."""

import re
from collections import deque
from collections.abc import Callable, Container, Hashable, Iterator, Sequence
from itertools import count
from typing import Protocol, TypeVar

from compiler.render.docx.rows import CellMarkup
from compiler.render.redline.entries import (
    CellEntry,
    ContentsEntry,
    Entry,
    GridEntry,
    LineEntry,
    RowEntry,
    Strip,
)
from compiler.render.redline.folding import fold
from compiler.render.redline.items import (
    NOTE_CALLS,
    ContentsItem,
    Flow,
    GridItem,
    Item,
    LineItem,
    RowItem,
)
from compiler.render.redline.line import Line, read_line
from compiler.render.redline.moves import Moves, Spot
from compiler.render.redline.places import Place
from compiler.render.redline.slots import SLOTS, lay_slots
from compiler.render.redline.weave import weave

Thing = TypeVar("Thing")


class _Named(Protocol):
    """What has a name in both versions."""

    @property
    def name(self) -> Place: ...
    @property
    def moved(self) -> bool: ...


BY_WORDS = "mots"
"""Starts the name of what has no place of its own: equal words elsewhere are another thing."""

_WORDS = re.compile(r'<w:t xml:space="preserve">([^<]*)')


class Planner:
    """Plans the redline. What is the same in both versions is not written twice."""

    def __init__(self, names: Callable[[Place], Place], moved: Container[Place]) -> None:
        self.moves = Moves()
        self._names, self._moved = names, moved
        self._containers = count(1)

    def write(self, flow: Flow) -> None:
        """Have a version written: a place that only one thing may bear goes to the first in reading order."""
        for item in flow.items:
            _write(item)

    def plan(self, old: Flow, new: Flow) -> list[Entry]:
        """Return the entries of the whole text, moves settled."""
        pairs = _pair(old.items, new.items)
        entries = [self._entry(_at(old.items, here), _at(new.items, there)) for here, there in pairs]
        entries = list(fold(entries, self._moved))
        for rank, entry in enumerate(entries):
            self._note(entry, Spot(0, rank))
        for entry in entries:
            if isinstance(entry, GridEntry):
                self._note_rows(entry)
            elif isinstance(entry, ContentsEntry):
                self._note_lines(entry.lines)
        self.moves.settle()
        return entries

    def _note(self, entry: Entry | RowEntry, spot: Spot) -> None:
        """Gather what stands in one version alone."""
        if isinstance(entry, ContentsEntry):
            return
        if entry.old is not None and entry.new is None and entry.old.name[0] != BY_WORDS:
            self.moves.gone.setdefault(entry.old.name, spot)
        if entry.new is not None and entry.old is None and entry.new.name[0] != BY_WORDS:
            self.moves.come.setdefault(entry.new.name, spot)

    def _note_rows(self, entry: GridEntry) -> None:
        container = next(self._containers)
        moves = self.moves
        names = [item.name for item in (entry.old, entry.new) if item]
        whole = all(name in moves.gone and name in moves.come for name in names)
        for rank, row in enumerate(entry.rows):
            self._note(row, Spot(container, rank, bounded=not whole))
            self._note_slots(row)
            for cell in row.cells:
                self._note_lines(cell.lines)

    def _note_slots(self, row: RowEntry) -> None:
        """Gather the lines of slots of signature whose whole row stands in one version alone."""
        alone = row.old if row.new is None else row.new if row.old is None else None
        if alone is None or alone.place[0] != SLOTS:
            return
        found = self.moves.gone if row.new is None else self.moves.come
        for lines in alone.cells:
            container = next(self._containers)
            for rank, name in enumerate(lines):
                found.setdefault(name, Spot(container, rank))

    def _note_lines(self, lines: list[LineEntry]) -> None:
        container = next(self._containers)
        for rank, line in enumerate(lines):
            self._note(line, Spot(container, rank))

    def _entry(self, old: Item | None, new: Item | None) -> Entry:
        match old, new:
            case (LineItem() | None, LineItem() | None):
                return _line_entry(old, new)
            case (GridItem() | None, GridItem() | None):
                return self._grid(old, new)
            case (ContentsItem() | None, ContentsItem() | None):
                return self._contents(old, new)
            case _:
                raise TypeError("a name is that of two different things")

    def _contents(self, old: ContentsItem | None, new: ContentsItem | None) -> ContentsEntry:
        before, after = old.lines if old else (), new.lines if new else ()
        shown = new or old
        if shown is None:
            raise TypeError("contents without contents")
        lines = [_line_entry(_at(before, here), _at(after, there)) for here, there in _pair(before, after)]
        return ContentsEntry(item=shown, lines=lines)

    def _grid(self, old: GridItem | None, new: GridItem | None) -> GridEntry:
        entry = GridEntry(old=old, new=new)
        after = new.sheet.rows if new else ()
        calls = any(_calls_notes(row) for row in after)
        if old and new and old.shown is not None and old.shown == new.shown and not calls:
            return entry
        entry.differs = True
        before = old.sheet.rows if old else ()
        for here, there in _pair(before, after):
            entry.rows.append(self._row(_at(before, here), _at(after, there)))
        slots = lay_slots(old.sheet.slots if old else (), new.sheet.slots if new else ())
        entry.rows += [self._row(*pair) for pair in slots]
        return entry

    def _row(self, old: RowItem | None, new: RowItem | None) -> RowEntry:
        if old is None or new is None:
            return RowEntry(old=old, new=new)
        if old.shown == new.shown and not _calls_notes(new):
            return RowEntry(old=old, new=new)
        cells = tuple(
            CellEntry(old=here, new=there, lines=self._cell((old, here), (new, there)))
            for here, there in weave(old.columns, new.columns, self._stays)
        )
        return RowEntry(old=old, new=new, cells=cells, differs=True)

    def _cell(self, old: tuple[RowItem, int], new: tuple[RowItem, int]) -> list[LineEntry]:
        if old[1] < 0 or new[1] < 0:
            return []
        cells = old[0].markup.cells[old[1]], new[0].markup.cells[new[1]]
        places = _places(*old), _places(*new)
        known = all(len(cell.paragraphs) == len(own) for cell, own in zip(cells, places, strict=True))
        names = (self._names, _same) if known else (None, None)
        before, after = (_named(*one) for one in zip(cells, places, names, strict=True))
        pairs = weave([strip.name for strip in before], [strip.name for strip in after], self._stays)
        entries = _filled([(_at(before, here), _at(after, there)) for here, there in pairs])
        return [entry for entry in fold(tuple(entries), self._moved) if isinstance(entry, LineEntry)]

    def _stays(self, name: Hashable) -> bool:
        return name not in self._moved


def _at(things: Sequence[Thing], rank: int) -> Thing | None:
    return things[rank] if rank >= 0 else None


def _line_entry(old: LineItem | None, new: LineItem | None) -> LineEntry:
    if old is not None and new is not None:
        same = old.shown is not None and old.shown == new.shown and old.section == new.section
        if same and not any(call in new.markup for call in NOTE_CALLS):
            return LineEntry(kept=new, was=old)
    return LineEntry(old=_strip(old) if old else None, new=_strip(new) if new else None)


def _strip(item: LineItem) -> Strip:
    return Strip(item.line, item.place, item.name)


def _calls_notes(row: RowItem) -> bool:
    return any(call in text for cell in row.markup.cells for text in cell.paragraphs for call in NOTE_CALLS)


def _places(row: RowItem, rank: int) -> tuple[Place, ...]:
    return row.cells[rank] if rank < len(row.cells) else ()


def _same(place: Place) -> Place:
    return place


def _named(
    cell: CellMarkup, places: tuple[Place, ...], names: Callable[[Place], Place] | None
) -> list[Strip]:
    """Return the paragraphs of a cell; without `names` they are known by their words."""
    lines = [read_line(text) for text in cell.paragraphs]
    if names is not None:
        known = zip(lines, places, strict=True)
        return [Strip(line, place, names(place) if place else _by_words(line)) for line, place in known]
    first = places[0] if places else ()
    return [Strip(line, first, _by_words(line)) for line in lines]


def _by_words(line: Line) -> Place:
    return (BY_WORDS, *_WORDS.findall(line.runs))


def _filled(pairs: Sequence[tuple[Strip | None, Strip | None]]) -> Iterator[LineEntry]:
    """Yield the paragraphs of a cell. Those known by their words alone, side by side, are versions of one another."""
    gone: deque[Strip] = deque()
    for old, new in pairs:
        if old is not None and new is None:
            gone.append(old)
            continue
        if new is not None and old is None and gone and gone[0].name[0] == new.name[0] == BY_WORDS:
            yield LineEntry(old=gone.popleft(), new=new)
            continue
        yield from (LineEntry(old=left) for left in gone)
        gone.clear()
        yield LineEntry(old=old, new=new)
    yield from (LineEntry(old=left) for left in gone)


def _write(item: Item) -> None:
    match item:
        case LineItem():
            item.emission.lines()
        case ContentsItem():
            for line in item.lines:
                line.emission.lines()
        case GridItem():
            for row in (*item.sheet.rows, *item.sheet.slots):
                _ = row.markup


def _pair(old: Sequence[_Named], new: Sequence[_Named]) -> tuple[tuple[int, int], ...]:
    moved = {item.name for item in new if item.moved}
    return weave([item.name for item in old], [item.name for item in new], lambda name: name not in moved)
