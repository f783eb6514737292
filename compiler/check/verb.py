"""An act to its engagements that do not open with a verb in the infinitive: a noun names, a verb binds.

Sources: Guide de légistique 3.3.1 (clear and direct wording); signed protocols, which all do so.
"""

import re
from collections.abc import Iterator

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.suggestion import fold
from compiler.model.block import Block, ItemList, Paragraph, Quotation
from compiler.model.engagement import Engagement
from compiler.model.protocol import Protocol
from compiler.model.text import plain

_WORD = re.compile(r"[^\W\d_]+(?:[-’'()][^\W\d_]+)*[’']?")
# Every infinitive in -re ends one of these ways; so few nouns do that they need no list.
_THIRD_GROUP = re.compile(
    r"(?:[eo]ndre|[aeo]indre|[eo]rdre|[eo]udre|mettre|battre|aitre|croitre|(?:^|-)etre|vivre|suivre|ompre|"
    r"aincre|faire|plaire|traire|(?:^|-)taire|[dl]ire|crire|rire|suffire|uire|clure|croire|boire|courre)\Z"
)
_NOUNS = frozenset(
    """
    atelier avenir cahier calendrier chantier courrier couloir danger dernier desir dossier echeancier entier
    espoir fichier financier foyer hiver loisir loyer maitre metier miroir ordre ouvrier palier panier papier
    particulier pilier plaisir premier quartier regulier sentier soir terroir trottoir
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
# "Pouvoir d'achat", "Dîner de quartier": nouns as well as verbs. What follows tells them apart.
_MODALS = frozenset(("pouvoir", "devoir", "savoir"))
_MEALS = frozenset(("diner", "dejeuner", "gouter", "souper"))
_OF = frozenset(("d", "de", "du", "des"))
_OBJECTS = frozenset(
    ("le", "la", "les", "l", "un", "une", "du", "ensemble", "avec", "chez", "sur", "a", "au", "ce", "cette")
)
_BEFORE = frozenset(
    ("ne", "pas", "plus", "jamais", "se", "s", "y", "en", "le", "la", "les", "l", "mieux", "davantage")
)
_OPENERS = frozenset(
    """
    a afin apres au aupres aux avant avec chaque concernant conformement d dans de depuis des en entre grace
    lors outre par parallelement pour selon si sous suivant sur
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
_MOST_ADVERBS = 3


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the engagements that name instead of binding. Errors: engagement.no-verb."""
    for engagement in protocol.engagements():
        text = _first_text(engagement.content)
        if text and not opens_with_verb(text):
            yield _no_verb(engagement, text)


def _first_text(blocks: tuple[Block, ...]) -> str:
    """Return the first words of an engagement, those of its first item when it is a list."""
    for block in blocks:
        match block:
            case Paragraph():
                text = plain(block.content)
                # "Dans le cadre du plan :" leads to a list, whose items say what is done.
                if not (_leads_to_list(text) and any(isinstance(other, ItemList) for other in blocks)):
                    return text
            case ItemList():
                return next((text for item in block.items if (text := _first_text(item.blocks))), "")
            case Quotation():
                return _first_text(block.blocks)
            case _:
                continue
    return ""


def _leads_to_list(text: str) -> bool:
    words = _words(text)
    return text.rstrip().endswith(":") and bool(words) and words[0] in _OPENERS


def opens_with_verb(text: str) -> bool:
    """Tell whether a text opens with an infinitive: a negation, an adverb, a complement may come before."""
    clauses = text.split(",")
    if _leads_with_infinitive(clauses[0]):
        return True
    words = _words(clauses[0])
    is_complement = bool(words) and words[0] in _OPENERS
    return is_complement and any(_leads_with_infinitive(clause) for clause in clauses[1:])


def _leads_with_infinitive(clause: str) -> bool:
    words = _words(clause)
    for place, word in enumerate(words[: _MOST_ADVERBS + 1]):
        if _is_infinitive(word):
            return not _is_noun(word, words[place + 1 :])
        if word not in _BEFORE and not word.endswith("ment"):
            return False
    return False


def _is_noun(word: str, after: list[str]) -> bool:
    """Tell whether an infinitive that is also a noun is the noun, by the words after it."""
    if word in _MODALS:
        return bool(after) and after[0] in _OF
    return word in _MEALS and bool(after) and after[0] not in _OBJECTS


def _words(clause: str) -> list[str]:
    """Return the words of a clause, without case, accents or elided articles."""
    return [
        part
        for match in _WORD.finditer(clause)
        for part in re.split(r"[’']", fold(match[0].replace("(", "").replace(")", "")))
        if part
    ]


def _is_infinitive(word: str) -> bool:
    if word in _NOUNS:
        return False
    return word.endswith(("er", "ir")) or _THIRD_GROUP.search(word) is not None


def _no_verb(engagement: Engagement, text: str) -> Diagnostic:
    first = text.split(maxsplit=1)[0].rstrip(",;:.")
    return Diagnostic(
        code="engagement.no-verb",
        message=f"L'engagement {engagement.code} ne commence pas par un infinitif : « {first} ».",
        span=engagement.content[0].span,
        quote=first,
        hint="dites ce que les partenaires font : « Ouvrir… », « Soutenir… », « Ne pas fermer… »",
    )
