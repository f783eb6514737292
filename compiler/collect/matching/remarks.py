"""Comments to the proposals whose sentence they stand on; alone, they are proposals of their own."""

from collections import defaultdict
from dataclasses import dataclass

from compiler.collect.matching.draft import Draft
from compiler.collect.matching.gathering import Gathering
from compiler.collect.matching.wordings import Pair, sentence_reach
from compiler.model.change import Edit, Mark
from compiler.model.review import Comment, Ignored, Proposal, ProposalKind


@dataclass(frozen=True, slots=True)
class _Stand:
    """Where a comment stands: the rank of a line of the copy, and places in its text."""

    rank: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Remarks:
    """The comments of a copy, each with those that answer it, and where they stand in a gathering."""

    gathering: Gathering
    comments: tuple[Comment, ...]

    def joined_to(self, drafts: list[Draft]) -> tuple[list[Draft], list[Ignored]]:
        """Return the proposals with their comments, those of comments alone, and the comments that stand nowhere."""
        threads, stands = _threads(self.comments), self._stands()
        found = list(drafts)
        lost: list[Ignored] = []
        holders: dict[int, list[int]] = defaultdict(list)
        lines: dict[int, list[int]] = defaultdict(list)
        for place, draft in enumerate(drafts):
            for rank in draft.ranks:
                holders[rank].append(place)
            for line in () if draft.is_after else draft.lines:
                lines[line].append(place)
        for root, thread in threads.items():
            where = [stand for comment in thread for stand in stands.get(comment.id, ())]
            chosen = self._chosen(root, where, found, holders, lines)
            if chosen is not None:
                found[chosen] = found[chosen].with_comments(thread)
            elif where:
                found.append(self._remark(thread, where[0]))
            else:
                lost.append(_nowhere(thread[0]))
        return found, lost

    def _stands(self) -> dict[str, list[_Stand]]:
        stands: dict[str, list[_Stand]] = defaultdict(list)
        for rank, copy in enumerate(self.gathering.copy):
            place = 0
            for run in copy.runs:
                end = place + (0 if run.mark is Mark.ADDED else len(run.text))
                for comment in run.comments:
                    stands[comment].append(_Stand(rank, place, end))
                place = end
        return stands

    def _chosen(
        self,
        root: str,
        where: list[_Stand],
        drafts: list[Draft],
        holders: dict[int, list[int]],
        lines: dict[int, list[int]],
    ) -> int | None:
        """Return the rank of the proposal that a comment goes with: that of its author first."""
        met: dict[int, None] = {}
        for stand in where:
            copy, pair = self.gathering.copy[stand.rank], self.gathering.paired.get(stand.rank)
            near = [*holders[copy.rank], *(lines[pair.rank] if pair else ())]
            met |= dict.fromkeys(place for place in near if _meets(drafts[place], pair, stand))
        author = next(comment.trace.author for comment in self.comments if comment.id == root)
        return min(met, key=lambda place: drafts[place].author != author, default=None)

    def _remark(self, thread: tuple[Comment, ...], stand: _Stand) -> Draft:
        copy, spot = self.gathering.copy[stand.rank], self.gathering.spots[stand.rank]
        pair = self.gathering.paired.get(stand.rank)
        reach = _reach(pair, stand) if pair else None
        shown = spot.line.printed[reach[0] : reach[1]] if reach else copy.text
        proposal = Proposal(
            number=0,
            kind=ProposalKind.REMARK,
            line=spot.line,
            trace=thread[0].trace,
            before=shown,
            after=shown,
            edits=(Edit(mark=Mark.KEPT, text=shown),) if shown else (),
            comments=thread,
        )
        start, end = reach or (len(spot.line.printed), len(spot.line.printed))
        return Draft(proposal=proposal, line=spot.rank, ranks=(copy.rank,), start=start, end=end)


def _threads(comments: tuple[Comment, ...]) -> dict[str, tuple[Comment, ...]]:
    """Return each comment that answers none with those that answer it, whether at once or in turn."""
    above = {comment.id: comment.answers for comment in comments}
    threads: dict[str, tuple[Comment, ...]] = {}
    for comment in comments:
        root, seen = comment.id, {comment.id}
        while above.get(root) in above and above[root] not in seen:
            root = above[root]
            seen.add(root)
        threads[root] = (*threads.get(root, ()), comment)
    return {root: tuple(sorted(thread, key=lambda one: one.id != root)) for root, thread in threads.items()}


def _meets(draft: Draft, pair: Pair | None, stand: _Stand) -> bool:
    if draft.is_whole or draft.is_after or pair is None:
        return True
    reach = _reach(pair, stand)
    return (
        reach is None
        or (reach[0] < draft.end and draft.start < reach[1])
        or reach == (draft.start, draft.end)
    )


def _reach(pair: Pair, stand: _Stand) -> tuple[int, int] | None:
    crossed = pair.bridge.cross(stand.start, stand.end)
    return sentence_reach(pair.line, *crossed) if crossed else None


def _nowhere(comment: Comment) -> Ignored:
    message = f"un commentaire ne tient à aucun mot\u00a0: «\u00a0{comment.text}\u00a0»"
    return Ignored(message=message, trace=comment.trace)
