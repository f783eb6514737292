"""An act to the deadlines that contradict each other: one duty, two dates, in two places.

The article defines the impact indicators by one year, the tables by another: nobody knows which one binds.
Source: Guide de légistique 3.3.2 (one rule, said once).
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from compiler.check.when import deadlines, sentences
from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.model.division import Division, descend
from compiler.model.engagement import Engagement, Indicator, IndicatorKind, IndicatorState
from compiler.model.label import NO_BREAK
from compiler.model.passage import Form, Passage, passages, place_name
from compiler.model.printed import date_text
from compiler.model.protocol import Protocol

_DUTY = re.compile(r"détermin|défini|fix|précis|arrêt|établi", re.IGNORECASE)
_IMPACT = re.compile(r"\bindicateurs? (?:de suivi et )?d'impact\b", re.IGNORECASE)
_FOLLOW_UP = re.compile(r"\bindicateurs? de suivi\b", re.IGNORECASE)
_KINDS = {IndicatorKind.FOLLOW_UP: "de suivi", IndicatorKind.IMPACT: "d'impact"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Owed:
    """An indicator still to be defined, the day it is due, the engagement that holds it."""

    indicator: Indicator
    due: date
    engagement: Engagement


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the contradictions, tables first. Errors: deadline.contradictory."""
    for division in protocol.all_divisions():
        for kind in _KINDS:
            yield from _in_division(division, kind, protocol)
    owed = {kind: _owed(protocol.divisions, kind) for kind in _KINDS}
    if any(owed.values()):
        for passage in passages(protocol):
            yield from _in_prose(passage, owed)


def _owed(divisions: tuple[Division, ...], kind: IndicatorKind) -> list[_Owed]:
    return [owed for division in descend(divisions) for owed in _held(division, kind)]


def _held(division: Division, kind: IndicatorKind) -> list[_Owed]:
    """Return what the engagements of one division still owe, its children aside."""
    return [
        _Owed(indicator=indicator, due=indicator.due, engagement=engagement)
        for engagement in division.engagements
        for indicator in (engagement.follow_up if kind is IndicatorKind.FOLLOW_UP else engagement.impact)
        if indicator.state is IndicatorState.UNDETERMINED and indicator.due is not None
    ]


def _in_division(division: Division, kind: IndicatorKind, protocol: Protocol) -> Iterator[Diagnostic]:
    owed = _held(division, kind)
    if not owed:
        return
    usual = Counter(item.due for item in owed).most_common(1)[0][0]
    first = next(item for item in owed if item.due == usual)
    for item in owed:
        if item.due != usual:
            yield Diagnostic(
                code="deadline.contradictory",
                message=f"Dans {place_name(division, protocol.levels)}, les indicateurs {_KINDS[kind]} sont "
                f"à définir pour le {date_text(first.due)} (engagement{NO_BREAK}{first.engagement.code}) "
                f"et pour le {date_text(item.due)} (engagement{NO_BREAK}{item.engagement.code}).",
                span=item.indicator.span,
                quote=item.due.isoformat(),
                hint="donnez une même échéance aux indicateurs d'une même sorte",
                related=(
                    Related(
                        caption="l'autre échéance", span=first.indicator.span, quote=first.due.isoformat()
                    ),
                ),
            )


def _in_prose(passage: Passage, everywhere: Mapping[IndicatorKind, list[_Owed]]) -> Iterator[Diagnostic]:
    if passage.form is not Form.PROSE or "indicateur" not in passage.text:
        return
    for sentence in sentences(passage.text):
        if _DUTY.search(sentence) is None:
            continue
        for kind in _named_kinds(sentence):
            found = tuple(deadlines(sentence))
            owed = _concerned(passage, kind, everywhere) if found else []
            years = {item.due.year for item in owed}
            for deadline in found:
                if owed and deadline.last_day.year not in years:
                    yield _contradiction(passage, deadline.words, kind, owed[0])


def _named_kinds(sentence: str) -> Iterator[IndicatorKind]:
    if _IMPACT.search(sentence):
        yield IndicatorKind.IMPACT
    elif _FOLLOW_UP.search(sentence):
        yield IndicatorKind.FOLLOW_UP


def _concerned(
    passage: Passage, kind: IndicatorKind, everywhere: Mapping[IndicatorKind, list[_Owed]]
) -> list[_Owed]:
    """Return what a sentence speaks of: the indicators under its division, or else those of the whole act."""
    inside = _owed((passage.division,), kind) if passage.division else []
    return inside or everywhere[kind]


def _contradiction(passage: Passage, words: str, kind: IndicatorKind, other: _Owed) -> Diagnostic:
    return Diagnostic(
        code="deadline.contradictory",
        message=f"Dans {passage.place}, les indicateurs {_KINDS[kind]} sont à définir « {words} » ; "
        f"l'engagement{NO_BREAK}{other.engagement.code} dit : le {date_text(other.due)}.",
        span=passage.span,
        quote=words,
        hint="gardez une seule échéance, ou dites quels indicateurs suivent l'autre",
        related=(
            Related(caption="l'autre échéance", span=other.indicator.span, quote=other.due.isoformat()),
        ),
    )
