"""Two versions of an act to the signed numbers that shifted, or that are given again.

What was signed keeps its number: letters, rulings and other acts cite it. What is new takes the next one, or "7-1".
Source: Guide de légistique, fiche 3.2.2 (no renumbering; a number that was deleted is not given again).
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import TypeAlias

from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.diff.free_numbers import number_at_end, number_between
from compiler.diff.table_numbers import find_shifted_tables
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
    yield from ((frozenset(), fault) for fault in find_shifted_tables(before, after))


def _divisions(
    before: Protocol, after: Protocol, older: tuple[Protocol, ...]
) -> Iterator[tuple[frozenset[str], Diagnostic]]:
    signed: dict[Place, Division] = {}
    for version in (*older, before):
        signed |= {place: division for place, division in _places(version) if division.number}
    known = {division.id: (place, division) for place, division in _places(before)}
    beside = _Beside(after, {name: division.number for name, (_, division) in known.items()})
    used = signed.keys() | {place for place, _ in _places(after)}
    for place, division in _places(after):
        owner = signed.get(place)
        was = known.get(division.id)
        if not division.number or (was is not None and was[0] == place):
            continue
        if owner is not None and owner.id != division.id:
            free = beside.free(division, _numbers(used, place))
            old = was[1].number if was is not None and was[0][:2] == place[:2] else ""
            is_gone = was is None and owner.id in known and owner.id not in beside.sisters
            hint = _advice(owner.id if is_gone else "", division.id, old, free)
            yield frozenset({owner.id, division.id}), _reused(owner, division, after, hint)
        elif was is not None and was[1].number and was[0][:2] == place[:2]:
            free = beside.between(division, _numbers(used, place))
            yield frozenset({division.id}), _shifted(was[1], division, after, free)


def _numbers(places: AbstractSet[Place], place: Place) -> AbstractSet[str]:
    """Return the numbers taken where one counts."""
    return {number for *counted, number in places if tuple(counted) == place[:2]}


class _Beside:
    """The divisions of one kind beside each of an act; `signed` are the numbers under which ids were signed."""

    def __init__(self, act: Protocol, signed: Mapping[str, str]) -> None:
        self.signed = signed
        self.sisters: dict[str, tuple[list[Division], int]] = {}
        for children in (act.divisions, *(one.children for one in act.all_divisions())):
            by_kind: dict[str, list[Division]] = {}
            for child in children:
                found = by_kind.setdefault(child.kind, [])
                self.sisters[child.id] = found, len(found)
                found.append(child)

    def between(self, division: Division, taken: AbstractSet[str]) -> str:
        """Return a number for what comes just before a division, or in its place: after the signed one before it."""
        sisters, rank = self.sisters[division.id]
        numbers = (self.signed.get(one.id, "") for one in reversed(sisters[:rank]))
        last = next(filter(None, numbers), "")
        return number_between(last, taken)

    def free(self, division: Division, taken: AbstractSet[str]) -> str:
        """Return a number that a new division may take where it stands; empty when none is known."""
        sisters, rank = self.sisters[division.id]
        if any(self.signed.get(one.id) for one in sisters[rank + 1 :]):
            return self.between(division, taken)
        return number_at_end(division.number, taken)


def _places(protocol: Protocol) -> Iterator[tuple[Place, Division]]:
    """Yield every division with the place of its number; sections are numbered anew in each text."""
    homes = {child.id: one.id for one in protocol.all_divisions() for child in one.children}
    for division in protocol.all_divisions():
        if division.kind != SECTION:
            # "7.1" says by itself whose it is: only plain numbers start again under each parent.
            home = "" if "." in division.number else homes.get(division.id, "")
            yield (division.kind, home, division.number), division


def _advice(owner: str, name: str, old: str, free: str) -> str:
    """Return what to do of a division whose number was signed for `owner`, empty when it is not the same under its id.

    `old` is the number that the division had where it stands, empty when it is new there.
    """
    if old:
        return f"rendez-lui le numéro {old}, sous lequel « {name} » a été signé"
    new = "donnez un numéro qui n'a jamais servi" + (f", comme « {free} »" if free else "")
    return f"si c'est la même chose, gardez l'identifiant « {owner} » ; sinon, {new}" if owner else new


def _reused(owner: Division, division: Division, act: Protocol, hint: str) -> Diagnostic:
    label = f"{kind_name(division.kind, act.levels)} {division.number}"
    return Diagnostic(
        code="version.number-reused",
        message=f"Le numéro « {label} » a été signé pour « {owner.id} » ; il ne peut pas être donné à "
        f"« {division.id} » : un numéro signé ne se décale pas et ne se redonne pas.",
        span=division.span,
        quote=division.number,
        hint=hint,
        related=(Related(caption="dans une version signée", span=owner.span),),
    )


def _shifted(was: Division, division: Division, act: Protocol, free: str) -> Diagnostic:
    name = kind_name(division.kind, act.levels)
    inserted = f" ; ce qui s'insère avant prend un numéro comme « {free} »" if free else ""
    return Diagnostic(
        code="version.number-shifted",
        message=f"« {division.id} » a été signé sous le numéro « {name} {was.number} » et devient « {name} "
        f"{division.number} » : un numéro signé ne se décale pas.",
        span=division.span,
        quote=division.number,
        hint=f"rendez-lui le numéro {was.number}{inserted}",
        related=(Related(caption="dans la version en vigueur", span=was.span),),
    )


def _codes(before: Protocol, after: Protocol) -> Iterator[tuple[frozenset[str], Diagnostic]]:
    """Yield the lines that took another code where they stood; one that moves takes a code of its new place."""
    homes = _homes(before)
    used = {line.code for act in (before, after) for line in act.engagements()}
    last = ""
    for name, (prefix, line) in _homes(after).items():
        signed = homes.get(name)
        if signed is not None and signed[0] == prefix and signed[1].code != line.code:
            yield frozenset({name}), _recoded(signed[1], line, _code_between(last, prefix, used))
        last = signed[1].code if signed is not None else last


def _code_between(last: str, prefix: str, used: AbstractSet[str]) -> str:
    """Return "1.1-04-1" after "1.1-04"; nothing after a line of another table."""
    above, _, rank = last.partition("-")
    taken = {code.partition("-")[2] for code in used if code.startswith(f"{prefix}-")}
    found = number_between(rank, taken) if above == prefix else ""
    return f"{prefix}-{found}" if found else ""


def _recoded(was: Engagement, line: Engagement, free: str) -> Diagnostic:
    inserted = f" ; un engagement qui s'insère avant prend un code comme « {free} »" if free else ""
    return Diagnostic(
        code="version.number-shifted",
        message=f"L'engagement « {line.id} » a été signé sous le code {was.code} et prend le code {line.code} : "
        "un code signé ne se décale pas.",
        span=line.code_span if line.code_span.file else line.span,
        quote=line.code,
        hint=f"rendez-lui le code {was.code}{inserted}",
        related=(Related(caption="dans la version en vigueur", span=was.span),),
    )


def _homes(protocol: Protocol) -> Mapping[str, tuple[str, Engagement]]:
    """Return each line by its id, with the division whose number its code begins with, as far as a code says."""
    return {line.id: (line.code.partition("-")[0], line) for line in protocol.engagements()}
