"""Two versions of an act to the signed numbers that shifted, or that are given again.

What was signed keeps its number: letters, rulings and other acts cite it. What is new takes the next one, or "7-1".
Source: Guide de légistique, fiche 3.2.2 (no renumbering; a number that was deleted is not given again).
"""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.model.division import SECTION, Division
from compiler.model.engagement import Engagement
from compiler.model.label import kind_name
from compiler.model.protocol import Protocol

Place: TypeAlias = tuple[str, str, str]
"""Where a number counts: the kind of what bears it, what holds that, the number."""


def find_number_faults(
    before: Protocol, after: Protocol, older: tuple[Protocol, ...] = ()
) -> Iterator[tuple[frozenset[str], Diagnostic]]:
    """Yield the ids of divisions whose signed number moved and of lines whose code did without another place.

    Each goes with what is to be told.

    Errors: version.number-reused, version.number-shifted.
    """
    yield from _divisions(before, after, older)
    yield from _codes(before, after)


def _divisions(
    before: Protocol, after: Protocol, older: tuple[Protocol, ...]
) -> Iterator[tuple[frozenset[str], Diagnostic]]:
    signed: dict[Place, Division] = {}
    for version in (*older, before):
        signed |= {place: division for place, division in _places(version) if division.number}
    known = {division.id: (place, division) for place, division in _places(before)}
    for place, division in _places(after):
        owner = signed.get(place)
        was = known.get(division.id)
        if not division.number or (was is not None and was[0] == place):
            continue
        if owner is not None and owner.id != division.id:
            yield frozenset({owner.id, division.id}), _reused(owner, division, after)
        elif was is not None and was[1].number and was[0][:2] == place[:2]:
            yield frozenset({division.id}), _shifted(was[1], division, after)


def _places(protocol: Protocol) -> Iterator[tuple[Place, Division]]:
    """Yield every division with the place of its number; sections are numbered anew in each text."""
    homes = {child.id: one.id for one in protocol.all_divisions() for child in one.children}
    for division in protocol.all_divisions():
        if division.kind != SECTION:
            # "7.1" says by itself whose it is: only plain numbers start again under each parent.
            home = "" if "." in division.number else homes.get(division.id, "")
            yield (division.kind, home, division.number), division


def _reused(owner: Division, division: Division, act: Protocol) -> Diagnostic:
    label = f"{kind_name(division.kind, act.levels)} {division.number}"
    return Diagnostic(
        code="version.number-reused",
        message=f"Le numéro « {label} » a été signé pour « {owner.id} » ; il ne peut pas être donné à "
        f"« {division.id} » : un numéro signé ne se décale pas et ne se redonne pas.",
        span=division.span,
        quote=division.number,
        hint=f"si c'est la même chose, gardez l'identifiant « {owner.id} » ; sinon, donnez un numéro libre, "
        f"comme « {division.number}-1 »",
        related=(Related(caption="dans une version signée", span=owner.span),),
    )


def _shifted(was: Division, division: Division, act: Protocol) -> Diagnostic:
    name = kind_name(division.kind, act.levels)
    return Diagnostic(
        code="version.number-shifted",
        message=f"« {division.id} » a été signé sous le numéro « {name} {was.number} » et devient « {name} "
        f"{division.number} » : un numéro signé ne se décale pas.",
        span=division.span,
        quote=division.number,
        hint=f"rendez-lui le numéro {was.number} ; ce qui s'insère prend un numéro comme « {was.number}-1 »",
        related=(Related(caption="dans la version en vigueur", span=was.span),),
    )


def _codes(before: Protocol, after: Protocol) -> Iterator[tuple[frozenset[str], Diagnostic]]:
    """Yield the lines that took another code where they stood; one that moves takes a code of its new place."""
    homes = _homes(before)
    for name, (prefix, line) in _homes(after).items():
        if name in homes and homes[name][0] == prefix and homes[name][1].code != line.code:
            yield frozenset({name}), _recoded(homes[name][1], line)


def _recoded(was: Engagement, line: Engagement) -> Diagnostic:
    return Diagnostic(
        code="version.number-shifted",
        message=f"L'engagement « {line.id} » a été signé sous le code {was.code} et prend le code {line.code} : "
        "un code signé ne se décale pas.",
        span=line.code_span if line.code_span.file else line.span,
        quote=line.code,
        hint=f"rendez-lui le code {was.code} ; un engagement qui s'insère prend un code comme « {was.code}-1 »",
        related=(Related(caption="dans la version en vigueur", span=was.span),),
    )


def _homes(protocol: Protocol) -> Mapping[str, tuple[str, Engagement]]:
    """Return each line by its id, with the division whose number its code begins with, as far as a code says."""
    return {line.id: (line.code.partition("-")[0], line) for line in protocol.engagements()}
