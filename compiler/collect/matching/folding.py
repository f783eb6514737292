"""A line of the copy to the line of the source that it shows, place by place.

Spaces, apostrophes and quotation marks differ from one program to the next: they never make a difference here.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from compiler.model.change import Mark
from compiler.model.source_line import same_words
from compiler.model.word_edits import word_edits

_QUOTES = re.compile(r"«\s*|\s*»|[“”„]")
_SIGN = re.compile(r"«\s*|\s*»|[“”„]|\s+|.", re.DOTALL)
# French puts a space before these; it comes from the documents, whoever types it or not.
_SPACED_SIGNS = ":;!?%€‰"
_SPACED = re.compile(f" (?=[{_SPACED_SIGNS}])")
_SAME = {"’": "'", "‘": "'", "\u2011": "-", "\u00ad": ""}


def signs(text: str) -> str:
    """Return what two texts share when they differ by typography alone."""
    return _SPACED.sub("", same_words(_QUOTES.sub('"', text)))


def respelled(gone: str, added: str) -> str:
    """Return words that replace others with the typography of these, wherever that is all that differs."""
    old, new = gone.strip(), added.strip()
    if not old or not new:
        return added
    for typed in reversed(tuple(Bridge(new, old).typed())):
        old = old[: typed.start] + typed.added + old[typed.end :]
    return f"{added[: len(added) - len(added.lstrip())]}{old}{added[len(added.rstrip()) :]}"


@dataclass(frozen=True, slots=True)
class _Folded:
    """The signs of a text that count, each with where it starts and ends."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def rank_after(self, place: int) -> int:
        """Return the rank of the first sign that ends after a place."""
        return bisect_right(self.ends, place)

    def rank_before(self, place: int) -> int:
        """Return the rank that follows the last sign that starts before a place."""
        return bisect_left(self.starts, place)


def _folded(text: str) -> _Folded:
    found = [(_one_sign(match[0]), match.start(), match.end()) for match in _SIGN.finditer(text)]
    kept = [each for each in found if each[0]]
    while kept and kept[0][0] == " ":
        del kept[0]
    while kept and kept[-1][0] == " ":
        del kept[-1]
    # A space on each side of a soft hyphen is one.
    kept = [
        each for rank, each in enumerate(kept) if not (rank and each[0] == " " and kept[rank - 1][0] == " ")
    ]
    return _Folded(
        "".join(each[0] for each in kept), tuple(each[1] for each in kept), tuple(each[2] for each in kept)
    )


def _one_sign(written: str) -> str:
    if written.isspace():
        return " "
    return '"' if _QUOTES.fullmatch(written) else _SAME.get(written, written)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Signs that both texts hold: where they begin in each, and how many."""

    copy: int
    source: int
    length: int


@dataclass(frozen=True, slots=True)
class Typed:
    """Words that the copy holds in place of those of the source: from `start` to `end` there, `added` here."""

    start: int
    end: int
    added: str


class Bridge:
    """Leads from the places of a line of the copy to those of the source line, over what differs between them."""

    def __init__(self, copy: str, source: str) -> None:
        self._is_same = copy == source
        self._copy_text = copy
        if not self._is_same:
            self._copy, self._source = _folded(copy), _folded(source)
            self._stretches = tuple(_stretches(self._copy.text, self._source.text))

    def cross(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the places in the source of words of the copy, None when the source does not hold them."""
        if self._is_same:
            return start, end
        first = self._copy.rank_after(start)
        last = max(first, self._copy.rank_before(end))
        for stretch in self._stretches:
            if stretch.copy <= first and last <= stretch.copy + stretch.length:
                shift = stretch.source - stretch.copy
                return self._places(first + shift, last + shift)
        return None

    def _places(self, first: int, last: int) -> tuple[int, int]:
        folded = self._source
        if first == last:
            place = folded.starts[first] if first < len(folded.starts) else _end(folded)
            return place, place
        return folded.starts[first], folded.ends[last - 1]

    def typed(self) -> Iterator[Typed]:
        """Yield what the copy holds in other words than the source."""
        if self._is_same or self._copy.text == self._source.text:
            return
        here, there = 0, 0
        ends = _Stretch(len(self._copy.text), len(self._source.text), 0)
        for stretch in (*self._stretches, ends):
            if stretch.copy > here and stretch.source > there and self._is_spaced(here, there):
                here, there = here + 1, there + 1
            is_changed = stretch.copy > here or stretch.source > there
            if is_changed and not self._is_typography((here, stretch.copy), (there, stretch.source)):
                start, end = self._places(there, stretch.source)
                yield Typed(start, end, self._written(here, stretch.copy))
            here, there = stretch.copy + stretch.length, stretch.source + stretch.length

    def _is_typography(self, mine: tuple[int, int], its: tuple[int, int]) -> bool:
        """Tell whether signs differ by the space that French puts before one of those that follow."""
        here, there = self._copy.text[mine[0] : mine[1]], self._source.text[its[0] : its[1]]
        follows = self._source.text[its[1] : its[1] + 1]
        return not (here + there).strip() and bool(follows) and follows in _SPACED_SIGNS

    def _is_spaced(self, here: int, there: int) -> bool:
        return self._copy.text[here] == self._source.text[there] == " "

    def _written(self, first: int, last: int) -> str:
        if first == last:
            return ""
        return self._copy_text[self._copy.starts[first] : self._copy.ends[last - 1]]


def _end(folded: _Folded) -> int:
    return folded.ends[-1] if folded.ends else 0


def _stretches(copy: str, source: str) -> Iterator[_Stretch]:
    here, there = 0, 0
    if copy == source:
        yield _Stretch(0, 0, len(copy))
        return
    for edit in word_edits(source, copy):
        length = len(edit.text)
        if edit.mark is Mark.KEPT:
            yield _Stretch(here, there, length)
        here += length if edit.mark is not Mark.REMOVED else 0
        there += length if edit.mark is not Mark.ADDED else 0
