"""A sentence to the quantities it states: counts with their noun, sums of money, percentages.

Years, dates, numbers of texts and amounts of time or length are not counts and are left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from compiler.model.printed import MONTHS, number_words

_LARGEST_WORD = 100
_DIGITS = r"\d{1,3}(?:[ .]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?"
_MONEY = r"(?:milliards? d'|milliards? |millions? d'|millions? |md|m|k)?(?:€|euros?\b)"
_SCALES = {"milliard": 9, "md": 9, "million": 6, "m": 6, "k": 3}
# "Deux nouvelles maisons": the noun comes after the adjective.
_ADJECTIVES = (
    r"(?:(?:grand|nouveau|nouvelle|principal|principale|principaux|autre|premier|première|dernier|dernière|"
    r"différent|différente|même|petit|petite|seul|seule|présent|présente|grande|vaste)[sx]? )?"
)
_NOUN_AFTER = re.compile(rf" (?:« )?{_ADJECTIVES}(?P<noun>[^\W\d_][\w'-]*)")
_MEASURE_WORDS = (
    "an ans année années mois semaine semaines jour jours heure heures minute minutes euro euros point "
    "points fois kilomètre kilomètres km mètre mètres m hectare hectares million millions milliard "
    "milliards mille degré degrés siècle siècles millier milliers sur et ou à au de des du le la les pour "
    "en par dans est sont contre"
)
_MEASURES = frozenset(_MEASURE_WORDS.split()) | frozenset(MONTHS)
_NUMBERED = "article annexe axe objectif priorité mesure tableau classe phase"
# What stands right before a number: endings are compared, since a pattern would be tried at every letter.
_NAMED = (
    *("n°", "n° ", "no ", "-", "/", ".", ",", " rd ", " anru ", " bop ", "programme ", "numéro ", "numéros "),
    *(f"{noun}{ending} " for noun in _NUMBERED.split() for ending in ("", "s", "x")),
)
_ABOUT = (
    *("environ ", "quelque ", "presque ", "à peine ", "au moins ", "au plus ", "jusqu'à "),
    *("près de ", "près d'", "plus de ", "plus d'", "plus des ", "moins de ", "moins d'", "l'ordre de "),
)
_STOP = re.compile(r"[.!?] ")
_SENTENCE_END = re.compile(r"(?:(?<=[^\W\d_]{2}[.!?])|(?<=[\d)€%»][.!?]))\s+(?=[A-ZÀ-ÝŒ«])")
_FIRST_YEAR, _LAST_YEAR, _YEAR_LENGTH = 1900, 2100, 4
_LOOK_BACK = 20
_ONES = (
    "deux|trois|quatre|cinq|six|sept|huit|neuf|dix-sept|dix-huit|dix-neuf|dix|onze|douze|treize|quatorze|quinze|"
    "seize"
)
_TENS = (
    r"(?:vingt|trente|quarante|cinquante|soixante|quatre-vingt)"
    rf"(?:s|[ -]et[ -](?:une?|onze)|-(?:une?|{_ONES}))?"
)
_QUANTITY = re.compile(
    rf"(?<![\w,.])(?:(?P<digits>{_DIGITS})(?:(?P<share> ?%)|(?P<money> ?{_MONEY}))?"
    rf"|(?P<word>{_TENS}|{_ONES}|cent)\b(?!-))"
)
_CLUE_WORDS = "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
_CLUE_TENS = "vingt trente quarante cinquante soixante"
CLUES = (*"0123456789", " cent ", *_CLUE_WORDS.split(), *_CLUE_TENS.split())
"""What a text must hold, in lower case, to state a quantity."""


class Kind(Enum):
    """What a quantity measures."""

    COUNT = "nombre"
    MONEY = "montant"
    SHARE = "pourcentage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number stated in a sentence. `words` is how it is written; money is in euros, a share in percent.

    `decimals` is how finely it is stated (negative when only millions are); `noun` is what is counted, in
    lower case; `is_exact` is false after "environ", "près de", "plus de".
    """

    kind: Kind
    value: Decimal
    words: str
    start: int
    end: int
    decimals: int = 0
    noun: str = ""
    noun_end: int = 0
    is_exact: bool = True


