"""What was changed and is no text, told in French with the words near which it stands."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import islice

from compiler.collect.naming import name_of, quoted
from compiler.collect.reading.owner import Owner
from compiler.model.review import Ignored, ReviewedLine, Trace

_MOST = 5_000


def with_words(what: str, words: str) -> str:
    """Return what was not taken up, with the words it holds."""
    return f"{what} ({quoted(words)})" if words else what


@dataclass(slots=True)
class Aside:
    """Gathers what is left aside. Said once for each author and paragraph; beyond a great many, no more."""

    owner: Owner
    told: dict[Ignored, None] = field(default_factory=dict)
    lines: list[ReviewedLine] = field(default_factory=list)
    _waiting: list[tuple[str, Trace | None]] = field(default_factory=list)

    def by(self, trace: Trace, what: str) -> None:
        """Tell what somebody did near the words that follow; what our own redline did is not told."""
        self.near(f"{name_of(trace)} {what}", trace)

    def near(self, what: str, trace: Trace | None = None) -> None:
        """Tell of something near the words that follow."""
        self._waiting.append((what, trace))

    def exactly(self, message: str, rank: int, trace: Trace | None = None) -> None:
        """Tell of something whose words are known."""
        if len(self.told) < _MOST and (trace is None or not self.owner.made(trace)):
            self.told[Ignored(message=message, rank=rank, trace=trace)] = None

    def keep(self, lines: Iterable[ReviewedLine]) -> None:
        """Keep lines that stand outside the text."""
        self.lines += islice(lines, _MOST - len(self.lines))

    def untitled(self, words: str, rank: int) -> None:
        """Tell of a title that no longer looks like one."""
        self.exactly(f"L'intitulé {quoted(words)} n'a plus un style de titre.", rank)

    def settle(self, words: str, rank: int) -> None:
        """Take the words near which all that waits stands."""
        if not words.strip():
            return
        for what, trace in self._waiting:
            self.exactly(f"{what}, près de {quoted(words)}.", rank, trace)
        self._waiting = []

    def finish(self, lines: int, end: str = ", à la fin du document") -> tuple[Ignored, ...]:
        """Return all that was told; what has no words after it stands at the end."""
        for what, trace in self._waiting:
            self.exactly(f"{what}{end}.", lines, trace)
        return tuple(replace(one, rank=min(one.rank, lines)) for one in self.told)
