"""A review and the choices of the author to the proposals that are written, in their order.

A finer choice wins over a broader one. What conflicts is taken only by its number, and never with what it overlaps.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import combinations

from compiler.collect.matching.rewriting import overlap, rewritten
from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.result import Result
from compiler.diagnostics.span import Span
from compiler.diagnostics.suggestion import did_you_mean, fold
from compiler.model.review import Proposal, ProposalKind, Review
from compiler.model.source_line import SourceLine

__all__ = ["choose", "rewritten"]

ALL = "tout"
AUTHOR, PARTY = "auteur:", "partie:"
_RANGE = re.compile(r"(\d+)(?:\s*-\s*(\d+))?")
_WHOLE = frozenset({ProposalKind.REMOVED, ProposalKind.MOVED})
_SHOWN = 12


class _Fineness(IntEnum):
    """How precisely a choice names a proposal."""

    NONE = 0
    ALL = 1
    GROUP = 2
    RANGE = 3
    NUMBER = 4


@dataclass(frozen=True, slots=True)
class _Choice:
    fineness: _Fineness
    numbers: frozenset[int]


def choose(
    review: Review, lines: tuple[SourceLine, ...], accept: tuple[str, ...], refuse: tuple[str, ...]
) -> Result[tuple[Proposal, ...]]:
    """Return the proposals to write; remarks change nothing, and are never among them.

    Errors: reprise.unknown-choice, reprise.conflict, reprise.by-hand.
    """
    reader = _Reader(review, lines)
    accepted, refused = (tuple(map(reader.read, texts)) for texts in (accept, refuse))
    unknown = [each for each in (*accepted, *refused) if isinstance(each, Diagnostic)]
    if unknown:
        return Result((), tuple(unknown))
    sides = ([each for each in side if isinstance(each, _Choice)] for side in (accepted, refused))
    taken, by_hand = _taken(review, *sides)
    faults = (*by_hand, *_clashes(review.file, taken))
    return Result(() if faults else taken, faults)


def _taken(
    review: Review, accepted: list[_Choice], refused: list[_Choice]
) -> tuple[tuple[Proposal, ...], tuple[Diagnostic, ...]]:
    """Return what is chosen, and an error for each proposal chosen by its own number that cannot be written."""
    taken: list[Proposal] = []
    by_hand: list[Diagnostic] = []
    for proposal in review.proposals:
        wanted = _finest(accepted, proposal) if accepted else _by_default(proposal)
        if wanted is _Fineness.NONE or _finest(refused, proposal) >= wanted:
            continue
        if proposal.kind is ProposalKind.REMARK or (proposal.conflict and wanted < _Fineness.RANGE):
            continue
        if not proposal.refusal:
            taken.append(proposal)
        elif wanted is _Fineness.NUMBER:
            by_hand.append(_by_hand(review.file, proposal))
    return tuple(taken), tuple(by_hand)


def _finest(choices: list[_Choice], proposal: Proposal) -> _Fineness:
    named = (choice.fineness for choice in choices if proposal.number in choice.numbers)
    return max(named, default=_Fineness.NONE)


def _by_default(proposal: Proposal) -> _Fineness:
    is_plain = proposal.is_tracked and not proposal.conflict and not proposal.refusal
    return _Fineness.ALL if is_plain else _Fineness.NONE


class _Reader:
    """Reads choices, knowing the numbers, the authors and the parties there are."""

    def __init__(self, review: Review, lines: tuple[SourceLine, ...]) -> None:
        self.file = review.file
        self.everything = frozenset(proposal.number for proposal in review.proposals)
        self.authors: dict[str, set[int]] = defaultdict(set)
        self.parties: dict[str, set[int]] = {party: set() for line in lines for party in line.parties}
        for proposal in review.proposals:
            if proposal.trace is not None:
                self.authors[proposal.trace.author].add(proposal.number)
            for party in proposal.line.parties:
                self.parties.setdefault(party, set()).add(proposal.number)

    def read(self, text: str) -> _Choice | Diagnostic:
        """Return the proposals that a choice names."""
        text = text.strip()
        if text == ALL:
            return _Choice(_Fineness.ALL, self.everything)
        if match := _RANGE.fullmatch(text):
            return self._numbers(text, int(match[1]), int(match[2] or match[1]), is_one=match[2] is None)
        for prefix, groups in ((AUTHOR, self.authors), (PARTY, self.parties)):
            if text.startswith(prefix):
                return self._group(text, text.removeprefix(prefix).strip(), groups)
        known = (ALL, "un numéro", "une suite de numéros (3-7)", "auteur:NOM", "partie:IDENTIFIANT")
        return self._unknown(text, f"un choix s'écrit ainsi\u00a0: {', '.join(known)}")

    def _numbers(self, text: str, first: int, last: int, *, is_one: bool) -> _Choice | Diagnostic:
        if first > last or not {first, last} <= self.everything:
            return self._unknown(text, self._known_numbers())
        fineness = _Fineness.NUMBER if is_one else _Fineness.RANGE
        return _Choice(fineness, frozenset(number for number in self.everything if first <= number <= last))

    def _group(self, text: str, name: str, groups: dict[str, set[int]]) -> _Choice | Diagnostic:
        if name in groups:
            return _Choice(_Fineness.GROUP, frozenset(groups[name]))
        alike = [group for group in groups if fold(group) == fold(name)]
        if len(alike) == 1:
            return _Choice(_Fineness.GROUP, frozenset(groups[alike[0]]))
        return self._unknown(text, did_you_mean(name, groups, _listed(groups)))

    def _known_numbers(self) -> str:
        if not self.everything:
            return "la copie ne propose rien"
        return f"les propositions vont de 1 à {max(self.everything)}"

    def _unknown(self, text: str, hint: str) -> Diagnostic:
        return Diagnostic(
            code="reprise.unknown-choice",
            message=f"Le choix «\u00a0{text}\u00a0» ne désigne aucune proposition.",
            span=Span(file=self.file),
            hint=hint,
        )


def _listed(names: Iterable[str]) -> str:
    known = sorted(names)
    more = "…" if len(known) > _SHOWN else ""
    return f"sont connus\u00a0: {', '.join(known[:_SHOWN])}{more}" if known else "aucun n'est connu"


def _clashes(file: str, taken: tuple[Proposal, ...]) -> Iterator[Diagnostic]:
    """Yield an error for each two proposals on one line that cannot both be written."""
    by_line: dict[int, list[Proposal]] = defaultdict(list)
    for proposal in taken:
        # Two lines with the same words are equal: only the object tells which one is meant.
        if proposal.kind is not ProposalKind.ADDED:
            by_line[id(proposal.line)].append(proposal)
        if proposal.kind is ProposalKind.JOINED:
            by_line[id(proposal.where)].append(proposal)
    clashes = (
        (one, other)
        for proposals in by_line.values()
        for one, other in combinations(proposals, 2)
        if _clash(one, other)
    )
    for one, other in dict.fromkeys((one.number, other.number) for one, other in clashes):
        yield Diagnostic(
            code="reprise.conflict",
            message=f"Les propositions {one} et {other} touchent les mêmes mots\u00a0: l'une exclut l'autre.",
            span=Span(file=file),
            hint=f"ne retenez que l'une d'elles, par exemple avec --accepter {one} --refuser {other}",
        )


def _clash(one: Proposal, other: Proposal) -> bool:
    if one.kind in _WHOLE or other.kind in _WHOLE:
        return True
    return any(overlap(mine, its) for mine in one.changes for its in other.changes)


def _by_hand(file: str, proposal: Proposal) -> Diagnostic:
    return Diagnostic(
        code="reprise.by-hand",
        message=f"La proposition {proposal.number} ne peut pas être écrite d'elle-même.",
        span=proposal.line.span if proposal.line.span.file else Span(file=file),
        hint=proposal.refusal,
    )
