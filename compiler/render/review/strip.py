"""A reading to the picture of where the act changes: its top divisions in order, a mark above for each change."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from compiler.model.division import Division
from compiler.model.label import kind_name, printed_number
from compiler.model.protocol import Protocol
from compiler.model.text import plain
from compiler.render.review.homes import FRONT, FRONT_TITLE
from compiler.render.review.reading import Entry, Reading

# Lengths are pixels of the picture, which the page scales.
_WIDTH, _LEAST, _CHARACTER = 1080.0, 30.0, 7.0
_NARROW, _WIDE = 3.0, 16.0
PITCH, TALLEST, BAND = 11.0, 132.0, 24.0
_LONGEST_LABEL = 18
# A line of an engagement table is about as tall as six alinéas.
_ENGAGEMENT = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A top division in the strip; `number` is empty when it has none."""

    anchor: str
    number: str
    title: str
    left: float
    width: float
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bracket:
    """The name of neighbours of one kind, under them."""

    label: str
    left: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkPlace:
    """The mark of a change; `squeeze` is how much it is flattened when many stand on one place."""

    entry: Entry
    left: float
    top: float
    squeeze: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The picture: its size, the line where marks stand, what it shows, and the same in words."""

    width: float
    height: float
    base: float
    segments: tuple[Segment, ...]
    brackets: tuple[Bracket, ...]
    marks: tuple[MarkPlace, ...]
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """What a segment is drawn from: its size in the act, and where each of its places begins and ends."""

    anchor: str
    kind: str
    number: str
    title: str
    family: str
    alone: str
    weight: float
    places: Mapping[str, tuple[float, float]]
    entries: tuple[Entry, ...]


def draw_strip(reading: Reading) -> Strip:
    """Return the picture of a reading."""
    pieces = tuple(_pieces(reading))
    segments, brackets, width = _lay(pieces)
    columns = [list(_columns(piece, segment)) for piece, segment in zip(pieces, segments, strict=True)]
    highest = max((len(stack) for stacks in columns for _, stack in stacks), default=0)
    squeeze = min(1.0, TALLEST / PITCH / highest) if highest else 1.0
    base = max(highest * PITCH * squeeze, PITCH) + 4
    marks = tuple(
        MarkPlace(entry=entry, left=left, top=base - 2 - (rank + 1) * PITCH * squeeze, squeeze=squeeze)
        for stacks in columns
        for left, stack in stacks
        for rank, entry in enumerate(stack)
    )
    return Strip(
        width=width,
        height=base + BAND + 22,
        base=base,
        segments=segments,
        brackets=brackets,
        marks=marks,
        description=_describe(segments),
    )


def _pieces(reading: Reading) -> Iterator[_Piece]:
    comparison = reading.review.changes.comparison
    held = {chapter.anchor: chapter.entries() for chapter in reading.chapters}
    if FRONT in held:
        yield _front(held[FRONT])
    found: dict[str, tuple[Division, Protocol]] = {}
    for protocol in (comparison.before, comparison.after):
        found |= {division.id: (division, protocol) for division in protocol.divisions}
    for top in reading.tops:
        yield _piece(*found[top], reading.homes.titles[top], held.get(top, ()))


def _front(entries: tuple[Entry, ...]) -> _Piece:
    return _Piece(
        anchor=FRONT,
        kind=FRONT,
        number="",
        title=FRONT_TITLE,
        family="",
        alone="Titre, parties",
        weight=1,
        places={},
        entries=entries,
    )


def _piece(division: Division, protocol: Protocol, title: str, entries: tuple[Entry, ...]) -> _Piece:
    places: dict[str, tuple[float, float]] = {}
    weight = _measure(division, 0, places)
    name = kind_name(division.kind, protocol.levels)
    plural = next((level.plural for level in protocol.levels if level.id == division.kind), f"{name}s")
    number = plain(printed_number(division)) if division.number else ""
    alone = name if number or division.kind == "preambule" else title
    return _Piece(
        anchor=division.id,
        kind=division.kind if number else division.id,
        number=number,
        title=title,
        family=plural[:1].upper() + plural[1:],
        alone=_clip(alone[:1].upper() + alone[1:]),
        weight=weight,
        places=places,
        entries=entries,
    )


def _clip(label: str) -> str:
    return label if len(label) <= _LONGEST_LABEL else f"{label[: _LONGEST_LABEL - 1].rstrip()}…"


def _measure(division: Division, start: float, places: dict[str, tuple[float, float]]) -> float:
    """Return where a division ends; `places` learns where each division and engagement of it stands."""
    end = start + 1 + len(division.blocks) + len(division.indicators)
    places[division.id] = (start, end)
    for engagement in division.engagements:
        places[engagement.id] = (end, end + _ENGAGEMENT)
        end += _ENGAGEMENT
    for child in division.children:
        end = _measure(child, end, places)
    return end


def _lay(pieces: tuple[_Piece, ...]) -> tuple[tuple[Segment, ...], tuple[Bracket, ...], float]:
    """Return the segments, and the width they take: each has what its name needs, then its share of the rest."""
    groups = [tuple(group) for _, group in groupby(pieces, key=lambda piece: piece.kind)]
    labels = [group[0].family if len(group) > 1 else group[0].alone for group in groups]
    needed = {
        piece.anchor: max(_LEAST, _CHARACTER * len(label) / len(group))
        for group, label in zip(groups, labels, strict=True)
        for piece in group
    }
    gaps = _NARROW * (len(pieces) - len(groups)) + _WIDE * (len(groups) - 1)
    spare = max(_WIDTH - gaps - sum(needed.values()), 0)
    whole = sum(piece.weight for piece in pieces)
    segments, brackets, left = [], [], 0.0
    for group, label in zip(groups, labels, strict=True):
        start = left
        for piece in group:
            width = needed[piece.anchor] + spare * piece.weight / whole
            segments.append(_segment(piece, left, width))
            left += width + _NARROW
        brackets.append(Bracket(label=label, left=start, width=left - _NARROW - start))
        left += _WIDE - _NARROW
    return tuple(segments), tuple(brackets), left - _WIDE


def _segment(piece: _Piece, left: float, width: float) -> Segment:
    return Segment(
        anchor=piece.anchor,
        number=piece.number,
        title=piece.title,
        left=left,
        width=width,
        count=len(piece.entries),
    )


def _columns(piece: _Piece, segment: Segment) -> Iterator[tuple[float, tuple[Entry, ...]]]:
    """Yield the stacks of marks of a segment with the place of each, in order."""
    count = max(int(segment.width // PITCH), 1)
    side = (segment.width - count * PITCH) / 2
    stacks: dict[int, list[Entry]] = {}
    for _, run in groupby(piece.entries, key=lambda entry: (entry.home.path, entry.home.engagement)):
        entries = tuple(run)
        start, end = _place(piece, entries[0])
        for rank, entry in enumerate(entries):
            reached = (start + (end - start) * (rank + 0.5) / len(entries)) / piece.weight
            stacks.setdefault(min(int(reached * count), count - 1), []).append(entry)
    for column, stack in sorted(stacks.items()):
        yield segment.left + side + column * PITCH + 1, tuple(stack)


def _place(piece: _Piece, entry: Entry) -> tuple[float, float]:
    """Return where an entry stands; what went stands where the division that held it does."""
    for name in (entry.home.engagement, *reversed(entry.home.path)):
        if name in piece.places:
            return piece.places[name]
    return 0, piece.weight


def _describe(segments: tuple[Segment, ...]) -> str:
    touched = [
        f"{segment.title} : {segment.count} changement{'s' if segment.count > 1 else ''}"
        for segment in segments
        if segment.count
    ]
    quiet = [segment.title for segment in segments if not segment.count]
    rest = f" Sans changement : {' ; '.join(quiet)}." if quiet else ""
    return f"{' ; '.join(touched)}.{rest}" if touched else "Rien ne change."
