"""Whether the files that proposals gave print what they ask, and which proposals are to blame when they do not."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from compiler.diagnostics.span import Span
from compiler.model.review import Proposal, ProposalKind
from compiler.model.source_line import LineForm, SourceLine, same_words
from compiler.model.text import Figure, Reference, plain, walk
from compiler.parse.inline import typeset_plain

_MOVED = "déplacer et reformuler à la fois ne s'écrit pas d'un coup : déplacez d'abord, puis reformulez"
_WORKED_OUT = (
    "ces mots viennent d'un renvoi ou d'un calcul : changez ce qu'ils citent, ou leur écriture entre [[ ]]"
)
_EMPTIED = "un champ ne se vide pas d'ici : videz-le, ou retirez la ligne, dans le fichier"
_OUT_OF_LIST = "elle couperait la liste en deux : écrivez-la à la main, entre deux lignes vides"
_NO_PLACE = "le fichier n'a pas de place sûre pour elle"


class Touched:
    """What some proposals touch: lines that they change, and tables that the same records feed elsewhere."""

    def __init__(self, proposals: Sequence[Proposal]) -> None:
        cells = [one.line for one in proposals if one.line.form is LineForm.CELL]
        self._files = {span.file for line in cells for span in (line.span, *line.same)}
        self._tables = {line.place for line in cells}

    def feeds(self, line: SourceLine) -> bool:
        """Tell whether a line is a cell of another table, made from records that were changed."""
        is_other = line.form is LineForm.CELL and line.place not in self._tables
        return is_other and line.span.file in self._files


def first_difference(
    expected: Sequence[SourceLine], found: Sequence[SourceLine], touched: Touched
) -> int | None:
    """Return the rank of the first line that does not read as wanted, None when all do."""
    for rank, (want, line) in enumerate(zip_longest(expected, found)):
        if want is None or line is None or not _is_same(want, line, touched):
            return rank
    return None


def _is_same(want: SourceLine, found: SourceLine, touched: Touched) -> bool:
    """Tell whether a line reads as wanted; what is worked out from the rest of the act may have followed it."""
    if same_words(want.words) == same_words(found.words) or touched.feeds(found):
        return True
    is_worked_out = bool(found.fixed) or any(
        isinstance(inline, Reference | Figure) for inline in walk(found.content)
    )
    # Word types its own way: both are compared as they are printed.
    return is_worked_out or same_words(_printed(want.words)) == same_words(found.words)


def _printed(words: str) -> str:
    return plain(typeset_plain(words.strip()))


def touching(proposals: Sequence[Proposal], lines: Sequence[SourceLine]) -> tuple[int, ...]:
    """Return the numbers of the proposals that touch the last of some lines that any touches; all when none does."""
    for line in reversed(lines):
        numbers = tuple(one.number for one in proposals if _touches(one, line.span))
        if numbers:
            return numbers
    return tuple(one.number for one in proposals)


def _touches(proposal: Proposal, span: Span) -> bool:
    return span == proposal.line.span or (proposal.where is not None and span == proposal.where.span)


def nearest(proposals: Sequence[Proposal], span: Span) -> tuple[int, ...]:
    """Return the number of the proposal whose place is the nearest to that of an error; all when it has none."""
    here = [one for one in proposals if one.line.span.file == span.file]
    if not here:
        return tuple(one.number for one in proposals)
    return (min(here, key=lambda one: abs(one.line.span.line - span.line)).number,)


def why_unwritten(proposal: Proposal) -> str:
    """Say why no file could take a proposal."""
    line = proposal.line
    if proposal.kind is ProposalKind.MOVED and proposal.changes:
        return _MOVED
    if proposal.kind is ProposalKind.ADDED and not proposal.is_item and line.form is LineForm.ITEM:
        return _OUT_OF_LIST
    if any(isinstance(inline, Reference | Figure) for inline in walk(line.content)):
        return _WORKED_OUT
    if proposal.kind is ProposalKind.REWORDED and not proposal.after.strip():
        return _EMPTIED
    return _NO_PLACE


def with_companions(
    kept: Sequence[Proposal], failed: Mapping[int, str], lines: Sequence[SourceLine]
) -> dict[int, str]:
    """Return the other proposals of what was one gesture of a reviewer: a deletion over the end of a line.

    Its words would go and its lines stay apart, or the reverse.
    """
    found: dict[int, str] = {}
    ranks = {id(line): rank for rank, line in enumerate(lines)}
    for joint in (one for one in kept if one.kind is ProposalKind.JOINED and one.where is not None):
        first, last = ranks[id(joint.line)], ranks[id(joint.where)]
        group = [joint, *(one for one in kept if _is_of(one, joint) and first <= ranks[id(one.line)] <= last)]
        culprit = next((one.number for one in group if one.number in failed), None)
        if culprit is not None:
            found |= {
                one.number: f"elle va avec la proposition n°\u00a0{culprit}"
                for one in group
                if one.number not in failed
            }
    return found


def _is_of(proposal: Proposal, joint: Proposal) -> bool:
    is_words = proposal.kind in (ProposalKind.REWORDED, ProposalKind.REMOVED)
    return is_words and joint.trace is not None and proposal.trace == joint.trace
