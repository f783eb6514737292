"""What the drafter says of the next avenant, which no comparison can know: object, dates, motives, mandates."""

from dataclasses import dataclass, field
from datetime import date

from compiler.diagnostics.span import NOWHERE, Span
from compiler.model.text import Inlines


@dataclass(frozen=True, slots=True, kw_only=True)
class Motive:
    """Why something changes. `subjects` are those of changes ("engagement:reussite-pre"); "*" stands for all."""

    subjects: tuple[str, ...]
    text: Inlines
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """The author's own sentence for the changes of one subject; the proof reads it like any other."""

    subject: str
    lines: tuple[str, ...]
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandate:
    """By what a signatory of a party is entitled to sign: "délibération n° 2021-14 du 4 mars 2021"."""

    party: str
    signatory: str
    text: str
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The drafter's notes on an avenant. All may be empty.

    `clause` is the id of the division that allows avenants. `event` is what makes the avenant due, on `event_date`;
    `months` after it the avenant must be approved, None for what the clause says. `effect` is the day of entry into
    force, None for that of the last signature.
    """

    number: int | None = None
    purpose: Inlines = ()
    clause: str = ""
    event: str = ""
    event_date: date | None = None
    months: int | None = None
    effect: date | None = None
    place: str = ""
    copies: int | None = None
    visas: tuple[Inlines, ...] = ()
    recitals: tuple[Inlines, ...] = ()
    motives: tuple[Motive, ...] = ()
    overrides: tuple[Override, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    span: Span = field(default=NOWHERE, compare=False)


NO_BRIEF = Brief()


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedAct:
    """A signed version: the protocole itself (`number` 0) or an avenant, the day of its last signature, its title."""

    name: str
    number: int
    signed: date | None
    title: str
