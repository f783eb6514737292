"""A sentence to the deadlines it names: the words, how firmly they set a deadline, the last day they leave.

Only words that set a deadline are read ("avant le", "d'ici", "au cours du"): a bare date is history.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from compiler.model.printed import MONTHS

_MONTH = "|".join(MONTHS)
_RANKS = {
    "premier": 1,
    "1er": 1,
    "deuxième": 2,
    "second": 2,
    "2e": 2,
    "troisième": 3,
    "3e": 3,
    "quatrième": 4,
    "4e": 4,
}
_RANK = "|".join((*_RANKS, "dernier"))
_DAY = (
    rf"(?:(?P<day>\d{{1,2}})(?:er)? (?P<month>{_MONTH}) (?P<day_year>\d{{4}})"
    r"|(?P<figures>(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])/20\d{2}))"
)
_SPAN = (
    r"(?:la fin |fin )?(?:le |la |du |de |de la )?(?:mois de |mois d')?"
    rf"(?P<alone>{_MONTH}) (?P<month_year>\d{{4}})"
    rf"|(?:le |du |au )?(?P<rank>{_RANK}) (?P<part>trimestre|semestre)(?: de l'année| de)? "
    r"(?P<part_year>\d{4})"
    r"|(?:la |de la )?(?P<season>rentrée|été|l'été)(?: scolaire)?(?: de)? (?P<season_year>\d{4})"
    r"|(?:la fin de |la fin d'|la fin |fin |le début de |début )?(?:l'année |l'an |l'exercice )?"
    r"(?P<year>20\d{2})(?!-\d)"
)
_FIRM = r"au plus tard(?: à)?|avant|d'ici(?: à| au)?|pour|dans un délai expirant"
_LOOSE = rf"au cours de|au cours|courant|durant|à la fin de|à la|pendant|au(?= (?:{_RANK}) (?:tri|se)mestre)"
# "En 2019" says over what something is counted; "en juin 2019", when it happens.
_LOOSE += rf"|en(?= (?:{_MONTH}) \d)"
_DEADLINE = re.compile(
    rf"\b(?:(?P<firm>{_FIRM})|(?P<loose>{_LOOSE})) (?:(?:le |la |du |au )?{_DAY}|{_SPAN})\b", re.IGNORECASE
)
# What a cell says whole: "4e trimestre 2019", "2e et 3e trimestres 2020", "septembre 2020".
_PERIOD = re.compile(
    rf"(?:(?:{_RANK})(?:,| et| au| -) )?(?:le |du |au )?(?:{_DAY}|{_SPAN.replace('semestre)', 'semestre)s?')})",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.;!?])\s+(?=[^\s\d»)])")
_QUARTER, _SEMESTER = 3, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A deadline named in a sentence; `is_firm` says that its words can hardly tell a past event."""

    words: str
    start: int
    last_day: date
    is_firm: bool


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; a semicolon ends one too."""
    return _SENTENCE_END.split(text)


def deadlines(sentence: str) -> Iterator[Deadline]:
    """Yield the deadlines of a sentence whose spaces and apostrophes are plain."""
    for match in _DEADLINE.finditer(sentence):
        last_day = _last_day(match)
        firm = (match["firm"] or "").lower()
        # "Pour 2019" says what a budget is for; "pour septembre 2019" says when something is due.
        if last_day is not None and not (firm == "pour" and match["year"]):
            yield Deadline(
                words=match[0],
                start=match.start(),
                last_day=last_day,
                is_firm=bool(firm) and (firm != "pour" or bool(match["day"] or match["figures"])),
            )


def quarter_end(year: int, quarter: int) -> date:
    """Return the last day of a calendar quarter."""
    return _month_end(year, quarter * _QUARTER)


def period_end(words: str) -> date | None:
    """Return the last day of a period that is all that is written, None when something else is."""
    match = _PERIOD.fullmatch(words.strip())
    return None if match is None or match["year"] or match["season"] else _last_day(match)


def _last_day(match: re.Match[str]) -> date | None:
    """Return the last day of what a match names, None when the calendar has no such day."""
    try:
        return _named_day(match)
    except ValueError:
        return None


def _named_day(match: re.Match[str]) -> date:
    if match["figures"]:
        day, month, year = (int(part) for part in match["figures"].split("/"))
        return date(year, month, day)
    if match["day"]:
        return date(int(match["day_year"]), _month(match["month"]), int(match["day"]))
    if match["alone"]:
        return _month_end(int(match["month_year"]), _month(match["alone"]))
    if match["part"]:
        length = _QUARTER if match["part"].lower() == "trimestre" else _SEMESTER
        rank = _RANKS.get(match["rank"].lower(), 12 // length)
        return _month_end(int(match["part_year"]), min(rank * length, 12))
    if match["season"]:
        return _month_end(int(match["season_year"]), 9)
    return date(int(match["year"]), 12, 31)


def _month(name: str) -> int:
    return MONTHS.index(name.lower()) + 1


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
