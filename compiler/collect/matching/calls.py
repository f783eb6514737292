"""Footnotes that the copy calls and the source lacks, to where their calls stand in the lines of the source."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from compiler.collect.matching import advice
from compiler.collect.matching.copy_lines import CopyLine
from compiler.collect.matching.draft import Draft
from compiler.collect.matching.reach import reach_in
from compiler.collect.matching.wordings import Pair
from compiler.model.change import Edit, Mark
from compiler.model.printed import NO_BREAK


@dataclass(frozen=True, slots=True)
class Call:
    """The rank of the line of the copy that calls a note, and the place of the call in it."""

    rank: int
    place: int


def calls(copy: Sequence[CopyLine]) -> dict[int, Call]:
    """Return where each line of a footnote is called, by its rank."""
    wanted = {rank: line.first.call for rank, line in enumerate(copy) if line.is_note and line.first.call}
    if not wanted:
        return {}
    held = {line: Call(rank, start) for rank, start, line in _starts(copy)}
    return {
        rank: Call(held[line].rank, held[line].place + place)
        for rank, (line, place) in wanted.items()
        if line in held
    }


def _starts(copy: Sequence[CopyLine]) -> Iterator[tuple[int, int, int]]:
    """Yield the rank of each line of the copy, with the lines that it became and where they start in it."""
    for rank, whole in enumerate(copy):
        start = 0
        for line in whole.lines if not whole.is_note else ():
            yield rank, start, line.rank
            start += len(line.before)


def called(draft: Draft, pair: Pair, place: int) -> Draft:
    """Return the proposal of a new note shown in the sentence that calls it, with the place of its call."""
    text, note = pair.copy.text, draft.proposal.added
    start, end = reach_in(text, place, place)
    crossed = pair.bridge.cross(place, place)
    line, space = pair.line, " " if text[start:place].strip() else ""
    before = line.printed[: crossed[0]] if crossed else text[:place]
    edits = (
        Edit(mark=Mark.KEPT, text=text[start:place]),
        Edit(mark=Mark.ADDED, text=f"{space}[Note de bas de page{NO_BREAK}: {note}]"),
        Edit(mark=Mark.KEPT, text=text[place:end]),
    )
    proposal = replace(
        draft.proposal,
        before=text[start:end],
        after="".join(edit.text for edit in edits),
        edits=tuple(edit for edit in edits if edit.text),
        refusal=advice.note_addition(line, before),
    )
    return replace(draft, proposal=proposal)
