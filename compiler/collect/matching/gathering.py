"""The lines of a copy, aligned, to all that they propose, in drafts; and what falls outside the words of the source."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from itertools import groupby

from compiler.collect.matching import whole_lines
from compiler.collect.matching.alignment import Alignment
from compiler.collect.matching.calls import Call, calls
from compiler.collect.matching.companions import Companions
from compiler.collect.matching.composed import is_composed
from compiler.collect.matching.copy_lines import CopyLine, author_of, sole_remover
from compiler.collect.matching.draft import Draft
from compiler.collect.matching.folding import Bridge, signs
from compiler.collect.matching.links import left_out, relinked
from compiler.collect.matching.standing import Standing, standing
from compiler.collect.matching.touches import touches
from compiler.collect.matching.untracked import Untracked
from compiler.collect.matching.whole_lines import Spot
from compiler.collect.matching.wordings import Pair, lost, reworded
from compiler.model.change import Mark
from compiler.model.review import Ignored, Run
from compiler.model.source_line import LineForm, SourceLine, digest

_GONE = "cette ligne n'est plus dans le texte source"
_SHOWN = 60


class Gathering:
    """One copy, its alignment with the source, the digests of the text that it was made from, and its links."""

    def __init__(
        self,
        copy: tuple[CopyLine, ...],
        lines: tuple[SourceLine, ...],
        alignment: Alignment,
        prints: frozenset[str],
        links: frozenset[tuple[str, str]],
    ) -> None:
        self.copy, self.lines, self.alignment = copy, lines, alignment
        self.prints, self.links = prints, links

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """For each line of the copy, the source line that it shows or follows."""
        found: list[Spot] = []
        lasts = {False: -1, True: -1}
        for rank, copy in enumerate(self.copy):
            place = self.alignment.pairs.get(rank, lasts[copy.is_note])
            lasts[copy.is_note] = place
            # A note that the source lacks stands where it is called: that line comes before all notes.
            if rank not in self.alignment.pairs and rank in self.calls:
                place = found[self.calls[rank].rank].rank
            found.append(Spot(line=self.lines[max(place, 0)], rank=place))
        return tuple(found)

    @cached_property
    def calls(self) -> dict[int, Call]:
        """For each line of a footnote, where it is called."""
        return calls(self.copy)

    @cached_property
    def companions(self) -> Companions:
        """What hangs on the lines: their notes, their links."""
        return Companions(self.copy, self.calls, self.paired, self.lines)

    @cached_property
    def paired(self) -> dict[int, Pair]:
        """The lines of the copy that the source holds."""
        return {rank: self._pair(rank, place) for rank, place in self.alignment.pairs.items()}

    def _pair(self, rank: int, place: int) -> Pair:
        copy, line = self.copy[rank], self.lines[place]
        if rank + 1 in self.alignment.splits:
            copy = _continued(copy, self.copy[rank + 1])
        known = Standing.SAME if place + 1 in self.alignment.joins else standing(copy.text, line, self.prints)
        return Pair(copy=copy, line=line, rank=place, standing=known, bridge=Bridge(copy.text, line.printed))

    @cached_property
    def drafts(self) -> tuple[Draft, ...]:
        """What the reviewers propose, and the source does not hold already."""
        return tuple(self.companions.joined(list(self._drafts())))

    def _drafts(self) -> Iterator[Draft]:
        untracked = Untracked(self.copy, self.lines, self.alignment, self.spots, self.prints)
        for rank, copy in enumerate(self.copy):
            if signs(copy.after) in untracked.arrived and rank not in self.paired:
                continue
            if copy.is_added:
                yield whole_lines.added(copy, self.spots[rank])
            elif rank in self.paired:
                yield from self._of_pair(rank)
            elif copy.row is None and rank not in self.alignment.splits:
                moved = untracked.moved.get(rank)
                yield from self._of_stray(rank) if moved is None else reworded(self._pair(rank, moved))
        yield from self._removed_rows()
        for pair in self.paired.values():
            yield from relinked(pair, self.links)
        yield from untracked.drafts()

    def _of_pair(self, rank: int) -> Iterator[Draft]:
        pair = self.paired[rank]
        if pair.copy.row is not None:
            return
        remover = sole_remover(pair.copy)
        if remover is None or pair.line.form is LineForm.CELL:
            yield from reworded(pair)
        else:
            yield whole_lines.removed(pair, remover, pair.standing.conflict)
            yield from (draft for draft in reworded(pair) if draft.author != remover.author)
        if rank + 1 in self.alignment.splits:
            yield from self._split_unseen(rank, pair)
        elif pair.rank + 1 not in self.alignment.joins:
            yield from whole_lines.split(pair)
        yield from self._joined(rank, pair)

    def _split_unseen(self, rank: int, pair: Pair) -> Iterator[Draft]:
        """Yield a split without tracking, unless the source made one line of two since."""
        first, second = self.copy[rank].text, self.copy[rank + 1].text
        known = self._who(digest(first) in self.prints and digest(second) in self.prints, pair.line)
        if known is not Standing.SOURCE:
            yield whole_lines.cut_at(pair, len(first) + 1, None, known.conflict)

    def _joined(self, rank: int, pair: Pair) -> Iterator[Draft]:
        if pair.rank + 1 in self.alignment.joins:
            other = replace(pair, line=self.lines[pair.rank + 1], rank=pair.rank + 1)
            known = self._who(digest(pair.copy.text) in self.prints, pair.line)
            if known is not Standing.SOURCE:
                yield whole_lines.joined(pair, other, None, known.conflict)
        elif _has_lost_its_end(pair.copy) and pair.copy.after.strip() and sole_remover(pair.copy) is None:
            after = self._next_left(rank)
            if after is not None and after.copy.after.strip() and after.copy.row is None:
                yield whole_lines.joined(pair, after, pair.copy.lines[-1].end_trace, pair.standing.conflict)

    def _next_left(self, rank: int) -> Pair | None:
        """Return the line that a removed end leads to: those that were removed whole in between lead further."""
        after = self.paired.get(rank + 1)
        while after is not None and not after.copy.after.strip() and _has_lost_its_end(after.copy):
            rank += 1
            after = self.paired.get(rank + 1)
        return after

    def _who(self, was_copied: bool, line: SourceLine) -> Standing:  # noqa: FBT001 - the one question it answers
        if not self.prints:
            return Standing.UNKNOWN
        was_source = digest(line.printed) in self.prints
        if was_copied:
            return Standing.UNKNOWN if was_source else Standing.SOURCE
        return Standing.COPY if was_source else Standing.BOTH

    def _of_stray(self, rank: int) -> Iterator[Draft]:
        """Yield the changes of a line that the source no longer holds; that of one taken away needs nothing."""
        copy, spot = self.copy[rank], self.spots[rank]
        if digest(copy.text) not in self.prints or sole_remover(copy):
            return
        bridge = Bridge(copy.text, copy.text)
        pair = Pair(copy=copy, line=spot.line, rank=spot.rank, standing=Standing.SOURCE, bridge=bridge)
        yield from lost(pair, touches(copy.runs), _GONE)

    def _removed_rows(self) -> Iterator[Draft]:
        rows = [pair for pair in self.paired.values() if pair.copy.row is not None]
        for _, group in groupby(rows, key=lambda pair: pair.copy.row):
            pairs = list(group)
            ends = (line.end_trace for pair in pairs for line in pair.copy.lines)
            remover = next((end for end in ends if end), None) or sole_remover(pairs[0].copy)
            yield whole_lines.row_removed(pairs, remover)
            for pair in pairs:
                yield from (draft for draft in reworded(pair) if draft.author != author_of(remover))

    def ignored(self) -> Iterator[Ignored]:
        """Yield the changes of what documents print by themselves, and the links of lines that were added."""
        led = {rank for draft in self.drafts for rank in draft.ranks if draft.proposal.leads}
        for rank, copy in enumerate(self.copy):
            if rank not in self.paired and copy.rank not in led:
                yield from left_out(copy)
            if (
                copy.is_added
                or rank in self.paired
                or not is_composed(copy)
                or digest(copy.text) in self.prints
            ):
                continue
            for trace in {author_of(touch.trace): touch.trace for touch in touches(copy.runs)}.values():
                yield Ignored(message=_composed(copy.text), rank=copy.rank, trace=trace)


def _has_lost_its_end(copy: CopyLine) -> bool:
    return copy.lines[-1].end is Mark.REMOVED


def _composed(text: str) -> str:
    shown = text.strip() if len(text) <= _SHOWN else f"{text.strip()[:_SHOWN]}…"
    return (
        f"«\u00a0{shown}\u00a0» est composé par les documents, et n'est écrit nulle part dans le texte source"
    )


def _continued(copy: CopyLine, more: CopyLine) -> CopyLine:
    """Return a line and the one that continues it as the line they were."""
    *others, last = copy.lines
    spaced = replace(last, runs=(*last.runs, Run(text=" ")))
    # The cut is told by its own proposal: as lines of one, the two would be told as cut by a mark.
    whole = replace(spaced, runs=(*spaced.runs, *more.runs))
    return replace(copy, lines=(*others, whole), text=f"{copy.text} {more.text}")
