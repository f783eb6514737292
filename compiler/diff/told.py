"""One change as it is told: its sides, its words, its holder; and the two versions that all tellers look into."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from compiler.diagnostics.span import NOWHERE, Span
from compiler.diff.places import Places, ordinal, shown
from compiler.model.block import Block, Funding
from compiler.model.change import Change, ChangeKind, Side
from compiler.model.comparison import Comparison, Fate
from compiler.model.enact import Enactor, enactor_of
from compiler.model.enacted import FigureWords, Words
from compiler.model.nesting import Unit, flatten
from compiler.model.protocol import Protocol
from compiler.model.word_edits import word_edits

Sides = tuple[Side | None, Side | None]

DONE = {
    Fate.SAME: "sans changement",
    Fate.CHANGED: "modification",
    Fate.ADDED: "ajout",
    Fate.REMOVED: "suppression",
    Fate.LEFT: "départ",
    Fate.ARRIVED: "déplacement",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A change not yet ranked nor routed; `is_impact` says that it touches an impact indicator."""

    change: Change
    is_impact: bool = False

    def with_parties(self, parties: tuple[str, ...]) -> "Told":
        """Return the same change, which concerns these parties."""
        return replace(self, change=replace(self.change, parties=parties))

    def following(self, *, follows: bool) -> "Told":
        """Return the same change, marked as one that nobody typed when it follows from others."""
        return replace(self, change=replace(self.change, is_consequence=follows))


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """What directly holds the thing told: its subject, its name in each version, the parties bound, its division."""

    subject: str
    names: tuple[str, str]
    parties: tuple[str, ...] = ()
    divisions: tuple[str, str] = ("", "")


class Versions:
    """Both versions of the act: their words and the names of their places."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.old, self.new = enactor_of(comparison.before), enactor_of(comparison.after)
        self.places = Places(comparison.before), Places(comparison.after)
        self.names = _short_names(comparison.before), _short_names(comparison.after)
        self._old_places: dict[int, tuple[str, str]] = {}

    def old_place(self, unit: Unit) -> tuple[str, str]:
        """Return where an alinéa stood before, in words, and the id of its division."""
        if not self._old_places:
            self._old_places = dict(_alinea_places(self.comparison.before, self.places[0]))
        return self._old_places.get(id(unit.leaf), ("", ""))


def _short_names(protocol: Protocol) -> dict[str, str]:
    names = {party.id: party.short for party in protocol.parties}
    return names | {group.id: group.short for group in protocol.sets}


def _alinea_places(protocol: Protocol, places: Places) -> Iterator[tuple[int, tuple[str, str]]]:
    for division in protocol.all_divisions():
        name = places.division(division)
        yield from _ranked(division.blocks, name, division.id)
        for engagement in division.engagements:
            yield from _ranked(engagement.content, f"engagement {engagement.code}", division.id)


def _ranked(blocks: tuple[Block, ...], name: str, division: str) -> Iterator[tuple[int, tuple[str, str]]]:
    units = (unit for unit in flatten(blocks) if not isinstance(unit.leaf, Funding))
    for rank, unit in enumerate(units, start=1):
        yield id(unit.leaf), (f"{name}, {ordinal(rank)} alinéa", division)


def tell(kind: ChangeKind, subject: str, summary: str, sides: Sides, *, is_impact: bool = False) -> Told:
    """Return a change with the words that differ between its two sides."""
    before, after = sides
    edits = word_edits(before.text if before else "", after.text if after else "")
    change = Change(
        rank=0, kind=kind, subject=subject, summary=summary, before=before, after=after, edits=edits
    )
    return Told(change=change, is_impact=is_impact)


def side(place: str, text: str, span: Span = NOWHERE, division: str = "") -> Side:
    """Return one side of a change, its footnotes in brackets."""
    return Side(place=place, text=shown(text), division=division, span=span)


def unit_words(unit: Unit, enactor: Enactor) -> str:
    """Return what an alinéa prints, its mark included; of a table, its title."""
    element = enactor.element(unit)
    match element:
        case Words():
            return f"{element.marker} {element.text}" if element.marker else element.text
        case FigureWords():
            return f"{element.title} ({element.detail})" if element.detail else element.title
        case _:
            return element.title
