"""The cells of a column to what it holds: integers, sums, shares, marks, lists, or words."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from compiler.adopt.recognising.folding import fold
from compiler.model.printed import amount_text, number_text, percentage_text
from compiler.model.table import ColumnType, Quarters

_INTEGER = re.compile(r"-?\d{1,3}(?:[ \u00a0\u202f]\d{3})+\Z|-?\d{1,12}\Z")
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d{1,12})(?:[.,]\d{1,6})?\Z")
_PERCENT = re.compile(r"-?\d{1,4}(?:[.,]\d{1,6})?\s?%\Z")
_EUROS = re.compile(
    r"-?(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d{1,12})(?:[.,]\d{2})?\s?(?:€|euros?)\Z", re.IGNORECASE
)
_MARKS = frozenset({"x", "✓", "✔", "☒"})
YEAR = re.compile(r"(?:19|20)\d\d\Z")
_RANK = re.compile(r"\d+(?:[.\s-]?[a-z])?\Z|\d+(?:\.\d+)+\Z")
UNIT = re.compile(r"\s*\(\s*(?:en\s+)?(?P<unit>€|euros?|k€|M€|%)\s*\)", re.IGNORECASE)
_RANKS = {
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "premier": 1,
    "deuxieme": 2,
    "second": 2,
    "troisieme": 3,
    "quatrieme": 4,
}
_RANK_WORD = r"(?:[1-4](?=\s?(?:er|re|ere|e|eme|nd|de)\b)|premier|deuxieme|second|troisieme|quatrieme)"
_ENDING = r"(?:\s?(?:er|re|ere|e|eme|nd|de)\b)?"
_QUARTERS = re.compile(
    rf"(?:(?:du |au )?(?P<first>{_RANK_WORD}){_ENDING}(?: trimestre (?P<start>20\d\d) au | et | au )"
    rf"(?P<last>{_RANK_WORD}){_ENDING}|(?P<only>{_RANK_WORD}){_ENDING}) trimestres? (?:de )?(?P<year>20\d\d)"
)
WORDS, RANK = "mots", "rang"


def shape_of(text: str) -> str:
    """Return the shape of a cell, to see in which column it fits: a type, a rank such as "1.a", or words."""
    bare = text.strip()
    if bare.lower() in _MARKS:
        return ColumnType.MARK.value
    if _PERCENT.match(bare):
        return ColumnType.PERCENTAGE.value
    if _RANK.match(bare):
        return RANK
    if _INTEGER.match(bare) or _EUROS.match(bare) or _NUMBER.match(bare):
        return ColumnType.INTEGER.value
    return WORDS


def quarters_in(text: str) -> Quarters | None:
    """Return the run of quarters that a cell says, and nothing else: "2e et 3e trimestres 2020"."""
    found = _QUARTERS.fullmatch(fold(text))
    if found is None:
        return None
    last = int(found["year"]), _RANKS[found["last"] or found["only"]]
    first = int(found["start"] or found["year"]), _RANKS[found["first"] or found["only"]]
    return Quarters(first=first, last=last) if first <= last else None


def quarters_raw(quarters: Quarters) -> str:
    """Return quarters as a source file writes them: "2020-T2/2020-T3"."""
    ends = dict.fromkeys((quarters.first, quarters.last))
    return "/".join(f"{year}-T{rank}" for year, rank in ends)


def type_of(texts: Sequence[str], title: str) -> ColumnType:
    """Return the type of a column from its filled cells and its title."""
    bare = [text.strip() for text in texts if text.strip()]
    if not bare:
        return ColumnType.TEXT
    if all(text.lower() in _MARKS for text in bare):
        return ColumnType.MARK
    if all(quarters_in(text) for text in bare):
        return ColumnType.QUARTER
    if all(_PERCENT.match(text) for text in bare):
        return ColumnType.PERCENTAGE
    if all(_EUROS.match(text) for text in bare):
        return ColumnType.AMOUNT
    unit = UNIT.search(title)
    if unit and unit["unit"].lower() in ("€", "euro", "euros") and all(_NUMBER.match(text) for text in bare):
        return ColumnType.AMOUNT
    if all(_INTEGER.match(text) for text in bare) and not all(YEAR.match(text) for text in bare):
        return ColumnType.INTEGER
    return ColumnType.TEXT


def number_in(text: str) -> Decimal | None:
    """Return the number that a cell writes, its unit aside; None when it writes none."""
    bare = re.sub(r"[ \u00a0\u202f]|€|%|euros?", "", text.strip(), flags=re.IGNORECASE).replace(",", ".")
    return Decimal(bare) if re.fullmatch(r"-?\d{1,15}(?:\.\d{1,6})?", bare) else None


def printed(value: Decimal, kind: ColumnType, unit: str, decimals: int = 0) -> str:
    """Return a number as its column prints it."""
    if kind is ColumnType.PERCENTAGE:
        return percentage_text(value, decimals or None)
    if kind is ColumnType.AMOUNT and not unit:
        return amount_text(value)
    return number_text(value, decimals or None)


def decimals_in(texts: Iterable[str]) -> int:
    """Return how many decimals the numbers of a column are written with."""
    return max(
        (len(re.split(r"[.,]", text.strip(" %€"))[1]) for text in texts if re.search(r"[.,]\d", text)),
        default=0,
    )
