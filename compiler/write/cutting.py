"""Each change of a text to the cut that makes it in its file: around the author's marks, notes and comments."""

import re
from dataclasses import dataclass

from compiler.write.alignment import Found
from compiler.write.changes import Change
from compiler.write.escapes import Piece, as_prose, escaped
from compiler.write.letters import ADDRESS, NOTE, OPAQUE, SILENT, Printed, canonical
from compiler.write.regions import Style
from compiler.write.spelling import folded, typed

RUN = r"\*{1,3}|_{1,3}"
SHUTS = re.compile(rf"(?:{RUN}|{ADDRESS}|{NOTE})+(?!\w)")
_OPENS = re.compile(rf"(?:{RUN}|\[)+\Z")
_AROUND = re.compile(rf"(?P<open>{RUN}|\[)\Z")
_INSIDE = re.compile(
    rf"\\.|(?P<comment><!--.*?-->)|(?P<note>{NOTE})|\[\[[^\[\]\n]+\]\]|(?P<run>{RUN})|(?P<shut>{ADDRESS})|(?P<open>\[)",
    re.DOTALL,
)
_STAR = re.compile(r"(?<!\\)(?:(?<! )\*|\*(?! )|(?<![\w ])_|_(?![\w ]))")
_SPACES = re.compile(r"(<!--.*?-->|\S+)|\s+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Splice:
    """A stretch of a file, and what replaces it."""

    start: int
    end: int
    words: str

    def crosses(self, other: "Splice") -> bool:
        """Tell whether two stretches have a place in common."""
        return self.start < other.end and other.start < self.end


class Knife:
    """Finds where each change of one text falls in its file. `expected` is what the stretch will spell after them."""

    def __init__(self, text: str, found: Found, wanted: Printed, *, is_literal: bool) -> None:
        self._text, self._found, self._wanted = text, found, wanted
        self._is_literal = is_literal
        self._shift = len(wanted.words) - len(wanted.words.lstrip())
        self._signs = [letter.sign for letter in found.spelt]

    @property
    def expected(self) -> str:
        """Return the letters that the stretch is to spell."""
        return "".join(self._signs)

    def cut(self, change: Change) -> Splice | None:
        """Return where a change falls, and what to write there; None when that place is not sure."""
        first, last = self._letters(change)
        if self._touches_mark(first, last, change):
            return None
        if first == last:
            return self._inserted(first, change) if not change.removed.strip() else None
        one, other = self._found.places[first], self._found.places[last - 1]
        if one is None or other is None:
            return None
        self._expect(one, other + 1, change.added)
        start, end = self._found.spelt[one].start, self._found.spelt[other].end
        signed = self._with_silent_signs(start, end, change.removed)
        return self._replaced(*signed, change) if signed else None

    def _letters(self, change: Change) -> tuple[int, int]:
        """Return the first letter that a change removes, and the one after the last."""
        start, end = change.start + self._shift, change.end + self._shift
        known = self._wanted.letters
        first = next((rank for rank, one in enumerate(known) if one.end > start), len(known))
        last = first
        while last < len(known) and known[last].start < end:
            last += 1
        return first, last

    def _touches_mark(self, first: int, last: int, change: Change) -> bool:
        """Tell whether a change gives other words to a reference or a figure: it may only go, and whole."""
        start, end = change.start + self._shift, change.end + self._shift
        marks = [one for one in self._wanted.letters[first:last] if one.sign == OPAQUE]
        return any(change.added.strip() or one.start < start or one.end > end for one in marks)

    def _expect(self, start: int, end: int, added: str) -> None:
        """Note what the letters from one place to another become: the first bears all that replaces them."""
        for place in range(start, end):
            self._signs[place] = ""
        self._signs[start] = canonical(added)

    def _inserted(self, first: int, change: Change) -> Splice | None:
        """Return where words are added between two letters, or where the space between them changes."""
        places, spelt = self._found.places, self._found.spelt
        # After a space, words belong to what follows them.
        goes_on = self._wanted.words[change.start - 1 : change.start] == " " and first < len(places)
        is_start = first == 0 or (goes_on and not change.removed)
        near = places[first if is_start else first - 1]
        if near is None:
            return None
        if change.removed:
            return self._joined(near, first)
        if is_start:
            self._signs[near] = canonical(change.added) + self._signs[near]
            place = self._before_marks(spelt[near].start)
        else:
            self._signs[near] += canonical(change.added)
            place = self._after_marks(spelt[near].end) if change.added[:1] == " " else spelt[near].end
        return Splice(place, place, self._spelt(change.added, is_start=first == 0))

    def _joined(self, near: int, first: int) -> Splice | None:
        """Return the space to take away between two words that become one."""
        following = self._found.places[first] if first < len(self._found.places) else None
        if following is None:
            return None
        start, end = self._found.spelt[near].end, self._found.spelt[following].start
        return Splice(start, end, _SPACES.sub(r"\1", self._text[start:end]))

    def _before_marks(self, place: int) -> int:
        """Return the place before the marks that open on a letter: what is added at the start is not in bold."""
        opened = _OPENS.search(self._text, self._found.region.start, place)
        return opened.start() if opened else place

    def _after_marks(self, place: int) -> int:
        """Return the place after the marks that shut on a letter, and after the note that it calls."""
        shut = SHUTS.match(self._text, place, self._found.region.end)
        return shut.end() if shut else place

    def _with_silent_signs(self, start: int, end: int, removed: str) -> tuple[int, int] | None:
        """Return a stretch with the stars and brackets that the removed words begin or end with."""
        words = removed.strip()
        for sign in reversed(words[: len(words) - len(words.lstrip("".join(SILENT)))]):
            if self._text[start - 1] != sign:
                return None
            start -= 2 if self._text[start - 2] == "\\" else 1
        for sign in words[len(words.rstrip("".join(SILENT))) :]:
            if not self._text.startswith((sign, f"\\{sign}"), end):
                return None
            end += 1 if self._text[end] == sign else 2
        return start, end

    def _replaced(self, start: int, end: int, change: Change) -> Splice:
        has_signs = not SILENT.isdisjoint(change.removed)
        opened, shut, kept = ("", "", "") if has_signs else marks_of(self._text[start:end])
        words = self._spelt(change.added, is_start=start <= self._first_place())
        if not words.strip():
            start, end, opened, shut = self._without_partners(start, end, opened, shut)
        if not (words.strip() or opened or shut or kept):
            start, end = self._around(start, end)
        start, end = self._without_spaces(start, end, change)
        lead = " " if words[:1] == " " else ""
        tail = " " if words.strip() and words[-1:] == " " else ""
        return Splice(start, end, f"{lead}{opened}{words.strip()}{shut}{kept}{tail}")

    def _first_place(self) -> int:
        place = self._found.places[0]
        return self._found.spelt[place].start if place is not None else 0

    def _without_partners(self, start: int, end: int, opened: str, shut: str) -> tuple[int, int, str, str]:
        """Return a stretch whose words all go, with the marks outside that would then hold nothing."""
        before, after = self._text[self._found.region.start : start], self._text[end : self._found.region.end]
        if shut and before.endswith(partner := "[" if shut.startswith("]") else shut):
            return start - len(partner), end, opened, ""
        if opened == "[" and (address := re.match(ADDRESS, after)):
            return start, end + address.end(), "", shut
        if opened and after.startswith(opened):
            return start, end + len(opened), "", shut
        return start, end, opened, shut

    def _around(self, start: int, end: int) -> tuple[int, int]:
        """Return a stretch with the emphasis or the link that would hold nothing without it."""
        while opened := _AROUND.search(self._text, self._found.region.start, start):
            sign = opened["open"]
            shut = re.compile(ADDRESS if sign == "[" else re.escape(sign)).match(self._text, end)
            if shut is None:
                break
            start, end = opened.start(), shut.end()
        return start, end

    def _without_spaces(self, start: int, end: int, change: Change) -> tuple[int, int]:
        """Return a stretch with the space to be removed beside it, on the side that keeps the author's lines."""
        region = self._found.region
        before = (
            start - len(self._text[region.start : start]) + len(self._text[region.start : start].rstrip())
        )
        rest = self._text[end : region.end]
        after = end + len(rest) - len(rest.lstrip())
        takes_before = change.removed[:1] == " " and change.added[:1] != " "
        takes_after = change.removed[-1:] == " " and change.added[-1:] != " "
        if not change.added and self._wanted.words[change.end : change.end + 1] == " " and after == end:
            # The space that follows in print is one of typography: the one before is all there is.
            takes_before = False
        if takes_before and "\n" in self._text[before:start] and after > end and not change.added.strip():
            takes_before, takes_after = False, True
        return before if takes_before else start, after if takes_after else end

    def _spelt(self, words: str, *, is_start: bool) -> str:
        """Return added words as they are written in a stretch of that style."""
        if not self._is_literal:
            words = _STAR.sub(r"\\\g<0>", escaped([Piece(folded(words), literal=True)]))
            words = as_prose(words) if is_start else words
        else:
            words = typed(words)
        return encoded(words, self._found.region.style)


def marks_of(raw: str) -> tuple[str, str, str]:
    """Return the marks of a stretch that must outlive its words: those that open, those that shut, notes, comments."""
    opened: list[tuple[str, bool]] = []
    shut, kept = "", ""
    for match in _INSIDE.finditer(raw):
        kind, mark = match.lastgroup, match.group()
        if kind in ("comment", "note"):
            kept += f" {mark}" if kind == "comment" else mark
        elif kind == "open":
            opened.append((mark, True))
        elif kind in ("run", "shut"):
            partner = "[" if kind == "shut" else mark
            if opened and opened[-1][0] == partner:
                opened.pop()
            elif kind == "run" and (match.start() == 0 or raw[match.start() - 1].isspace()):
                opened.append((mark, True))
            else:
                shut += mark
    return "".join(mark for mark, _ in opened), shut, kept


def encoded(words: str, style: Style) -> str:
    """Return words as quotes of a style hold them."""
    match style:
        case Style.DOUBLE:
            return words.replace("\\", "\\\\").replace('"', '\\"')
        case Style.SINGLE:
            return words.replace("'", "''")
        case Style.QUOTED_CELL:
            return words.replace('"', '""')
        case _:
            return words
