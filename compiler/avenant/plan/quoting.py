"""Two versions of a text to edits by quoted words, each found at one place; none when rewording says it better.

Every edit is tried on the text, by the rules of the operations, before it is kept.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

from compiler.avenant.plan.hunks import Hunk, find_hunks
from compiler.avenant.plan.pieces import SPACES, find_cuts, is_balanced
from compiler.avenant.plan.thresholds import Manner
from compiler.model.word_edits import split_words

_JOINED = (",", ".", ")")
_STOPS = ",;:."


@dataclass(frozen=True, slots=True, kw_only=True)
class Retouch:
    """Words from `start` to `end` give way to `new`, or are followed by it.

    `anchor` are the words after which it is inserted; `is_insertion` without them is at the end, or `at_start`.
    """

    start: int
    end: int
    old: str = ""
    new: str = ""
    anchor: str = ""
    is_insertion: bool = False
    at_start: bool = False
    occurrence: int = 0


def retouches(before: str, after: str, manner: Manner, most: int = 0) -> tuple[Retouch, ...] | None:
    """Return the few edits that turn a text into another, `most` at most; None when it is better reworded."""
    limits = manner.thresholds
    hunks = find_hunks(before, after, limits.near)
    total = len(split_words(before))
    gone = sum(len(split_words(before[hunk.start : hunk.end])) for hunk in hunks)
    is_long = gone > limits.share_of_sentence * total and not _is_brief(before, after, manner)
    if len(hunks) > (most or limits.edits_in_sentence) or is_long:
        return None
    found = _apart(_Quoting(before, after, manner), list(hunks))
    return found if found is not None and retouched(before, found) == after else None


def _is_brief(before: str, after: str, manner: Manner) -> bool:
    """Tell whether two texts are so short that quoting both whole is as clear as rewording."""
    most = manner.thresholds.words_in_brief
    return max(len(split_words(before)), len(split_words(after))) <= most


def retouched(text: str, edits: Sequence[Retouch]) -> str:
    """Return a text after some edits."""
    for edit in sorted(edits, key=lambda one: (one.start, one.end), reverse=True):
        text = _applied(text, edit)
    return text


def _applied(text: str, edit: Retouch) -> str:
    start, end, new = edit.start, edit.end, edit.new
    if edit.at_start:
        return f"{new} {text}"
    if edit.is_insertion:
        return text[:end] + ("" if new.startswith(_JOINED) else " ") + new + text[end:]
    if not new:
        # What is deleted takes along the plain space before it or, when there is none, the one after it.
        if text[:start].endswith(" "):
            start -= 1
        elif text.startswith(" ", end):
            end += 1
    return text[:start] + new + text[end:]


def _apart(quoting: "_Quoting", hunks: list[Hunk]) -> tuple[Retouch, ...] | None:
    """Return the edits, those that would touch once quoted made one."""
    while True:
        found: list[Retouch] = []
        for hunk in hunks:
            edit = quoting.edit(hunk)
            if edit is None:
                return None
            found.append(edit)
        place = next(
            (rank for rank in range(1, len(found)) if quoting.touch(found[rank - 1], found[rank])), 0
        )
        if not place:
            return tuple(found)
        hunks[place - 1 : place + 1] = [hunks[place - 1].joined(hunks[place])]


class _Quoting:
    """Looks for the words to quote, in one text."""

    def __init__(self, before: str, after: str, manner: Manner) -> None:
        self.before, self.after = before, after
        self.most = manner.thresholds.widening
        self.cuts = find_cuts(before, manner.nouns)
        new = find_cuts(after, manner.nouns)
        self.starts, self.ends = set(self.cuts.starts), set(self.cuts.ends)
        self.new_starts, self.new_ends = set(new.starts), set(new.ends)

    def touch(self, first: Retouch, second: Retouch) -> bool:
        """Tell whether nothing but spaces stands between two edits."""
        return not self.before[first.end : second.start].strip(SPACES)

    def edit(self, hunk: Hunk) -> Retouch | None:
        """Return the finest edit that is exact and whose words are found once, else a ranked occurrence."""
        first = found = None
        for one in self._candidates(hunk):
            first = first or one
            if self._is_once(one) and self._is_exact(one, hunk):
                found = found or one
                if _is_balanced(one):
                    return one
        return found or (self._ranked(first, hunk) if first else None)

    def _is_exact(self, edit: Retouch, hunk: Hunk) -> bool:
        wanted = self.before[: hunk.start] + self.after[hunk.other : hunk.stop] + self.before[hunk.end :]
        return _applied(self.before, edit) == wanted

    def _is_once(self, edit: Retouch) -> bool:
        quoted = edit.old or edit.anchor
        return not quoted or self.before.find(quoted, self.before.find(quoted) + 1) < 0

    def _ranked(self, edit: Retouch, hunk: Hunk) -> Retouch | None:
        """Return an edit of one among several occurrences, when all of them are whole words, well apart."""
        quoted = edit.old or edit.anchor
        if not quoted:
            return None
        places = [place for place in range(len(self.before)) if self.before.startswith(quoted, place)]
        whole = all(place in self.starts and place + len(quoted) in self.ends for place in places)
        apart = all(later >= sooner + len(quoted) for sooner, later in pairwise(places))
        start = edit.end - len(quoted)
        ranked = replace(edit, occurrence=places.index(start) + 1)
        return ranked if whole and apart and self._is_exact(ranked, hunk) else None

    def _candidates(self, hunk: Hunk) -> Iterator[Retouch]:
        old = self.before[hunk.start : hunk.end].strip(SPACES)
        new = self.after[hunk.other : hunk.stop].strip(SPACES)
        if new and not old:
            yield from self._insertions(hunk, new)
        elif old and not new:
            yield from self._deletion(hunk, old)
        yield from self._replacements(hunk)

    def _insertions(self, hunk: Hunk, new: str) -> Iterator[Retouch]:
        first = hunk.other + self.after[hunk.other : hunk.stop].find(new)
        if first not in self.new_starts or first + len(new) not in self.new_ends:
            return
        end = len(self.before[: hunk.start].rstrip(SPACES))
        if not end:
            if not new.startswith(_JOINED) and not self.before.startswith(_JOINED):
                yield Retouch(start=0, end=0, new=new, is_insertion=True, at_start=True)
        elif end == len(self.before):
            yield Retouch(start=end, end=end, new=new, is_insertion=True)
        elif end in self.ends:
            starts = [start for start in self.cuts.starts if start < end][: -self.most - 1 : -1]
            for start in starts:
                anchor = self.before[start:end]
                if any(map(str.isalnum, anchor)):
                    yield Retouch(start=start, end=end, new=new, anchor=anchor, is_insertion=True)

    def _deletion(self, hunk: Hunk, old: str) -> Iterator[Retouch]:
        start = hunk.start + self.before[hunk.start : hunk.end].find(old)
        end = start + len(old)
        if start in self.starts and end in self.ends:
            yield Retouch(start=start, end=end, old=old)

    def _replacements(self, hunk: Hunk) -> Iterator[Retouch]:
        """Yield replacements of more and more words, on both sides by turns."""
        back, ahead = hunk.start - hunk.other, hunk.end - hunk.stop
        starts = [
            place for place in self.cuts.starts if place <= hunk.start and place - back in self.new_starts
        ]
        ends = [place for place in self.cuts.ends if place >= hunk.end and place - ahead in self.new_ends]
        # Words gained for clearness end on a word: « an, » is no word.
        ends = [place for place in ends if place == ends[0] or self.before[place - 1] not in _STOPS]
        lefts, rights = range(min(len(starts), self.most + 1)), range(min(len(ends), self.most + 1))
        for left, right in sorted(product(lefts, rights), key=_by_turns):
            start, end = starts[-1 - left], ends[right]
            if start < end and start - back < end - ahead:
                new = self.after[start - back : end - ahead]
                yield Retouch(start=start, end=end, old=self.before[start:end], new=new)


def _is_balanced(edit: Retouch) -> bool:
    return all(map(is_balanced, (edit.old, edit.new, edit.anchor)))


def _by_turns(reach: tuple[int, int]) -> tuple[int, int, int]:
    left, right = reach
    return left + right, abs(left - right), right
