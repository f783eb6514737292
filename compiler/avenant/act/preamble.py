"""What stands before the articles: title, visas, recitals. It says what is known, and leaves out the rest."""

import re
from collections.abc import Iterator
from datetime import date

from compiler.avenant.act.deadline import delay_months
from compiler.avenant.word.legal import with_article
from compiler.avenant.word.noun import Noun, elides
from compiler.avenant.word.pen import Pen
from compiler.model.brief import Brief, SealedAct
from compiler.model.division import ARTICLE, Division
from compiler.model.label import NO_BREAK
from compiler.model.phrase import NO_BREAK_THIN, lower_first
from compiler.model.printed import date_text, number_words
from compiler.model.protocol import Identity
from compiler.model.text import Inlines, plain

_FEMININE_ACTS = ("convention", "charte", "déclaration")
_MASCULINE_ACTS = ("protocole", "contrat", "pacte", "accord")
_AFTER_CONTRACT = re.compile(
    r"(?:l[ae]s? |l’)?(?:délibération|décision|avis|procès-verbal|compte)", re.IGNORECASE
)
# Fiche 3.1.2: visas go down from the highest rank.
_RANKS = ("constitution", "code", "loi", "ordonnance", "décret", "arrêté")
_CONSIDERING = re.compile(r"\A\s*Considérant\s+", re.IGNORECASE)
_SENTENCE_OPENS = re.compile(
    r"(?:Les?|La|Des?|Une?|Ces?|Cette|Ils?|Elles?|On|Aucune?|Plusieurs|Certaine?s|Chaque|Tou(?:te)?s|À|Aux?|Dans|Depuis"
    r"|En|Par|Pour|Sans|Selon|Si|Sur)\b|[LDCSN]’|Qu’"
)
_SEEN = re.compile(r"\A\s*vu\s+", re.IGNORECASE)
_ENDS = f" .;{NO_BREAK_THIN}{NO_BREAK}"
_CONTRACTED = {"le ": "au ", "les ": "aux "}
_DETERMINER = re.compile(r"(?:Le|La|Les|Une?|Des|Cette?|Ces?)\s|L[’']")


def contract_noun(identity: Identity, pen: Pen) -> Noun:
    """Return the contract by its title, its period and its territory."""
    title = identity.title[:1].lower() + identity.title[1:]
    period = "–".join(str(year) for year in identity.period) if identity.period else ""
    words = pen.say("contrat", titre=title, periode=period, territoire=identity.territory)
    return Noun(words=words, feminine=title.startswith(_FEMININE_ACTS))


def signed_on(identity: Identity, history: tuple[SealedAct, ...]) -> str:
    """Return the day on which the contract was signed, in words; empty when nobody says."""
    sealed = next((act.signed for act in history if act.number == 0 and act.signed), None)
    return _day(sealed or identity.signed)


def same_contract(identity: Identity) -> Noun:
    """Return "même protocole", for a contract that was just named."""
    kind = identity.title.split(" ")[0].lower()
    words = kind if kind.startswith((*_FEMININE_ACTS, *_MASCULINE_ACTS)) else "acte"
    return Noun(words=f"même {words}", feminine=words.startswith(_FEMININE_ACTS))


def earlier(history: tuple[SealedAct, ...]) -> tuple[SealedAct, ...]:
    """Return the avenants already signed, by number."""
    return tuple(sorted((act for act in history if act.number), key=lambda act: act.number))


def visas(brief: Brief, history: tuple[SealedAct, ...], pen: Pen) -> Iterator[str]:
    """Yield the visas: laws and decrees, the contract and its avenants, then what was decided since."""
    identity = pen.base.protocol.identity
    given = sorted((_bare(visa) for visa in brief.visas), key=_rank)
    yield from (pen.say("visa", texte=text) for text in given if not _AFTER_CONTRACT.match(text))
    signed = signed_on(identity, history)
    yield pen.say("visa_contrat", contrat=contract_noun(identity, pen), signe=signed)
    for act in earlier(history):
        same = same_contract(identity)
        yield pen.say("visa_avenant", numero=act.number, contrat=same, signe=_day(act.signed))
    yield from (pen.say("visa", texte=text) for text in given if _AFTER_CONTRACT.match(text))


