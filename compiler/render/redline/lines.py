"""Paragraphs that differ to WordprocessingML with its marks. Nothing is marked but what differs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from compiler.model.comparison import Fate
from compiler.render.redline.atoms import Atom, read_atoms
from compiler.render.redline.comments import Comments
from compiler.render.redline.ends import End, Ends, close_lines
from compiler.render.redline.entries import LineEntry, Strip
from compiler.render.redline.line import Line
from compiler.render.redline.moves import Moves
from compiler.render.redline.pen import Pen
from compiler.render.redline.places import Place
from compiler.render.redline.words import BREAK, merge_atoms, merge_parts


@dataclass(slots=True, kw_only=True)
class LineScribe:
    """Writes paragraphs. `note_names` give the ids of footnotes by number, before and after."""

    pen: Pen
    moves: Moves
    comments: Comments
    note_names: tuple[Callable[[int], str], Callable[[int], str]]
    _bounds: dict[tuple[str, Fate], tuple[str, str]] = field(default_factory=dict)

    def of_cell(self, entries: Sequence[LineEntry]) -> list[str]:
        """Return the paragraphs of a place whose last end is common to both versions."""
        closed = close_lines(entries)
        ends = Ends(self.moves).of_lines(closed)
        return [
            "".join(self.line(line, ends.get(rank), inside=True))
            for rank, line in enumerate(closed)
            if isinstance(line, LineEntry)
        ]

    def line(self, entry: LineEntry, end: End | None, *, inside: bool) -> tuple[str, str]:
        """Return a paragraph, then what closes a move after it; `inside` it when no more may follow it."""
        if entry.kept is not None or end is None:
            return entry.kept.sectioned if entry.kept else "", ""
        if any(entry.more):
            return self._parts(entry, end), ""
        opening, runs, closing = self._runs(entry)
        before, after = (strip.place if strip else () for strip in (entry.old, entry.new))
        runs = self.comments.around(runs, before, after)
        head = f"<w:p><w:pPr>{self._head(end)}</w:pPr>{opening}{runs}"
        return (f"{head}{closing}</w:p>", "") if inside else (f"{head}</w:p>", closing)

    def _parts(self, entry: LineEntry, end: End) -> str:
        """Return the paragraphs of one that was split or joined; comments stand in the first."""
        olds = self._atoms([strip.line.runs for strip in entry.olds], 0)
        news = self._atoms([strip.line.runs for strip in entry.news], 1)
        *parts, (last, _) = merge_parts(olds, news, self.pen)
        heads = [(runs, f"{end.line.properties}{self.pen.end_of_paragraph(fate)}") for runs, fate in parts]
        written = [*heads, (last, self._head(end))]
        runs, properties = written[0]
        for old, new in zip_longest(entry.olds, entry.news):
            runs = self.comments.around(runs, old.place if old else (), new.place if new else ())
        written[0] = runs, properties
        return "".join(f"<w:p><w:pPr>{head}</w:pPr>{runs}</w:p>" for runs, head in written)

    def _head(self, end: End) -> str:
        former = self.pen.former_paragraph(end.former.properties) if end.former else ""
        return f"{end.line.properties}{self.pen.end_of_paragraph(end.fate)}{end.line.section}{former}"

    def _atoms(self, texts: Sequence[str], version: int) -> tuple[Atom, ...]:
        """Return the atoms of some paragraphs, told apart."""
        parts = [read_atoms(runs, self.note_names[version]) for runs in texts]
        return tuple(atom for part in parts for atom in (*part, BREAK))[:-1]

    def bounds(self, name: Place, fate: Fate) -> tuple[str, str]:
        """Return what stands before and after one of the things that moved together."""
        leg = self.moves.legs.get(name)
        if leg is None or not leg.name:
            return "", ""
        key = leg.name, fate
        if key not in self._bounds:
            self._bounds[key] = self.pen.bounds(fate, leg.name)
        opening, closing = self._bounds[key]
        return opening if leg.opens else "", closing if leg.closes else ""

    def _runs(self, entry: LineEntry) -> tuple[str, str, str]:
        old, new = entry.old, entry.new
        if old is not None and new is not None and not entry.whole:
            return "", self._merged(old.line, new.line), ""
        gone = self._half(old, self.moves.lost(old.name)) if old else ("", "", "")
        come = self._half(new, self.moves.got(new.name)) if new else ("", "", "")
        if entry.whole:
            return "", "".join((*gone, *come)), ""
        return gone if old else come

    def _half(self, strip: Strip, fate: Fate) -> tuple[str, str, str]:
        opening, closing = self.bounds(strip.name, fate)
        return opening, self.pen.runs(strip.line.runs, fate), closing

    def _merged(self, old: Line, new: Line) -> str:
        if old.runs == new.runs and "<w:footnoteReference" not in new.runs:
            return new.runs
        before, after = read_atoms(old.runs, self.note_names[0]), read_atoms(new.runs, self.note_names[1])
        if [atom.text for atom in before] == [atom.text for atom in after]:
            return new.runs
        return merge_atoms(before, after, self.pen)
