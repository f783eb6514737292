"""Engagements: who undertakes what, and the indicators by which it is followed."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from compiler.diagnostics.span import NOWHERE, Span
from compiler.model.text import Inlines

if TYPE_CHECKING:
    from compiler.model.block import Block


class IndicatorKind(Enum):
    """What an indicator is for: the situation (contexte), the means (suivi), the effect (impact)."""

    CONTEXT = "contexte"
    FOLLOW_UP = "suivi"
    IMPACT = "impact"


class IndicatorState(Enum):
    """Whether an indicator says what it measures, or is still owed."""

    DEFINED = "défini"
    UNDETERMINED = "à déterminer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A measure attached to an objectif or an engagement.

    `id` is unique within its holder. An undetermined one says by when (`due`) and by whom (`owners`, party or set ids)
    it is to be defined; `label` is then usually empty.
    """

    id: str
    kind: IndicatorKind
    label: Inlines
    state: IndicatorState = IndicatorState.DEFINED
    due: date | None = None
    owners: tuple[str, ...] = ()
    unit: str = ""
    scale: str = ""
    producer: str = ""
    source: str = ""
    frequency: str = ""
    baseline: str = ""
    target: str = ""
    personal: bool = False
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """One partner of an engagement: the id of a party or of a declared set, and the service it acts through."""

    party: str
    service: str = ""
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement:
    """A commitment: its text, the partners bound by it, its follow-up and impact indicators.

    `id` is the author's; `code` is printed, given once and never again. `content` is its paragraphs and lists.
    """

    id: str
    code: str
    content: tuple["Block", ...]
    partners: tuple[Partner, ...]
    follow_up: tuple[Indicator, ...]
    impact: tuple[Indicator, ...]
    span: Span = field(default=NOWHERE, compare=False)
    code_span: Span = field(default=NOWHERE, compare=False)
