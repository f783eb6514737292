"""Days as authors write them, AAAA-MM-JJ, to dates; those in no calendar to what is wrong with them."""

import re
from calendar import monthrange
from datetime import date

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.span import Span
from compiler.model.printed import MONTHS

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


def read_date(text: str, span: Span, diagnostics: list[Diagnostic]) -> date | None:
    """Return the day written AAAA-MM-JJ; report a day that the calendar does not have (date.impossible)."""
    impossible = impossible_day(text, span)
    if impossible is not None:
        diagnostics.append(impossible)
        return date.min
    # The library also takes 20201231 and 2020-W53-4, which no other reader of the act would.
    return date.fromisoformat(text) if _DAY.match(text) else None


def impossible_day(text: str, span: Span) -> Diagnostic | None:
    """Return the remark on a day that has its form and is in no calendar; None for any other text."""
    if _DAY.match(text) is None:
        return None
    try:
        date.fromisoformat(text)
    except ValueError:
        return Diagnostic(
            code="date.impossible",
            message=f"Le {text} n'existe pas dans le calendrier.",
            span=span,
            hint=_calendar_hint(text),
        )
    return None


def _calendar_hint(text: str) -> str:
    """Say what is wrong with a day written in the right form."""
    year, month, _ = (int(part) for part in text.split("-"))
    if not (year and 1 <= month <= len(MONTHS)):
        return "les mois vont de 01 à 12, et les années commencent à 0001"
    return f"{MONTHS[month - 1]} {year} a {monthrange(year, month)[1]} jours"
