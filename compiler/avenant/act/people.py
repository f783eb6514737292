"""Parties to how they are named, represented and entitled to sign; slots of signature for each of them."""

from collections.abc import Iterator

from compiler.avenant.word.noun import Noun
from compiler.avenant.word.pen import Pen
from compiler.model.amendment import AmendmentParty, AmendmentSlot
from compiler.model.brief import Brief
from compiler.model.change import ChangeSet
from compiler.model.party import Party, Signatory
from compiler.model.protocol import Protocol

# Heads of services, operators and companies sign by virtue of their office: no assembly votes for them.
_WITHOUT_ASSEMBLY = frozenset({"etat", "agence", "operateur", "bailleurs"})
_ARTICLES = ("Le ", "La ", "Les ", "L’")
_FEMININE = ("la ", "l’agence", "l’association", "l’union", "l’eurométropole", "l’académie", "l’université")


def all_parties(before: Protocol, after: Protocol) -> tuple[Party, ...]:
    """Return who signs: the parties to the act, as they are named now, those that leave, then those that join."""
    now = {party.id: party for party in after.parties}
    known = {party.id for party in before.parties}
    stay = (now.get(party.id, party) for party in before.parties)
    return (*stay, *(party for party in after.parties if party.id not in known))


def ending(party: Party) -> str:
    """Return the ending of a participle that agrees with the name of a party."""
    name = party.name.lower()
    if name.startswith("les "):
        return "s"
    return "e" if name.startswith(_FEMININE) else ""


def lowered(name: str) -> str:
    """Return a name inside a sentence: its article loses its capital, a proper noun keeps its own."""
    return name[:1].lower() + name[1:] if name.startswith(_ARTICLES) else name


def introduce(party: Party, brief: Brief, pen: Pen) -> AmendmentParty:
    """Return how the opening of the act names a party."""
    signatories = [
        pen.say(
            "signataire",
            qualite=lowered(signatory.quality),
            habilite=_entitled(signatory.quality),
            mandat=mandate(party, signatory, brief, pen),
        )
        for signatory in party.signatories
    ]
    represented = pen.say("representee", accord=ending(party), signataires=signatories) if signatories else ""
    return AmendmentParty(
        name=party.name,
        represented=represented,
        short=pen.say("denommee", accord=ending(party), court=party.short),
    )


def mandate(party: Party, signatory: Signatory, brief: Brief, pen: Pen) -> str:
    """Return by what someone may sign, the place to write it, or nothing for who needs no vote."""
    given = (one for one in brief.mandates if one.party == party.id and one.signatory in (signatory.id, ""))
    known = sorted(given, key=lambda one: one.signatory == "")
    if known:
        return _with_article(known[0].text)
    return "" if party.nature in _WITHOUT_ASSEMBLY else pen.say("mandat_attendu")


def slots(changes: ChangeSet, brief: Brief, pen: Pen) -> Iterator[AmendmentSlot]:
    """Yield a slot for each signatory of each party."""
    before, after = changes.comparison.before, changes.comparison.after
    touched = concerned(changes)
    for party in all_parties(before, after):
        for signatory in party.signatories:
            given = mandate(party, signatory, brief, pen)
            yield AmendmentSlot(
                anchor=f"signature-{party.id}-{signatory.id}",
                party=pen.say("pour", partie=lowered(party.name)),
                quality=signatory.quality,
                mandate=pen.say("mandat_signataire", habilite=_entitled(signatory.quality), mandat=given)
                if given
                else "",
                is_concerned=party.id in touched,
            )


def concerned(changes: ChangeSet) -> frozenset[str]:
    """Return the parties whose commitments change, sets unfolded."""
    comparison = changes.comparison
    sets = {group.id: group.parties for group in (*comparison.before.sets, *comparison.after.sets)}
    return frozenset(
        party for change in changes.written() for name in change.parties for party in sets.get(name, (name,))
    )


def _entitled(quality: str) -> str:
    """Return "habilité" that agrees with a quality, when its gender is known."""
    if quality.startswith("Le ") and " ou la " not in quality:
        return "habilité"
    one = quality.startswith("La ") and " ou le " not in quality and not quality.startswith("La ou ")
    return "habilitée" if one else "habilité(e)"


def _with_article(text: str) -> str:
    lowered_text = text[:1].lower() + text[1:]
    if lowered_text.startswith(("le ", "la ", "les ", "l’")):
        return lowered_text
    first = lowered_text.split(" ")[0].split("\u00a0")[0]
    return Noun(words=lowered_text, feminine=first.endswith(("tion", "sion"))).the()
