"""Two versions that are not versions of one act: ids or codes that changed their bearer, no origin in common.

An id is what an engagement is in law from one version to the next; a code, once printed, never names another line.
Source: Guide de légistique, fiche 3.2.2 (a number that was deleted is not given again).
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.diagnostics.span import Span
from compiler.diff.exchanged import find_exchanged
from compiler.diff.former_name import find_former_names
from compiler.diff.numbers import find_number_faults
from compiler.diff.other_texts import find_other_texts
from compiler.diff.prorogation import find_former_period
from compiler.model.engagement import Engagement
from compiler.model.printed import date_text
from compiler.model.protocol import Protocol
from compiler.model.word_edits import likeness

_ALIKE, _FEW = 0.5, 0.5


def find_faults(before: Protocol, after: Protocol, older: tuple[Protocol, ...] = ()) -> Iterator[Diagnostic]:
    """Yield what forbids an avenant from `before` to `after`. `older` are the versions signed before `before`.

    Errors: version.no-common-origin, version.id-reused, version.ids-exchanged, version.other-text, version.code-reused,
    version.number-reused, version.number-shifted, version.id-returned, version.signed-day, version.former-name,
    version.former-period.
    """
    mine, other = _bearers(before), _bearers(after)
    if mine and other and _are_strangers(before, after, mine.keys(), other.keys()):
        yield _strangers(before, after)
        return
    told = tuple(_changed_bearers(before, after))
    yield from told
    names = {fault.quote for fault in told}
    yield from _codes((before, *older), after)
    # What is another thing has another number: one fault is enough.
    for bearers, fault in find_number_faults(before, after, older):
        if not names & bearers:
            yield fault
    yield from _returned(mine, other, older)
    yield from _signed_day(before, after)
    yield from find_former_names(before, after)
    yield from find_former_period(before, after)


def _changed_bearers(before: Protocol, after: Protocol) -> Iterator[Diagnostic]:
    """Yield the ids that name another thing, each told once: of another kind, exchanged, of quite another text."""
    mine, other = _bearers(before), _bearers(after)
    told: set[str] = set()
    kinds = (
        _reused(name, mine[name], other[name])
        for name in other
        if name in mine and mine[name][0] != other[name][0]
    )
    for fault in (*kinds, *find_exchanged(before, after), *find_other_texts(before, after)):
        if fault.quote not in told:
            told.add(fault.quote)
            yield fault


def _are_strangers(
    before: Protocol, after: Protocol, mine: AbstractSet[str], other: AbstractSet[str]
) -> bool:
    """Tell whether nothing joins two acts: no id, or few of them under another title in another territory."""
    shared = len(mine & other)
    if not shared:
        return True
    old, new = before.identity, after.identity
    renamed = likeness(old.title, new.title) < _ALIKE and likeness(old.territory, new.territory) < _ALIKE
    return renamed and shared < _FEW * min(len(mine), len(other))


def _bearers(protocol: Protocol) -> Mapping[str, tuple[str, Span]]:
    """Return what bears each id: its kind, and where it is written."""
    found = {division.id: (division.kind, division.span) for division in protocol.all_divisions()}
    return found | {line.id: ("engagement", line.span) for line in protocol.engagements()}


def _strangers(before: Protocol, after: Protocol) -> Diagnostic:
    return Diagnostic(
        code="version.no-common-origin",
        message=f"« {after.identity.title} » et la version comparée, « {before.identity.title} », n'ont pas "
        "assez d'identifiants en commun : ce ne sont pas deux versions d'un même acte.",
        span=after.identity.span,
        hint="vérifiez la version donnée après « --base »",
    )


def _reused(name: str, mine: tuple[str, Span], other: tuple[str, Span]) -> Diagnostic:
    return Diagnostic(
        code="version.id-reused",
        message=f"L'identifiant « {name} » désignait {_kind(mine[0])} ; il désigne maintenant {_kind(other[0])}.",
        span=other[1],
        quote=name,
        hint="donnez un autre identifiant à ce qui est nouveau",
        related=(Related(caption="dans la version en vigueur", span=mine[1]),),
    )


def _kind(kind: str) -> str:
    return f"une chose de nature « {kind} »"


def _codes(earlier: tuple[Protocol, ...], after: Protocol) -> Iterator[Diagnostic]:
    known: dict[str, Engagement] = {}
    for version in reversed(earlier):
        known |= {line.code: line for line in version.engagements()}
    for line in after.engagements():
        old = known.get(line.code)
        if old is not None and old.id != line.id:
            yield Diagnostic(
                code="version.code-reused",
                message=f"Le code {line.code} a été signé pour l'engagement « {old.id} » ; il ne peut pas être donné "
                f"à « {line.id} ».",
                span=line.code_span if line.code_span.file else line.span,
                quote=line.code,
                hint="donnez le code suivant de l'objectif, ou un code comme « 2.1-04-1 »",
                related=(Related(caption="dans une version signée", span=old.span),),
            )


def _returned(
    mine: Mapping[str, tuple[str, Span]],
    other: Mapping[str, tuple[str, Span]],
    older: tuple[Protocol, ...],
) -> Iterator[Diagnostic]:
    once: dict[str, tuple[str, Span]] = {}
    for version in older:
        once |= _bearers(version)
    for name, (_, span) in other.items():
        if name in once and name not in mine:
            yield Diagnostic(
                code="version.id-returned",
                message=f"L'identifiant « {name} » a été supprimé par un avenant signé ; il revient.",
                span=span,
                quote=name,
                hint="donnez un nouvel identifiant à ce qui est ajouté",
                related=(Related(caption="dans une version plus ancienne", span=once[name][1]),),
            )


def _signed_day(before: Protocol, after: Protocol) -> Iterator[Diagnostic]:
    was, now = before.identity.signed, after.identity.signed
    if was is not None and now != was:
        told = f"devient le {date_text(now)}" if now else "disparaît"
        yield Diagnostic(
            code="version.signed-day",
            message=f"La date de signature de l'acte ({date_text(was)}) {told} : elle dit quand l'acte a été signé, ce "
            "qu'aucun avenant ne change.",
            span=after.identity.span,
            quote=f"date_signature: {now.isoformat()}" if now else "date_signature",
            hint=f"rétablissez « date_signature: {was.isoformat()} » ; l'entrée en vigueur de l'avenant se donne dans "
            "avenant.yml",
        )
