"""Who is bound by an act, under all the spellings by which it is named; sets are declared when they are used."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from compiler.adopt.recognising.folding import Ids, fold, fold_name
from compiler.adopt.recognising.naming import Natures
from compiler.adopt.recognising.profile import Nature, Profile, SetName
from compiler.diagnostics.span import NOWHERE, Span
from compiler.model.party import Party, PartySet, Signatory

_CLOSE = 0.85
_SHORTEST_CUT = 4
_SHORTEST_FUZZY = 5
_LONGEST_NAME = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a spelling stands for: the id of a party or set; `doubt` says in French why it is not sure, or nothing."""

    id: str
    doubt: str = ""


@dataclass
class PartyBook:
    """The parties in their order, the sets in use, and the names of both."""

    profile: Profile
    parties: list[Party] = field(default_factory=list)
    sets: dict[str, PartySet] = field(default_factory=dict)
    ids: Ids = field(default_factory=Ids)
    _names: dict[str, str] = field(default_factory=dict)
    _natures: dict[str, str] = field(default_factory=dict)
    _places: dict[tuple[str, str], str] = field(default_factory=dict)
    _announced: dict[str, str] = field(default_factory=dict)
    _answers: dict[str, Found | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.natures = Natures(self.profile)

    def add(self, party: Party, spellings: Iterable[str] = ()) -> None:
        """Take a party, under its name, its short name and other spellings."""
        self.parties.append(party)
        self._answers.clear()
        nature, place = self.natures.of(party.name)
        if nature is not None:
            self._natures[party.id] = nature.id
            self._places.setdefault((nature.id, place), party.id)
        for spelling in (party.name, party.short, *spellings):
            self._names.setdefault(fold_name(spelling), party.id)

    def add_place(self, party: Party, nature: Nature, place: str) -> None:
        """Remember that a party is the one of its nature in a place: the commune of Arcueil."""
        self._places[(nature.id, fold_name(place))] = party.id

    def sign(self, party_id: str, quality: str, span: Span, *, is_announced: bool = False) -> str:
        """Give a party a signature slot; return its id.

        `is_announced` says that the party is only named with who represents it: when a slot at the end of the act
        says the same, it is that one.
        """
        place = next(rank for rank, party in enumerate(self.parties) if party.id == party_id)
        party = self.parties[place]
        known = "" if is_announced else self._announced.pop(party_id, "")
        if known and _is_same_office(known, quality):
            fuller = max(known, quality, key=lambda each: len(fold_name(each)))
            slot = Signatory(id=party.signatories[0].id, quality=fuller, span=span)
            self.parties[place] = replace(party, signatories=(slot, *party.signatories[1:]))
            return slot.id
        if is_announced and not party.signatories:
            self._announced[party_id] = quality
        name = f"signataire-{len(party.signatories) + 1}"
        slot = Signatory(id=name, quality=quality, span=span)
        self.parties[place] = replace(party, signatories=(*party.signatories, slot))
        return name

    def confirm(self, party_id: str) -> bool:
        """Take the slot of a party for that of who was announced to represent it; False when nobody was."""
        return self._announced.pop(party_id, "") != ""

    def party(self, party_id: str) -> Party | None:
        """Return a party by its id."""
        return next((party for party in self.parties if party.id == party_id), None)

    # -- looking up

    def places_in(self, text: str) -> dict[str, frozenset[str]]:
        """Return the places of parties that a text names, folded, each with the natures of the parties there."""
        words = f" {fold_name(text)} "
        found: dict[str, frozenset[str]] = {}
        for place in sorted(
            {place for _, place in self._places if place}, key=lambda place: (-len(place), place)
        ):
            if f" {place} " in words:
                words = words.replace(f" {place} ", " | ")
                found[place] = frozenset(nature for nature, known in self._places if known == place)
        return found

    def find(self, spelling: str) -> Found | None:
        """Return the party or set that a spelling names, None when it names none."""
        if spelling not in self._answers:
            self._answers[spelling] = self._find(spelling) if len(spelling) <= _LONGEST_NAME else None
        return self._answers[spelling]

    def knows(self, spelling: str) -> bool:
        """Tell whether a spelling is, word for word, a name that the act gives to one body or set."""
        name = fold_name(spelling)
        return bool(name) and (self._by_profile(name) or self._exactly(name)) is not None

    def _find(self, spelling: str) -> Found | None:
        name = fold_name(spelling)
        if not name:
            return None
        return (
            self._by_profile(name)
            or self._exactly(name)
            or self._by_nature(spelling)
            or self._by_place(name)
            or self._by_start(name)
            or self._closely(name)
        )

    def _by_profile(self, name: str) -> Found | None:
        known = (
            {party.id for party in self.parties}
            | {group.id for group in self.profile.sets}
            | {nature.set_id for nature in self.profile.natures}
        )
        for target, spellings in self.profile.spellings:
            if target in known and any(fold_name(spelling) == name for spelling in spellings):
                return Found(id=self._declared(target))
        return None

    def _exactly(self, name: str) -> Found | None:
        if name in self._names:
            return Found(id=self._names[name])
        for group in self.profile.sets:
            if any(fold_name(spelling) == name for spelling in group.spellings):
                return Found(id=self._declare_named(group)) if self._members(group) else None
        return None

    def _by_nature(self, spelling: str) -> Found | None:
        nature, place = self.natures.of(spelling)
        if nature is None:
            return None
        own = [party.id for party in self.parties if self._natures.get(party.id) == nature.id]
        if (nature.id, place) in self._places and place:
            return Found(id=self._places[(nature.id, place)])
        if len(own) == 1 and not place:
            return Found(id=own[0])
        if not own or place:
            return None
        is_plural = fold(spelling).split()[0] in ("les", "des") or fold(spelling).endswith(("s", "x"))
        is_acronym = spelling.strip().isupper()
        doubt = (
            ""
            if is_plural or is_acronym
            else f"le singulier « {spelling} » peut désigner chacun de ses membres"
        )
        return Found(id=self._declare_nature(nature), doubt=doubt)

    def _by_place(self, name: str) -> Found | None:
        """Find the only party of a place, by the name of the place alone."""
        own = {party for (_, place), party in self._places.items() if place == name}
        return Found(id=own.pop()) if len(own) == 1 else None

    def _by_start(self, name: str) -> Found | None:
        """Find a name that only adds to one we know ("ars ile france"), or only shortens one."""
        for is_shortened in (self._is_start, self._is_end, self._is_cut):
            longer = {party for known, party in self._names.items() if is_shortened(name, known)}
            if len(longer) == 1:
                return Found(id=longer.pop(), doubt="le nom est abrégé")
        shorter = [known for known in self._names if name.startswith(f"{known} ")]
        if shorter:
            return Found(id=self._names[max(shorter, key=len)], doubt="le nom est suivi d'autres mots")
        return None

    @staticmethod
    def _is_start(name: str, known: str) -> bool:
        return known.startswith(f"{name} ")

    @staticmethod
    def _is_end(name: str, known: str) -> bool:
        """Tell whether a name leaves out the noun that starts the one we know: "Le Second Souffle"."""
        return " " in name and known.endswith(f" {name}")

    @staticmethod
    def _is_cut(name: str, known: str) -> bool:
        """Tell whether a name is the start of a word: "Agglo"."""
        return len(name) >= _SHORTEST_CUT and known.startswith(name) and " " not in known

    def _closely(self, name: str) -> Found | None:
        """Find the name that one slip separates from this one."""
        if len(name) < _SHORTEST_FUZZY:
            return None
        candidates = {**self._names}
        for nature in self.profile.natures:
            if nature.set_id and any(own == nature.id for own in self._natures.values()):
                candidates |= {fold_name(noun): nature.set_id for noun in nature.nouns}
        near = difflib.get_close_matches(name, [known for known in candidates if known], n=1, cutoff=_CLOSE)
        if not near:
            return None
        return Found(id=self._declared(candidates[near[0]]), doubt=f"lu comme « {near[0]} »")

    # -- sets

    def _declared(self, target: str) -> str:
        """Return the id of a party, or of a set, which is declared if it was not."""
        for nature in self.profile.natures:
            if nature.set_id == target and self.party(target) is None:
                return self._declare_nature(nature)
        for group in self.profile.sets:
            if group.id == target:
                return self._declare_named(group)
        return target

    def _declare_nature(self, nature: Nature) -> str:
        own = tuple(party.id for party in self.parties if self._natures.get(party.id) == nature.id)
        if len(own) == 1:
            return own[0]
        return self._declare(
            nature.set_id or nature.id, nature.set_name or nature.id, nature.set_short or nature.id, own
        )

    def _declare_named(self, group: SetName) -> str:
        return self._declare(group.id, group.name, group.short, self._members(group))

    def _members(self, group: SetName) -> tuple[str, ...]:
        wanted = set(group.natures)
        return tuple(
            party.id for party in self.parties if not wanted or self._natures.get(party.id) in wanted
        )

    def _declare(self, name: str, full: str, short: str, members: tuple[str, ...]) -> str:
        if name not in self.sets:
            members = self._folded(members, name)
            self.sets[name] = PartySet(
                id=name,
                name=full.replace("'", "\u2019"),
                short=short.replace("'", "\u2019"),
                members=members,
                parties=tuple(self._unfolded(members)),
                span=NOWHERE,
            )
        return name

    def _folded(self, members: tuple[str, ...], name: str) -> tuple[str, ...]:
        """Return members with those of a declared set named by it."""
        for group in self.sets.values():
            if group.id != name and set(group.members) < set(members):
                first = next(place for place, member in enumerate(members) if member in group.members)
                rest = tuple(member for member in members if member not in group.members)
                before = sum(1 for member in members[:first] if member not in group.members)
                members = (*rest[:before], group.id, *rest[before:])
        return members

    def _unfolded(self, members: Iterable[str]) -> list[str]:
        unfolded: list[str] = []
        for member in members:
            unfolded += self.sets[member].parties if member in self.sets else (member,)
        return list(dict.fromkeys(unfolded))


def _is_same_office(first: str, second: str) -> bool:
    """Tell whether two qualities are one: "Préfète de la Haute-Soulane" and "La préfète"."""
    ours, theirs = set(fold_name(first).split()), set(fold_name(second).split())
    return ours <= theirs or theirs <= ours
