"""What changed outside the divisions to its notes: title page, contracts, parties and sets of parties, signatures."""

from collections.abc import Iterator

from compiler.model.comparison import Fate, Pair
from compiler.model.enact import contract_words
from compiler.model.party import Party, PartySet, Signatory
from compiler.model.phrase import name_in_sentence
from compiler.model.protocol import OlderContract
from compiler.render.origin_step import Step
from compiler.render.origin_words import Noun, before, done, quote

Place = tuple[str, str]

COVER: Place = ("cover", "")
SIGNATURES: Place = ("signatures", "")
_FEMININE = frozenset({"période", "date de signature", "clause d’adhésion"})
_OF_SIGNATURES = frozenset({"lieu de signature", "date de signature"})
_UNPRINTED = frozenset({"terme"})


def front_notes(step: Step) -> Iterator[tuple[Place, str]]:
    """Yield each note with its place: the title page, a slot of signature (by its anchor), what is under them all."""
    for name, old, new in step.comparison.particulars:
        yield SIGNATURES if name in _OF_SIGNATURES else COVER, _particular(name, old, new, step)
    for contract in step.comparison.contracts:
        yield from ((COVER, note) for note in _contract(contract, step))
    for party in step.comparison.parties:
        yield from ((COVER, note) for note in _party(party, step))
        yield from _signatures(party, step)
    for group in step.comparison.sets:
        yield from ((COVER, note) for note in _set(group, step))


def _particular(name: str, old: str, new: str, step: Step) -> str:
    fate = Fate.ADDED if not old else Fate.CHANGED if new else Fate.REMOVED
    noun = Noun(words=name[:1].upper() + name[1:], feminine=name in _FEMININE)
    # What the document shows nowhere else is told with its note.
    shown = before("désormais", new) if name in _UNPRINTED and new else ""
    return done(noun, fate, step.source(subject=f"mention:{name}"), shown)


def _contract(pair: Pair[OlderContract], step: Step) -> Iterator[str]:
    thing = pair.after or pair.before
    if thing is not None and pair.fate is not Fate.SAME:
        noun = Noun(words=f"Contrat rattaché {quote(contract_words(thing).text)}")
        yield done(noun, pair.fate, step.source(subject=f"contrat:{thing.id}"))


def _set(pair: Pair[PartySet], step: Step) -> Iterator[str]:
    thing = pair.after or pair.before
    if thing is not None and pair.fate is not Fate.SAME:
        noun = Noun(words=f"Ensemble de parties {quote(thing.name)}")
        yield done(noun, pair.fate, step.source(subject=f"ensemble:{thing.id}"))


def _party(pair: Pair[Party], step: Step) -> Iterator[str]:
    old, new = pair.before, pair.after
    thing = new or old
    if thing is None:
        return
    noun, source = Noun(words=f"Partie {quote(thing.name)}", feminine=True), _source(thing, step)
    if pair.fate in (Fate.ADDED, Fate.REMOVED, Fate.ARRIVED):
        yield done(noun, pair.fate, source)
    if old is None or new is None:
        return
    if old.name != new.name:
        yield done(noun, Fate.CHANGED, source, before("dénomination antérieure", old.name))
    if old.short != new.short:
        short = Noun(words=f"Nom abrégé {quote(new.short)}")
        yield done(short, Fate.CHANGED, source, before("nom abrégé antérieur", old.short))
    if _qualities(old) != _qualities(new):
        yield done(Noun(words=f"Représentation de {quote(new.name)}", feminine=True), Fate.CHANGED, source)


def _signatures(pair: Pair[Party], step: Step) -> Iterator[tuple[Place, str]]:
    """Yield what is said beside the signatures of a party, and under all of them for those that are gone."""
    old, new = pair.before, pair.after
    was, now = _slots(old), _slots(new)
    if new is not None and (old is None or _qualities(old) != _qualities(new)):
        for name, slot in now.items():
            known = was.get(name)
            if known is None:
                signature = Noun(words="Signature", feminine=True)
                yield _slot(new, slot), done(signature, Fate.ADDED, _source(new, step))
            elif known.quality != slot.quality:
                note = before("qualité antérieure", known.quality)
                quality = Noun(words="Qualité", feminine=True)
                yield _slot(new, slot), done(quality, Fate.CHANGED, _source(new, step), note)
    if old is not None and (new is None or _qualities(old) != _qualities(new)):
        for slot in (slot for name, slot in was.items() if name not in now):
            words = f"Signature {quote(f'Pour {name_in_sentence(old.name)}, {slot.quality}')}"
            yield SIGNATURES, done(Noun(words=words, feminine=True), Fate.REMOVED, _source(old, step))


def _slots(party: Party | None) -> dict[str, Signatory]:
    return {slot.id: slot for slot in party.signatories} if party else {}


def _slot(party: Party, signatory: Signatory) -> Place:
    return "slot", f"signature-{party.id}-{signatory.id}"


def _qualities(party: Party) -> tuple[str, ...]:
    return tuple(signatory.quality for signatory in party.signatories)


def _source(party: Party, step: Step) -> str:
    return step.source(subject=f"partie:{party.id}")
