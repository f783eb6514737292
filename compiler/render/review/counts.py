"""A reading to its counts: by family and kind, substantial or not, by route, by party. The same in every output."""

from dataclasses import dataclass

from compiler.model.change import ChangeKind
from compiler.render.html.counting import Count, count_by
from compiler.render.review.kinds import FAMILY_NAMES, Family, family_of, kind_label
from compiler.render.review.reading import Entry, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyCount:
    """The changes of a family, and those of each of its kinds."""

    family: Family
    name: str
    number: int
    kinds: tuple[Count, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many changes there are, and of what; those that only follow are in every count but `written`."""

    total: int
    written: int
    consequences: int
    substantial: int
    families: tuple[FamilyCount, ...]
    circuits: tuple[Count, ...]
    parties: tuple[Count, ...]
    sets: tuple[Count, ...]

    @property
    def ordinary(self) -> int:
        """Return the number of changes that are not substantial."""
        return self.total - self.substantial


def count_changes(reading: Reading, entries: tuple[Entry, ...]) -> Counts:
    """Return the counts of some entries of a reading."""
    comparison = reading.review.changes.comparison
    concerned = [name for entry in entries for name in entry.concerned]
    before, after = comparison.before, comparison.after
    # The names are those of the version after; what left the act comes last.
    parties = {party.id: party.name for party in after.parties}
    sets = {group.id: group.name for group in after.sets}
    parties |= {party.id: party.name for party in before.parties if party.id not in parties}
    sets |= {group.id: group.name for group in before.sets if group.id not in sets}
    written = sum(not entry.change.is_consequence for entry in entries)
    circuits = {circuit.id: circuit.name for circuit in reversed(reading.review.circuits)}
    routes = [entry.change.route for entry in entries if entry.change.route]
    return Counts(
        total=len(entries),
        written=written,
        consequences=len(entries) - written,
        substantial=sum(entry.change.substantial for entry in entries),
        families=tuple(_family(family, entries) for family in Family),
        circuits=count_by(routes, {**circuits, **{name: name for name in routes if name not in circuits}}),
        parties=count_by(concerned, parties),
        sets=count_by(concerned, sets),
    )


def _family(family: Family, entries: tuple[Entry, ...]) -> FamilyCount:
    names = {kind.value: kind_label(kind) for kind in ChangeKind if family_of(kind) is family}
    kinds = count_by((entry.change.kind.value for entry in entries), names)
    return FamilyCount(
        family=family,
        name=FAMILY_NAMES[family],
        number=sum(count.number for count in kinds),
        kinds=kinds,
    )
