"""Whole lines that the copy or the source lacks, without a mark that says why, to what they propose."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from compiler.collect.matching import advice, whole_lines
from compiler.collect.matching.alignment import Alignment
from compiler.collect.matching.composed import is_composed, is_printed, without_page
from compiler.collect.matching.copy_lines import CopyLine, sole_remover
from compiler.collect.matching.draft import Draft, both
from compiler.collect.matching.folding import Bridge, signs
from compiler.collect.matching.standing import Standing
from compiler.collect.matching.whole_lines import Spot
from compiler.collect.matching.wordings import Pair
from compiler.model.bookmark import Mark as Place
from compiler.model.bookmark import read_bookmark
from compiler.model.change import Edit, Mark
from compiler.model.review import Proposal, ProposalKind
from compiler.model.source_line import LineForm, SourceLine, digest

_LONG = 20
"""Signs from which a line is taken to be told by its words: shorter ones have namesakes."""
_MOVED = "on ne peut pas savoir qui, de la copie ou du texte source, a déplacé cette ligne"


class Untracked:
    """What stands on one side only."""

    def __init__(
        self,
        copy: tuple[CopyLine, ...],
        lines: tuple[SourceLine, ...],
        alignment: Alignment,
        spots: tuple[Spot, ...],
        prints: frozenset[str],
    ) -> None:
        self.copy, self.lines, self.spots, self.prints = copy, lines, spots, prints
        self.titles = {signs(line.printed) for line in lines if line.form is LineForm.TITLE}
        self.paired = set(alignment.pairs)
        self.alone = [
            rank
            for rank, line in enumerate(copy)
            if line.text and rank not in alignment.pairs and rank not in alignment.splits and line.row is None
        ]
        shown = set(alignment.pairs.values()) | alignment.joins
        has_notes = any(line.is_note for line in copy)
        missing = [
            rank
            for rank, line in enumerate(lines)
            if rank not in shown and (has_notes or line.form is not LineForm.NOTE)
        ]
        self.arrived = self._arrived(missing)
        """The words of lines that the source took in since, maybe because a reviewer proposed them."""
        proposed = {signs(line.after) for line in copy if line.is_added} & self.arrived
        self.missing = [rank for rank in missing if signs(lines[rank].printed) not in proposed]

        self.moved = dict(self._moves())
        """The source line of each line of the copy that stands elsewhere, by their ranks."""
        self.alone = [rank for rank in self.alone if rank not in self.moved]
        gone = set(self.moved.values())
        self.missing = [rank for rank in self.missing if rank not in gone]

    def _arrived(self, missing: list[int]) -> frozenset[str]:
        moved_away = {signs(self.copy[rank].text) for rank in self.alone if sole_remover(self.copy[rank])}
        words = (
            (signs(line.printed), digest(line.printed)) for line in (self.lines[rank] for rank in missing)
        )
        return frozenset(text for text, mark in words if mark not in self.prints or text in moved_away)

    def drafts(self) -> Iterator[Draft]:
        """Yield the moves, then what was added, then what was taken away."""
        for mine, other in self.moved.items():
            yield self._moved(mine, other)
        yield from self._added()
        yield from self._removed()

    def _moves(self) -> Iterator[tuple[int, int]]:
        places: dict[str, list[int]] = defaultdict(list)
        for rank in self.missing:
            places[signs(self.lines[rank].printed)].append(rank)
        for rank in self.alone:
            words = signs(self.copy[rank].text)
            if len(words) >= _LONG and len(places[words]) == 1 and not sole_remover(self.copy[rank]):
                yield rank, places.pop(words)[0]

    def _moved(self, mine: int, other: int) -> Draft:
        line, where, words = self.lines[other], self.spots[mine].line, self.copy[mine].text
        proposal = Proposal(
            number=0,
            kind=ProposalKind.MOVED,
            line=line,
            trace=None,
            is_tracked=False,
            where=where,
            before=line.printed,
            after=words,
            edits=(Edit(mark=Mark.KEPT, text=words),),
            conflict=_MOVED,
            refusal=advice.move(line, where),
        )
        return Draft(proposal=proposal, line=other, ranks=(self.copy[mine].rank,), is_whole=True)

    # -- added

    def _added(self) -> Iterator[Draft]:
        for key, group in groupby(self.alone, key=lambda rank: self.copy[rank].first.cell[:2]):
            ranks = list(group)
            if key[0] < 0 or any(self.copy[rank].first.cell[:2] == key for rank in self._paired_near(ranks)):
                for rank in ranks:
                    yield from self._added_one(self.copy[rank], rank)
            else:
                lines = tuple(line for rank in ranks for line in self.copy[rank].lines)
                yield from self._added_one(replace(self.copy[ranks[0]], lines=lines, row=key), ranks[0])

    def _paired_near(self, ranks: list[int]) -> Iterator[int]:
        return (rank for rank in (ranks[0] - 1, ranks[-1] + 1) if rank in self.paired)

    def _added_one(self, copy: CopyLine, rank: int) -> Iterator[Draft]:
        was_copied = any(digest(line.before) in self.prints for line in copy.lines)
        if was_copied or is_composed(copy) or sole_remover(copy) or self._is_listed(copy):
            return
        draft = whole_lines.added(copy, self.spots[rank])
        untracked = replace(draft.proposal, trace=None, is_tracked=False)
        yield replace(draft, proposal=replace(untracked, conflict=both(untracked.conflict, self._doubt())))

    def _is_listed(self, copy: CopyLine) -> bool:
        """Tell whether a line only lists a title: some programs make plain lines of the contents."""
        entry = without_page(copy.text)
        return is_printed(entry) or bool({signs(copy.text), signs(entry)} & self.titles)

    def _doubt(self) -> str:
        return "" if self.prints else Standing.UNKNOWN.conflict

    # -- taken away

    def _removed(self) -> Iterator[Draft]:
        """Yield the lines that the copy lacks and was sent; others came into the source since."""
        missing = set(self.missing)
        for anchor, group in groupby(self.missing, key=lambda rank: self.lines[rank].anchor):
            ranks = list(group)
            if _is_row(anchor) and self._row(ranks[0], anchor) <= missing:
                if self._was_sent(ranks):
                    pairs = [self._absent(rank) for rank in ranks]
                    yield whole_lines.row_removed(pairs, None, self._doubt())
                continue
            for rank in ranks:
                if self._was_sent([rank]):
                    yield self._removed_one(rank)

    def _removed_one(self, rank: int) -> Draft:
        line = self.lines[rank]
        conflict = self._doubt() or ("" if len(line.printed) >= _LONG else Standing.UNKNOWN.conflict)
        return whole_lines.removed(self._absent(rank), None, conflict)

    def _row(self, rank: int, anchor: str) -> set[int]:
        """Return the ranks of the lines of a row, from one of them."""
        first = rank
        while first and self.lines[first - 1].anchor == anchor:
            first -= 1
        last = rank
        while last + 1 < len(self.lines) and self.lines[last + 1].anchor == anchor:
            last += 1
        return set(range(first, last + 1))

    def _was_sent(self, ranks: list[int]) -> bool:
        return not self.prints or all(digest(self.lines[rank].printed) in self.prints for rank in ranks)

    def _absent(self, rank: int) -> Pair:
        line = self.lines[rank]
        return Pair(
            copy=CopyLine(lines=(), text=""),
            line=line,
            rank=rank,
            standing=Standing.SAME,
            bridge=Bridge("", ""),
        )


def _is_row(anchor: str) -> bool:
    place = read_bookmark(anchor)
    return place is not None and place.mark in {Place.ROW, Place.ENGAGEMENT}
