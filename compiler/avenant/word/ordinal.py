"""Ranks to ordinals in words: premier, second, deuxième, dernier; and runs of ranks to "deuxième à quatrième"."""

from collections.abc import Sequence

from compiler.model.phrase import join_words
from compiler.model.printed import number_words

_PAIR = 2
_IRREGULAR = {"un": "unième", "cinq": "cinquième", "neuf": "neuvième"}


def ordinal(rank: int, *, feminine: bool = False) -> str:
    """Return "premier", "première", "deuxième", "vingt et unième"."""
    if rank == 1:
        return "première" if feminine else "premier"
    words = number_words(rank)
    head, last = _last_word(words)
    return head + _ended(last)


def rank_words(rank: int, count: int, *, feminine: bool = False) -> str:
    """Return the ordinal of a rank among `count`: the only one, the second of two, the last of more."""
    if rank == count == 1:
        return "unique"
    if rank == count == _PAIR:
        return "seconde" if feminine else "second"
    if rank == count > _PAIR:
        return "dernière" if feminine else "dernier"
    return ordinal(rank, feminine=feminine)


def run_words(first: int, last: int, count: int, *, feminine: bool = False) -> str:
    """Return "deuxième", "deuxième et troisième" or "deuxième à quatrième"."""
    start = rank_words(first, count, feminine=feminine)
    if first == last:
        return start
    link = "et" if last == first + 1 else "à"
    return f"{start} {link} {rank_words(last, count, feminine=feminine)}"


def ranks_words(ranks: Sequence[int], count: int, *, feminine: bool = False) -> str:
    """Return ranks in order: "première et troisième", "deuxième à quatrième" when three or more follow one another."""
    first, last = ranks[0], ranks[-1]
    if len(ranks) > _PAIR and tuple(ranks) == tuple(range(first, last + 1)):
        return f"{ordinal(first, feminine=feminine)} à {ordinal(last, feminine=feminine)}"
    return join_words(rank_words(rank, count, feminine=feminine) for rank in ranks)


def _last_word(words: str) -> tuple[str, str]:
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    return words[:cut], words[cut:]


def _ended(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    # "quatre-vingts" and "deux cents" lose their plural, "quatre" and "mille" their mute vowel.
    stem = word.removesuffix("s") if word in ("vingts", "cents") else word
    return f"{stem.removesuffix('e')}ième"
