"""What becomes of a run of things known by their ranks: some go, some give way to others, some come between."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from compiler.ingest.applying.refusal import conflict, no_place

Thing = TypeVar("Thing")


class Run(Generic[Thing]):
    """The fate of a run of `count` things, ranks from 1. `name` says what they are, for the refusals."""

    def __init__(self, count: int, name: str) -> None:
        self._count, self._name = count, name
        self._gone: set[int] = set()
        self._instead: dict[int, tuple[Thing, ...]] = {}
        self._gaps: dict[int, tuple[Thing, ...]] = {}

    def take(self, first: int, last: int, new: Sequence[Thing] = ()) -> None:
        """Let things go, others taking their place."""
        if not 1 <= first <= last <= self._count:
            raise no_place(f"{self._name} de rang {first} à {last}")
        ranks = set(range(first, last + 1))
        if ranks & self._gone:
            raise conflict(
                f"{self._name} de rang {min(ranks & self._gone)} est supprimé, remplacé ou déplacé deux fois"
            )
        self._gone |= ranks
        self._instead[first] = tuple(new)

    def fill(self, after: int, new: Sequence[Thing]) -> None:
        """Put things after a rank, 0 for the start."""
        if not 0 <= after <= self._count:
            raise no_place(f"{self._name} de rang {after}")
        if after in self._gaps:
            raise conflict(f"deux insertions suivent {self._name} de rang {after}")
        self._gaps[after] = tuple(new)

    def goes(self, rank: int) -> bool:
        """Tell whether a thing does not stay where it is."""
        return rank in self._gone

    def arranged(self, staying: Sequence[Thing]) -> tuple[Thing, ...]:
        """Return the run after all that; `staying` are all its things as edited, those that go too."""
        found = list(self._gaps.get(0, ()))
        for rank, thing in enumerate(staying, start=1):
            found += self._instead.get(rank, ())
            if rank not in self._gone:
                found.append(thing)
            found += self._gaps.get(rank, ())
        return tuple(found)
