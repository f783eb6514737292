"""Footnotes of a scan: their texts, set apart under the page that calls them, and the calls they answer.

The same mark may come back on a later page: a call is answered by the first text of its mark that follows it.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from compiler.adopt.reading.raised import LOWERED

_START = re.compile(
    r"\s*(?:(?P<digits>[⁰¹²³⁴-⁹]{1,3})|\^\{(?P<braced>\d{1,3})\}|\^(?P<bare>\d{1,3})|<sup>\s*(?P<tag>\d{1,3})\s*</sup>)"
    r"[\s.)]*(?=\S)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteText:
    """The text of a footnote as written: its mark, made unlike any other, and its lines (number, text)."""

    mark: str
    sign: str
    lines: tuple[tuple[int, str], ...]

    @property
    def first(self) -> int:
        """The line where it starts."""
        return self.lines[0][0]

    @property
    def last(self) -> int:
        """The line where it ends."""
        return self.lines[-1][0]


@dataclass
class NoteBook:
    """Answers calls of notes by the place where they stand, and remembers which texts were called."""

    texts: tuple[NoteText, ...] = ()
    called: set[str] = field(default_factory=set)
    _by_sign: dict[str, list[NoteText]] = field(init=False)

    def __post_init__(self) -> None:
        self._by_sign = {}
        for text in self.texts:
            self._by_sign.setdefault(text.sign, []).append(text)

    def answer(self, sign: str, line: int) -> str:
        """Return the mark of the footnote that a sign calls from a line, empty when there is none."""
        known = self._by_sign.get(sign)
        if not known:
            return ""
        place = bisect_left(known, line, key=lambda text: text.first)
        mark = known[min(place, len(known) - 1)].mark
        self.called.add(mark)
        return mark


def find_notes(lines: Sequence[tuple[int, str]]) -> tuple[NoteText, ...]:
    """Return the footnotes among numbered lines: paragraphs that start with a raised figure."""
    found: list[NoteText] = []
    seen: dict[str, int] = {}
    open_note: list[tuple[int, str]] = []
    sign = ""
    is_fresh = True
    for number, text in lines:
        start = _START.match(text) if "\t" not in text else None
        if start is not None and (is_fresh or open_note):
            _keep(found, seen, sign, open_note)
            sign, open_note = _figure(start), [(number, text[start.end() :])]
        elif open_note and text.strip() and "\t" not in text:
            open_note.append((number, text))
        else:
            _keep(found, seen, sign, open_note)
            open_note = []
        is_fresh = not text.strip() or "\t" in text
    _keep(found, seen, sign, open_note)
    return tuple(found)


def _figure(start: re.Match[str]) -> str:
    digits = start["digits"]
    return digits.translate(LOWERED) if digits else start["braced"] or start["bare"] or start["tag"]


def _keep(found: list[NoteText], seen: dict[str, int], sign: str, lines: list[tuple[int, str]]) -> None:
    if lines:
        seen[sign] = seen.get(sign, 0) + 1
        mark = sign if seen[sign] == 1 else f"{sign}-{seen[sign]}"
        found.append(NoteText(mark=mark, sign=sign, lines=tuple(lines)))
