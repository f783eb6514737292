"""Ordinals and numbers in words back to ranks: "troisième", "second", "vingt et unième", "dernière", "deux"."""

import re
from functools import cache

from compiler.model.printed import number_words

_MOST, _EVEN_MORE = 2_000, 50_000
"""Ranks that are learnt at first, and those that are when a word counts in thousands."""
_THOUSANDS = "mill"
ORDINAL = r"(?:unique|premi(?:er|ère)|seconde?|derni(?:er|ère)|(?:(?![a-zèû]*ième)[a-zèû]+[- ])*[a-zèû]*ième)"


def _learnt(words: str) -> int:
    return _EVEN_MORE if _THOUSANDS in words else _MOST


@cache
def _ranks(most: int) -> dict[str, int]:
    found = {"premier": 1, "première": 1, "second": 2, "seconde": 2}
    for rank in range(2, most):
        found[_ordinal(number_words(rank))] = rank
    return found


def _ordinal(words: str) -> str:
    """Return the ordinal of a number in words, as grammars of French form it."""
    head, joint, last = re.fullmatch(r"(.*?)([- ]?)([a-zèéû]+)", words).groups()  # type: ignore[union-attr]
    for plural in ("vingts", "cents"):
        if last == plural:
            last = plural[:-1]
    forms = {
        "un": "unième",
        "cinq": "cinquième",
        "neuf": "neuvième",
        "mille": "millième",
        "quatre": "quatrième",
    }
    ended = forms.get(last, f"{last.removesuffix('e')}ième")
    return f"{head}{joint}{ended}"


def rank_of(word: str, count: int) -> int:
    """Return the rank of an ordinal among `count` things, 0 when it names none."""
    if word in ("dernier", "dernière"):
        return count
    if word == "unique":
        return 1 if count == 1 else 0
    rank = _ranks(_learnt(word)).get(word, 0)
    return rank if rank <= count else 0


def between(first: str, last: str) -> tuple[str, ...]:
    """Return the ordinals from one to another, both with them; none when the second does not follow the first."""
    start, end = occurrence_of(first), occurrence_of(last)
    if not 0 < start < end:
        return ()
    return (first, *(_ordinal(number_words(rank)) for rank in range(start + 1, end)), last)


def occurrence_of(word: str) -> int:
    """Return the rank of an ordinal whatever is counted, 0 when it is none."""
    return _ranks(_learnt(word)).get(word, 0)


@cache
def _numbers(most: int) -> dict[str, int]:
    found = {number_words(value): value for value in range(1, most)}
    return found | {"une": 1}


def number_of(words: str) -> int:
    """Return a number in words, 0 when it is none; feminine "une" counts at the end too."""
    if words.endswith(" une"):
        words = words[:-1]
    return _numbers(_learnt(words)).get(words, 0)
