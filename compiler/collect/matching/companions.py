"""Proposals to the same, each with the footnotes and the links that come and go with its line.

A note that an added line calls is part of that line, and one that a removed line called goes with it.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from compiler.collect.matching.calls import Call, called, can_call, note_shown
from compiler.collect.matching.copy_lines import CopyLine
from compiler.collect.matching.draft import Draft
from compiler.collect.matching.folding import signs
from compiler.collect.matching.links import leads_of_added
from compiler.collect.matching.wordings import Pair
from compiler.model.change import Edit, Mark
from compiler.model.review import Leading, NoteCall, Proposal, ProposalKind
from compiler.model.source_line import INDICATORS, LineForm, SourceLine
from compiler.model.text import note_marks


class Companions:
    """The lines of a copy, where its notes are called, the lines that the source holds, and who calls which note."""

    def __init__(
        self,
        copy: Sequence[CopyLine],
        calls: Mapping[int, Call],
        paired: Mapping[int, Pair],
        lines: Sequence[SourceLine],
    ) -> None:
        self._copy, self._calls, self._paired = copy, calls, paired
        self._ranks = {one.rank: rank for rank, one in enumerate(copy)}
        self._words = {line.note: signs(line.words) for line in lines if line.note}
        self._callers: dict[str, list[SourceLine]] = defaultdict(list)
        for line in lines:
            for name, _ in note_marks(line.content):
                self._callers[name].append(line)

    def joined(self, drafts: Sequence[Draft]) -> Iterator[Draft]:
        """Yield the proposals, those of notes that are part of another line told with it."""
        notes = {rank: draft for draft in drafts if (rank := self._note(draft)) is not None}
        hosts = {rank: draft for draft in drafts if (rank := self._host(draft)) is not None}
        held = self._held(notes, hosts)
        known = {rank: name for rank, draft in notes.items() if (name := self._known(rank, draft))}
        inside = {*known, *(rank for ranks in held.values() for rank in ranks)}
        gone = {draft.proposal.line.note: draft for draft in self._leaving(drafts)}
        there = {*gone, *known.values()}
        for draft in drafts:
            rank, host = self._note(draft), self._host(draft)
            if rank in inside or (draft.proposal.kind is ProposalKind.REMOVED and _note_of(draft) in there):
                continue
            if rank is not None:
                yield self._called(rank, draft)
            elif host is not None:
                found = ((self._calls[one].after, notes[one].proposal.added) for one in held[host])
                yield _with_marks(
                    draft, self._copy[host], [NoteCall(at=at, words=words) for at, words in found]
                )
            else:
                yield self._without(draft, gone)

    def _held(self, notes: Iterable[int], hosts: Container[int]) -> Mapping[int, list[int]]:
        """Return the ranks of the notes that each added line calls, by the rank of that line."""
        held: dict[int, list[int]] = defaultdict(list)
        for rank in notes:
            call = self._calls.get(rank)
            if call is not None and call.is_whole and call.rank in hosts:
                held[call.rank].append(rank)
        return held

    def _known(self, rank: int, draft: Draft) -> str:
        """Return the note of the source that a new one is, where it is called: it was taken in since."""
        proposal = self._called(rank, draft).proposal
        words, call = signs(proposal.added), proposal.call
        found = note_marks(proposal.line.content) if call is not None else ()
        here = (name for name, at in found if call is not None and at == call.at)
        return next((name for name in here if self._words.get(name) == words), "")

    def _leaving(self, drafts: Sequence[Draft]) -> Iterator[Draft]:
        """Yield the removals of notes that go with the one line that called them."""
        lines = {
            id(draft.proposal.line)
            for draft in drafts
            if draft.proposal.kind is ProposalKind.REMOVED and not draft.is_row
        }
        for draft in drafts:
            caller = self._caller(draft.proposal)
            if caller is not None and id(caller) in lines:
                yield draft

    def _rank(self, draft: Draft) -> int | None:
        is_added = draft.proposal.kind is ProposalKind.ADDED
        return self._ranks.get(draft.ranks[0]) if is_added and draft.ranks else None

    def _note(self, draft: Draft) -> int | None:
        """Return the rank of the line of the copy that a new note is."""
        rank = self._rank(draft)
        return rank if rank is not None and self._copy[rank].is_note else None

    def _host(self, draft: Draft) -> int | None:
        """Return the rank of the line of the copy that a line added is, when what it holds can be written with it."""
        rank = self._rank(draft)
        if rank is None or draft.is_row or draft.proposal.refusal or self._copy[rank].is_note:
            return None
        line, copy = draft.proposal.line, self._copy[rank]
        is_same = len(copy.lines) == 1 and copy.after.strip() == draft.proposal.added
        is_prose = line.form not in INDICATORS and line.span.file.endswith(".md")
        return rank if is_same and is_prose else None

    def _called(self, rank: int, draft: Draft) -> Draft:
        """Return the proposal of a new note, shown where it is called when that line is in the source."""
        call = self._calls.get(rank)
        pair = self._paired.get(call.rank) if call is not None else None
        if call is None or pair is None:
            return draft
        return called(draft, pair, call, (one for rank, one in self._calls.items() if rank in self._paired))

    def _caller(self, proposal: Proposal) -> SourceLine | None:
        """Return the one line that calls the note that a proposal takes away."""
        if proposal.kind is not ProposalKind.REMOVED or proposal.line.form is not LineForm.NOTE:
            return None
        callers = self._callers[proposal.line.note]
        is_written = proposal.line.span.file.endswith(".md") and len(callers) == 1 and can_call(callers[0])
        return callers[0] if is_written else None

    def _without(self, draft: Draft, gone: Mapping[str, Draft]) -> Draft:
        """Return the proposal to take a line, or a note, away, with what goes with it."""
        proposal = draft.proposal
        if proposal.kind is not ProposalKind.REMOVED or draft.is_row:
            return draft
        if caller := self._caller(proposal):
            return replace(draft, proposal=replace(proposal, caller=caller, refusal=""))
        names = (name for name, _ in note_marks(proposal.line.content))
        notes = tuple(gone[name].proposal.line for name in names if name in gone)
        return replace(draft, proposal=replace(proposal, gone=notes))


def _note_of(draft: Draft) -> str:
    return draft.proposal.line.note


def _with_marks(draft: Draft, copy: CopyLine, notes: Sequence[NoteCall]) -> Draft:
    """Return the proposal of a line added with the notes that it calls and its links; `at` counts spaces around it."""
    lead = len(copy.after) - len(copy.after.lstrip())
    placed = tuple(sorted((replace(one, at=max(one.at - lead, 0)) for one in notes), key=lambda one: one.at))
    leads = leads_of_added(copy, draft.proposal.added)
    if not placed and not leads:
        return draft
    shown = _shown(draft.proposal.added, placed, leads)
    proposal = replace(
        draft.proposal, notes=placed, leads=leads, after=shown, edits=(Edit(mark=Mark.ADDED, text=shown),)
    )
    return replace(draft, proposal=proposal)


def _shown(words: str, notes: Sequence[NoteCall], leads: Sequence[Leading]) -> str:
    """Return the words of a line with its notes and the addresses of its links beside what they stand on."""
    marks = [(one.at, f" {note_shown(one.words)}") for one in notes]
    marks += [(one.end, f" ({one.address})") for one in leads]
    for place, text in sorted(marks, key=lambda one: one[0], reverse=True):
        words = words[:place] + text + words[place:]
    return words
