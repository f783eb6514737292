"""Things as French names them: a noun with its gender and number, its article elided and contracted as it must be."""

import re
from dataclasses import dataclass

_VOWEL = re.compile(r"[aeiouàâäéèêëîïôöûùœæ]|y(?![aeiou])", re.IGNORECASE)
# A consonant h, or a number that takes no elision: "le huitième", "du onzième", "la hausse".
_NOT_ELIDED = re.compile(
    r"(?:onz|huit|ha(?:meau|ll|lte|ie|ut|usse|ngar|ndicap|rcèlement|sard|vre)|hiérarchie|hors|hub)",
    re.IGNORECASE,
)


def elides(words: str) -> bool:
    """Tell whether an article loses its vowel before some words."""
    first = words.lstrip("«“‹\u00a0")
    if _NOT_ELIDED.match(first):
        return False
    return bool(_VOWEL.match(first)) or first[:1] in ("h", "H")


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """A thing as named, without its article: "deuxième alinéa de l’article 7.1"."""

    words: str
    feminine: bool = False
    plural: bool = False
    is_named: bool = False

    def __str__(self) -> str:
        return self.words

    def the(self) -> str:
        """Return it as a subject: "le deuxième alinéa", "l’article 7.1", "les parties"; "il" as it is."""
        if self.is_named:
            return self.words
        if self.plural:
            return f"les {self.words}"
        if elides(self.words):
            return f"l’{self.words}"
        return f"{'la' if self.feminine else 'le'} {self.words}"

    def of(self) -> str:
        """Return it as a complement: "du deuxième alinéa", "de l’article 7.1", "de deux décisions"."""
        if self.is_named:
            return of_new(self)
        return self._contracted("du", "des", "de")

    def at(self) -> str:
        """Return it as a place: "au deuxième alinéa", "à l’article 7.1", "à la ligne 2"."""
        return self._contracted("au", "aux", "à")

    def new(self) -> str:
        """Return it as something that comes: "un article 7-1", "une annexe 6"."""
        return f"{'une' if self.feminine else 'un'} {self.words}"

    def _contracted(self, masculine: str, plural: str, bare: str) -> str:
        if self.plural:
            return f"{plural} {self.words}"
        if not self.feminine and not elides(self.words):
            return f"{masculine} {self.words}"
        return f"{bare} {self.the()}"


def pronoun(noun: Noun) -> Noun:
    """Return what stands for a thing just named, as a subject: "il", "elle", "ils"."""
    words = ("elle" if noun.feminine else "il") + ("s" if noun.plural else "")
    return Noun(words=words, feminine=noun.feminine, plural=noun.plural, is_named=True)


def agreed(participle: str, noun: Noun) -> str:
    """Return a participle, given in the masculine singular, that agrees with a noun."""
    return participle + ("e" if noun.feminine else "") + ("s" if noun.plural else "")


def passive(participle: str, noun: Noun) -> str:
    """Return "est remplacé", "sont insérées"."""
    return f"{'sont' if noun.plural else 'est'} {agreed(participle, noun)}"


def of_new(noun: Noun) -> str:
    """Return "d’un article 7-1", "de deux articles 7-1 et 7-2" for things that come, named with their determinant."""
    return f"d’{noun.words}" if noun.words[:1].lower() == "u" else f"de {noun.words}"


def capital(sentence: str) -> str:
    """Return a sentence that opens with a capital."""
    return sentence[:1].upper() + sentence[1:]
