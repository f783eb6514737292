"""Two versions of an act whose period or term moved to the passages that still say the former ones.

Only what is surely the act's own is told: both years of its period, the day of its term. A law, a plan or a programme
that runs over the same years keeps them.
"""

import re
from collections.abc import Iterator
from datetime import date

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.model.passage import Form, Passage, passages
from compiler.model.printed import date_text
from compiler.model.protocol import Identity, Protocol

_OWN = frozenset({Form.TITLE, Form.PROSE, Form.ENGAGEMENT, Form.INDICATOR, Form.NOTE})
"""Cells and labels repeat what others decided."""
_SENTENCE = re.compile(r"(?<=[.;!?…])\s+")
_LAW = re.compile(r"\b(?:lois?|décrets?|ordonnances?|arrêtés?|circulaires?|code)\b", re.IGNORECASE)
# "le plan pauvreté 2019-2022" runs over the same years; "les engagements du protocole pour 2019-2022" are ours.
_OTHER = re.compile(
    r"\b(?:plans?|programmes?|schémas?|stratégies?|conventions?|pactes?|feuilles? de route|CPER|FEDER|FSE|PRIC)\b"
    r"[^,;:()]{0,60}\Z",
    re.IGNORECASE,
)


def find_former_period(before: Protocol, after: Protocol) -> Iterator[Diagnostic]:
    """Yield the passages that were left behind when the act was prolonged. Errors: version.former-period."""
    old, new = before.identity, after.identity
    former = _former(old, new)
    if not former:
        return
    pattern = re.compile("|".join(former))
    for passage in passages(after):
        if passage.form in _OWN:
            yield from _told(passage, pattern, (old, new))


def _former(old: Identity, new: Identity) -> tuple[str, ...]:
    """Return what the former period and term look like in a text, as far as they moved."""
    found: list[str] = []
    if old.period and new.period and old.period != new.period:
        first, last = old.period
        found.append(rf"\b{first}\s*(?:[-–/]|à|et)\s*{last}\b")
        if last != new.period[1]:
            found.append(_day(date(last, 12, 31)))
    if old.term and new.term and old.term.date != new.term.date:
        found.append(_day(old.term.date))
    return tuple(dict.fromkeys(found))


def _day(day: date) -> str:
    return rf"\b{date_text(day)}\b".replace("\u00a0", r"\s").replace(" ", r"\s")


def _told(
    passage: Passage, pattern: re.Pattern[str], acts: tuple[Identity, Identity]
) -> Iterator[Diagnostic]:
    for sentence in _SENTENCE.split(passage.text):
        match = pattern.search(sentence)
        if match is None or _LAW.search(sentence) or _OTHER.search(sentence[: match.start()]):
            continue
        if _end(acts[1]) in sentence[match.end() :]:
            continue
        yield Diagnostic(
            code="version.former-period",
            message=f"L'acte court maintenant {_until(acts[1])}, et non plus {_until(acts[0])} ; {passage.place} dit "
            f"encore « {match[0]} ».",
            span=passage.span,
            quote=match[0],
            hint="mettez ce passage à jour dans le même avenant ; laissez-le s'il parle d'autre chose que de l'acte",
        )
        return


def _end(identity: Identity) -> str:
    """Return the year in which an act ends."""
    ends = [identity.period[1] if identity.period else 0, identity.term.date.year if identity.term else 0]
    return str(max(ends))


def _until(identity: Identity) -> str:
    if identity.term:
        return f"jusqu'au {date_text(identity.term.date)}"
    return f"sur {'-'.join(str(year) for year in identity.period or ())}"
