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
_DATE = re.compile(rf"(?:1er|\d{{1,2}})[ \u00a0](?:{'|'.join(MONTHS)})[ \u00a0]\d{{4}}")
_WORD = re.compile(r"\w+(?:[-’'.]\w+)*")
_ELIDED = re.compile(r"(?<!\w)(?:[ldjmtnsc]|qu|jusqu|lorsqu|puisqu|quoiqu)[’'](?=\w)", re.IGNORECASE)


class Matter:
    """Names quoted words; `kinds` are the nouns of divisions, with true for those that are feminine."""

    def __init__(self, kinds: Iterable[tuple[str, bool]]) -> None:
        self._genders = {**dict(kinds), "tableau": False}
        names = "|".join(re.escape(name) for name in sorted(self._genders, key=len, reverse=True))
        self._reference = re.compile(rf"({names})[ \u00a0](?:1er|[0-9][0-9A-Za-z]*(?:[.-][0-9A-Za-z]+)*)")

    def name(self, text: str) -> Noun:
        """Return some words as an order names them, quoted unless their kind says where they end."""
        if _AMOUNT.fullmatch(text):
            return Noun(words=f"montant de {text}")
        if _DATE.fullmatch(text):
            return Noun(words=f"date du {text}", feminine=True)
        match = self._reference.fullmatch(text)
        if match is not None:
            target = Noun(words=text, feminine=self._genders[match[1]])
            return Noun(words=f"référence {target.at()}", feminine=True)
        return _cited(_kind(text), text)


def _cited(kind: str, text: str) -> Noun:
    return Noun(words=f"{kind}{NO_BREAK}: {quoted(text)}", plural=kind == "mots")


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
