"""Two versions of an act side by side: what stands in both, what came, what went, what moved. Paired by id, then words.

Pairs follow the order of the version after; what went stands where it stood. What moved stands twice: LEFT where it
was, ARRIVED where it is, both with the same `move`. All that a LEFT division or engagement held is LEFT, with its move
or one of its own; inside an ARRIVED one, all is compared with what it held, and what it lost is REMOVED there.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from compiler.model.division import Division
from compiler.model.engagement import Engagement, Indicator, Partner
from compiler.model.nesting import Unit
from compiler.model.party import Party, PartySet
from compiler.model.protocol import OlderContract, Protocol
from compiler.model.table import Column, Row, Table, Total

Item = TypeVar("Item", covariant=True)


class Fate(Enum):
    """What became of a thing from one version to the next. CHANGED: it prints other words."""

    SAME = "identique"
    CHANGED = "modifié"
    ADDED = "ajouté"
    REMOVED = "supprimé"
    LEFT = "parti ailleurs"
    ARRIVED = "venu d'ailleurs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair(Generic[Item]):
    """One thing in both versions. ADDED has no `before`; REMOVED and LEFT have no `after`; ARRIVED has both.

    `move` is the rank of the move, from 1, in the whole comparison; 0 when it did not move.
    """

    fate: Fate
    before: Item | None
    after: Item | None
    move: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RowComparison:
    """A row in both versions; `cells` pairs the ranks of the columns (from 0; -1: none) whose words differ."""

    row: Pair[Row]
    changed: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableComparison:
    """A table that stands in both versions and is not the same."""

    before: Table
    after: Table
    columns: tuple[Pair[Column], ...]
    rows: tuple[RowComparison, ...]
    totals: tuple[Pair[Total], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitComparison:
    """An alinéa in both versions; `table` compares a table that changed."""

    unit: Pair[Unit]
    table: TableComparison | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EngagementComparison:
    """An engagement in both versions, column by column. When it only came or went, so did all that it holds."""

    engagement: Pair[Engagement]
    content: tuple[UnitComparison, ...]
    partners: tuple[Pair[Partner], ...]
    follow_up: tuple[Pair[Indicator], ...]
    impact: tuple[Pair[Indicator], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DivisionComparison:
    """A division in both versions, with what it holds. CHANGED says that its own number or title changed."""

    division: Pair[Division]
    units: tuple[UnitComparison, ...]
    indicators: tuple[Pair[Indicator], ...]
    engagements: tuple[EngagementComparison, ...]
    children: tuple["DivisionComparison", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The two acts whole. `particulars` are the fields of the title page (name, words before, words after) that differ.

    Footnotes are compared inside the texts that call them.
    """

    before: Protocol
    after: Protocol
    particulars: tuple[tuple[str, str, str], ...]
    contracts: tuple[Pair[OlderContract], ...]
    parties: tuple[Pair[Party], ...]
    sets: tuple[Pair[PartySet], ...]
    divisions: tuple[DivisionComparison, ...]
