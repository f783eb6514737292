"""Quoted words to what an order calls them: le mot, les mots, le nombre, le taux, le montant, la date, la référence."""

import re
from collections.abc import Iterable

from compiler.avenant.word.noun import Noun
from compiler.avenant.word.quote import quoted
from compiler.model.label import NO_BREAK
from compiler.model.printed import MONTHS

_NUMBER = r"\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)*"
_WHOLE = re.compile(_NUMBER)
_RATE = re.compile(rf"{_NUMBER}[ \u00a0\u202f]?%")
_AMOUNT = re.compile(rf"{_NUMBER}[ \u00a0\u202f]€")
# A number of four figures without a space between its thousands; a round one may count something.
_YEAR = re.compile(r"(?:19|20)(?!00)\d{2}")
_DATE = re.compile(rf"(?:1er|\d{{1,2}})[ \u00a0](?:{'|'.join(MONTHS)})[ \u00a0]\d{{4}}")
# A number of a division, as its heading may give it.
_REFERRED = r"(?:1er|[0-9][0-9A-Za-z]*(?:[.-][0-9A-Za-z]+)*|[IVXLC]+|[A-Z])(?: (?:bis|ter|quater))?(?!\w)"
_FEMININE = frozenset({"année", "date", "référence"})
_WORD = re.compile(r"\w+(?:[-’'.]\w+)*")
_ELIDED = re.compile(r"(?<!\w)(?:[ldjmtnsc]|qu|jusqu|lorsqu|puisqu|quoiqu)[’'](?=\w)", re.IGNORECASE)


class Matter:
    """Names quoted words; `kinds` are the nouns of divisions, with true for those that are feminine."""

    def __init__(self, kinds: Iterable[tuple[str, bool]]) -> None:
        self._genders = {**dict(kinds), "tableau": False}
        names = "|".join(re.escape(name) for name in sorted(self._genders, key=len, reverse=True))
        division = rf"(?:{names})[ \u00a0]{_REFERRED}"
        # What a number starts again under is named with it: "priorité 2 de l’objectif 1.1".
        self._reference = re.compile(rf"({names})[ \u00a0]{_REFERRED}(?: (?:du |de la |de l’){division})?")

    def name(self, text: str) -> Noun:
        """Return words that serve as a mark, quoted unless their kind says where they end."""
        return self._told(text) or self.cited(text)

    def exchanged(self, old: str, new: str) -> tuple[Noun, Noun]:
        """Return words and those that take their place: told without a quotation when both are of one kind.

        "La référence à l’article 4" beside quoted words would not say whether "à l’" goes with it.
        """
        if _YEAR.fullmatch(old) and _YEAR.fullmatch(new):
            return _cited("année", old), _cited("année", new)
        told = self._told(old), self._told(new)
        if told[0] and told[1] and self._kind(old) == self._kind(new):
            return told[0], told[1]
        return self.cited(old), self.cited(new)

    def cited(self, text: str) -> Noun:
        """Return words that come or go, between guillemets."""
        return _cited(self._kind(text), text)

    def _told(self, text: str) -> Noun | None:
        """Return "montant de 10 €", "date du 1er mai 2022", "référence à l’article 4"; None for any other words."""
        match self._kind(text):
            case "montant":
                return Noun(words=f"montant de {text}")
            case "date":
                return Noun(words=f"date du {text}", feminine=True)
            case "référence":
                found = self._reference.fullmatch(text)
                target = Noun(words=text, feminine=found is not None and self._genders[found[1]])
                return Noun(words=f"référence {target.at()}", feminine=True)
            case _:
                return None

    def _kind(self, text: str) -> str:
        if _AMOUNT.fullmatch(text):
            return "montant"
        if _DATE.fullmatch(text):
            return "date"
        return "référence" if self._reference.fullmatch(text) else _kind(text)


def _cited(kind: str, text: str) -> Noun:
    words = f"{kind}{NO_BREAK}: {quoted(text)}"
    return Noun(words=words, feminine=kind in _FEMININE, plural=kind == "mots")


def _kind(text: str) -> str:
    if _RATE.fullmatch(text):
        return "taux"
    if _WHOLE.fullmatch(text):
        return "nombre"
    if len(text) == 1 and not text.isalnum():
        return "signe"
    return "mot" if _count_words(text) == 1 and not _has_lone_signs(text) else "mots"


def has_no_word(text: str) -> bool:
    """Tell whether a text is several signs and no word: no noun of ours names them."""
    return len(text) > 1 and not any(map(str.isalnum, text))


def _has_lone_signs(text: str) -> bool:
    """Tell whether a plain space parts a sign from the word, as in ", Région"."""
    return any(part and not any(map(str.isalnum, part)) for part in text.split(" "))


def _count_words(text: str) -> int:
    return len(_WORD.findall(_ELIDED.sub("le ", text)))
