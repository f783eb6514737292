"""Two versions that are not versions of one act: ids or codes that changed their bearer, no origin in common.

An id is what an engagement is in law from one version to the next; a code, once printed, never names another line.
Source: Guide de légistique, fiche 3.2.2 (a number that was deleted is not given again).
"""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.diagnostics.span import Span
from compiler.model.engagement import Engagement
from compiler.model.protocol import Protocol
from compiler.model.text import plain
from compiler.model.word_edits import likeness

_UNLIKE, _ALIKE = 0.2, 0.5
_FEW = 0.5
# Shorter words join any two sentences.
_TELLING = re.compile(r"\w{4,}")


def find_faults(before: Protocol, after: Protocol, older: tuple[Protocol, ...] = ()) -> Iterator[Diagnostic]:
    """Yield what forbids an avenant from `before` to `after`. `older` are the versions signed before `before`.

    Errors: version.no-common-origin, version.id-reused, version.code-reused, version.id-returned.
    """
    mine, other = _bearers(before), _bearers(after)
    if mine and other and _are_strangers(before, after, mine.keys(), other.keys()):
        yield _strangers(before, after)
        return
    for name in other:
        if name in mine and mine[name][0] != other[name][0]:
            yield _reused(name, mine[name], other[name])
    yield from _swapped(before, after)
    yield from _codes((before, *older), after)
    yield from _returned(mine, other, older)


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


def _swapped(before: Protocol, after: Protocol) -> Iterator[Diagnostic]:
    """Yield engagements whose code and words both are those of another thing."""
    known = {line.id: line for line in before.engagements()}
    for line in after.engagements():
        old = known.get(line.id)
        if old is not None and old.code != line.code and likeness(_words(old), _words(line)) < _UNLIKE:
            yield Diagnostic(
                code="version.id-reused",
                message=f"L'identifiant « {line.id} » désignait l'engagement {old.code}, d'un tout autre texte ; il "
                f"désigne maintenant l'engagement {line.code}.",
                span=line.span,
                quote=line.id,
                hint="donnez un autre identifiant au nouvel engagement",
                related=(Related(caption="dans la version en vigueur", span=old.span),),
            )


def _words(line: Engagement) -> str:
    said = " ".join(plain(content) for content in (getattr(block, "content", ()) for block in line.content))
    return " ".join(_TELLING.findall(said))


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
