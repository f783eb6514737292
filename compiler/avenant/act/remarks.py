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


def remarks(changes: ChangeSet, brief: Brief, pen: Pen, today: date | None) -> Iterator[Diagnostic]:
    """Yield what is to be told. Errors: avenant.motive-missing, avenant.deadline-passed, avenant.no-event."""
    span = _FILE if brief.span == NOWHERE else brief.span
    missing = dict.fromkeys(change.subject for change in changes.written() if not change.motive)
    if missing:
        yield _motives(tuple(missing), span)
    yield from _delay(brief, pen, today, span)


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
