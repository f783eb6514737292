"""Words to what they have in common whatever their case, accents, plural or typography; words to ids."""

import re
import unicodedata
from functools import lru_cache

_SPACES = re.compile(r"\s+")
_ARTICLES = re.compile(r"\b(?:l|d|les?|las?|la|des?|du|aux?|une?|cette|ces?)\b(?:'|(?=[ -])|$)")
_NOT_ID = re.compile(r"[^a-z0-9]+")
_LEADING = re.compile(r"^(?:l'|les? |la |un |une |d'|des? |du )+")
_WORD = re.compile(r"\w+(?:[.,]\w+)*", re.UNICODE)
_SHORTEST_WORD, _SHORTEST_PLURAL = 4, 5
LONGEST_ID = 60


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the text in lower case, without accents, with straight apostrophes and single plain spaces."""
    if text.isascii():
        flat = text.lower()
    else:
        opened = text.lower().replace("œ", "oe").replace("æ", "ae")
        apart = unicodedata.normalize("NFKD", opened.replace("\u2019", "'").replace("\u2018", "'"))
        flat = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return _SPACES.sub(" ", flat.replace("\u2011", "-").replace("\u2013", "-").replace("\u2014", "-")).strip()


@lru_cache(maxsize=65536)
def fold_name(text: str) -> str:
    """Return a name without articles, plural marks, hyphens nor points: "Les Départements" gives "departement"."""
    flat = _ARTICLES.sub(" ", fold(text))
    words = re.split(r"[^a-z0-9]+", flat)
    return " ".join(_singular(word) for word in words if word)


def _singular(word: str) -> str:
    if len(word) >= _SHORTEST_PLURAL and word.endswith("aux"):
        return f"{word[:-3]}al"
    return word[:-1] if len(word) >= _SHORTEST_WORD and word[-1] in "sx" and word[-2] not in "su" else word


def words_of(text: str) -> list[str]:
    """Return the words of a text, in order, letter for letter but for case; numbers keep their points and commas."""
    return _WORD.findall(text.lower())


def slug(text: str, longest: int = LONGEST_ID) -> str:
    """Return an id made of the first words of a text: lower-case ASCII, digits, hyphens; empty without words."""
    whole = _NOT_ID.sub("-", _LEADING.sub("", fold(text))).strip("-")
    if len(whole) <= longest:
        return whole
    return whole[: longest + 1].rpartition("-")[0].strip("-") or whole[:longest]


class Ids:
    """Gives each thing an id of its own: the second of a name is numbered."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def claim(self, text: str, otherwise: str) -> str:
        """Return an id made from a text, or from `otherwise` when the text has no word."""
        wanted = slug(text) or slug(otherwise) or "sans-nom"
        rank = self._taken.get(wanted, 0) + 1
        while rank > 1 and f"{wanted}-{rank}" in self._taken:
            rank += 1
        self._taken[wanted] = rank
        if rank == 1:
            return wanted
        name = f"{wanted}-{rank}"
        self._taken[name] = 1
        return name

    def keep(self, name: str) -> bool:
        """Take an id that its author gave; False when it is taken."""
        if name in self._taken:
            return False
        self._taken[name] = 1
        return True
