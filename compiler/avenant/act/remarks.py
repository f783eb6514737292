"""What a drafter is told of an avenant: motives not given, a delay that has run out or cannot be counted."""

import re
from collections.abc import Iterator
from datetime import date

from compiler.avenant.act.deadline import add_months, delay_months
from compiler.avenant.act.preamble import find_clause, prose
from compiler.avenant.word.noun import capital
from compiler.avenant.word.pen import Pen
from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.span import NOWHERE, Span
from compiler.model.brief import Brief
from compiler.model.change import ChangeSet
from compiler.model.printed import date_text

_DELAY = re.compile(r"\b(?:délai|mois)\b")
_FILE = Span(file="avenant.yml")
_MOST_NAMED = 12


def remarks(
    changes: ChangeSet, brief: Brief, pen: Pen, *, today: date | None, since: date | None
) -> Iterator[Diagnostic]:
    """Yield what is to be told on a day, when the last signature was given `since` another.

    Errors: avenant.motive-missing, avenant.deadline-passed, avenant.no-event, brief.after-term, brief.retroactive.
    """
    span = _FILE if brief.span == NOWHERE else brief.span
    missing = dict.fromkeys(change.subject for change in changes.written() if not change.motive)
    if missing:
        yield _motives(tuple(missing), span)
    yield from _delay(brief, pen, today, span)
    yield from _past_term(brief, changes, span)
    # Before the last signature it is a day kept from an older avenant, which is told elsewhere.
    if brief.effect is not None and today is not None and (since or date.min) <= brief.effect < today:
        yield _retroactive(brief.effect, today, span)


def _motives(subjects: tuple[str, ...], span: Span) -> Diagnostic:
    named = ", ".join(subjects[:_MOST_NAMED])
    rest = f" et {len(subjects) - _MOST_NAMED} autres" if len(subjects) > _MOST_NAMED else ""
    shown = ", ".join(subjects[:_MOST_NAMED])
    one = len(subjects) == 1
    said = "Un changement n'a" if one else f"{len(subjects)} sujets de changement n'ont"
    return Diagnostic(
        code="avenant.motive-missing",
        message=f"{said} pas de motif : {named}{rest}.",
        span=span,
        hint=(
            "ajoutez à source/avenant.yml, sous « motifs » : "
            f'- {{changements: [{shown}], texte: "Pourquoi ce changement."}}'
        ),
    )


def _past_term(brief: Brief, changes: ChangeSet, span: Span) -> Iterator[Diagnostic]:
    """Tell a day of effect at which nothing is left to amend."""
    term = changes.comparison.after.identity.term
    if brief.effect is not None and term is not None and brief.effect > term.date:
        yield Diagnostic(
            code="brief.after-term",
            message=f"L'avenant entrerait en vigueur le {date_text(brief.effect)}, après le terme de l'acte "
            f"({date_text(term.date)}).",
            span=span,
            quote=f"entree_en_vigueur: {brief.effect.isoformat()}",
            hint="donnez un jour d'avant le terme, ou prorogez l'acte (« terme » dans protocole.yml)",
        )


def _retroactive(effect: date, today: date, span: Span) -> Diagnostic:
    return Diagnostic(
        code="brief.retroactive",
        message=f"L'avenant, daté du {date_text(today)}, prendrait effet le {date_text(effect)}, avant sa signature.",
        span=span,
        quote=f"entree_en_vigueur: {effect.isoformat()}",
        hint="donnez un jour qui suit la signature, ou retirez ce champ : l'avenant prend effet le jour de sa dernière "
        "signature",
    )


def _delay(brief: Brief, pen: Pen, today: date | None, span: Span) -> Iterator[Diagnostic]:
    clause = find_clause(brief, pen)
    if brief.event_date is None:
        if clause is not None and _DELAY.search(prose(clause, pen)):
            name = capital(pen.names.name(clause.id).the())
            yield Diagnostic(
                code="avenant.no-event",
                message=f"{name} fixe un délai, dont le départ n'est pas donné.",
                span=span,
                hint="donnez « evenement » et « date_evenement » dans source/avenant.yml",
            )
        return
    end = add_months(brief.event_date, delay_months(brief, prose(clause, pen) if clause else ""))
    if today is not None and today > end:
        yield Diagnostic(
            code="avenant.deadline-passed",
            message=f"Le délai pour approuver l'avenant a expiré le {date_text(end)}.",
            span=span,
            hint="vérifiez « date_evenement » et « delai_mois », ou faites réunir l'instance qui ouvre un délai",
        )
