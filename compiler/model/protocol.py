"""The act whole: what it is called, who it binds, what it says."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from compiler.diagnostics.span import NOWHERE, Span
from compiler.model.block import Block
from compiler.model.division import ANNEXE, Division, Level, descend
from compiler.model.engagement import Engagement
from compiler.model.party import Accession, Party, PartySet
from compiler.model.text import Inlines


@dataclass(frozen=True, slots=True, kw_only=True)
class OlderContract:
    """A contract that the act renews without calling it into question (contrat rattaché)."""

    id: str
    name: str
    date: date
    territory: str
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """When the act ends, and by virtue of which law."""

    date: date
    basis: str
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote; `number` is its rank in the act."""

    id: str
    number: int
    content: Inlines
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What the title page says of the act. Years of `period` are both included.

    `as_signed` says that the act is kept as it was signed, faults of substance included: they are told, and printed.
    """

    title: str
    subtitle: str
    territory: str
    header: str
    period: tuple[int, int] | None
    place: str
    signed: date | None
    term: Term | None
    contracts: tuple[OlderContract, ...] = ()
    as_signed: bool = False
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Protocol:
    """A public contract: its identity, its parties, its divisions in reading order, its footnotes."""

    identity: Identity
    parties: tuple[Party, ...]
    sets: tuple[PartySet, ...]
    accession: Accession | None
    levels: tuple[Level, ...]
    divisions: tuple[Division, ...]
    notes: tuple[Note, ...] = ()

    def all_divisions(self) -> Iterator[Division]:
        """Yield every division, in reading order."""
        return descend(self.divisions)

    def body(self) -> tuple[Division, ...]:
        """Return the divisions before the signatures."""
        return tuple(division for division in self.divisions if division.kind != ANNEXE)

    def annexes(self) -> tuple[Division, ...]:
        """Return the divisions after the signatures."""
        return tuple(division for division in self.divisions if division.kind == ANNEXE)

    def engagements(self) -> Iterator[Engagement]:
        """Yield every engagement, in reading order."""
        for division in self.all_divisions():
            yield from division.engagements

    def blocks(self) -> Iterator[Block]:
        """Yield every block directly held by a division, in reading order."""
        for division in self.all_divisions():
            yield from division.blocks
