"""Calls of footnotes and links to where a stretch of a file spells the words that they stand on."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from compiler.write.alignment import Found, find_words
from compiler.write.changes import Change
from compiler.write.cutting import RUN, SHUTS, Splice, encoded, marks_of
from compiler.write.escapes import Piece, escaped
from compiler.write.inline import alone_address, typed_address
from compiler.write.letters import ADDRESS, NOTE, OPAQUE, SILENT, Letter, Printed, canonical
from compiler.write.regions import Region, Style
from compiler.write.spelling import folded

_SHUT = re.compile(rf"(?:{RUN}|{NOTE})*(?P<address>{ADDRESS})")
_SHUTS = re.compile(rf"(?:{RUN}|{ADDRESS})+(?!\w)")
_OPEN = re.compile(rf"\[(?:{RUN})*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """The call of a footnote, by its key, at a place of the words that a text is to print.

    `is_second` when it comes after the notes that are called there.
    """

    at: int
    key: str
    is_second: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """Words that a text is to print, from `start` to `end`, and where they lead: nowhere when `address` is empty."""

    start: int
    end: int
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The marks to put in a text, and the keys of the notes that it is to call no more."""

    calls: tuple[Call, ...] = ()
    leads: tuple[Lead, ...] = ()
    gone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.calls or self.leads or self.gone)


NO_MARKS = Marks()


def stripped(printed: Printed) -> Printed:
    """Return what a text prints, without the spaces around it."""
    lead = len(printed.words) - len(printed.words.lstrip())
    moved = (Letter(one.sign, one.start - lead, one.end - lead) for one in printed.letters)
    return Printed(printed.words.strip(), tuple(moved))


def reprinted(before: Printed, changed: Iterable[Change]) -> Printed:
    """Return what a text prints once changed: its references stay one letter each."""
    words, found, place = "", list[Letter](), 0
    for change in (*changed, Change(len(before.words), len(before.words), "", "")):
        shift = len(words) - place
        kept = (one for one in before.letters if place <= one.start < change.start)
        found += (Letter(one.sign, one.start + shift, one.end + shift) for one in kept)
        words += before.words[place : change.start]
        for at, sign in enumerate(change.added, len(words)):
            found += (Letter(one, at, at + 1) for one in canonical(sign))
        words += change.added
        place = change.end
    return Printed(words, tuple(found))


def with_marks(text: str, style: Style, wanted: Printed, after: str, marks: Marks) -> str | None:
    """Return a stretch with its marks; None when one has no sure place. `after` are the words that it prints."""
    found = find_words(text, (Region(start=0, end=len(text), style=style),), wanted)
    if found is None:
        return None
    places = _Places(text, found, wanted, after)
    cuts: list[Splice | None] = [_without_call(text, key) for key in marks.gone]
    cuts += [places.call(one) for one in marks.calls]
    for lead in marks.leads:
        cuts += places.lead(lead) or (None,)
    return _applied(text, style, cuts)


def _applied(text: str, style: Style, cuts: Sequence[Splice | None]) -> str | None:
    known = sorted((one for one in cuts if one is not None), key=lambda one: (one.start, one.end, _rank(one)))
    if len(known) < len(cuts) or any(one.crosses(other) for one, other in combinations(known, 2)):
        return None
    for cut in reversed(known):
        text = text[: cut.start] + encoded(cut.words, style) + text[cut.end :]
    return text


def _rank(cut: Splice) -> int:
    """Return which of two marks comes first at one place: a link shuts, a note is called, another link opens."""
    return ("]", "[^", "[", "").index(
        next(sign for sign in ("]", "[^", "[", "") if cut.words.startswith(sign))
    )


def _without_call(text: str, key: str) -> Splice | None:
    """Return the call of a note to take away, with the space that it leaves; None unless there is one."""
    call = f"[^{key}]"
    if text.count(call) != 1:
        return None
    start = text.index(call)
    end = start + len(call)
    if text[:start].endswith(" ") and text[end : end + 1] in ("", " ", "\n"):
        start -= 1
    return Splice(start, end, "")


