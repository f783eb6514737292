"""Two versions of the runs of a paragraph to one, words marked. What stays looks as in the version after."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from compiler.model.change import Mark
from compiler.model.comparison import Fate
from compiler.model.word_edits import word_edits
from compiler.render.redline.atoms import Atom
from compiler.render.redline.pen import Pen

_FATES = {Mark.KEPT: Fate.SAME, Mark.ADDED: Fate.ADDED, Mark.REMOVED: Fate.REMOVED}


BREAK = Atom("\ue000¶\ue001", markup="¶")
"""Stands between two paragraphs that are compared as one text."""


def merge_atoms(before: tuple[Atom, ...], after: tuple[Atom, ...], pen: Pen) -> str:
    """Return the runs of both versions, word by word."""
    return _write(_pieces(before, after), pen)


def merge_parts(before: tuple[Atom, ...], after: tuple[Atom, ...], pen: Pen) -> list[tuple[str, Fate]]:
    """Return the paragraphs that both versions make, with what becomes of the end of each; the last one stays."""
    paragraphs: list[tuple[str, Fate]] = []
    pieces: list[_Piece] = []
    for piece in _pieces(before, after):
        if piece.markup == BREAK.markup:
            paragraphs.append((_write(iter(pieces), pen), piece.fate))
            pieces = []
        else:
            pieces.append(piece)
    return [*paragraphs, (_write(iter(pieces), pen), Fate.SAME)]


@dataclass(frozen=True, slots=True)
class _Piece:
    fate: Fate
    link: str
    markup: str


def _write(pieces: Iterator[_Piece], pen: Pen) -> str:
    """Return marked runs, neighbours of one link or one fate together."""
    written = []
    for link, linked in groupby(pieces, lambda piece: piece.link):
        marked = "".join(
            pen.runs("".join(piece.markup for piece in group), fate)
            for fate, group in groupby(linked, lambda piece: piece.fate)
        )
        written.append(f"{link}{marked}</w:hyperlink>" if link else marked)
    return "".join(written)


def _pieces(before: tuple[Atom, ...], after: tuple[Atom, ...]) -> Iterator[_Piece]:
    edits = word_edits("".join(atom.text for atom in before), "".join(atom.text for atom in after))
    old, new = _Reel(before), _Reel(after)
    for edit in edits:
        length = len(edit.text)
        if edit.mark is Mark.REMOVED:
            yield from old.take(length, Fate.REMOVED)
            continue
        if edit.mark is Mark.KEPT:
            yield from old.skip(length)
        yield from new.take(length, _FATES[edit.mark])
    yield from old.skip(0)
    yield from new.take(0, Fate.SAME)


class _Reel:
    """Atoms being unrolled."""

    def __init__(self, atoms: tuple[Atom, ...]) -> None:
        self._atoms = atoms
        self._place = 0
        self._offset = 0

    def take(self, length: int, fate: Fate) -> Iterator[_Piece]:
        """Yield the next letters, with the bookmarks among them and right after them."""
        for atom, start, end in self._unroll(length):
            yield _Piece(fate if atom.text else Fate.SAME, atom.link, atom.write(start, end))

    def skip(self, length: int) -> Iterator[_Piece]:
        """Pass over the next letters; their bookmarks alone are kept."""
        for atom, _, _ in self._unroll(length):
            if not atom.text:
                yield _Piece(Fate.SAME, atom.link, atom.markup)

    def _unroll(self, length: int) -> Iterator[tuple[Atom, int, int]]:
        while self._place < len(self._atoms):
            atom = self._atoms[self._place]
            if atom.text and not length:
                return
            taken = min(length, len(atom.text) - self._offset)
            yield atom, self._offset, self._offset + taken
            length -= taken
            self._offset += taken
            if self._offset == len(atom.text):
                self._place, self._offset = self._place + 1, 0