def considerations(brief: Brief, pen: Pen) -> Iterator[str]:
    """Yield the reasons of the drafter, each after "Considérant": a sentence follows "que", other words stand alone."""
    for recital in brief.recitals:
        text = _CONSIDERING.sub("", plain(recital)).strip(_ENDS)
        if text[:1].islower():
            yield pen.say("considerant", texte=text)
            continue
        if _SENTENCE_OPENS.match(text):
            text = text[:1].lower() + text[1:]
        yield pen.say("considerant", texte=f"qu’{text}" if elides(text) else f"que {text}")


def recitals(
    brief: Brief, history: tuple[SealedAct, ...], joining: tuple[str, ...], pen: Pen
) -> Iterator[str]:
    """Yield the recitals: the contract, its avenants, the clause that allows this one, the event, the aims.

    `joining` are the parties that the avenant brings, which nothing binds yet.
    """
    identity = pen.base.protocol.identity
    signed = signed_on(identity, history)
    yield pen.say(
        "expose_contrat", contrat=contract_noun(identity, pen), signe=signed, nouvelles=list(joining)
    )
    before = [
        pen.say("avenant_anterieur", numero=act.number, signe=_day(act.signed)) for act in earlier(history)
    ]
    if before:
        yield pen.say("expose_avenants", avenants=before)
    clause = find_clause(brief, pen)
    if clause is not None:
        yield pen.say("expose_clause", clause=pen.names.name(clause.id))
    yield from _event(brief, clause, pen)
    if plain(brief.purpose).strip():
        yield pen.say("expose_fins")


def find_clause(brief: Brief, pen: Pen) -> Division | None:
    """Return the clause that allows the avenant: the one named, or the last article that speaks of one."""
    if brief.clause in pen.base.paths:
        return pen.base.division(brief.clause)
    articles = [path[-1] for path in pen.base.paths.values() if path[-1].kind == ARTICLE]
    return next((article for article in reversed(articles) if "avenant" in prose(article, pen)), None)


def prose(division: Division, pen: Pen) -> str:
    """Return the words of a division, those of the divisions under it aside, in lower case."""
    words = pen.base.words_of(division.id)
    return " ".join((words.title, *(getattr(element, "text", "") for element in words.elements))).lower()


def _event(brief: Brief, clause: Division | None, pen: Pen) -> Iterator[str]:
    day = _day(brief.event_date)
    if brief.event:
        event = brief.event.rstrip(_ENDS)
        dated = event if not day or day in event else f"{event} du {day}"
        yield pen.say("expose_evenement", suite=_to(dated))
    if brief.event_date is not None:
        name = pen.names.name(clause.id) if clause else None
        months = delay_months(brief, prose(clause, pen) if clause else "")
        yield pen.say("expose_delai", clause=name, mois=number_words(months), depart=day)


def _to(words: str) -> str:
    """Return "à la Conférence", "au comité", for words that bear their article."""
    for article, contracted in _CONTRACTED.items():
        if words.lower().startswith(article):
            return contracted + words[len(article) :]
    return f"à {lower_first(words) if _DETERMINER.match(words) else words}"


def _bare(visa: Inlines) -> str:
    """Return a visa without "Vu", with its article."""
    return with_article(_SEEN.sub("", plain(visa)).rstrip(_ENDS))


def _rank(visa: str) -> int:
    """Return the rank of a visa by its first noun; the one that names none of those known comes last."""
    words = re.sub(r"\A(?:l[ae]s? |l’|du |des? )", "", visa.lower())
    return next((rank for rank, noun in enumerate(_RANKS) if words.startswith(noun)), len(_RANKS))


def _day(day: date | None) -> str:
    return date_text(day) if day else ""
