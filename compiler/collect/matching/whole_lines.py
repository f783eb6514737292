"""Lines that reviewers added, removed, split or joined whole, to proposals."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compiler.collect.matching import advice
from compiler.collect.matching.copy_lines import CopyLine, author_of
from compiler.collect.matching.draft import Draft
from compiler.collect.matching.wordings import Pair, sentence_reach
from compiler.model.change import Edit, Mark
from compiler.model.review import Proposal, ProposalKind, ReviewedLine, Trace, WordChange
from compiler.model.source_line import SourceLine

CELLS_APART = " | "
_FIRST = "cette ligne vient avant toutes celles de l'acte\u00a0: placez-la vous-même"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """The source line that something follows, and its rank, -1 when it comes before all of them."""

    line: SourceLine
    rank: int


def added(copy: CopyLine, spot: Spot) -> Draft:
    """Return the proposal of a line, or of a row, that a reviewer added."""
    words = CELLS_APART.join(text for line in copy.lines if (text := _added_words(line).strip()))
    runs = [run for run in copy.runs if run.mark is Mark.ADDED and run.text.strip()]
    trace = copy.first.end_trace if copy.first.end is Mark.ADDED else None
    trace = trace or next((run.trace for run in runs), None)
    others = {author_of(run.trace) for run in runs} | {
        author_of(run.removed_by) for run in runs if run.removed_by
    }
    conflict = _also_touched(sorted(others - {author_of(trace)}))
    proposal = Proposal(
        number=0,
        kind=ProposalKind.ADDED,
        line=spot.line,
        trace=trace,
        is_tracked=trace is not None,
        added=words,
        is_item=copy.first.is_item,
        after=words,
        edits=(Edit(mark=Mark.ADDED, text=words),),
        conflict=conflict,
        refusal=_addition_refusal(copy, spot),
    )
    return Draft(
        proposal=proposal,
        line=spot.rank,
        ranks=(copy.rank,),
        is_whole=True,
        is_after=True,
        is_row=copy.row is not None,
        move=next((run.move for run in runs if run.move), ""),
    )


def _added_words(line: ReviewedLine) -> str:
    """Return the words of a line added, as its reader sees it; of one struck again by another, as it was added."""
    return (
        line.after if line.after.strip() else "".join(run.text for run in line.runs if run.mark is Mark.ADDED)
    )


def _also_touched(others: list[str]) -> str:
    named = ", ".join(f"«\u00a0{other}\u00a0»" for other in others)
    return f"cet ajout a été retouché par {named}" if others else ""


def _addition_refusal(copy: CopyLine, spot: Spot) -> str:
    if copy.row is not None:
        return advice.row_addition(spot.line)
    if spot.rank < 0:
        return _FIRST
    if copy.is_note:
        return advice.note_addition(spot.line, "")
    style = copy.first.style.lower()
    is_heading = style.startswith(("heading", "titre", "title"))
    return advice.addition(spot.line, is_heading=is_heading, is_cell=copy.first.cell[0] >= 0)


def removed(pair: Pair, trace: Trace | None, conflict: str = "") -> Draft:
    """Return the proposal to take a line away."""
    line = pair.line
    return Draft(
        proposal=_removal(line, line.printed, trace, (conflict, advice.removal(line))),
        line=pair.rank,
        ranks=(pair.copy.rank,),
        is_whole=True,
        move=next((run.move for run in pair.copy.runs if run.move), ""),
    )


def row_removed(pairs: Sequence[Pair], trace: Trace | None, conflict: str = "") -> Draft:
    """Return the proposal to take a row away, from its cells."""
    first = pairs[0]
    words = CELLS_APART.join(pair.line.printed for pair in pairs)
    return Draft(
        proposal=_removal(first.line, words, trace, (conflict, advice.row_removal(first.line))),
        line=first.rank,
        ranks=tuple(pair.copy.rank for pair in pairs),
        last=pairs[-1].rank,
        is_whole=True,
        is_row=True,
        move=next((run.move for pair in pairs for run in pair.copy.runs if run.move), ""),
    )


def _removal(line: SourceLine, words: str, trace: Trace | None, why: tuple[str, str]) -> Proposal:
    return Proposal(
        number=0,
        kind=ProposalKind.REMOVED,
        line=line,
        trace=trace,
        is_tracked=trace is not None,
        before=words,
        edits=(Edit(mark=Mark.REMOVED, text=words),),
        conflict=why[0],
        refusal=why[1],
    )


def split(pair: Pair) -> Iterator[Draft]:
    """Yield a proposal for each mark that cuts a line of the copy."""
    place = 0
    for line in pair.copy.lines[:-1]:
        place += len(line.before)
        yield cut_at(pair, place, line.end_trace)


def cut_at(pair: Pair, place: int, trace: Trace | None, conflict: str = "") -> Draft:
    """Return the proposal to split a line at a place of the copy: the spaces there give way to a line end."""
    line, text = pair.line, pair.copy.text
    start, end = len(text[:place].rstrip()), len(text) - len(text[place:].lstrip())
    crossed = pair.bridge.cross(start, end)
    lead = len(line.lead)
    is_inside = crossed is not None and lead < crossed[0] and crossed[1] < lead + len(line.words)
    change = (
        WordChange(start=crossed[0] - lead, end=crossed[1] - lead, added="\n")
        if crossed and is_inside
        else None
    )
    refusal = "" if change else "la coupure tombe hors des mots du texte source"
    proposal = Proposal(
        number=0,
        kind=ProposalKind.SPLIT,
        line=line,
        trace=trace,
        is_tracked=trace is not None,
        changes=(change,) if change else (),
        before=text,
        after=f"{text[:start]}\n{text[end:]}",
        edits=_with_mark(text, start, end),
        conflict=conflict or pair.standing.conflict,
        refusal=refusal or advice.addition(line, is_heading=False, is_cell=line.in_table),
    )
    reach = sentence_reach(line, *crossed) if crossed else (0, len(line.printed))
    return Draft(proposal=proposal, line=pair.rank, ranks=(pair.copy.rank,), start=reach[0], end=reach[1])


def _with_mark(text: str, start: int, end: int) -> tuple[Edit, ...]:
    edits = (
        Edit(mark=Mark.KEPT, text=text[:start]),
        Edit(mark=Mark.REMOVED, text=text[start:end]),
        Edit(mark=Mark.ADDED, text="\n"),
        Edit(mark=Mark.KEPT, text=text[end:]),
    )
    return tuple(edit for edit in edits if edit.text)


def joined(pair: Pair, after: Pair, trace: Trace | None, conflict: str = "") -> Draft:
    """Return the proposal to make one line of two."""
    refusal = advice.removal(after.line) or advice.removal(pair.line)
    if not refusal and pair.line.form is not after.line.form:
        refusal = "ces deux lignes ne sont pas de même nature\u00a0: réunissez-les vous-même"
    before, after_words = (
        f"{pair.line.printed}\n{after.line.printed}",
        f"{pair.line.printed} {after.line.printed}",
    )
    proposal = Proposal(
        number=0,
        kind=ProposalKind.JOINED,
        line=pair.line,
        trace=trace,
        is_tracked=trace is not None,
        where=after.line,
        before=before,
        after=after_words,
        edits=(
            Edit(mark=Mark.KEPT, text=pair.line.printed),
            Edit(mark=Mark.REMOVED, text="\n"),
            Edit(mark=Mark.ADDED, text=" "),
            Edit(mark=Mark.KEPT, text=after.line.printed),
        ),
        conflict=conflict,
        refusal=refusal,
    )
    end = len(pair.line.printed)
    ranks = (pair.copy.rank, after.copy.rank)
    return Draft(proposal=proposal, line=pair.rank, ranks=ranks, last=after.rank, start=end, end=end)
