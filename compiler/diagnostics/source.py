"""A text as it was read, with its name and its lines, so that messages can quote it."""

from dataclasses import dataclass
from functools import cached_property


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