@dataclass(frozen=True, slots=True)
class _Places:
    """A stretch, the letters that it spells, and the words that these print."""

    text: str
    found: Found
    wanted: Printed
    after: str

    def _rank_at(self, place: int) -> int | None:
        """Return how many letters come before a place of the words; None inside a reference, or beside a sign."""
        left = len(canonical(self.after[:place]))
        for rank, letter in enumerate(self.wanted.letters):
            if left <= 0:
                return rank if not left else None
            is_mark = letter.sign == OPAQUE
            left -= len(canonical(self.wanted.words[letter.start : letter.end])) if is_mark else 1
        return len(self.wanted.letters) if not left else None

    def _letter(self, rank: int) -> Letter | None:
        place = self.found.places[rank] if 0 <= rank < len(self.found.places) else None
        return self.found.spelt[place] if place is not None else None

    def call(self, call: Call) -> Splice | None:
        """Return where a note is called: after the marks that shut on the word before it."""
        before = self.after[: call.at].rstrip()
        rank = self._rank_at(call.at)
        letter = self._letter(rank - 1) if rank else None
        if letter is None or before[-1:] in SILENT:
            return None
        shut = (SHUTS if call.is_second else _SHUTS).match(self.text, letter.end)
        place = shut.end() if shut else letter.end
        return Splice(place, place, f"[^{call.key}]")

    def lead(self, lead: Lead) -> tuple[Splice, ...]:
        """Return what makes a link of some words, gives another address to theirs, or frees them; nothing if unsure."""
        first, last = self._rank_at(lead.start), self._rank_at(lead.end)
        if first is None or last is None or first >= last or not SILENT.isdisjoint(self._ends(lead)):
            return ()
        one, other = self._letter(first), self._letter(last - 1)
        if one is None or other is None:
            return ()
        opened, shut = _OPEN.search(self.text, 0, one.start), _SHUT.match(self.text, other.end)
        if opened and shut:
            return tuple(self._led(opened.start(), shut, lead.address))
        return tuple(self._linked(one.start, other.end, lead)) if lead.address else ()

    def _ends(self, lead: Lead) -> str:
        words = self.after[lead.start : lead.end]
        return words[:1] + words[-1:]

    def _led(self, opened: int, shut: "re.Match[str]", address: str) -> Iterator[Splice]:
        """Yield what changes the address of a link, or takes the link away."""
        if address:
            yield Splice(shut.start("address"), shut.end("address"), f"]({typed_address(address)})")
        else:
            yield Splice(opened, opened + 1, "")
            yield Splice(shut.start("address"), shut.end("address"), "")

    def _linked(self, start: int, end: int, lead: Lead) -> Iterator[Splice]:
        """Yield what makes a link of a stretch, whose emphasis must open and shut in it."""
        raw = self.text[start:end]
        alone = alone_address(lead.address)
        if alone and canonical(raw) == canonical(lead.address):
            yield Splice(start, end, alone)
            return
        opened, shut, _ = marks_of(raw)
        if opened and self.text.startswith(opened, end):
            end += len(opened)
        elif shut and self.text[:start].endswith(shut):
            start -= len(shut)
        elif opened or shut:
            return
        yield Splice(start, start, "[")
        yield Splice(end, end, f"]({typed_address(lead.address)})")


def marked_source(words: str, marks: Marks) -> str:
    """Return printed words as an author types them on one line, with notes that they call and links."""
    pieces: list[Piece] = []
    place = 0
    opened = ((one.start, 1, "[", False) for one in marks.leads)
    shut = ((one.end, 0, f"]({typed_address(one.address)})", True) for one in marks.leads)
    called = ((one.at, 0, f"[^{one.key}]", True) for one in marks.calls)
    is_linked = False
    for at, _, mark, shuts in sorted((*opened, *shut, *called), key=lambda one: one[:2]):
        pieces.append(Piece(folded(words[place:at]), literal=True, linked=is_linked))
        is_linked = not shuts
        pieces.append(Piece(mark))
        place = at
    pieces.append(Piece(folded(words[place:]), literal=True))
    return escaped([one for one in pieces if one.raw]).strip()
