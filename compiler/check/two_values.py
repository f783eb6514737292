"""An act to the works whose cost it gives twice, with two amounts: "la piscine coûte 2,4 M€", then "2,5 M€".

Only the same words, with no year or the same one, are compared; shares paid by someone are not costs. Source:
Guide de légistique 3.3.2 (one thing, said once).
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from compiler.check.clause import Clause, Places, content_words, names_its_subject
from compiler.check.quantity import Kind, Quantity, quantities, rounds_to, split_sentences
from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.model.passage import Form, Passage, prose_with
from compiler.model.protocol import Protocol

_FORMS = (Form.PROSE, Form.NOTE)
_COSTS = re.compile(r"\b(?:coûte(?:nt|ra|ront)?|revient à|reviennent à|reviendra à) \Z", re.IGNORECASE)
_WORTH = re.compile(
    r"(?P<what>\b(?:coût|prix|montant total|budget total|enveloppe totale)\b.*?) "
    r"(?:est|sont|sera|seront|s'élève|s'élèvent|s'élèvera|se monte)(?: \w+ée?s?)? (?:à|de) \Z",
    re.IGNORECASE,
)
_WORKS = (
    r"piscine|gymnase|stade|médiathèque|bibliothèque|crèche|école|collège|lycée|halle|maison|théâtre|salle|parc|"
    r"pont|passerelle|gare|caserne|mairie|cinéma|ludothèque|patinoire|cantine|hôpital|musée|conservatoire|déchetterie"
)
_APPOSED = re.compile(
    rf"(?:\A|[ '(])(?:la |le |l'|du |de la )?(?P<name>(?:{_WORKS})\b[^,;:().]{{0,60}})(?:,| :| \() ?\Z",
    re.IGNORECASE,
)
_PAYS = re.compile(
    r"\b(?:financ|vers(?:e|é|a)|apport|contribu|subvention|particip|attribu|accord|allou|aid[eé]|pren[dn]|particip|"
    r"dont|part|tranche|phase|étude|avance|acompte|hors|taxe|HT\b|TTC\b)",
    re.IGNORECASE,
)
_CLUES = ("€", " euro")
_OPENINGS = (" à ", " de ", "coûte ", "coûtent ", "coûtera ", "coûteront ", ", ", ": ", " (")
_FEWEST = 2
_LONGEST_NAME = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cost:
    """What a clause says a thing costs."""

    clause: Clause
    amount: Quantity


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the second of two costs of one thing. Errors: figure.two-values."""
    groups: defaultdict[frozenset[str], list[_Cost]] = defaultdict(list)
    for passage in prose_with(protocol, *_CLUES):
        if passage.form in _FORMS:
            for cost in _costs(passage):
                groups[cost.clause.key].append(cost)
    doubtful = [group for group in groups.values() if len({cost.amount.value for cost in group}) > 1]
    places = Places(protocol) if doubtful else None
    for group in doubtful:
        for first, second in pairwise(group):
            if (
                places is not None
                and places.may_be_one(first.clause, second.clause)
                and _differ(first, second)
            ):
                yield _two_values(first, second)


def _differ(first: _Cost, second: _Cost) -> bool:
    one, other = first.amount.value, second.amount.value
    return one != other and not rounds_to(one, other) and not rounds_to(other, one)


def _costs(passage: Passage) -> Iterator[_Cost]:
    for sentence in split_sentences(passage.text):
        amounts = [found for found in quantities(sentence) if found.kind is Kind.MONEY]
        for found in amounts:
            key = _key(sentence, found, is_only=len(amounts) == 1)
            if key:
                words = found.words
                clause = Clause(key=key, words=words, sentence=sentence, passage=passage)
                yield _Cost(clause=clause, amount=found)


def _key(sentence: str, amount: Quantity, *, is_only: bool) -> frozenset[str]:
    """Return the words that say what costs that much, none when the sentence is of another kind."""
    head, tail = sentence[: amount.start], sentence[amount.end :]
    # What stands right before an amount tells most sentences apart, and is read first.
    if not head.endswith(_OPENINGS) or _PAYS.search(sentence) is not None:
        return frozenset()
    years = frozenset(re.findall(r"\b(?:19|20)\d\d\b", sentence))
    named = _APPOSED.search(head[-_LONGEST_NAME:])
    if named is not None:
        return content_words(named["name"]) | years
    worth = _WORTH.search(head)
    if not is_only or not names_its_subject(head) or not (worth or _COSTS.search(head)):
        return frozenset()
    key = content_words(f"{head[: worth.end('what')] if worth else head} {tail}")
    return key if len(key) >= _FEWEST else frozenset()


def _two_values(first: _Cost, second: _Cost) -> Diagnostic:
    one, other = first.clause, second.clause
    return Diagnostic(
        code="figure.two-values",
        message=f"Dans {other.passage.place}, « {other.words} » ; {one.passage.place} donne à la même chose une autre "
        f"valeur : « {one.words} ».",
        span=other.passage.span,
        quote=other.words,
        hint="gardez un seul montant, et renvoyez-y ailleurs ; s'ils sont deux, dites ce que chacun compte",
        related=(Related(caption="l'autre montant", span=one.passage.span, quote=one.words),),
    )
