"""Comments beside what changed: the number of each change, what it is, where the avenant makes it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from compiler.model.change import ChangeSet
from compiler.render.docx.markup import NAMESPACES, escape
from compiler.render.redline.entries import ContentsEntry, Entry, GridEntry, LineEntry, RowEntry
from compiler.render.redline.pen import Pen
from compiler.render.redline.places import Place
from compiler.render.redline.spots import Candidate, place_changes

NO_BREAK = "\u00a0"


@dataclass(slots=True, kw_only=True)
class Comments:
    """Comments by the place that they speak of, in the version before and in the one after; each is put once."""

    pen: Pen
    before: dict[Place, list[str]] = field(default_factory=lambda: defaultdict(list))
    after: dict[Place, list[str]] = field(default_factory=lambda: defaultdict(list))
    written: list[str] = field(default_factory=list)

    def around(self, runs: str, before: Place, after: Place) -> str:
        """Return the runs of a paragraph with the comments on its place."""
        texts = [*self.before.pop(before, ()), *self.after.pop(after, ())]
        for text in texts:
            number = self.pen.number()
            self.written.append(self._comment(number, text))
            runs = (
                f'<w:commentRangeStart w:id="{number}"/>{runs}<w:commentRangeEnd w:id="{number}"/>'
                f'<w:r><w:commentReference w:id="{number}"/></w:r>'
            )
        return runs

    def _comment(self, number: int, text: str) -> str:
        words = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
        return (
            f'<w:comment w:id="{number}" {self.pen.signature} w:initials="{escape(self.pen.author[:1])}">'
            f'<w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>{words}</w:p></w:comment>'
        )

    def part(self) -> str:
        """Return the whole part."""
        return f"<w:comments {NAMESPACES}>{''.join(self.written)}</w:comments>"


def comment_on(
    changes: ChangeSet, places: Mapping[int, str], comments: Comments, entries: Sequence[Entry]
) -> None:
    """Put a comment at the place of each change; `places` say where the avenant makes it, by its rank."""
    shown = _Shown(entries)
    for change, candidates in place_changes(changes):
        place, is_after = shown.choose(candidates)
        said = places.get(change.rank, "")
        text = f"Changement n°{NO_BREAK}{change.rank}{NO_BREAK}: {change.summary}."
        (comments.after if is_after else comments.before)[place].append(f"{text} {said}." if said else text)


class _Shown:
    """Where comments can stand: the paragraphs, the rows that differ. What was kept is opened when one does."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries: dict[Candidate, LineEntry | None] = {}
        for entry in entries:
            match entry:
                case LineEntry():
                    self._line(entry)
                case GridEntry():
                    for row in entry.rows:
                        self._row(row)
                case ContentsEntry():
                    pass

    def _line(self, entry: LineEntry) -> None:
        for strip, is_after in ((entry.old, False), (entry.new or entry.kept, True)):
            if strip is not None:
                self._entries.setdefault((strip.place, is_after), entry)

    def _row(self, row: RowEntry) -> None:
        if row.old is not None and row.new is not None and not row.differs:
            return
        for cell in row.cells:
            for line in cell.lines:
                self._line(line)
        for item, is_after in ((row.old, False), (row.new, True)):
            if item is not None:
                self._entries.setdefault((item.place, is_after), None)
                for place in (place for cell in item.cells for place in cell if not row.cells):
                    self._entries.setdefault((place, is_after), None)

    def choose(self, candidates: Iterable[Candidate]) -> Candidate:
        """Return the first place that is shown; without any, the first line of the act."""
        chosen = next((one for one in candidates if one in self._entries), None)
        if chosen is None:
            chosen = next(one for one, entry in self._entries.items() if entry is not None and one[1])
        entry = self._entries[chosen]
        if entry is not None:
            entry.open()
        return chosen
