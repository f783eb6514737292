"""An act to its indicators still to be determined on a day that is past when the act is signed.

Such a duty is broken on the day it is taken. Source: Code civil, article 1163 (the duty must be possible).
"""

from collections.abc import Iterator

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.model.engagement import Indicator, IndicatorState
from compiler.model.label import NO_BREAK
from compiler.model.passage import place_name
from compiler.model.printed import date_text
from compiler.model.protocol import Protocol


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the indicators overdue at the signature, in reading order. Errors: indicator.overdue."""
    signed = protocol.identity.signed
    if signed is None:
        return
    for indicator, place in _indicators(protocol):
        is_owed = indicator.state is IndicatorState.UNDETERMINED
        if is_owed and indicator.due is not None and indicator.due < signed:
            yield Diagnostic(
                code="indicator.overdue",
                message=f"L'indicateur {indicator.id} de {place} est encore à déterminer, et son échéance, "
                "le "
                f"{date_text(indicator.due)}, précède la signature, le {date_text(signed)}.",
                span=indicator.span,
                quote=indicator.due.isoformat(),
                hint="fixez l'indicateur (« libelle »), ou une échéance postérieure à la signature",
            )


def _indicators(protocol: Protocol) -> Iterator[tuple[Indicator, str]]:
    for division in protocol.all_divisions():
        for indicator in division.indicators:
            yield indicator, place_name(division, protocol.levels)
        for engagement in division.engagements:
            for indicator in (*engagement.follow_up, *engagement.impact):
                yield indicator, f"l'engagement{NO_BREAK}{engagement.code}"
