"""Who did something and when, as a Word file says it, to French. The hour is that of the file: it knows no other."""

import re
from datetime import date

from compiler.model.printed import NO_BREAK, date_text
from compiler.model.review import Trace

NOBODY = "Auteur inconnu"
_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?")


def author_of(trace: Trace | None) -> str:
    """Return who tracked something."""
    return (trace.author.strip() if trace else "") or NOBODY


def moment_text(when: str) -> str:
    """Return "2026-03-02T09:15:00Z" as "2 mars 2026 à 9 h 15"; what is no date comes back as it stands."""
    found = _MOMENT.fullmatch(when.strip())
    if found is None:
        return when.strip()
    year, month, day, hour, minute = found.groups()
    try:
        told = date_text(date(int(year), int(month), int(day)))
    except ValueError:
        return when.strip()
    return f"{told} à {int(hour)}{NO_BREAK}h{NO_BREAK}{minute}" if hour else told


def signed(trace: Trace | None) -> str:
    """Return who and when, in one line."""
    moment = moment_text(trace.when) if trace else ""
    return f"{author_of(trace)}, {moment}" if moment else author_of(trace)
