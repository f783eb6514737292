"""Tracked marks around words to what became of the words. Our own marks are taken as accepted."""

from dataclasses import dataclass, replace

from lxml import etree

from compiler.collect.reading.names import W, trace_of
from compiler.collect.reading.owner import Owner
from compiler.model.change import Mark
from compiler.model.review import Trace

COMES = frozenset({f"{W}ins", f"{W}moveTo", f"{W}cellIns"})
GOES = frozenset({f"{W}del", f"{W}moveFrom", f"{W}cellDel"})
MOVES = frozenset({f"{W}moveTo", f"{W}moveFrom"})


@dataclass(frozen=True, slots=True)
class Tracked:
    """One mark: who made it, and the move that it is one end of."""

    trace: Trace
    move: str = ""


@dataclass(frozen=True, slots=True)
class Fate:
    """What the marks around some words say: the innermost that adds, that removes; `is_ours` when we removed them."""

    came: Tracked | None = None
    went: Tracked | None = None
    is_ours: bool = False

    @property
    def is_gone(self) -> bool:
        """Whether the words are no longer there: our redline removed them, and no reviewer wrote them in it."""
        return self.is_ours and self.came is None

    @property
    def is_kept(self) -> bool:
        """Whether no mark stands."""
        return self.came is None and self.went is None and not self.is_ours

    @property
    def was_never(self) -> bool:
        """Whether what the marks are around stands neither before nor after them."""
        return self.is_gone or (self.came is not None and self.went is not None)

    @property
    def is_struck(self) -> bool:
        """Whether one reviewer added what another one removed: it stands as added, for whoever has to choose."""
        return (
            self.came is not None
            and self.went is not None
            and self.came.trace.author != self.went.trace.author
        )

    @property
    def mark(self) -> Mark:
        """What became of the words."""
        if self.came is not None:
            return Mark.ADDED
        return Mark.REMOVED if self.went is not None else Mark.KEPT

    @property
    def main(self) -> Tracked | None:
        """The mark that `mark` comes from."""
        return self.came or self.went

    @property
    def removed_by(self) -> Trace | None:
        """Who removed words that another mark added."""
        return self.went.trace if self.came is not None and self.went is not None else None

    def under(self, mark: "etree._Element", owner: Owner, move: str = "") -> "Fate":
        """Return the fate of what stands under one more mark."""
        trace = trace_of(mark)
        if mark.tag in COMES:
            return self if owner.made(trace) else replace(self, came=Tracked(trace, move))
        if mark.tag not in GOES:
            return self
        return replace(self, is_ours=True) if owner.made(trace) else replace(self, went=Tracked(trace, move))


KEPT = Fate()
