"""An act to what is wrong with the codes of its engagements: one given twice, one of another objectif.

A code names an engagement for good: it is given once and never again. Holes are right, repeats are not.
Source: Guide de légistique 3.4.1 (precise designation of what is amended).
"""

import re
from collections.abc import Iterator

from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.model.division import Division, Level
from compiler.model.engagement import Engagement
from compiler.model.label import NO_BREAK, kind_name
from compiler.model.protocol import Protocol

_CODE = re.compile(r"(?P<prefix>[^-]+)-(?P<rank>\d{1,6})(?:-(?P<insert>\d+))?\Z")


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield what is wrong, in reading order.

    Errors: code.duplicate, code.wrong-prefix, code.out-of-order.
    """
    given: dict[str, Engagement] = {}
    last: dict[str, Engagement] = {}
    for engagement, above in _placed(protocol.divisions, ()):
        twin = given.setdefault(engagement.code, engagement)
        if twin is not engagement:
            yield _duplicate(engagement, twin)
            continue
        holder = _holder(above, protocol.levels)
        if holder is not None and _prefix(engagement) not in _admitted(holder, above):
            yield _wrong_prefix(engagement, holder, protocol.levels)
            continue
        previous = last.get(_prefix(engagement))
        last[_prefix(engagement)] = engagement
        if previous is not None and _rank(engagement) < _rank(previous):
            yield _out_of_order(engagement, previous)


def _placed(
    divisions: tuple[Division, ...], above: tuple[Division, ...]
) -> Iterator[tuple[Engagement, tuple[Division, ...]]]:
    """Yield each engagement with the divisions that hold it, outermost first."""
    for division in divisions:
        here = (*above, division)
        yield from ((engagement, here) for engagement in division.engagements)
        yield from _placed(division.children, here)


def _holder(above: tuple[Division, ...], levels: tuple[Level, ...]) -> Division | None:
    """Return the division whose table prints the engagement; where no level has a table, codes are free."""
    tables = {level.id for level in levels if level.has_table}
    return next(
        (division for division in reversed(above) if division.kind in tables and division.number), None
    )


def _admitted(holder: Division, above: tuple[Division, ...]) -> set[str]:
    """Return the prefixes that name a division: its number, or that of its parent and its own rank.

    They differ when divisions count again under each parent, or when the number is wrong and told there.
    """
    place = above.index(holder)
    outer = above[place - 1].number if place else ""
    rank = holder.number.rpartition(".")[2]
    return {holder.number, f"{outer}.{rank}" if outer else rank}


def _prefix(engagement: Engagement) -> str:
    match = _CODE.match(engagement.code)
    return match["prefix"] if match else engagement.code


def _rank(engagement: Engagement) -> tuple[int, int, str]:
    """Return what orders codes; the inserted number compares by its length first, as numbers do."""
    match = _CODE.match(engagement.code)
    inserted = (match["insert"] or "") if match else ""
    return (int(match["rank"]) if match else 0, len(inserted), inserted)


def _duplicate(engagement: Engagement, twin: Engagement) -> Diagnostic:
    return Diagnostic(
        code="code.duplicate",
        message=f"Deux engagements portent le code {engagement.code}.",
        span=engagement.code_span,
        hint="donnez à cet engagement un code qui n'a jamais servi ; "
        "les trous dans la suite des codes sont permis",
        related=(Related(caption="déjà employé ici", span=twin.code_span),),
    )


def _wrong_prefix(engagement: Engagement, holder: Division, levels: tuple[Level, ...]) -> Diagnostic:
    name = f"{kind_name(holder.kind, levels)}{NO_BREAK}{holder.number}"
    return Diagnostic(
        code="code.wrong-prefix",
        message=f"Le code {engagement.code} ne commence pas par le numéro de sa division : {name}.",
        span=engagement.code_span,
        hint=f"écrivez un code {holder.number}-… qui n'a jamais servi, ou déplacez l'engagement",
        related=(Related(caption="l'engagement se trouve ici", span=holder.span),),
    )


def _out_of_order(engagement: Engagement, previous: Engagement) -> Diagnostic:
    return Diagnostic(
        code="code.out-of-order",
        message=f"Le code {engagement.code} vient après le code {previous.code}.",
        span=engagement.code_span,
        hint="c'est permis ; si l'ordre n'est pas voulu, déplacez l'engagement "
        "plutôt que de changer son code",
        related=(Related(caption="le code qui précède", span=previous.code_span),),
    )
