"""What left one place and what arrived in another to moves: neighbours that moved together are one."""

from dataclasses import dataclass, field

from compiler.model.comparison import Fate
from compiler.render.redline.places import Place


@dataclass(frozen=True, slots=True)
class Spot:
    """A rank in a container of the comparison. In a container that moves whole, nothing needs bounds of its own."""

    container: int
    rank: int
    bounded: bool = True

    def follows(self, other: "Spot") -> bool:
        """Tell whether this spot comes right after another."""
        return self.container == other.container and self.rank == other.rank + 1


@dataclass(frozen=True, slots=True)
class Leg:
    """One thing that moved: the name of its move, and whether it is the first and the last of it."""

    name: str
    opens: bool
    closes: bool


@dataclass(slots=True)
class Moves:
    """Gathers what went and what came; once all is gathered, `settle` tells the moves."""

    gone: dict[Place, Spot] = field(default_factory=dict)
    come: dict[Place, Spot] = field(default_factory=dict)
    legs: dict[Place, Leg] = field(default_factory=dict)

    def settle(self) -> None:
        """Tell what moved: what went under a name and came under the same."""
        both = [name for name in self.gone if name in self.come]
        bounded = [name for name in both if self.gone[name].bounded and self.come[name].bounded]
        rank = 0
        for place, name in enumerate(bounded):
            opens = not place or not self._together(bounded[place - 1], name)
            closes = place + 1 == len(bounded) or not self._together(name, bounded[place + 1])
            rank += opens
            self.legs[name] = Leg(f"deplacement{rank}", opens, closes)
        for name in both:
            self.legs.setdefault(name, Leg("", opens=False, closes=False))

    def _together(self, first: Place, second: Place) -> bool:
        return self.gone[second].follows(self.gone[first]) and self.come[second].follows(self.come[first])

    def lost(self, name: Place) -> Fate:
        """Return what became of something that is not where it stood."""
        return Fate.LEFT if name in self.legs else Fate.REMOVED

    def got(self, name: Place) -> Fate:
        """Return what became of something that stands where it did not."""
        return Fate.ARRIVED if name in self.legs else Fate.ADDED
