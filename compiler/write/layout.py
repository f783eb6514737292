"""Divisions to the files that hold them, named in reading order; large ones are cut along their own divisions."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from compiler.diagnostics.suggestion import fold
from compiler.model.division import ANNEXE, ARTICLE, PREAMBLE, SECTION, Division
from compiler.model.passage import Form, passages
from compiler.model.protocol import Protocol

BODY, ANNEXES = "corps", "annexes"
_LONGEST = {BODY: 20_000, ANNEXES: 80_000}
"""Letters of a file beyond which its divisions get files of their own; annexes are read less often, and whole."""
_UNSAFE = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedFile:
    """A file, and the divisions it holds with their depths, each without its children."""

    path: str
    divisions: tuple[tuple[Division, int], ...]

    @property
    def stem(self) -> str:
        """Return the name of the file without its suffix."""
        return posixpath.basename(self.path).removesuffix(".md")


@dataclass
class Layout:
    """Cuts an act into files. `called` are the footnotes that each division calls, by the id of the division."""

    protocol: Protocol
    called: Mapping[str, Sequence[str]]
    _sizes: dict[str, int] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)
    _homed: set[str] = field(default_factory=set)

    def files(self) -> tuple[PlannedFile, ...]:
        """Return the files of an act in reading order."""
        for passage in passages(self.protocol):
            if passage.division is not None and passage.form is not Form.CELL:
                name = passage.division.id
                self._sizes[name] = self._sizes.get(name, 0) + len(passage.text)
        first = self.protocol.divisions[:1]
        start = 0 if first and first[0].kind == PREAMBLE else 1
        return tuple(
            planned
            for rank, division in enumerate(self.protocol.divisions, start)
            for planned in self._plan(division, 1, *_top(division, rank))
        )

    def _plan(self, division: Division, depth: int, folder: str, stem: str) -> Iterator[PlannedFile]:
        whole = tuple(_flat(division, depth))
        size = sum(self._sizes.get(one.id, 0) for one, _ in whole)
        is_large = size > _LONGEST.get(folder, _LONGEST[ANNEXES]) and len(division.children) > 1
        is_cut = is_large or self._has_noted_children(division)
        held = whole[:1] if is_cut else whole
        notes = [note for one, _ in held for note in self.called.get(one.id, ()) if note not in self._homed]
        self._homed.update(notes)
        path = self._path(folder, stem, notes)
        yield PlannedFile(path=path, divisions=held)
        if is_cut:
            inner = path.removesuffix(".md")
            for rank, child in enumerate(division.children, 1):
                yield from self._plan(child, depth + 1, inner, _inner(child, rank))

    def _has_noted_children(self, division: Division) -> bool:
        """Tell whether the notes of a child bear the name of a file of its own."""
        for rank, child in enumerate(division.children, 1):
            stem = _inner(child, rank)
            notes = [note for one, _ in _flat(child, 1) for note in self.called.get(one.id, ())]
            if any(note.startswith(f"{stem}-") for note in notes):
                return True
        return False

    def _path(self, folder: str, stem: str, notes: Sequence[str]) -> str:
        """Return a path that no other file has; its name opens the ids of the notes it holds, when it can."""
        wished = [name for name in (_stem_of(notes, stem), stem) if name]
        ranked = (f"{stem}-{rank}" for rank in range(2, len(self._taken) + 3))
        free = (f"{folder}/{name}.md" for name in (*wished, *ranked))
        path = next(one for one in free if one not in self._taken)
        self._taken.add(path)
        return path


def _flat(division: Division, depth: int) -> Iterator[tuple[Division, int]]:
    yield division, depth
    for child in division.children:
        yield from _flat(child, depth + 1)


def _top(division: Division, rank: int) -> tuple[str, str]:
    """Return the folder and the name of a division of the act itself."""
    if division.kind == ANNEXE:
        return ANNEXES, _joined("annexe", division.number, division.id.removeprefix("annexe-"))
    return BODY, f"{rank:02}-{_joined(division.id)}"


def _inner(division: Division, rank: int) -> str:
    """Return the name of a division inside a folder: that of its level with its number, else its rank and its id."""
    if division.kind in (PREAMBLE, ARTICLE, SECTION, ANNEXE) or not division.number:
        return f"{rank}-{_joined(division.id)}"
    return _joined(division.kind, division.number)


def _joined(*words: str) -> str:
    return "-".join(filter(None, (_UNSAFE.sub("-", fold(word)).strip("-") for word in words)))


def _stem_of(notes: Sequence[str], stem: str) -> str:
    """Return the name that the ids of notes open with: the one asked for, else one that shares words with it.

    Reading makes the id of a note from the name of its file and its key.
    """
    if all(note.startswith(f"{stem}-") for note in notes):
        return stem
    first = notes[0].split("-")
    common = ["-".join(first[:count]) for count in range(1, len(first))]
    fit = [name for name in common if all(note.startswith(f"{name}-") for note in notes)]
    wanted = set(stem.split("-"))
    shared = [(len(wanted.intersection(name.split("-"))), -len(name), name) for name in fit]
    best = max(shared, default=(0, 0, ""))
    return best[2] if best[0] * 2 >= len(wanted) else ""
