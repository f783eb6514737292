"""Proposals in order, numbered, each with those it conflicts with: two authors on one sentence, or on one line."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations

from compiler.collect.matching.draft import Draft
from compiler.model.review import Proposal, ProposalKind

_NUMBER = "n°\u00a0"


def numbered(drafts: Iterable[Draft]) -> tuple[Proposal, ...]:
    """Return the proposals, numbered from 1 in the order of the act, with their conflicts said."""
    ordered = sorted(drafts, key=lambda draft: draft.order)
    rivals: dict[int, set[int]] = defaultdict(set)
    reasons: dict[int, dict[str, None]] = defaultdict(dict)
    for one, other in _met(ordered):
        for mine, its in ((one, other), (other, one)):
            rivals[mine].add(its + 1)
            reasons[mine][_reason(ordered[mine], ordered[its], its + 1)] = None
    return tuple(
        replace(
            (draft.with_conflict("\u202f; ".join(reasons[rank])) if rank in reasons else draft).proposal,
            number=rank + 1,
            rivals=tuple(sorted(rivals[rank])),
        )
        for rank, draft in enumerate(ordered)
    )


def _met(ordered: list[Draft]) -> Iterable[tuple[int, int]]:
    """Return the pairs of proposals that cannot both be taken unseen."""
    by_line: dict[int, list[int]] = defaultdict(list)
    for rank, draft in enumerate(ordered):
        if draft.proposal.kind is not ProposalKind.REMARK and not draft.is_after:
            for line in draft.lines:
                by_line[line].append(rank)
    return dict.fromkeys(
        (one, other)
        for ranks in by_line.values()
        for one, other in combinations(ranks, 2)
        if _conflict(ordered[one], ordered[other])
    )


def _conflict(one: Draft, other: Draft) -> bool:
    return one.author != other.author and max(one.start, other.start) < min(one.end, other.end)


def _reason(mine: Draft, its: Draft, number: int) -> str:
    who = f"«\u00a0{its.author}\u00a0»" if its.author else "une modification non suivie"
    named = f"{who} (proposition {_NUMBER}{number})"
    if its.author in mine.on:
        return (
            f"elle reprend les mots de {named}\u00a0: la retenir, c'est les retenir tels qu'elle les laisse"
        )
    if mine.author in its.on:
        return f"{named} reprend les mots de celle-ci"
    if its.is_whole:
        deed = {ProposalKind.MOVED: "déplace", ProposalKind.REMOVED: "supprime"}.get(
            its.proposal.kind, "réécrit"
        )
        return f"{named} {deed} la même ligne"
    if mine.is_whole:
        return f"{named} modifie la même ligne"
    return f"{named} modifie la même phrase"
