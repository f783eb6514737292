"""An act to its engagements that nothing measures: no follow-up indicator, or no impact indicator.

What nothing measures cannot be reported on. Source: decree n° 2015-1118 of 3 September 2015 (the yearly
report on a contrat de ville says what was done and how the situation moved).
"""

from collections.abc import Iterator

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.model.engagement import Engagement
from compiler.model.protocol import Protocol


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield what is missing, in reading order. Errors: engagement.no-follow-up, engagement.no-impact."""
    for engagement in protocol.engagements():
        if not engagement.follow_up:
            yield _missing(engagement, "engagement.no-follow-up", "de suivi", "indicateurs_suivi")
        if not engagement.impact:
            yield _missing(engagement, "engagement.no-impact", "d'impact", "indicateurs_impact")


def _missing(engagement: Engagement, code: str, kind: str, field: str) -> Diagnostic:
    return Diagnostic(
        code=code,
        message=f"L'engagement {engagement.code} n'a pas d'indicateur {kind}.",
        span=engagement.code_span,
        hint=f"ajoutez « {field} » ; un indicateur encore à fixer s'écrit « etat: à déterminer », "
        "avec une échéance et des responsables",
    )
