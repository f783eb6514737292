"""A line removed here and added there by one author to one proposal that moves it."""

from collections import defaultdict
from dataclasses import replace

from compiler.collect.matching import advice
from compiler.collect.matching.draft import Draft, both
from compiler.collect.matching.folding import Bridge, signs
from compiler.model.review import ProposalKind, WordChange
from compiler.model.source_line import SourceLine
from compiler.model.word_edits import likeness, word_edits

_ALIKE = 0.5
_NOTES = "ses notes changent avec elle\u00a0: écrivez-les à la main"


def with_moves(drafts: list[Draft]) -> list[Draft]:
    """Return the proposals with each removal and the addition that answers it made one."""
    gone = [draft for draft in drafts if draft.proposal.kind is ProposalKind.REMOVED]
    come = [draft for draft in drafts if draft.proposal.kind is ProposalKind.ADDED]
    taken: dict[int, Draft] = {}
    used: set[int] = set()
    for keys, must_be_alike in ((_words, False), (_move, True), (_place, True)):
        waiting: dict[object, list[Draft]] = defaultdict(list)
        for draft in come:
            for key in keys(draft) if id(draft) not in used else ():
                waiting[key].append(draft)
        for draft in gone:
            if id(draft) in taken:
                continue
            answers = (one for key in keys(draft) for one in waiting[key] if id(one) not in used)
            answer = next((one for one in answers if not must_be_alike or _is_alike(draft, one)), None)
            if answer is not None:
                taken[id(draft)] = answer
                used.add(id(answer))
    kept = [
        draft for draft in drafts if id(draft) not in used and not _is_nothing(draft, taken.get(id(draft)))
    ]
    return [_moved(draft, taken[id(draft)]) if id(draft) in taken else draft for draft in kept]


def _is_nothing(gone: Draft, come: Draft | None) -> bool:
    """Tell whether a line was taken away and put back as it was, where it was."""
    return (
        come is not None and _stays(gone, come) and signs(gone.proposal.before) == signs(come.proposal.added)
    )


def _words(draft: Draft) -> list[object]:
    return [(draft.author, draft.is_row, signs(draft.proposal.added or draft.proposal.before))]


def _move(draft: Draft) -> list[object]:
    return [(draft.author, draft.is_row, draft.move)] if draft.move else []


def _place(draft: Draft) -> list[object]:
    places = (draft.line,) if draft.is_after else (draft.line - 1, draft.lines[-1])
    return [(draft.author, draft.is_row, place) for place in places]


def _is_alike(gone: Draft, come: Draft) -> bool:
    return likeness(gone.proposal.before, come.proposal.added) >= _ALIKE


def _stays(gone: Draft, come: Draft) -> bool:
    return come.line in {gone.line - 1, gone.lines[-1]}


def _moved(gone: Draft, come: Draft) -> Draft:
    """Return the move, or the rewording when the line was written again where it stood."""
    line, where = gone.proposal.line, come.proposal.line
    before, after = gone.proposal.before, come.proposal.added
    changes, refusal = _changes(line, after) if not gone.is_row else ((), "")
    is_move = not _stays(gone, come)
    if _notes(gone) != _notes(come):
        refusal = both(refusal, _NOTES)
    if is_move:
        refusal = both(advice.row_move(line) if gone.is_row else advice.move(line, where), refusal)
    elif gone.is_row:
        refusal = gone.proposal.refusal
    proposal = replace(
        gone.proposal,
        kind=ProposalKind.MOVED if is_move else ProposalKind.REWORDED,
        where=where if is_move else None,
        after=after,
        changes=changes,
        edits=word_edits(before, after),
        # The notes that it called follow it, and are those that it calls.
        gone=(),
        conflict=both(gone.proposal.conflict, come.proposal.conflict),
        refusal=refusal,
    )
    return replace(gone, proposal=proposal, ranks=(*gone.ranks, *come.ranks))


def _notes(draft: Draft) -> list[str]:
    """Return the words of the notes that come and go with a line."""
    gone = (one.words for one in draft.proposal.gone)
    return [signs(words) for words in (*gone, *(one.words for one in draft.proposal.notes))]


def _changes(line: SourceLine, after: str) -> tuple[tuple[WordChange, ...], str]:
    """Return the words that changed on the way, and why they cannot be written."""
    lead, close = len(line.lead), len(line.lead) + len(line.words)
    found = tuple(Bridge(after, line.printed).typed())
    if all(lead <= each.start and each.end <= close for each in found):
        return tuple(
            WordChange(start=each.start - lead, end=each.end - lead, added=each.added) for each in found
        ), ""
    return (), advice.outside_words(line, is_lead=any(each.start < lead for each in found))
