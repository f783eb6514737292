"""Legal acts as a drafter names them, with an article or without, to nouns: "loi n° 2014-173", "Une décision"."""

import re

from compiler.avenant.word.noun import Noun
from compiler.model.phrase import lower_first

_FEMININE = re.compile(
    r"(?:charte|circulaire|constitution|convention|décision|déclaration|délibération|directive|instruction|lettre|loi|note"
    r"|ordonnance|procuration|proposition|recommandation|résolution)s?"
)
_MASCULINE = re.compile(
    r"(?:accord|arrêté|article|avenant|avis|code|compte|contrat|courrier|décret|pacte|plan|procès-verbal|programme|projet"
    r"|protocole|rapport|règlement|schéma|traité)s?"
)
_ARTICLE = re.compile(r"(?:(?P<many>les|des)|(?P<she>la|une)|(?P<he>le|un))\s+|(?P<any>l[’'])", re.IGNORECASE)
# These count or own what they name: they stay, with no article.
_DETERMINED = re.compile(
    r"(?:deux|trois|quatre|cinq|six|plusieurs|son|sa|ses|leurs?|ce|cet|cette|ces)\s", re.IGNORECASE
)
_FIRST = re.compile(r"[\w-]+")


def legal_noun(text: str) -> Noun:
    """Return what a text names, without its article; "deux décisions" need none."""
    if _DETERMINED.match(text):
        return Noun(words=_lowered(text), is_named=True)
    article = _ARTICLE.match(text)
    bare = text[article.end() :] if article else _lowered(text)
    kind = _first(bare)
    told = article.lastgroup if article else None
    feminine = told == "she" or (told != "he" and _is_feminine(kind))
    return Noun(words=bare, feminine=feminine, plural=told == "many" or (not article and _is_plural(kind)))


def with_article(text: str) -> str:
    """Return what a text names after "Vu": with an article, unless its first word is no known act."""
    if _ARTICLE.match(text):
        return lower_first(text)
    kind = _first(text)
    is_known = _FEMININE.fullmatch(kind) or _MASCULINE.fullmatch(kind)
    return legal_noun(text).the() if is_known else text


def _first(words: str) -> str:
    match = _FIRST.match(words)
    return match[0].lower() if match else ""


def _is_feminine(kind: str) -> bool:
    return _FEMININE.fullmatch(kind) is not None or kind.endswith(("tion", "sion"))


def _is_plural(kind: str) -> bool:
    return kind.endswith("s") and kind != "avis"


def _lowered(text: str) -> str:
    """Return a text with its first letter small; the Constitution keeps its own."""
    return text if text.startswith("Constitution") else lower_first(text)
