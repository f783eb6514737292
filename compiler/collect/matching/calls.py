"""Footnotes that the copy calls and the source lacks, to where their calls stand in the lines of the source."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from compiler.collect.matching import advice
from compiler.collect.matching.copy_lines import CopyLine
from compiler.collect.matching.draft import Draft
from compiler.collect.matching.reach import reach_in
from compiler.collect.matching.wordings import Pair
from compiler.model.change import Edit, Mark
from compiler.model.printed import NO_BREAK
from compiler.model.review import NoteCall
from compiler.model.source_line import SourceLine


@dataclass(frozen=True, slots=True)
class Call:
    """The rank of the line of the copy that calls a note, and the place of the call in its words before and after.

    `order` is that of the call in its line, `is_whole` when the line that the note is known by is all that it says.
    """

    rank: int
    place: int
    after: int
    order: int = 0
    is_whole: bool = True

    def follows(self, other: "Call") -> bool:
        """Tell whether a call stands right after another one."""
        return (self.rank, self.place) == (other.rank, other.place) and self.order > other.order


def calls(copy: Sequence[CopyLine]) -> dict[int, Call]:
    """Return where each line of a footnote is called, by its rank."""
    wanted = {rank: line.first.call for rank, line in enumerate(copy) if line.is_note and line.first.call}
    if not wanted:
        return {}
    held = {line: Call(rank, start, after) for rank, start, after, line in _starts(copy)}
    sizes = Counter(wanted.values())
    return {
        rank: Call(at.rank, at.place + call.before, at.after + call.after, call.order, sizes[call] == 1)
        for rank, call in wanted.items()
        if (at := held.get(call.line)) is not None
    }


def _starts(copy: Sequence[CopyLine]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the rank of each line of the copy, with the lines that it became and where they start in it."""
    for rank, whole in enumerate(copy):
        start = after = 0
        for line in whole.lines if not whole.is_note else ():
            yield rank, start, after, line.rank
            start += len(line.before)
            after += len(line.after)


def called(draft: Draft, pair: Pair, call: Call, known: Iterable[Call] = ()) -> Draft:
    """Return the proposal of a new note shown in the sentence that calls it, with the place of its call.

    `known` are the calls of the notes that the source holds.
    """
    text, line = pair.copy.text, pair.line
    start, end = reach_in(text, call.place, call.place)
    crossed = pair.bridge.cross(call.place, call.place)
    before, space = text[start : call.place], " " if text[start : call.place].strip() else ""
    edits = (
        Edit(mark=Mark.KEPT, text=before),
        Edit(mark=Mark.ADDED, text=f"{space}{note_shown(draft.proposal.added)}"),
        Edit(mark=Mark.KEPT, text=text[call.place : end]),
    )
    at = crossed[0] - len(line.lead) if crossed else -1
    is_written = call.is_whole and can_call(line) and 0 < at <= len(line.words)
    words = line.printed[: crossed[0]] if crossed else text[: call.place]
    proposal = replace(
        draft.proposal,
        line=line,
        before=text[start:end],
        after="".join(edit.text for edit in edits),
        edits=tuple(edit for edit in edits if edit.text),
        call=NoteCall(
            at=at, is_after=_is_after(pair.copy, call), is_second=any(call.follows(one) for one in known)
        )
        if is_written
        else None,
        refusal="" if is_written else advice.note_addition(line, words),
    )
    return replace(draft, proposal=proposal)


def note_shown(words: str) -> str:
    """Return a note as it is shown in the sentence that calls it."""
    return f"[Note de bas de page{NO_BREAK}: {words}]"


def can_call(line: SourceLine) -> bool:
    """Tell whether a line has words of its own in a file where footnotes are written."""
    return not line.fixed and not line.is_literal and line.span.file.endswith(".md")


def _is_after(copy: CopyLine, call: Call) -> bool:
    """Tell whether words that were added where a call stands come before it."""
    before = after = 0
    for run in copy.runs:
        if before >= call.place:
            break
        before += len(run.text) if run.mark is not Mark.ADDED else 0
        after += len(run.text) if run.mark is not Mark.REMOVED and run.removed_by is None else 0
    return before == call.place and call.after > after
