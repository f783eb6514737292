"""An act to the bodies it names by an id that no party and no set bears.

Who is bound is read in parties.yml alone: an engagement taken by a body that does not sign binds nobody.
Source: Civil Code, article 1199 (a contract creates obligations only between the parties).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.span import Span
from compiler.diagnostics.suggestion import fold, nearest
from compiler.model.block import Attachment, Funding
from compiler.model.engagement import Engagement, Indicator
from compiler.model.label import NO_BREAK
from compiler.model.party import Party, PartySet
from compiler.model.passage import place_name
from compiler.model.protocol import Protocol
from compiler.model.table import PartyList, Table

_FEW = 12
"""More ids than this would hide the rest of the hint."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Naming:
    """An id used for a body: in what quality, where in words, where in the files."""

    id: str
    role: str
    span: Span


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the unknown bodies, in reading order. Errors: partner.unknown."""
    if not protocol.parties:
        return  # Its file was missing or could not be read, and that was told.
    names = names_of_bodies(protocol)
    known = {party.id for party in protocol.parties} | {group.id for group in protocol.sets}
    told: set[tuple[str, Span]] = set()
    for naming in _namings(protocol):
        # A record shown by several tables is told once.
        if naming.id and naming.id not in known and (naming.id, naming.span) not in told:
            told.add((naming.id, naming.span))
            yield Diagnostic(
                code="partner.unknown",
                message=f"« {naming.id} » ({naming.role}) n'est ni une partie ni un ensemble déclaré.",
                span=naming.span,
                quote=naming.id,
                hint=_hint(naming.id, names, known),
            )


def names_of_bodies(protocol: Protocol) -> dict[str, str]:
    """Return the id of each body by all that it is called: id, name, short name."""
    bodies: tuple[Party | PartySet, ...] = (*protocol.parties, *protocol.sets)
    called: dict[str, str] = {}
    for body in bodies:
        for name in (body.short, body.name, body.id):
            called[name] = body.id
    return called


def likely_body(name: str, names: dict[str, str]) -> str:
    """Return the id that a name was probably meant for, empty when none is close."""
    exact = next((body for called, body in names.items() if fold(called) == fold(name)), "")
    return exact or names.get(nearest(name, names), "")


def _hint(name: str, names: dict[str, str], known: set[str]) -> str:
    found = likely_body(name, names)
    if found:
        return f"vouliez-vous dire « {found} » ?"
    hint = "déclarez-la dans parties.yml, ou nommez une partie de l'acte ; un service se dit par « service: »"
    return hint if len(known) > _FEW else f"{hint} (identifiants : {', '.join(sorted(known))})"


def _namings(protocol: Protocol) -> Iterator[_Naming]:
    for division in protocol.all_divisions():
        for block in division.blocks:
            match block:
                case Table():
                    yield from _in_table(block)
                case Attachment():
                    yield _Naming(
                        id=block.producer, role=f"producteur de la pièce « {block.id} »", span=block.span
                    )
                case Funding():
                    yield _Naming(
                        id=block.payer, role=f"payeur du financement « {block.id} »", span=block.span
                    )
                case _:
                    pass
        yield from _owners(division.indicators, place_name(division, protocol.levels))
        for engagement in division.engagements:
            yield from _in_engagement(engagement)


def _in_engagement(engagement: Engagement) -> Iterator[_Naming]:
    place = f"l'engagement{NO_BREAK}{engagement.code}"
    for partner in engagement.partners:
        yield _Naming(id=partner.party, role=f"partenaire de {place}", span=partner.span)
    yield from _owners((*engagement.follow_up, *engagement.impact), place)


def _owners(indicators: tuple[Indicator, ...], place: str) -> Iterator[_Naming]:
    for indicator in indicators:
        for owner in indicator.owners:
            yield _Naming(
                id=owner, role=f"responsable de l'indicateur {indicator.id} de {place}", span=indicator.span
            )


def _in_table(table: Table) -> Iterator[_Naming]:
    for row in table.rows:
        for cell in row.cells:
            if isinstance(cell.value, PartyList):
                for name in cell.value.ids:
                    yield _Naming(
                        id=name, role=f"tableau{NO_BREAK}{table.number}, ligne « {row.id} »", span=cell.span
                    )
