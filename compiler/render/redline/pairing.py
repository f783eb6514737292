"""A comparison to which place of the act before is which of the act after, and which of them moved."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from compiler.model.comparison import (
    Comparison,
    DivisionComparison,
    EngagementComparison,
    Fate,
    Pair,
    UnitComparison,
)
from compiler.model.engagement import Indicator
from compiler.model.table import Table
from compiler.render.redline.places import Place


@dataclass(slots=True)
class Pairing:
    """What stands in both versions. Alinéas have no id: `alineas` gives the place after for each place before."""

    alineas: dict[Place, Place] = field(default_factory=dict)
    moved: set[Place] = field(default_factory=set)

    def name(self, place: Place) -> Place:
        """Return by which name a place of the version before is known in the version after."""
        return self.alineas.get(place, ("parti", *place)) if place[0] == "alinéa" else place


def pair_places(comparison: Comparison) -> Pairing:
    """Return what stands in both versions of an act."""
    walk = _Walk()
    walk.things("partie", comparison.parties)
    for division in comparison.divisions:
        walk.division(division, moving=False)
    for move, place in walk.arrived.items():
        if move in walk.left:
            walk.found.alineas[walk.left[move]] = place
            walk.found.moved.add(place)
    return walk.found


class _Walk:
    """Goes through a comparison once; alinéas that moved are matched by their move."""

    def __init__(self) -> None:
        self.found = Pairing()
        self.left: dict[int, Place] = {}
        self.arrived: dict[int, Place] = {}

    def division(self, compared: DivisionComparison, *, moving: bool) -> None:
        pair = compared.division
        old, new = (thing.id if thing else "" for thing in (pair.before, pair.after))
        if pair.fate is Fate.LEFT:
            self._alineas(compared.units, ("division", old), ("division", old), moving=True, move=pair.move)
        else:
            moving = moving or pair.fate is Fate.ARRIVED
            if moving:
                shown = ("titre", "sommaire", "contexte", "fin-contexte", "grille", "fin-grille")
                self.found.moved.update((word, new) for word in shown)
            self._alineas(compared.units, ("division", old), ("division", new), moving=moving)
            self._indicators(compared.indicators, ("division", new), moving=moving)
        for engagement in compared.engagements:
            self._engagement(engagement, moving=moving)
        for child in compared.children:
            self.division(child, moving=moving)

    def _engagement(self, compared: EngagementComparison, *, moving: bool) -> None:
        pair = compared.engagement
        old, new = (thing.id if thing else "" for thing in (pair.before, pair.after))
        if pair.fate is Fate.LEFT:
            home = ("engagement", old)
            self._alineas(compared.content, home, home, moving=True, move=pair.move)
            return
        moving = moving or pair.fate is Fate.ARRIVED
        if moving:
            self.found.moved.add(("ligne", new))
        self._alineas(compared.content, ("engagement", old), ("engagement", new), moving=moving)
        for indicators in (compared.follow_up, compared.impact):
            self._indicators(indicators, ("engagement", new), moving=moving)

    def _alineas(
        self, units: Iterable[UnitComparison], old: Place, new: Place, *, moving: bool, move: int = 0
    ) -> None:
        """Pair the alinéas of a holder; one that left with it (same `move`) is paired where it arrived."""
        here = there = -1
        for compared in units:
            unit = compared.unit
            here += unit.before is not None and unit.fate is not Fate.ARRIVED
            there += unit.after is not None
            mine, other = ("alinéa", *old, here), ("alinéa", *new, there)
            if unit.fate is Fate.LEFT:
                if unit.move != move:
                    self.left[unit.move] = mine
            elif unit.fate is Fate.ARRIVED:
                self.arrived[unit.move] = other
            elif unit.before is not None and unit.after is not None:
                self.found.alineas[mine] = other
                if moving:
                    self.found.moved.add(other)
            self._rows(compared, moving=moving)

    def _rows(self, compared: UnitComparison, *, moving: bool) -> None:
        after = compared.unit.after
        table = after.leaf if after else None
        if not isinstance(table, Table):
            return
        if moving or compared.unit.fate is Fate.ARRIVED:
            self.found.moved.update(("enregistrement", table.id, row.id) for row in table.rows)
        elif compared.table is not None:
            self.things("enregistrement", (row.row for row in compared.table.rows), table.id)

    def _indicators(self, indicators: Iterable[Pair[Indicator]], home: Place, *, moving: bool) -> None:
        for pair in indicators:
            if pair.after is not None and (moving or pair.fate is Fate.ARRIVED):
                self.found.moved.add(("indicateur", *home, pair.after.kind, pair.after.id))

    def things(self, word: str, pairs: Iterable[Pair[object]], *home: str) -> None:
        """Note which of the things that have an id moved."""
        for pair in pairs:
            if pair.fate is Fate.ARRIVED:
                self.found.moved.add((word, *home, getattr(pair.after, "id", "")))
