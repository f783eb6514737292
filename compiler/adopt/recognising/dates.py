"""Dates and deadlines as acts write them: "08.12.2020", "1er juillet 2019", "au cours de l'année 2020"."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from compiler.adopt.recognising.adoption import Kind
from compiler.adopt.recognising.folding import fold
from compiler.adopt.recognising.quoting import quoted
from compiler.adopt.recognising.register import Register
from compiler.diagnostics.span import Span
from compiler.model.printed import MONTHS

_MONTHS = {fold(month): rank + 1 for rank, month in enumerate(MONTHS)}
_NAMES = "|".join(_MONTHS)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DIGITS = re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})\s?[./-]\s?(?P<month>\d{{1,2}})\s?[./-]\s?{_YEAR}(?!\d)")
_SHORT = re.compile(r"(?<![\d/])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d\d)(?![\d/])")
_WORDS = re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})(?:\s?er)?\s+(?P<name>{_NAMES})\s+{_YEAR}")
_MONTH = re.compile(rf"(?P<name>{_NAMES})\s+{_YEAR}")
_ISO = re.compile(rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
_UNITS = (
    *("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"),
    *("treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"),
)
_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "quatre-vingt": 80}
_COUNT = r"[a-z]+(?:[- ](?:et[- ])?[a-z]+){0,3}?"
_SPELT = re.compile(
    rf"(?:le|du|au) (?P<spelt>{_COUNT}) (?P<name>{_NAMES}) deux[- ]mille(?:[- ](?P<rest>{_COUNT}))?"
    # A number goes on as long as its words do: "vingt et un", "vingt deux".
    rf"(?![a-z-]| (?:et )?(?:{'|'.join(_UNITS)})\b)"
)
_CENTURY, _SHORTEST_YEAR = 2000, 100
_RANKS = {"premier": 1, "deuxieme": 2, "second": 2, "troisieme": 3, "quatrieme": 4, "dernier": 0}
_RANK = (
    r"(?P<rank>\d|premier|premiere|deuxieme|second|troisieme|quatrieme|dernier|derniere)\s?(?:er|e|eme|de)?"
)
_PART = re.compile(rf"{_RANK}\s+(?P<part>trimestre|semestre)\s+(?:de\s+)?(?:l'annee\s+)?{_YEAR}")
_ONLY_YEAR = re.compile(rf"(?<!\d){_YEAR}(?!\d)")
_MONTHS_OF = {"trimestre": 3, "semestre": 6}


def days_in(text: str) -> Iterator[date]:
    """Yield the days written whole in a text, by their form: digits first, then words."""
    folded = fold(text)
    for pattern in (_DIGITS, _ISO, _SHORT, _WORDS):
        for found in pattern.finditer(folded):
            day = _day(found)
            if day is not None:
                yield day
    for found in _SPELT.finditer(folded):
        day = _spelt_day(found)
        if day is not None:
            yield day


def impossible_days_in(text: str) -> Iterator[str]:
    """Yield the words of a text that say a day which its month does not have: "31 février 2024"."""
    folded = fold(text)
    for pattern in (_DIGITS, _ISO, _WORDS):
        for found in pattern.finditer(folded):
            parts = found.groupdict()
            # Figures whose second one is no month are a number, not a date.
            is_date = "name" in parts or 1 <= int(parts["month"]) <= len(MONTHS)
            if is_date and _day(found) is None:
                # Folding may change how many signs there are: the words are then told folded.
                yield text[found.start() : found.end()] if len(folded) == len(text) else found.group()
    for found in _SPELT.finditer(folded):
        # Words that are no number say no date at all.
        if _count(found["spelt"]) and _spelt_day(found) is None:
            start, end = found.start("spelt"), found.end()
            yield text[start:end] if len(folded) == len(text) else folded[start:end]


def says_day(text: str) -> bool:
    """Tell whether a text says a day, be it one that no calendar has."""
    return next(days_in(text), None) is not None or next(impossible_days_in(text), None) is not None


def tell_impossible_days(text: str, span: Span, subject: str, register: Register) -> None:
    """Tell the days of a text that no calendar has; their words stay as they are."""
    for words in impossible_days_in(text):
        register.decide(
            Kind.DUE,
            f"{quoted(words)} n'existe pas dans le calendrier : ces mots sont gardés tels quels.",
            span,
            subject=subject,
            quote=words,
        )


def _spelt_day(found: re.Match[str]) -> date | None:
    """Return a day written in full letters: "le premier juin deux mille vingt-trois"."""
    try:
        return date(2000 + _count(found["rest"] or ""), _MONTHS[found["name"]], _count(found["spelt"]))
    except ValueError:
        return None


def _count(words: str) -> int:
    """Return a number below a hundred from its words, 0 for other words."""
    if words == "premier":
        return 1
    text = words.replace(" ", "-").replace("-et-", "-")
    tens = max(
        (name for name in _TENS if text == name or text.startswith((f"{name}-", f"{name}s"))),
        key=len,
        default="",
    )
    rest = text[len(tens) :].lstrip("s").lstrip("-") if tens else text
    unit = _UNITS.index(rest) + 1 if rest in _UNITS else 0
    return _TENS.get(tens, 0) + unit if unit or not rest else 0


def _day(found: re.Match[str]) -> date | None:
    parts = found.groupdict()
    month = _MONTHS[parts["name"]] if parts.get("name") else int(parts["month"])
    try:
        year = int(parts["year"])
        return date(year + _CENTURY if year < _SHORTEST_YEAR else year, month, int(parts["day"]))
    except ValueError:
        return None


def deadline_in(text: str) -> date | None:
    """Return the last day of the period that a text names, None when it names none."""
    folded = fold(text)
    whole = next(days_in(text), None)
    # The month of a day that does not exist is no deadline either: nobody wrote its last day.
    if whole is not None or next(impossible_days_in(text), None) is not None:
        return whole
    if found := _PART.search(folded):
        return _end_of_part(found)
    if found := _MONTH.search(folded):
        return _last_day(int(found["year"]), _MONTHS[found["name"]])
    if found := _ONLY_YEAR.search(folded):
        return _last_day(int(found["year"]), len(MONTHS))
    return None


def _end_of_part(found: re.Match[str]) -> date:
    length = _MONTHS_OF[found["part"]]
    word = found["rank"]
    rank = (
        int(word)
        if word.isdigit()
        else next((value for name, value in _RANKS.items() if word.startswith(name)), 0)
    )
    last = rank * length if 0 < rank * length <= len(MONTHS) else len(MONTHS)
    return _last_day(int(found["year"]), last)


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
