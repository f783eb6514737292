"""Until when an avenant may be approved: calendar months counted from the event that makes it due."""

import re
from calendar import monthrange
from datetime import date

from compiler.model.brief import Brief
from compiler.model.printed import number_words

_YEAR = 12
_USUAL, _LONGEST = 4, 120
_NUMBERS = {
    written: value for value in range(1, _LONGEST + 1) for written in (str(value), number_words(value))
}
_MONTHS = re.compile(rf"\b({'|'.join(sorted(_NUMBERS, key=len, reverse=True))})[ \u00a0]mois\b")


def delay_months(brief: Brief, clause: str) -> int:
    """Return how long an avenant may wait: what the drafter says, else the clause when it tells one length only."""
    told = {_NUMBERS[number] for number in _MONTHS.findall(clause)}
    return brief.months or (told.pop() if len(told) == 1 else _USUAL)


def add_months(day: date, months: int) -> date:
    """Return the same day of a later month, or the last of that month when it has none."""
    years, month = divmod(day.month - 1 + months, _YEAR)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
