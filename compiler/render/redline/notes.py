"""Footnotes of both versions to one part: those called in one version alone are marked whole, others by words."""

from collections.abc import Iterable, Iterator

from compiler.model.comparison import Fate
from compiler.model.protocol import Note, Protocol
from compiler.render.docx.footnotes import frame_footnotes, write_footnote
from compiler.render.docx.register import Register
from compiler.render.docx.runs import write_runs
from compiler.render.redline.atoms import read_atoms
from compiler.render.redline.pen import Pen
from compiler.render.redline.words import merge_atoms


class Notes:
    """Writes the footnotes of the redline. Those of the version before are numbered after those of the other."""

    def __init__(self, before: Protocol, after: Protocol) -> None:
        self._old = {note.number: note for note in before.notes}
        self._new = {note.number: note for note in after.notes}
        self.shift = max(self._new, default=0)

    def names(self) -> tuple[dict[int, str], dict[int, str]]:
        """Return the ids of footnotes by their number, in each version."""
        return tuple(  # type: ignore[return-value]
            {number: note.id for number, note in notes.items()} for notes in (self._old, self._new)
        )

    def part(self, called: Iterable[int], pen: Pen, register: Register) -> str:
        """Return the part; `called` are the numbers that the text calls, in its order.

        LibreOffice takes notes in the order of the part, whatever their numbers.
        """
        return frame_footnotes(self._footnotes(called, pen, register))

    def _footnotes(self, called: Iterable[int], pen: Pen, register: Register) -> Iterator[str]:
        former = {note.id: note for note in self._old.values()}
        for number in called:
            fate = pen.calls.get(number, Fate.SAME)
            if number not in self._new:
                note = self._old[number - self.shift]
                yield write_footnote(number, pen.runs(write_runs(note.content, register), fate))
                continue
            note = self._new[number]
            runs = write_runs(note.content, register)
            if fate is Fate.SAME:
                yield write_footnote(number, self._kept(former.get(note.id), runs, pen, register))
            else:
                yield write_footnote(number, pen.runs(runs, fate))

    def _kept(self, former: Note | None, runs: str, pen: Pen, register: Register) -> str:
        before = write_runs(former.content, register) if former is not None else runs
        if before == runs:
            return runs
        return merge_atoms(read_atoms(before, str), read_atoms(runs, str), pen)
