"""A text as it was read, with its name and its lines, so that messages can quote it."""

from dataclasses import dataclass
from functools import cached_property

# Signs that turn the order of letters would show other words than those that are signed.
_TURNS = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
# YAML ends a line at these, and at U+0085, where our lines go on: a message would name the wrong place.
_OTHER_LINE_ENDS = frozenset("\u2028\u2029")
_CODES = frozenset(map(chr, (*range(32), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF)))
CONTROLS = _CODES - set("\t\n") | _TURNS | _OTHER_LINE_ENDS
"""Invisible signs that no text may hold."""


@dataclass(frozen=True)
class SourceText:
    """One file of the source tree: its path, relative to that tree and with slashes, and its text."""

    path: str
    text: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends; line 1 is at index 0."""
        return tuple(self.text.split("\n"))

    def line(self, number: int) -> str:
        """Return line `number`, counted from 1; empty past the end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""
