"""Proposals to the edits of source files that carry them out, and to the lines that the act must then print."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from compiler.collect.choosing import rewritten
from compiler.model.review import Proposal, ProposalKind
from compiler.model.source_line import INDICATORS, LineForm, SourceLine
from compiler.model.text import Inlines, NoteMark, note_marks
from compiler.pipeline.marking import Marked, Marker, host
from compiler.write import Addition, Join, Move, Removal, Rewording, Split, taken_out
from compiler.write.escapes import as_prose
from compiler.write.marks import marked_source
from compiler.write.notes import Definition, Undefinition
from compiler.write.patch import Edit
from compiler.write.whole_lines import ALINEAS, ITEMS, typed_words


@dataclass(slots=True)
class Rewriting:
    """Edits by file, each with the numbers of the proposals that it carries out.

    `marked` are the lines that take notes or links, by the identity of the line; `added`, those added, by number.
    """

    edits: list[tuple[str, Edit, tuple[int, ...]]] = field(default_factory=list)
    wanted: set[int] = field(default_factory=set)
    marked: dict[int, Marked] = field(default_factory=dict)
    added: dict[int, Marked] = field(default_factory=dict)

    def without_edit(self) -> set[int]:
        """Return the numbers of the proposals that nothing carries out."""
        return self.wanted - {number for _, _, numbers in self.edits for number in numbers}

    def by_file(self) -> Mapping[str, tuple[Edit, ...]]:
        """Return the edits of each file, in the order of the act."""
        found: dict[str, list[Edit]] = defaultdict(list)
        for path, edit, _ in self.edits:
            found[path].append(edit)
        return {path: tuple(edits) for path, edits in found.items()}

    def numbers_of(self, refused: Sequence[Edit]) -> set[int]:
        """Return the numbers of the proposals that some edits carried out."""
        ranks = {id(edit) for edit in refused}
        return {number for _, edit, numbers in self.edits if id(edit) in ranks for number in numbers}


def rewriting_of(chosen: Sequence[Proposal], texts: Mapping[str, str]) -> Rewriting:
    """Return what to do to the files; proposals that change one line are carried out together."""
    rewriting = Rewriting(wanted={one.number for one in chosen if one.kind is not ProposalKind.REMARK})
    marker = Marker(texts)
    # Two lines may hold the same words: only the object tells which one is meant.
    changed: dict[int, list[Proposal]] = defaultdict(list)
    for proposal in chosen:
        if (line := host(proposal)) is not None:
            changed[id(line)].append(proposal)
    for name, proposals in changed.items():
        line = host(proposals[0])
        if line is not None:
            rewriting.marked[name] = marker.on_line(line, proposals)
            rewriting.edits += _reword(line, proposals, rewriting.marked[name])
    for proposal in chosen:
        if proposal.notes or proposal.leads:
            rewriting.added[proposal.number] = marker.on_added(proposal)
        for edit in _whole(proposal, texts, rewriting.added.get(proposal.number)):
            path = edit.first.file if isinstance(edit, Join) else edit.span.file
            rewriting.edits.append((path, edit, (proposal.number,)))
    # Notes come after the lines that call them.
    rewriting.edits += [(path, edit, (number,)) for path, edit, number in _definitions(chosen, rewriting)]
    return rewriting


def _definitions(chosen: Sequence[Proposal], rewriting: Rewriting) -> Iterator[tuple[str, Edit, int]]:
    """Yield the notes to write, in the files of the lines that call them, each with the number of its proposal."""
    left = {name: iter(one.marks.calls) for name, one in rewriting.marked.items()}
    for one in chosen:
        if one.call is not None:
            notes = [(next(left[id(one.line)]), one.added)]
        else:
            added = rewriting.added.get(one.number)
            notes = list(zip(added.marks.calls, added.notes, strict=True)) if added else []
        for call, words in notes:
            edit = Definition(span=one.line.span, key=call.key, source=typed_words(words))
            yield one.line.span.file, edit, one.number


def _reword(
    line: SourceLine, proposals: Sequence[Proposal], marked: Marked
) -> Iterator[tuple[str, Edit, tuple[int, ...]]]:
    """Yield the edits of one line, at each place that holds its words."""
    numbers = tuple(one.number for one in proposals)
    for span in (line.span, *line.same):
        edit = Rewording(
            span=span,
            before=line.content,
            after=marked.after,
            key=line.key,
            is_literal=line.is_literal,
            marks=marked.marks,
        )
        yield span.file, edit, numbers


def _whole(proposal: Proposal, texts: Mapping[str, str], marked: Marked | None) -> Iterator[Edit]:
    """Yield the edits of a proposal that touches whole lines."""
    line = proposal.line
    match proposal.kind:
        case ProposalKind.ADDED if proposal.call is None:
            yield from _addition(proposal, marked)
        case ProposalKind.REMOVED if proposal.caller is not None:
            yield Undefinition(span=line.span)
        case ProposalKind.REMOVED:
            yield Removal(span=line.span, form=line.form, before=line.content)
            yield from (Undefinition(span=note.span) for note in proposal.gone)
        case ProposalKind.SPLIT:
            yield Split(span=line.span, content=line.content, at=proposal.changes[0].start)
        case ProposalKind.JOINED if proposal.where is not None:
            yield Join(first=line.span, second=proposal.where.span)
        case ProposalKind.MOVED if proposal.where is not None and not proposal.changes:
            # One moved and reworded at once is left to its author.
            yield from _move(line, proposal.where, texts)
        case _:
            pass


def _addition(proposal: Proposal, marked: Marked | None) -> Iterator[Edit]:
    """Yield what adds a line; nothing where it would not be the alinéa, or the item, that it is in the copy."""
    line, text = proposal.line, proposal.added
    # A title that a table shows heads no alinéa.
    if line.in_table and line.form is LineForm.TITLE:
        return
    source = marked_source(text, marked.marks) if marked is not None else typed_words(text)
    if line.form in INDICATORS:
        yield Addition(span=line.span, form=line.form, text=text)
    elif proposal.is_item is (line.form in ITEMS):
        yield Addition(span=line.span, form=line.form, text=as_prose(source), is_source=True)
    elif line.form in ITEMS:
        yield Addition(span=line.span, form=line.form, text=as_prose(source), is_source=True, ends_list=True)
    elif line.form in ALINEAS:
        yield Addition(span=line.span, form=line.form, text=f"- {source}", is_source=True)


def _move(line: SourceLine, where: SourceLine, texts: Mapping[str, str]) -> Iterator[Edit]:
    if line.span.file == where.span.file:
        yield Move(span=line.span, form=line.form, after_span=where.span, after_form=where.form)
        return
    source = taken_out(texts[line.span.file], line.span, line.form, keeps_file=False)
    if source is not None:
        yield Removal(span=line.span, form=line.form, before=line.content)
        yield Addition(span=where.span, form=where.form, text=source, is_source=True)


@dataclass(frozen=True, slots=True)
class Expected:
    """The lines that the act must print, words only, and what some of them must be marked with, by their rank."""

    lines: tuple[SourceLine, ...]
    marked: Mapping[int, Marked]


def expected_lines(lines: Sequence[SourceLine], chosen: Sequence[Proposal], rewriting: Rewriting) -> Expected:
    """Return the lines that the act must print once proposals are carried out."""
    own, moved = _by_line(lines, chosen)
    gone = {id(note) for one in chosen for note in one.gone}
    found: list[SourceLine] = []
    marked: list[tuple[SourceLine, Marked]] = []
    joins = False
    for rank, line in enumerate(lines):
        here = own.get(rank, [])
        kept = _kept(line, here) if id(line) not in gone else []
        is_gone = not kept
        if joins and kept:
            found[-1] = replace(found[-1], words=f"{found[-1].words} {kept[0].words}")
            kept = kept[1:]
        elif kept and (mark := rewriting.marked.get(id(line))):
            kept[0] = replace(kept[0], content=_calls(mark))
            marked.append((kept[0], mark))
        found += kept
        # A line that goes whole leads on to the next one.
        joins = (joins and is_gone) or any(one.kind is ProposalKind.JOINED for one in here)
        for one in here:
            if one.kind is ProposalKind.ADDED and one.call is None:
                mark = rewriting.added.get(one.number)
                found.append(replace(line, words=one.added, content=_calls(mark) if mark else ()))
                marked += [(found[-1], mark)] if mark else []
        found += moved.get(rank, ())
    whole = tuple(_with_notes(found, marked))
    ranks = {id(line): rank for rank, line in enumerate(whole)}
    return Expected(whole, {ranks[id(line)]: mark for line, mark in marked})


def _by_line(
    lines: Sequence[SourceLine], chosen: Sequence[Proposal]
) -> tuple[Mapping[int, list[Proposal]], Mapping[int, list[SourceLine]]]:
    """Return proposals by the rank of the line that they touch, and the lines moved by that of the one they follow."""
    own: dict[int, list[Proposal]] = defaultdict(list)
    moved: dict[int, list[SourceLine]] = defaultdict(list)
    ranks = {id(line): rank for rank, line in enumerate(lines)}
    for one in chosen:
        own[ranks[id(one.line)]].append(one)
        if one.kind is ProposalKind.MOVED and one.where is not None:
            moved[ranks[id(one.where)]].append(one.line)
    return own, moved


def _calls(marked: Marked) -> Inlines:
    return tuple(NoteMark(note=name) for name in marked.called)


def _with_notes(
    found: Sequence[SourceLine], marked: Iterable[tuple[SourceLine, Marked]]
) -> Iterator[SourceLine]:
    """Yield lines, then the footnotes, new ones too, in the order of their first calls."""
    texts = [line for line in found if line.form is not LineForm.NOTE]
    notes = {line.note: line for line in found if line.form is LineForm.NOTE}
    for line, mark in marked:
        for name, words in mark.new_notes().items():
            notes[name] = SourceLine(
                words=words, form=LineForm.NOTE, place=line.place, span=line.span, note=name
            )
    order = dict.fromkeys(name for line in texts for name, _ in note_marks(line.content))
    yield from texts
    yield from (notes.pop(name) for name in order if name in notes)
    yield from notes.values()


def _kept(line: SourceLine, own: Sequence[Proposal]) -> list[SourceLine]:
    """Return what a line becomes where it stands."""
    kinds = {one.kind for one in own}
    if kinds & {ProposalKind.REMOVED, ProposalKind.MOVED}:
        return []
    words = rewritten(
        line.words, [change for one in own if one.kind is ProposalKind.REWORDED for change in one.changes]
    )
    split = next((one for one in own if one.kind is ProposalKind.SPLIT), None)
    if split is None:
        return [replace(line, words=words)]
    at = split.changes[0].start
    return [replace(line, words=part.strip()) for part in (line.words[:at], line.words[at:])]
