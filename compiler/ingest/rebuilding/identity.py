"""What the title page says back to the identity of the act, its parties and their sets."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from compiler.ingest.rebuilding.records import read_day, split_names
from compiler.ingest.rebuilding.texts import Ids, matched
from compiler.model.enact import PAGE_HEADER, Enactor, contract_words, particulars, party_words
from compiler.model.enacted import ActWords, GroupWords, PartyWords, Words
from compiler.model.party import Accession, Party, PartySet, Signatory
from compiler.model.protocol import Identity, OlderContract, Protocol, Term

_ENDS = re.compile(r"(?P<day>.+?) \((?P<basis>.*)\)", re.DOTALL)
_CONTRACT = re.compile(r"(?P<name>.+), du (?P<day>[^,]+?) \((?P<territory>.*)\)", re.DOTALL)


def build_identity(base: Protocol, act: ActWords, ids: Ids) -> Identity:
    """Return the identity of an act as its particulars tell it."""
    told, identity = dict(act.particulars), base.identity
    changed = {name: told[name] for name, before in particulars(base) if told.get(name, before) != before}
    contracts = _contracts(act.contracts, identity.contracts, ids)
    return replace(
        identity,
        title=changed.get("titre", identity.title),
        header=changed.get(PAGE_HEADER, identity.header),
        subtitle=changed.get("sous-titre", identity.subtitle),
        territory=changed.get("territoire", identity.territory),
        place=changed.get("lieu de signature", identity.place),
        period=_period(changed["période"]) if "période" in changed else identity.period,
        term=_term(changed["terme"]) if "terme" in changed else identity.term,
        signed=read_day(changed["date de signature"]) if "date de signature" in changed else identity.signed,
        contracts=contracts,
    )


def _period(text: str) -> tuple[int, int] | None:
    match = re.fullmatch(r"(\d{1,4})–(\d{1,4})", text)
    return (int(match[1]), int(match[2])) if match else None


def _term(text: str) -> Term | None:
    match = _ENDS.fullmatch(text)
    day = read_day(match["day"]) if match else None
    return Term(date=day, basis=match["basis"]) if match and day else None


def _contracts(
    words: Sequence[Words], base: tuple[OlderContract, ...], ids: Ids
) -> tuple[OlderContract, ...]:
    found: list[OlderContract] = []
    pairs = matched(words, base, contract_words)
    for one, (old, same) in zip(words, pairs, strict=True):
        if old is not None and same:
            found.append(old)
            continue
        match = _CONTRACT.fullmatch(one.text)
        day = read_day(match["day"]) if match else None
        if match is None or day is None:
            continue
        name = old.id if old else ids.new(match["name"])
        found.append(OlderContract(id=name, name=match["name"], date=day, territory=match["territory"]))
    return tuple(found)


def build_accession(base: Protocol, act: ActWords) -> Accession | None:
    """Return the clause of accession; one that is no longer printed is closed."""
    text, before = dict(act.particulars).get("clause d’adhésion", ""), dict(particulars(base))
    if text == before.get("clause d’adhésion", ""):
        return base.accession
    return Accession(is_open=True, text=text) if text else None


def build_parties(act: ActWords, base: Protocol, ids: Ids) -> tuple[Party, ...]:
    """Return the parties in their order, each with its slots."""
    known = {party.id: party for party in base.parties}
    return tuple(_party(words, known.get(words.id), ids) for words in act.parties)


def _party(words: PartyWords, base: Party | None, ids: Ids) -> Party:
    if base is not None and party_words(base) == words:
        return base
    name = base.id if base else ids.new(words.short or words.name)
    slots = {slot.quality: slot for slot in base.signatories} if base else {}
    taken = Ids(slot.id for slot in slots.values())
    signatories = tuple(
        slots.get(quality) or Signatory(id=taken.new(quality), quality=quality) for quality in words.slots
    )
    if base is None:
        return Party(id=name, name=words.name, short=words.short, signatories=signatories)
    return replace(base, name=words.name, short=words.short, signatories=signatories)


def short_names(act: ActWords, parties: Sequence[Party], groups: Mapping[str, str]) -> dict[str, str]:
    """Return the ids of parties and sets by short name."""
    found = {group.short: groups[group.name] for group in act.groups}
    return found | {party.short: party.id for party in parties}


def group_ids(act: ActWords, ids: Ids) -> dict[str, str]:
    """Return the ids of the sets by name, new ones made from their short names."""
    return {group.name: group.id or ids.new(group.short or group.name) for group in act.groups}


def build_groups(
    act: ActWords, base: Protocol, names: Mapping[str, str], groups: Mapping[str, str]
) -> tuple[PartySet, ...]:
    """Return the sets of parties, their members unfolded."""
    known = {group.id: group for group in base.sets}
    enactor = Enactor(base)
    found = [_group(words, known.get(words.id), enactor, (names, groups)) for words in act.groups]
    members = {group.id: group.members for group in found}
    return tuple(
        group if group is known.get(group.id) else replace(group, parties=_unfolded(group.members, members))
        for group in found
    )


def _group(
    words: GroupWords,
    base: PartySet | None,
    enactor: Enactor,
    names: tuple[Mapping[str, str], Mapping[str, str]],
) -> PartySet:
    if base is not None and enactor.group(base) == words:
        return base
    members = split_names(words.members, names[0]) if words.members else ()
    return PartySet(id=names[1][words.name], name=words.name, short=words.short, members=members, parties=())


def _unfolded(members: Sequence[str], sets: Mapping[str, tuple[str, ...]], depth: int = 0) -> tuple[str, ...]:
    found: list[str] = []
    for member in members:
        inner = sets.get(member)
        # A set that holds itself would have no end.
        deep = depth > len(sets)
        found += (member,) if inner is None or deep else _unfolded(inner, sets, depth + 1)
    return tuple(dict.fromkeys(found))
