"""Lines of the copy to the printed lines of the source that they show, in order.

Bookmarks cut both into areas; equal lines are paired first, then those that are alike between them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from compiler.collect.matching.copy_lines import CopyLine
from compiler.collect.matching.folding import signs
from compiler.collect.matching.sequence import Pairs, common, gaps, increasing
from compiler.model.source_line import LineForm, SourceLine
from compiler.model.word_edits import likeness, split_words

_ALIKE = 0.5
_FEW = 400
"""Pairs of lines that are all compared; beyond, only lines that share a rare word are."""
_RARE, _CANDIDATES = 12, 6


@dataclass(frozen=True, slots=True)
class Alignment:
    """The source line of each line of the copy, by their ranks; `surely` is how many were found by their words.

    `splits` are lines of the copy that continue the one before, `joins` source lines that are part of the one before,
    without a mark that says so.
    """

    pairs: dict[int, int]
    surely: int
    splits: frozenset[int] = frozenset()
    joins: frozenset[int] = frozenset()


def align(copy: Sequence[CopyLine], lines: Sequence[SourceLine]) -> Alignment:
    """Pair the lines; footnotes, printed at the foot of pages, are paired among themselves."""
    pairs: dict[int, int] = {}
    surely, splits, joins = 0, set[int](), set[int]()
    for is_note in (False, True):
        mine = [rank for rank, line in enumerate(copy) if line.text and line.is_note is is_note]
        others = [rank for rank, line in enumerate(lines) if (line.form is LineForm.NOTE) is is_note]
        side = _Side([copy[rank] for rank in mine], [lines[rank] for rank in others])
        found, known = side.paired()
        surely += known
        splits |= {mine[here] for here in side.splits}
        joins |= {others[there] for there in side.joins}
        pairs |= {mine[here]: others[there] for here, there in found}
    return Alignment(dict(sorted(pairs.items())), surely, frozenset(splits), frozenset(joins))


class _Side:
    """The lines of one kind, on both sides."""

    def __init__(self, copy: list[CopyLine], lines: list[SourceLine]) -> None:
        self.copy, self.lines = copy, lines
        self.mine = [signs(line.text) for line in copy]
        self.others = [signs(line.printed) for line in lines]
        self.splits: set[int] = set()
        self.joins: set[int] = set()

    def paired(self) -> tuple[Pairs, int]:
        """Return the pairs, and how many of them their words make sure of."""
        found: Pairs = []
        for here, there in self._areas():
            found += self._equal(here, there)
        # A bookmark may have slid by a line: what it set apart is looked at again.
        found = self._widened(found, self._equal)
        found = self._widened(found, self._cut_or_joined)
        found = self._widened(found, self._alike)
        surely = len(found)
        return self._widened(found, self._side_by_side), surely

    def _widened(self, found: Pairs, more: Callable[[range, range], Pairs]) -> Pairs:
        between = gaps(found, (len(self.mine), len(self.others)))
        return sorted(found + [pair for here, there in between for pair in more(here, there)])

    def _equal(self, here: range, there: range) -> Pairs:
        inner = common(self.mine[here.start : here.stop], self.others[there.start : there.stop])
        return [(here.start + mine, there.start + other) for mine, other in inner]

    def _areas(self) -> Iterator[tuple[range, range]]:
        opens: dict[str, int] = {}
        for rank, line in enumerate(self.lines):
            opens.setdefault(line.anchor, rank)
        opens.pop("", None)
        here: dict[str, int] = {}
        for rank, copy in enumerate(self.copy):
            for anchor in copy.anchors:
                if anchor in opens:
                    here.setdefault(anchor, rank)
        firsts: dict[int, int] = {}
        for anchor, rank in here.items():
            firsts.setdefault(rank, opens[anchor])
        cuts = increasing(sorted(firsts.items()))
        mine, other = 0, 0
        for rank, place in (*cuts, (len(self.copy), len(self.lines))):
            yield range(mine, rank), range(other, place)
            mine, other = rank, place

    def _cut_or_joined(self, here: range, there: range) -> Pairs:
        """Pair a line with the two that it became on the other side."""
        mine = {self.mine[rank]: rank for rank in here}
        others = {self.others[rank]: rank for rank in there}
        found: Pairs = []
        for rank in here[:-1]:
            whole = f"{self.mine[rank]} {self.mine[rank + 1]}"
            if whole in others and rank not in self.splits:
                found.append((rank, others[whole]))
                self.splits.add(rank + 1)
        for rank in there[:-1]:
            whole = f"{self.others[rank]} {self.others[rank + 1]}"
            if whole in mine and rank not in self.joins:
                found.append((mine[whole], rank))
                self.joins.add(rank + 1)
        kept = increasing(sorted(found))
        self.splits -= {mine + 1 for mine, _ in found} - {mine + 1 for mine, _ in kept}
        self.joins -= {other + 1 for _, other in found} - {other + 1 for _, other in kept}
        return kept

    def _alike(self, here: range, there: range) -> Pairs:
        scores = {
            (mine, other): score
            for mine, other in self._candidates(here, there)
            if (score := likeness(self.mine[mine], self.others[other])) >= _ALIKE
        }
        partners: dict[int, int] = {}
        taken: set[int] = set()
        for mine, other in sorted(scores, key=lambda pair: (-scores[pair], pair)):
            if other not in taken and mine not in partners:
                partners[mine] = other
                taken.add(other)
        return increasing(sorted(partners.items()))

    def _candidates(self, here: range, there: range) -> Iterator[tuple[int, int]]:
        here_left = [mine for mine in here if mine not in self.splits]
        there_left = [other for other in there if other not in self.joins]
        if len(here) * len(there) <= _FEW:
            yield from ((mine, other) for mine in here_left for other in there_left)
            return
        holders: dict[str, list[int]] = defaultdict(list)
        for other in there_left:
            for word in {word for _, word in split_words(self.others[other])}:
                holders[word].append(other)
        for mine in here_left:
            shared: dict[int, int] = defaultdict(int)
            for word in {word for _, word in split_words(self.mine[mine])}:
                if len(holders.get(word, ())) <= _RARE:
                    for other in holders.get(word, ()):
                        shared[other] += 1
            for other in sorted(shared, key=lambda each: (-shared[each], each))[:_CANDIDATES]:
                yield mine, other

    def _side_by_side(self, here: range, there: range) -> Pairs:
        """Pair what faces in tables, where a figure may change whole."""
        if len(here) != len(there) or self.splits.intersection(here) or self.joins.intersection(there):
            return []
        pairs = list(zip(here, there, strict=True))
        return pairs if all(self._faces(mine, other) for mine, other in pairs) else []

    def _faces(self, mine: int, other: int) -> bool:
        table, row, _ = self.copy[mine].first.cell
        line = self.lines[other]
        # The first row of a table holds its heads: those of engagements are printed, and written nowhere.
        return table >= 0 and line.in_table and (row > 0 or line.form is LineForm.LABEL)
