"""Parties to how they are named, represented and entitled to sign; slots of signature for each of them."""

import re
from collections.abc import Iterator

from compiler.avenant.word.legal import legal_noun
from compiler.avenant.word.noun import Noun
from compiler.avenant.word.pen import Pen
from compiler.model.amendment import AmendmentParty, AmendmentSlot
from compiler.model.brief import Brief
from compiler.model.change import ChangeSet
from compiler.model.party import Party, Signatory
from compiler.model.phrase import ARTICLES, name_in_sentence
from compiler.model.protocol import Protocol

# Heads of services, operators and companies sign by virtue of their office: no assembly votes for them.
_WITHOUT_ASSEMBLY = frozenset({"etat", "agence", "operateur", "bailleurs"})
_FEMININE = ("la ", "l’agence", "l’association", "l’union", "l’eurométropole", "l’académie", "l’université")


def all_parties(before: Protocol, after: Protocol) -> tuple[Party, ...]:
    """Return who signs: the parties to the act, as they are named now, those that leave, then those that join."""
    now = {party.id: party for party in after.parties}
    known = {party.id for party in before.parties}
    stay = (now.get(party.id, party) for party in before.parties)
    return (*stay, *(party for party in after.parties if party.id not in known))


def joining(changes: ChangeSet) -> tuple[str, ...]:
    """Return the names, inside a sentence, of the parties that an avenant brings."""
    known = {party.id for party in changes.comparison.before.parties}
    return tuple(
        name_in_sentence(party.name) for party in changes.comparison.after.parties if party.id not in known
    )


def ending(party: Party) -> str:
    """Return the ending of a participle that agrees with the name of a party."""
    name = party.name.lower()
    if name.startswith("les "):
        return "s"
    return "e" if name.startswith(_FEMININE) else ""


def introduce(party: Party, brief: Brief, pen: Pen) -> AmendmentParty:
    """Return how the opening of the act names a party."""
    mandates = [mandate(party, signatory, brief, pen) for signatory in party.signatories]
    signatories = [
        pen.say("signataire", qualite=name_in_sentence(signatory.quality), mandat=given)
        for signatory, given in zip(party.signatories, mandates, strict=True)
    ]
    said = "representee_par_mandat" if any(mandates) else "representee"
    return AmendmentParty(
        name=party.name,
        represented=pen.say(said, accord=ending(party), signataires=signatories) if signatories else "",
        short=pen.say("denommee", accord=ending(party), court=_called(party)),
    )


def _called(party: Party) -> str:
    """Return what a party is called below: its short name, with an article unless that is a proper noun."""
    if party.nature == "commune" or not party.name.startswith(ARTICLES):
        return party.short
    if party.short.startswith(ARTICLES):
        return name_in_sentence(party.short)
    first, agreement = party.short.split(" ")[0], ending(party)
    is_common = re.split(r"[ ’]", party.name)[1] == first
    if not (is_common or first.isupper()):
        return party.short
    return Noun(words=party.short, feminine=agreement == "e", plural=agreement == "s").the()


def mandate(party: Party, signatory: Signatory, brief: Brief, pen: Pen) -> Noun | None:
    """Return by what someone may sign, the place to write it, or nothing for who needs no vote."""
    given = (one for one in brief.mandates if one.party == party.id and one.signatory in (signatory.id, ""))
    known = sorted(given, key=lambda one: one.signatory == "")
    if known:
        return legal_noun(known[0].text)
    return None if party.nature in _WITHOUT_ASSEMBLY else legal_noun(pen.say("mandat_attendu"))


def slots(changes: ChangeSet, pen: Pen) -> Iterator[AmendmentSlot]:
    """Yield a slot for each signatory of each party."""
    parties = all_parties(changes.comparison.before, changes.comparison.after)
    touched = _marked(parties, concerned(changes))
    for party in parties:
        for signatory in party.signatories:
            yield AmendmentSlot(
                anchor=f"signature-{party.id}-{signatory.id}",
                party=pen.say("pour", partie=name_in_sentence(party.name)),
                quality=signatory.quality,
                blanks=(pen.say("nom_signataire", nom=signatory.name), pen.say("date_signature")),
                is_concerned=party.id in touched,
            )


def _marked(parties: tuple[Party, ...], touched: frozenset[str]) -> frozenset[str]:
    """Return the parties to mark: none when all are concerned, since the mark would tell nothing."""
    met = touched.intersection(party.id for party in parties)
    return met if len(met) < len(parties) else frozenset()


def concerned(changes: ChangeSet) -> frozenset[str]:
    """Return the parties whose commitments change, sets unfolded."""
    comparison = changes.comparison
    sets = {group.id: group.parties for group in (*comparison.before.sets, *comparison.after.sets)}
    return frozenset(
        party for change in changes.written() for name in change.parties for party in sets.get(name, (name,))
    )
