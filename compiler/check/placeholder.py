"""An act to the words that hold the place of others: "[à compléter]", "XXX", "Zone de graphique", dots.

A signed placeholder promises something that nobody wrote. An indicator that its own field says to be
determined is owed with a date and an owner, and is not one.
"""

import re
from collections.abc import Iterator

from compiler.check.when import sentences
from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.span import Span
from compiler.model.mark import typed
from compiler.model.passage import Form, Passage, passages_with, prose_with
from compiler.model.protocol import Protocol

_LATER = (
    r"à (?:compléter|déterminer|préciser|définir|renseigner|confirmer|rédiger|insérer|venir|fixer|remplir|"
    r"ajouter|"
    r"écrire|valider|choisir)"
)
_UNITS = (
    r"jours?|semaines?|mois|ans?|années?|heures?|euros?|habitants?|logements?|places?|postes?|élèves|kilomètres|"
    r"janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
)
_PIECES = (
    r"(?:texte|contenu|rédaction|paragraphe|tableau|carte|photo|image|illustration|schéma|graphique|logo|annexe|"
    r"liste|plan|chiffres|données|précisions|complément|suite)s?"
)
# What a text owes its reader. "L'offre de soins est à compléter" is a finding, and holds no word's place.
_OWED = (
    r"montant|prix|coût|budget|taux|plafond|nombre|date|lieu|siège|adresse|nom|numéro|titre|durée|délai|échéance|"
    r"calendrier|liste|texte|rédaction|contenu|composition"
)
_OPEN = re.compile(
    rf"\b(?:{_OWED})s?(?: [^\W\d_][\w'-]*){{0,5}} (?P<words>(?:est|sont|reste(?:nt)?) (?:encore |toujours )?{_LATER})"
    r"(?= ?(?:\Z|[.;]))",
    re.IGNORECASE,
)
_OPEN_CLUES = ("est à ", "sont à ", "reste à ", "restent à ", "encore à ")
_ENDS_OPEN = re.compile(rf" {_LATER} ?(?:\Z|[.;])")
# Left open for a reason, until a day, or to someone: that is a clause.
_SETTLED = re.compile(
    r"\b(?:qui|que|dont|où|si|lorsque|quand|d'ici|avant|après|par|sous|lors|pendant|au plus tard|dans un délai|chaque|"
    r"conférence|comité|\d{4})\b|\bqu'",
    re.IGNORECASE,
)
_ASKED = (
    r"insérer|compléter|préciser|indiquer|renseigner|ajouter|nom|date|montant|prénom|qualité|adresse|numéro"
)
_PLACEHOLDER = re.compile(
    # "[…]" marks a cut in a quotation and "[sic]" a doubt: only brackets that ask for words count.
    rf"\[ ?(?:\+[^\[\]]*|[^\[\]]*\b{_LATER}\b[^\[\]]*|(?:{_ASKED})\b[^\[\]]{{0,60}}|x{{2,}}|_+|\.{{3,}}) ?\]"
    rf"|\( ?{_LATER} ?\)|(?<=: ){_LATER}(?= ?(?:\Z|[.;]))"
    r"|(?<=[^\W\d_] )à déterminer(?= ?(?:\Z|[.;,)]))"
    rf"|(?<![\w-])(?:x{{3,}}|todo|jj/mm/aaaa|xx/xx(?:/\w+)?|xx(?= ?[€%]| (?:{_UNITS})\b))(?![\w-])"
    r"|_{3,}|\.{5,}|…{2,}|\blorem ipsum\b|\bzone de (?:graphique|texte|image|dessin)\b|\bcliquez ici\b"
    r"|\berreur ?! (?:source|signet)[^.]{0,40}",
    re.IGNORECASE,
)
# Read apart: their clues are common, and few patterns are tried where they stand.
_DRAFT = re.compile(
    r"\?{3,}|(?<=[^\W\d_] )\?\?(?= ?[,.;)])|\b(?:insérer|coller|ajouter|compléter|indiquer|renseigner) ici\b(?! et là)"
    rf"|(?:\A|(?<=[.;] ))(?:(?:le|la|les) )?(?:{_PIECES}) (?:à venir|à suivre)(?= ?(?:\Z|[.;]))",
    re.IGNORECASE,
)
_DRAFT_CLUES = ("??", " ici", " à venir", " à suivre")
_ALONE = re.compile(rf"\s*(?:…|\.{{3}}|\?+|{_LATER})\s*\.?\s*\Z", re.IGNORECASE)
_CLUES = (
    "[", "(à ", ": à ", "à déterminer", "xx", "todo", "jj/mm", "___", ".....", "……",
    "lorem", "zone de ", "cliquez", "erreur",
)  # fmt: skip
_LONGEST = 30
# "Todo" in lower case is a word of another language.
_FOREIGN = ("todo",)


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the words still to be written, title page and parties first. Errors: placeholder.left."""
    for text, span, place in _outside(protocol):
        yield from _in_text(text, span, place)
    told: set[Span] = set()
    for passage, found in (*_found_in_texts(protocol), *_left_open(protocol)):
        told.add(passage.span)
        yield found
    for passage in passages_with(protocol, "…", "...", "?", "à "):
        if passage.span not in told and len(passage.text) < _LONGEST and _ALONE.match(passage.text):
            yield _left(passage.text.strip(), passage.span, f"dans {passage.place}", alone=passage.form)


def _outside(protocol: Protocol) -> Iterator[tuple[str, Span, str]]:
    """Yield the texts that stand in no division: title page, parties, clause of accession."""
    identity = protocol.identity
    for text in (identity.title, identity.subtitle, identity.territory, identity.header, identity.place):
        yield text, identity.span, "sur la page de titre"
    for contract in identity.contracts:
        yield f"{contract.name} {contract.territory}", contract.span, "parmi les contrats rattachés"
    if protocol.accession is not None:
        yield protocol.accession.text, protocol.accession.span, "dans la clause d'adhésion"
    for party in protocol.parties:
        yield f"{party.name} {party.short}", party.span, "parmi les parties"
        for slot in party.signatories:
            yield f"{slot.quality} {slot.name}", slot.span, f"dans les signatures de « {party.short} »"
    for engagement in protocol.engagements():
        for partner in engagement.partners:
            if partner.service:
                yield (
                    partner.service,
                    partner.span,
                    f"parmi les partenaires de l'engagement {engagement.code}",
                )


def _in_text(
    text: str, span: Span, place: str, pattern: re.Pattern[str] = _PLACEHOLDER
) -> Iterator[Diagnostic]:
    for match in pattern.finditer(text):
        words = match[0].strip()
        if words != words.lower() or words not in _FOREIGN:
            yield _left(words, span, place)


def _found_in_texts(protocol: Protocol) -> Iterator[tuple[Passage, Diagnostic]]:
    for clues, pattern in ((_CLUES, _PLACEHOLDER), (_DRAFT_CLUES, _DRAFT)):
        for passage in passages_with(protocol, *clues):
            for found in _in_text(typed(passage), passage.span, f"dans {passage.place}", pattern):
                yield passage, found


def _left_open(protocol: Protocol) -> Iterator[tuple[Passage, Diagnostic]]:
    """Yield "Le lieu est à préciser.", unless the sentence says by when or by whom."""
    for passage in prose_with(protocol, *_OPEN_CLUES):
        if _ENDS_OPEN.search(passage.text) is None:
            continue
        for sentence in sentences(typed(passage)):
            match = _OPEN.search(sentence)
            if match is not None and _SETTLED.search(sentence) is None:
                yield passage, _left(match["words"], passage.span, f"dans {passage.place}")


def _left(words: str, span: Span, place: str, alone: Form | None = None) -> Diagnostic:
    hint = "écrivez ce qui manque ; ce qui reste ouvert se dit par une clause, une échéance et un responsable"
    if alone is Form.INDICATOR or "déterminer" in words:
        hint = "écrivez ce qui manque ; un indicateur s'écrit « etat: à déterminer », avec une échéance"
    return Diagnostic(
        code="placeholder.left",
        message=f"« {words} » tient encore la place d'un texte, {place}.",
        span=span,
        quote=words,
        hint=hint,
    )