@lru_cache(maxsize=4096)
def quantities(sentence: str) -> tuple[Quantity, ...]:
    """Return the quantities of a sentence whose spaces and apostrophes are plain, in order."""
    return tuple(_read(sentence))


@lru_cache(maxsize=4096)
def split_sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text, whole: a full stop inside a name or a number ends none."""
    return tuple(_SENTENCE_END.split(text)) if _STOP.search(text) else (text,)


def _read(sentence: str) -> Iterator[Quantity]:
    lowered = sentence.lower()
    for match in _QUANTITY.finditer(lowered):
        before = lowered[max(0, match.start() - _LOOK_BACK) : match.start()]
        exact = not before.endswith(_ABOUT)
        if match["share"] or match["money"]:
            yield _measured(match, sentence[match.start() : match.end()].strip(), exact=exact)
        elif not before.endswith(_NAMED):
            counted = _counted(match, sentence, exact=exact)
            if counted is not None:
                yield counted


def _measured(match: re.Match[str], words: str, *, exact: bool) -> Quantity:
    value, decimals = _number(match["digits"], is_money=bool(match["money"]))
    kind = Kind.SHARE
    if match["money"]:
        kind = Kind.MONEY
        unit = match["money"].strip()
        scale = next((power for name, power in _SCALES.items() if unit.startswith(name)), 0)
        value, decimals = value.scaleb(scale), decimals - scale
    return Quantity(
        kind=kind,
        value=value,
        words=words,
        start=match.start(),
        end=match.end(),
        decimals=decimals,
        is_exact=exact,
    )


def _counted(match: re.Match[str], sentence: str, *, exact: bool) -> Quantity | None:
    written = match["digits"] or match["word"]
    value = Decimal(_words().get(written, 0)) if match["word"] else _number(written, is_money=False)[0]
    after = _NOUN_AFTER.match(sentence, match.end())
    is_year = bool(match["digits"]) and len(written) == _YEAR_LENGTH and _FIRST_YEAR <= value <= _LAST_YEAR
    if after is None or is_year or not value or value != value.to_integral_value():
        return None
    noun = after["noun"].lower()
    if noun in _MEASURES:
        return None
    return Quantity(
        kind=Kind.COUNT,
        value=value,
        words=sentence[match.start() : after.end()],
        start=match.start(),
        end=match.end(),
        noun=noun,
        noun_end=after.end(),
        is_exact=exact,
    )


def _number(written: str, *, is_money: bool) -> tuple[Decimal, int]:
    """Return a number and how many decimals it is stated with; "495.000 €" is in thousands."""
    bare = written.replace(" ", "")
    if is_money and re.fullmatch(r"\d{1,3}(?:\.\d{3})+", bare):
        bare = bare.replace(".", "")
    bare = bare.replace(",", ".")
    if bare.count(".") > 1:
        bare = bare.replace(".", "")
    return Decimal(bare), len(bare.partition(".")[2])


@lru_cache(maxsize=1)
def _words() -> dict[str, int]:
    """Return numbers from two in words, in the traditional spelling and in that of 1990."""
    words: dict[str, int] = {}
    for value in range(2, _LARGEST_WORD + 1):
        written = number_words(value)
        feminine = f"{written}e" if written.endswith("un") else written
        words |= {
            form: value
            for spelling in (written, feminine)
            for form in (spelling, spelling.replace(" ", "-"), spelling.replace("-", " "))
        }
    return words


def rounds_to(exact: Decimal, stated: Decimal) -> bool:
    """Tell whether a stated number is the exact one rounded at its last digit that is not zero.

    The gap is at most one part in two hundred: "100" does not round 96, "14 400 000" rounds 14 399 986.
    """
    if not stated:
        return not exact
    unit = Decimal(1).scaleb(int(stated.normalize().as_tuple().exponent))
    gap = abs(exact - stated)
    return gap * 2 <= unit and gap * 200 <= abs(stated)
