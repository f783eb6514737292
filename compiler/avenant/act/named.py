"""The drafter's notes to those that name what does not change, and would be left out without anyone knowing."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from compiler.avenant.act.subject import subjects
from compiler.avenant.word.base import Base
from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.span import Span
from compiler.diagnostics.suggestion import did_you_mean
from compiler.model.brief import Brief
from compiler.model.change import ChangeSet
from compiler.model.operation import Operation

_MOST_LISTED = 6
_ALL = "*"


def find_unheard(
    brief: Brief, changes: ChangeSet, operations: Iterable[Operation], base: Base
) -> Iterator[Diagnostic]:
    """Yield the motives and formulas that no change takes. Errors: brief.unknown-subject, brief.subject-twice."""
    if not brief.motives and not brief.overrides:
        return
    changed = {change.subject for change in changes.changes}
    worded = {name for operation in operations for name in subjects(operation, base)}
    motives = [(subject, motive.span) for motive in brief.motives for subject in motive.subjects]
    formulas = [(override.subject, override.span) for override in brief.overrides]
    for named, known, what in ((motives, changed, "Ce motif"), (formulas, worded, "Cette formule")):
        yield from _unknown(named, known, changed, what)
        yield from _twice(named, what)


def _unknown(
    named: list[tuple[str, Span]], known: AbstractSet[str], changed: AbstractSet[str], what: str
) -> Iterator[Diagnostic]:
    for subject, span in named:
        if subject not in known and subject != _ALL:
            told = sorted(changed)
            listed = ", ".join(told[:_MOST_LISTED]) + (" …" if len(told) > _MOST_LISTED else "")
            yield Diagnostic(
                code="brief.unknown-subject",
                message=f"{what} parle de « {subject} », que l'avenant ne modifie pas : rien ne s'en imprimerait.",
                span=span,
                quote=subject,
                hint=did_you_mean(subject, told, f"ce qui change : {listed}")
                + " (ou retirez-le : un avenant.yml se récrit après chaque signature)",
            )


def _twice(named: list[tuple[str, Span]], what: str) -> Iterator[Diagnostic]:
    met: set[str] = set()
    for subject, span in named:
        if subject in met:
            yield Diagnostic(
                code="brief.subject-twice",
                message=f"{what} parle de « {subject} », dont un autre parle déjà : un seul des deux servirait.",
                span=span,
                quote=subject,
                hint="n'en gardez qu'un, qui dise tout",
            )
        met.add(subject)
