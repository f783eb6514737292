"""The footnotes and links of proposals to the marks that lines take, and to what the act must then hold."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from compiler.collect.choosing import rewritten
from compiler.model.review import Leading, Proposal, ProposalKind, WordChange
from compiler.model.source_line import SourceLine, same_words
from compiler.model.text import Emphasis, Inlines, Link, NoteMark, Strong, note_marks, plain
from compiler.parse.inline import note_id, typeset_plain
from compiler.write.marks import Call, Lead, Marks
from compiler.write.notes import key_at, keys_in, new_key


@dataclass(frozen=True, slots=True)
class Marked:
    """The words that a line is to print, its new marks, and the file that it stands in.

    `notes` are the words of its new notes, in the order of `marks.calls`; `called` the ids of all that it then calls.
    """

    after: str
    marks: Marks
    file: str
    notes: tuple[str, ...] = ()
    called: tuple[str, ...] = ()

    def new_notes(self) -> dict[str, str]:
        """Return the words of the new notes by their ids."""
        pairs = zip(self.marks.calls, self.notes, strict=True)
        return {note_id(self.file, call.key): words for call, words in pairs}

    def holds(self, found: Inlines) -> bool:
        """Tell whether a text that was read has these marks, each on its words."""
        seen = tuple(_seen(found, ""))
        notes = {(note_id(self.file, one.key), _folded(self.after[: one.at])) for one in self.marks.calls}
        gone = {note_id(self.file, key) for key in self.marks.gone}
        links = {
            (one.address, _folded(self.after[one.start : one.end])) for one in self.marks.leads if one.address
        }
        freed = {_folded(self.after[one.start : one.end]) for one in self.marks.leads if not one.address}
        called = {(mark.note, same_words(head)) for mark, head in seen if isinstance(mark, NoteMark)}
        led = {(mark.address, same_words(plain(mark.content))) for mark, _ in seen if isinstance(mark, Link)}
        return (
            notes <= called
            and gone.isdisjoint(name for name, _ in called)
            and links <= led
            and freed.isdisjoint(words for _, words in led)
        )


def _folded(words: str) -> str:
    return same_words(plain(typeset_plain(words.strip())))


def _seen(content: Inlines, head: str) -> Iterator[tuple[NoteMark | Link, str]]:
    """Yield the notes and links of a text, each with the words before it."""
    for inline in content:
        match inline:
            case NoteMark() | Link():
                yield inline, head
            case Strong() | Emphasis():
                yield from _seen(inline.content, head)
            case _:
                pass
        head += plain((inline,))


def first_unmarked(marked: Mapping[int, Marked], found: Sequence[SourceLine]) -> int | None:
    """Return the rank of the first line that lacks a mark that it must have, None when none does."""
    return next((rank for rank, one in sorted(marked.items()) if not one.holds(found[rank].content)), None)


def host(proposal: Proposal) -> SourceLine | None:
    """Return the line whose words, or marks, a proposal changes; None when it touches whole lines alone."""
    if proposal.kind is ProposalKind.REWORDED or proposal.call is not None:
        return proposal.line
    return proposal.caller


@dataclass(slots=True)
class Marker:
    """Gives lines their marks, and new notes their keys. `texts` are the source files by path."""

    texts: Mapping[str, str]
    _taken: dict[str, set[str]] = field(default_factory=dict)

    def on_line(self, line: SourceLine, proposals: Sequence[Proposal]) -> Marked:
        """Return what a line becomes; its new notes are called in the order of their proposals."""
        changes = [change for one in proposals for change in one.changes]
        after, file = rewritten(line.words, changes), line.span.file
        noted = [(one.call, one.added) for one in proposals if one.call is not None]
        calls = tuple(
            Call(
                at=carried(call.at, changes, is_after=call.is_after),
                key=self.key(file, words),
                is_second=call.is_second,
            )
            for call, words in noted
        )
        leads = (_led(lead, after, changes) for one in proposals for lead in one.leads)
        gone = {one.line.note: key_at(self.texts[file], one.line.span) for one in proposals if one.caller}
        # Of the notes called at one place, new ones come before those that are there, or after.
        called = [(at, 1, name) for name, at in note_marks(line.content) if name not in gone]
        called += [
            (call.at, 2 if call.is_second else 0, note_id(file, one.key))
            for (call, _), one in zip(noted, calls, strict=True)
        ]
        return Marked(
            after=after,
            marks=Marks(calls=calls, leads=tuple(leads), gone=tuple(gone.values())),
            file=file,
            notes=tuple(words for _, words in noted),
            called=tuple(name for *_, name in sorted(called, key=lambda one: one[:2])),
        )

    def on_added(self, proposal: Proposal) -> Marked:
        """Return an added line with the notes that it calls and its links."""
        file = proposal.line.span.file
        calls = tuple(Call(at=one.at, key=self.key(file, one.words)) for one in proposal.notes)
        leads = tuple(Lead(start=one.start, end=one.end, address=one.address) for one in proposal.leads)
        return Marked(
            after=proposal.added,
            marks=Marks(calls=calls, leads=leads),
            file=file,
            notes=tuple(one.words for one in proposal.notes),
            called=tuple(note_id(file, one.key) for one in calls),
        )

    def key(self, path: str, words: str) -> str:
        """Return the key of a new note of a file, which no other note of that file has."""
        taken = self._taken.setdefault(path, set(keys_in(self.texts[path])))
        key = new_key(words, taken)
        taken.add(key)
        return key


def carried(place: int, changes: Iterable[WordChange], *, is_after: bool) -> int:
    """Return where a place of some words is once they are changed: after what is added there, or before it."""
    shift = 0
    for change in changes:
        is_here = change.end == place and (change.start < place or is_after)
        if change.end < place or is_here:
            shift += len(change.added) - (change.end - change.start)
        elif change.start < place:
            shift += change.start + len(change.added) - place
    return place + shift


def _led(lead: Leading, after: str, changes: Sequence[WordChange]) -> Lead:
    """Return a link on the words that it stands on once they are changed; on none when they are not there, or twice."""
    touching = [one for one in changes if one.start <= lead.end and lead.start <= one.end]
    start = carried(min((lead.start, *(one.start for one in touching))), changes, is_after=False)
    end = carried(max((lead.end, *(one.end for one in touching))), changes, is_after=True)
    words, stretch = lead.words.strip(), after[start:end]
    if same_words(stretch) == same_words(words):
        place, size = len(stretch) - len(stretch.lstrip()), len(stretch.strip())
    elif stretch.count(words) == 1:
        place, size = stretch.index(words), len(words)
    else:
        place, size = 0, 0
    return Lead(start=start + place, end=start + place + size, address=lead.address)
