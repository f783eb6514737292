"""Proposals to the edits of source files that carry them out, and to the lines that the act must then print."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from compiler.collect.choosing import rewritten
from compiler.model.review import Proposal, ProposalKind
from compiler.model.source_line import LineForm, SourceLine
from compiler.write import Addition, Join, Move, Removal, Rewording, Split, taken_out
from compiler.write.patch import Edit
from compiler.write.whole_lines import ALINEAS, INDICATORS, ITEMS, typed_words


@dataclass(slots=True)
class Rewriting:
    """Edits by file, each with the numbers of the proposals that it carries out."""

    edits: list[tuple[str, Edit, tuple[int, ...]]] = field(default_factory=list)
    wanted: set[int] = field(default_factory=set)

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
    """Return what to do to the files; proposals that reword one line are carried out together."""
    rewriting = Rewriting(wanted={one.number for one in chosen if one.kind is not ProposalKind.REMARK})
    # Two lines may hold the same words: only the object tells which one is meant.
    reworded: dict[int, list[Proposal]] = defaultdict(list)
    for proposal in chosen:
        if proposal.kind is ProposalKind.REWORDED:
            reworded[id(proposal.line)].append(proposal)
    for proposals in reworded.values():
        rewriting.edits += _reword(proposals[0].line, proposals)
    for proposal in chosen:
        for edit in _whole(proposal, texts):
            path = edit.first.file if isinstance(edit, Join) else edit.span.file
            rewriting.edits.append((path, edit, (proposal.number,)))
    return rewriting


def _reword(line: SourceLine, proposals: Sequence[Proposal]) -> Iterator[tuple[str, Edit, tuple[int, ...]]]:
    """Yield the edits of one line, at each place that holds its words."""
    after = rewritten(line.words, [change for one in proposals for change in one.changes])
    numbers = tuple(one.number for one in proposals)
    for span in (line.span, *line.same):
        edit = Rewording(
            span=span, before=line.content, after=after, key=line.key, is_literal=line.is_literal
        )
        yield span.file, edit, numbers


def _whole(proposal: Proposal, texts: Mapping[str, str]) -> Iterator[Edit]:
    """Yield the edits of a proposal that touches whole lines."""
    line = proposal.line
    match proposal.kind:
        case ProposalKind.ADDED:
            yield from _addition(proposal)
        case ProposalKind.REMOVED:
            yield Removal(span=line.span, form=line.form, before=line.content)
        case ProposalKind.SPLIT:
            yield Split(span=line.span, content=line.content, at=proposal.changes[0].start)
        case ProposalKind.JOINED if proposal.where is not None:
            yield Join(first=line.span, second=proposal.where.span)
        case ProposalKind.MOVED if proposal.where is not None and not proposal.changes:
            # One moved and reworded at once is left to its author.
            yield from _move(line, proposal.where, texts)
        case _:
            pass


def _addition(proposal: Proposal) -> Iterator[Edit]:
    """Yield what adds a line; nothing where it would not be the alinéa, or the item, that it is in the copy."""
    line, text = proposal.line, proposal.added
    # A title that a table shows heads no alinéa.
    if line.in_table and line.form is LineForm.TITLE:
        return
    if proposal.is_item is (line.form in ITEMS) or line.form in INDICATORS:
        yield Addition(span=line.span, form=line.form, text=text)
    elif line.form in ITEMS:
        yield Addition(span=line.span, form=line.form, text=text, ends_list=True)
    elif proposal.is_item and line.form in ALINEAS:
        yield Addition(span=line.span, form=line.form, text=f"- {typed_words(text)}", is_source=True)


def _move(line: SourceLine, where: SourceLine, texts: Mapping[str, str]) -> Iterator[Edit]:
    if line.span.file == where.span.file:
        yield Move(span=line.span, form=line.form, after_span=where.span, after_form=where.form)
        return
    source = taken_out(texts[line.span.file], line.span, line.form, keeps_file=False)
    if source is not None:
        yield Removal(span=line.span, form=line.form, before=line.content)
        yield Addition(span=where.span, form=where.form, text=source, is_source=True)


def expected_lines(lines: Sequence[SourceLine], chosen: Sequence[Proposal]) -> tuple[SourceLine, ...]:
    """Return the lines that the act must print once proposals are carried out, words only."""
    changes: dict[int, list[Proposal]] = defaultdict(list)
    ranks = {id(line): rank for rank, line in enumerate(lines)}
    for one in chosen:
        changes[ranks[id(one.line)]].append(one)
    moved: dict[int, list[SourceLine]] = defaultdict(list)
    for one in chosen:
        if one.kind is ProposalKind.MOVED and one.where is not None:
            moved[ranks[id(one.where)]].append(one.line)
    found: list[SourceLine] = []
    joins = False
    for rank, line in enumerate(lines):
        own = changes.get(rank, ())
        kept = _kept(line, own)
        is_gone = not kept
        if joins and kept:
            found[-1] = replace(found[-1], words=f"{found[-1].words} {kept[0].words}")
            kept = kept[1:]
        found += kept
        # A line that goes whole leads on to the next one.
        joins = (joins and is_gone) or any(one.kind is ProposalKind.JOINED for one in own)
        found += [replace(line, words=one.added) for one in own if one.kind is ProposalKind.ADDED]
        found += moved.get(rank, ())
    return tuple(found)


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
