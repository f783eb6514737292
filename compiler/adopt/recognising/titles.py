"""A line of text to the title that it may be: announced by a word ("Article 3 –"), or only numbered ("a/")."""

import re
from dataclasses import dataclass
from functools import cached_property

from compiler.adopt.recognising.cutting import cut, tidy, unemphasised
from compiler.adopt.recognising.folding import fold
from compiler.adopt.recognising.profile import Profile
from compiler.model.division import ANNEXE, ARTICLE, PREAMBLE
from compiler.model.text import Inlines, plain

ENGAGEMENT_TITLE = "engagement"
LONGEST_TITLE = 320
_ENOUGH = 80
_MOST_BARE_WORDS = 12
_NUMBER = (
    r"(?:\d+(?:[.-]\d+)*(?:\.[a-z])?|(?:[ivxlc]+|[a-z])(?:[.-]\d+)+|[ivxlc]+|[a-z])(?: ?(?:bis|ter|quater))?"
)
_PARTS = re.compile(r"(?P<head>[ivxlc]+|[a-z])(?P<rest>(?:[.-]\d+)+)\Z", re.IGNORECASE)
_QUALIFIED = r" (?:strategique|operationnel(?:le)?|prioritaire|thematique|specifique|transversale?|generale?)"
_ORDINALS = {
    **dict.fromkeys(("premier", "premiere", "unique", "1er", "1ere"), "1"),
    **{
        word: str(rank)
        for rank, word in enumerate(
            "deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme".split(),  # noqa: SIM905
            2,
        )
    },
}
# "Titre Ier" is followed by "Titre II", and "Article Ier" by "Article 2".
_FIRST_IN_ROMAN = ("ier", "iere", "ire")
_SEPARATOR = re.compile(r"\s*(?:\.\s*[-–—](?=\s)|[–—:]|[-.)](?=\s|$)|\.\s*[-–—]|\t)\s*")
_MARK = re.compile(
    r"(?P<open>\(?)(?P<number>(?:\d+|[IVXLC]+)(?:\.\d+)+|\d{1,2}|[IVXLC]+|[A-Z]|[a-z]|[ivxlc]+)"
    r"(?P<close>\s?[-–—]|[.)/°]\s?[-–—]?|\s?:(?=\s)|(?<=\d\.\d)(?=\s))\s*(?=[^\s\d.,;)])"
)
_OF_CODE = re.compile(r"[.\s-]*\d")
_LATIN = re.compile(r"(?<=\d)(?:bis|ter|quater)\b")
_ROMAN = re.compile(r"[IVXLC]+\Z", re.IGNORECASE)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ENDS = re.compile(r"\s*:\s*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """A title that says what it opens: the kind of division, its number, its title (which may be empty).

    `label` is what announces it, as written: "Fiche action n° 3".
    """

    kind: str
    number: str
    title: Inlines
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A line that starts with a number or a letter; `marks` are the ways to count it may belong to.

    `start` is where its words begin, after the number.
    """

    number: str
    marks: tuple[tuple[str, int], ...]
    title: Inlines
    start: int = 0

    def rank_in(self, style: str) -> int:
        """Return its rank in a way to count, 0 when it does not belong to it."""
        return next((rank for name, rank in self.marks if name == style), 0)


@dataclass(frozen=True)
class TitleReader:
    """Reads titles by the words of a profile."""

    profile: Profile

    @cached_property
    def _kinds(self) -> dict[str, str]:
        kinds = {fold(word): ENGAGEMENT_TITLE for word in self.profile.engagement_words}
        for level in self.profile.all_levels:
            kinds |= {fold(word): level.id for word in self.profile.words_of_level(level)}
        kinds |= {fold(word): ANNEXE for word in self.profile.annexe_words}
        return kinds | {fold(word): ARTICLE for word in self.profile.article_words}

    @cached_property
    def _announced(self) -> re.Pattern[str]:
        words = "|".join(sorted(map(re.escape, self._kinds), key=lambda word: (-len(word), word)))
        return re.compile(
            rf"(?P<word>{words})(?:{_QUALIFIED})?(?:\s+|(?<=\.))(?:n° ?)?"
            rf"(?P<number>{_NUMBER}|{'|'.join((*_ORDINALS, *_FIRST_IN_ROMAN))})(?![\w'])"
        )

    @cached_property
    def _preambles(self) -> frozenset[str]:
        return frozenset(fold(word) for word in self.profile.preamble_words)

    def announced(self, words: Inlines, *, is_styled: bool = False) -> Announced | None:
        """Return the title that a word announces; a sentence that only begins so is none."""
        text = plain(words)
        if len(text) > LONGEST_TITLE:
            return None
        flat = _same_length(text[:_ENOUGH])
        if flat.strip(" :.") in self._preambles:
            return Announced(kind=PREAMBLE, number="", title=_bare(words))
        found = self._announced.match(flat)
        if found is None:
            return self._lone_annexe(words, flat)
        kind = self._kinds[found["word"]]
        number = _in_order(kind, found["number"])
        rest = text[found.end() :]
        if number[0].isalpha() and _OF_CODE.match(rest):
            return None
        separator = _SEPARATOR.match(rest)
        is_told = is_styled and rest[:1].isspace() and number[0].isdigit()
        if separator is None and rest.strip() and not (is_told or _is_bare_title(rest)):
            return None
        start = found.end() + (separator.end() if separator else len(rest) - len(rest.lstrip()))
        return Announced(
            kind=kind,
            number=self._dotted(kind, _number(number, text[found.start("number") :])),
            title=_bare(cut(words, start)),
            label=text[: found.end()],
        )

    def _dotted(self, kind: str, number: str) -> str:
        """Return the number of a level in the form of our sources: "1-2" is 1.2, where an article 7-1 is inserted."""
        return number.replace("-", ".") if kind in {level.id for level in self.profile.levels} else number

    def _lone_annexe(self, words: Inlines, flat: str) -> Announced | None:
        """Return the title of an annexe without number: "Annexe", "Annexe : liste des quartiers"."""
        for word in self.profile.annexe_words:
            rest = flat.removeprefix(fold(word))
            separator = _SEPARATOR.match(rest)
            if rest != flat and (not rest.strip() or separator):
                start = len(flat) - len(rest) + (separator.end() if separator else len(rest))
                return Announced(
                    kind=ANNEXE, number="", title=_bare(cut(words, start)), label=plain(words)[: len(word)]
                )
        return None


def _is_bare_title(rest: str) -> bool:
    """Tell whether what follows a number is a title by its look alone: "Article 5 Durée", not "Article 5 du code"."""
    return (
        rest[:1].isspace()
        and rest.strip()[0].isupper()
        and rest.rstrip()[-1] not in ".;,:"
        and len(rest.split()) <= _MOST_BARE_WORDS
    )


def _in_order(kind: str, number: str) -> str:
    """Return a folded number, or the one that a word says."""
    if number in _FIRST_IN_ROMAN:
        return "1" if kind == ARTICLE else "i"
    return _ORDINALS.get(number, number)


def _number(folded: str, written: str) -> str:
    """Return a number as its author wrote it: letters and roman figures keep their capitals.

    The part of a roman one ("I.2") counts in plain figures, as a source file does.
    """
    if _PARTS.match(folded):
        return in_figures(folded)
    folded, written = _LATIN.sub(r" \g<0>", folded), _LATIN.sub(r" \g<0>", written)
    return (
        written[: len(folded)]
        if folded[:1].isalpha() and written[: len(folded)].lower() == folded
        else folded
    )


def _same_length(text: str) -> str:
    """Return the text folded letter by letter, so that offsets hold."""
    folded = [fold(sign) or " " for sign in text]
    return "".join(sign if len(sign) == 1 else sign[:1] for sign in folded)


def _bare(words: Inlines) -> Inlines:
    """Return a title without emphasis, nor the colon that ends it."""
    flat = unemphasised(tidy(words))
    text = plain(flat)
    found = _ENDS.search(text)
    return cut(flat, 0, found.start()) if found else flat


def bare_title(words: Inlines) -> Inlines:
    """Return a title without emphasis, nor the colon that ends it."""
    return _bare(words)


def numbered(words: Inlines, marker: str = "") -> Numbered | None:
    """Return a line with the number that starts it, or that its reader took off as a marker; None without one."""
    flat = unemphasised(words)
    text = f"{marker} {plain(flat)}" if marker else plain(flat)
    found = _MARK.match(text)
    if found is None or (marker and found.end() < len(marker)):
        return None
    start = found.end() - (len(marker) + 1 if marker else 0)
    number = found["number"]
    shape = re.sub(r"\s", "", found["open"] + "#" + found["close"].replace("–", "-").replace("—", "-"))
    start = max(start, 0)
    return Numbered(
        number=number, marks=tuple(_marks(number, shape)), title=_bare(cut(flat, start)), start=start
    )


def _marks(number: str, shape: str) -> list[tuple[str, int]]:
    """Return the ways to count a number may belong to: "C" is the third letter, or a hundred."""
    if "." in number:
        return [(f"{number.rpartition('.')[0]}.{shape}", int(number.rpartition(".")[2]))]
    if number.isdigit():
        return [(f"1{shape}", int(number))]
    case = "A" if number.isupper() else "a"
    found = [(f"{case}{shape}", ord(number.lower()) - ord("a") + 1)] if len(number) == 1 else []
    if _ROMAN.match(number):
        roman = (f"{'I' if number.isupper() else 'i'}{shape}", roman_value(number))
        found = [roman, *found] if number.lower() in ("i", "ii", "iii") else [*found, roman]
    return found


def in_figures(number: str) -> str:
    """Return a number in plain figures: "I.2" is 1.2; one that has no parts is left as it is."""
    found = _PARTS.match(number)
    return f"{_arabic(found['head'])}{found['rest'].replace('-', '.')}" if found else number


def figures_of(number: str) -> str:
    """Return a roman number or a letter in figures, empty for any other."""
    return f"{_arabic(number)}" if re.fullmatch(r"[IVXLC]+|[A-Z]", number) else ""


def _arabic(number: str) -> int:
    """Return the value of a roman number, or the rank of a letter."""
    return roman_value(number) if _ROMAN.match(number) else ord(number.lower()) - ord("a") + 1


def roman_value(number: str) -> int:
    """Return the value of a roman number."""
    values = [_ROMAN_VALUES[sign] for sign in number.lower()]
    return sum(
        -value if any(later > value for later in values[place + 1 :]) else value
        for place, value in enumerate(values)
    )
