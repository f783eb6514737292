"""A comparison to the changes it holds, each told once, in reading order."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from compiler.diff.telling_alineas import NOT_TOLD, tell_alineas
from compiler.diff.telling_engagements import tell_engagement, tell_indicator
from compiler.diff.told import DONE, Holder, Told, Versions, side, tell
from compiler.model.change import Change, ChangeKind, ChangeSet
from compiler.model.circuit import DEFAULT_CIRCUITS, Circuit
from compiler.model.comparison import Comparison, DivisionComparison, Fate, Pair
from compiler.model.division import ANNEXE, Division, descend
from compiler.model.enact import PAGE_HEADER, contract_words
from compiler.model.party import Party, PartySet
from compiler.model.protocol import OlderContract

_CAME_OR_WENT = (Fate.ADDED, Fate.REMOVED)


def tell_changes(
    comparison: Comparison,
    circuits: tuple[Circuit, ...] = DEFAULT_CIRCUITS,
    motives: Mapping[str, str] | None = None,
) -> ChangeSet:
    """Return the changes of a comparison. `motives` are texts by subject; "*" stands for every other."""
    known = motives or {}
    changes: list[Change] = []
    for rank, told in enumerate(_Telling(comparison).all(), start=1):
        motive = known.get(told.change.subject, known.get("*", ""))
        changes.append(replace(_routed(told, circuits), rank=rank, motive=motive))
    return ChangeSet(comparison=comparison, changes=tuple(changes))


def _routed(told: Told, circuits: tuple[Circuit, ...]) -> Change:
    for circuit in circuits:
        fits = not circuit.kinds or told.change.kind in circuit.kinds
        if fits and circuit.impact in (None, told.is_impact):
            # What only follows takes the route of what it follows, and weighs nothing of its own.
            substantial = circuit.is_substantial and not told.change.is_consequence
            return replace(told.change, substantial=substantial, route=circuit.id)
    return told.change


class _Telling:
    """Walks a comparison once."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.versions = Versions(comparison)

    def all(self) -> Iterator[Told]:
        """Yield every change, in reading order of the version after."""
        yield from self._particulars()
        yield from (self._contract(pair) for pair in self.comparison.contracts if pair.fate not in NOT_TOLD)
        yield from (self._party(pair) for pair in self.comparison.parties if pair.fate not in NOT_TOLD)
        yield from (self._set(pair) for pair in self.comparison.sets if pair.fate not in NOT_TOLD)
        for division in self.comparison.divisions:
            yield from self._division(division)

    def _particulars(self) -> Iterator[Told]:
        old, new = self.comparison.before.identity.span, self.comparison.after.identity.span
        for name, before, after in self.comparison.particulars:
            kind = ChangeKind.TERM_CHANGED if name == "terme" else ChangeKind.PARTICULAR_CHANGED
            place = "en-tête des pages" if name == PAGE_HEADER else f"page de titre, {name}"
            sides = side(place, before, old), side(place, after, new)
            yield tell(kind, f"mention:{name}", place[:1].upper() + place[1:], sides)

    def _contract(self, pair: Pair[OlderContract]) -> Told:
        before, after = pair.before, pair.after
        kinds = {Fate.ADDED: ChangeKind.CONTRACT_ADDED, Fate.REMOVED: ChangeKind.CONTRACT_REMOVED}
        sides = (
            side("contrats rattachés", contract_words(before).text, before.span) if before else None,
            side("contrats rattachés", contract_words(after).text, after.span) if after else None,
        )
        thing = after or before
        kind = kinds.get(pair.fate, ChangeKind.CONTRACT_CHANGED)
        name = thing.name if thing else ""
        return tell(kind, f"contrat:{thing.id if thing else ''}", f"{name} : {DONE[pair.fate]}", sides)

    def _party(self, pair: Pair[Party]) -> Told:
        before, after = pair.before, pair.after
        sides = (
            side("liste des parties", _party_text(before), before.span) if before else None,
            side("liste des parties", _party_text(after), after.span) if after else None,
        )
        thing = after or before
        name, party = (thing.name, thing.id) if thing else ("", "")
        told = tell(_party_kind(pair), f"partie:{party}", f"{name} : {DONE[pair.fate]}", sides)
        return told.with_parties((party,))

    def _set(self, pair: Pair[PartySet]) -> Told:
        before, after = pair.before, pair.after
        kinds = {Fate.ADDED: ChangeKind.SET_ADDED, Fate.REMOVED: ChangeKind.SET_REMOVED}
        words = self.versions.old.group, self.versions.new.group
        sides = (
            side("ensembles de parties", f"{before.name} : {words[0](before).members}", before.span)
            if before
            else None,
            side("ensembles de parties", f"{after.name} : {words[1](after).members}", after.span)
            if after
            else None,
        )
        thing = after or before
        name, key = (thing.name, thing.id) if thing else ("", "")
        told = tell(
            kinds.get(pair.fate, ChangeKind.SET_CHANGED),
            f"ensemble:{key}",
            f"{name} : {DONE[pair.fate]}",
            sides,
        )
        members = set(before.parties if before else ()) ^ set(after.parties if after else ())
        known = (*self.comparison.after.parties, *self.comparison.before.parties)
        follows = bool(before and after and replace(before, parties=()) == replace(after, parties=()))
        concerned = tuple(dict.fromkeys(party.id for party in known if party.id in members))
        return told.with_parties(concerned).following(follows=follows)

    def _division(self, compared: DivisionComparison) -> Iterator[Told]:
        pair = compared.division
        if pair.fate is Fate.LEFT:
            return
        yield from self._heading(pair)
        homes = pair.before.id if pair.before else "", pair.after.id if pair.after else ""
        whole = pair.fate in _CAME_OR_WENT
        if not whole:
            holder = self._holder(pair)
            yield from tell_alineas(compared.units, holder, self.versions)
            for indicator in compared.indicators:
                yield from tell_indicator(indicator, holder, self.versions)
        for engagement in compared.engagements:
            if not (whole and engagement.engagement.fate is pair.fate):
                yield from tell_engagement(engagement, homes, self.versions)
        for child in compared.children:
            yield from self._child(child, pair.fate if whole else None)

    def _child(self, compared: DivisionComparison, whole: Fate | None) -> Iterator[Told]:
        """Tell of a division under another; of one that came or went with it, only what has a story of its own."""
        if whole is None or compared.division.fate is not whole:
            yield from self._division(compared)
            return
        pair = compared.division
        homes = pair.before.id if pair.before else "", pair.after.id if pair.after else ""
        for engagement in compared.engagements:
            if engagement.engagement.fate is not whole:
                yield from tell_engagement(engagement, homes, self.versions)
        for child in compared.children:
            yield from self._child(child, whole)

    def _holder(self, pair: Pair[Division]) -> Holder:
        before, after = pair.before, pair.after
        thing = after or before
        if thing is None:
            raise ValueError("a pair with neither side")
        names = self.versions.places[0].division(before), self.versions.places[1].division(after)
        return Holder(
            subject=f"{thing.kind}:{thing.id}",
            names=(names[0] or names[1], names[1] or names[0]),
            divisions=(before.id if before else "", after.id if after else ""),
        )

    def _heading(self, pair: Pair[Division]) -> Iterator[Told]:
        before, after = pair.before, pair.after
        if pair.fate is Fate.SAME:
            return
        holder = self._holder(pair)
        sides = (
            side(holder.names[0], self.versions.old.text(before.title), before.span, before.id)
            if before
            else None,
            side(holder.names[1], self.versions.new.text(after.title), after.span, after.id)
            if after
            else None,
        )
        parties = self._bound(before, 0) if after is None else self._bound(after, 1) if before is None else ()
        for kind, what in self._heading_kinds(pair):
            told = tell(kind, holder.subject, f"{holder.names[1]} : {what}", sides)
            yield told.with_parties(parties)

    def _bound(self, division: Division | None, version: int) -> tuple[str, ...]:
        """Return the parties that the engagements of a whole division bind: it comes or goes with them."""
        held = descend((division,)) if division else ()
        named = (partner.party for one in held for line in one.engagements for partner in line.partners)
        return self.versions.places[version].party_ids(tuple(dict.fromkeys(named)))

    def _heading_kinds(self, pair: Pair[Division]) -> Iterator[tuple[ChangeKind, str]]:
        before, after = pair.before, pair.after
        if before is None or after is None:
            is_annexe = (after or before) is not None and getattr(after or before, "kind", "") == ANNEXE
            added = ChangeKind.ANNEXE_ADDED if is_annexe else ChangeKind.DIVISION_ADDED
            removed = ChangeKind.ANNEXE_REMOVED if is_annexe else ChangeKind.DIVISION_REMOVED
            yield (added if before is None else removed), DONE[pair.fate]
            return
        name = self.versions.places[0].division(before)
        if pair.fate is Fate.ARRIVED:
            yield ChangeKind.DIVISION_MOVED, f"déplacement ({name} dans le texte en vigueur)"
        elif before.number != after.number or before.kind != after.kind:
            yield ChangeKind.DIVISION_RENUMBERED, f"nouveau numéro ({name} dans le texte en vigueur)"
        if self.versions.old.text(before.title) != self.versions.new.text(after.title):
            yield ChangeKind.TITLE_CHANGED, "intitulé"


def _party_kind(pair: Pair[Party]) -> ChangeKind:
    before, after = pair.before, pair.after
    if before is None:
        return ChangeKind.PARTY_ADDED
    if after is None:
        return ChangeKind.PARTY_REMOVED
    if pair.fate is Fate.ARRIVED:
        return ChangeKind.PARTY_MOVED
    same_names = (before.name, before.short) == (after.name, after.short)
    return ChangeKind.SIGNATORIES_CHANGED if same_names else ChangeKind.PARTY_CHANGED


def _party_text(party: Party) -> str:
    slots = ", ".join(slot.quality for slot in party.signatories)
    return f"{party.name} ({party.short}) – {slots}" if slots else f"{party.name} ({party.short})"
