"""How values are printed in French: numbers, amounts, percentages, dates, quarters, numbers in words."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from compiler.model.table import Quarters
from compiler.model.text import Inline, Inlines, Superscript, Text, plain

NO_BREAK = "\u00a0"
MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
_UNITS = (
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
)
_MOST_IN_WORDS = 999_999
_FIRST_TENS, _FOUR_TWENTIES = 20, 80
_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre-vingt"}


def number_text(value: Decimal | int, decimals: int | None = None) -> str:
    """Return a number with a decimal comma and thousands held together; `decimals` rounds half away from zero."""
    number = Decimal(value)
    if decimals is not None:
        number = number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    sign = "-" if number < 0 else ""
    whole, _, rest = f"{abs(number):f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", NO_BREAK)
    return f"{sign}{grouped},{rest}" if rest else f"{sign}{grouped}"


def percentage_text(value: Decimal, decimals: int | None = None) -> str:
    """Return a percentage: "1,5 %"."""
    return f"{number_text(value, decimals)}{NO_BREAK}%"


def amount_text(value: Decimal) -> str:
    """Return a sum in euros, with cents only when there are some."""
    cents = None if value == value.to_integral_value() else 2
    return f"{number_text(value.to_integral_value() if cents is None else value, cents)}{NO_BREAK}€"


def date_inlines(day: date) -> Inlines:
    """Return a date in words, the first of the month with its raised ending."""
    rest = f"{NO_BREAK}{MONTHS[day.month - 1]} {day.year}"
    if day.day == 1:
        return (Text(text="1"), Superscript(text="er"), Text(text=rest))
    return (Text(text=f"{day.day}{rest}"),)


def date_text(day: date) -> str:
    """Return a date in words: "8 décembre 2020", "1er janvier 2016"."""
    return plain(date_inlines(day))


def _ordinal(rank: int) -> tuple[Inline, ...]:
    return (Text(text=str(rank)), Superscript(text="er" if rank == 1 else "e"))


def quarters_inlines(quarters: Quarters) -> Inlines:
    """Return a run of quarters in words: "4e trimestre 2019", "2e et 3e trimestres 2020"."""
    (year, rank), (last_year, last_rank) = quarters.first, quarters.last
    if quarters.first == quarters.last:
        return (*_ordinal(rank), Text(text=f" trimestre {year}"))
    if year == last_year:
        join = " et " if last_rank == rank + 1 else " au "
        return (*_ordinal(rank), Text(text=join), *_ordinal(last_rank), Text(text=f" trimestres {year}"))
    return (
        Text(text="du "),
        *_ordinal(rank),
        Text(text=f" trimestre {year} au "),
        *_ordinal(last_rank),
        Text(text=f" trimestre {last_year}"),
    )


def number_words(value: int) -> str:
    """Return a whole number below a million in words, in the traditional spelling: "vingt et un", "deux cents"."""
    if not 0 <= value <= _MOST_IN_WORDS:
        return number_text(value)
    thousands, rest = divmod(value, 1000)
    if not thousands:
        return _below_thousand(rest, final=True)
    head = "mille" if thousands == 1 else f"{_below_thousand(thousands, final=False)} mille"
    return head if not rest else f"{head} {_below_thousand(rest, final=True)}"


def _below_thousand(value: int, *, final: bool) -> str:
    hundreds, rest = divmod(value, 100)
    if not hundreds:
        return _below_hundred(rest, final=final)
    head = "cent" if hundreds == 1 else f"{_UNITS[hundreds]} cent"
    if not rest:
        return head + ("s" if hundreds > 1 and final else "")
    return f"{head} {_below_hundred(rest, final=final)}"


def _below_hundred(value: int, *, final: bool) -> str:
    if value < len(_UNITS):
        return _UNITS[value]
    if value < _FIRST_TENS:
        return f"dix-{_UNITS[value - 10]}"
    tens = value // 10 * 10
    if tens in (70, 90):
        tens -= 10
    rest = value - tens
    if not rest:
        return _TENS[tens] + ("s" if tens == _FOUR_TWENTIES and final else "")
    joined = " et " if rest in (1, 11) and tens != _FOUR_TWENTIES else "-"
    return f"{_TENS[tens]}{joined}{_below_hundred(rest, final=final)}"
