"""By which route a change goes, and whether it is substantial: data, which an act may restate."""

from dataclasses import dataclass, field

from compiler.diagnostics.span import NOWHERE, Span
from compiler.model.change import ChangeKind

AVENANT, CONFERENCE = "avenant", "conference"


@dataclass(frozen=True, slots=True, kw_only=True)
class Circuit:
    """A route, the changes that take it, and why. No kinds: all those that no circuit before it takes.

    `basis` names what says so ("article 8"). `impact` restricts it to impact indicators, or to the others.
    """

    id: str
    name: str
    is_substantial: bool
    basis: str
    kinds: frozenset[ChangeKind] = frozenset()
    impact: bool | None = None
    span: Span = field(default=NOWHERE, compare=False)


_INDICATORS = frozenset(
    {
        ChangeKind.INDICATOR_ADDED,
        ChangeKind.INDICATOR_REMOVED,
        ChangeKind.INDICATOR_CHANGED,
        ChangeKind.INDICATOR_MOVED,
        ChangeKind.DEADLINE_CHANGED,
    }
)
_UPDATED_YEARLY = _INDICATORS | {
    ChangeKind.ENGAGEMENT_CHANGED,
    ChangeKind.PARTNER_ADDED,
    ChangeKind.PARTNER_REMOVED,
    ChangeKind.PARTNER_CHANGED,
    ChangeKind.PARTNERS_REORDERED,
}
_DATA = frozenset(
    {
        ChangeKind.ROW_ADDED,
        ChangeKind.ROW_REMOVED,
        ChangeKind.ROW_MOVED,
        ChangeKind.CELL_CHANGED,
        ChangeKind.TOTAL_CHANGED,
        ChangeKind.TABLE_RETITLED,
        ChangeKind.FIGURE_CHANGED,
    }
)
_DEFINED = frozenset({ChangeKind.INDICATOR_DEFINED})

DEFAULT_CIRCUITS = (
    Circuit(
        id=AVENANT,
        name="Avenant",
        is_substantial=True,
        basis="définition d’un indicateur d’impact",
        kinds=_DEFINED | _INDICATORS,
        impact=True,
    ),
    Circuit(
        id=CONFERENCE,
        name="Décision de la Conférence annuelle, constatée par avenant",
        is_substantial=False,
        basis="actualisation annuelle du contenu des engagements",
        kinds=_UPDATED_YEARLY,
    ),
    Circuit(
        id=AVENANT,
        name="Avenant",
        is_substantial=False,
        basis="mise à jour des données d’une annexe",
        kinds=_DATA,
    ),
    Circuit(
        id=AVENANT,
        name="Avenant",
        is_substantial=True,
        basis="évolution des objectifs, des orientations ou des stipulations",
    ),
)
"""What articles 6 and 8 of a protocole call substantial, against the yearly update of its article 7.1."""
