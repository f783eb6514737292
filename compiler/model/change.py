"""Changes from one version of an act to the next, each told once, for the act, the redline, the page and the data."""

from dataclasses import dataclass, field
from enum import Enum

from compiler.diagnostics.span import NOWHERE, Span
from compiler.model.comparison import Comparison


class ChangeKind(Enum):
    """The closed list of what may change. The value is its name in data files."""

    PARTICULAR_CHANGED = "mention-modifiee"
    TERM_CHANGED = "terme-modifie"
    CONTRACT_ADDED = "contrat-ajoute"
    CONTRACT_REMOVED = "contrat-retire"
    CONTRACT_CHANGED = "contrat-modifie"
    PARTY_ADDED = "partie-ajoutee"
    PARTY_REMOVED = "partie-retiree"
    PARTY_CHANGED = "partie-modifiee"
    PARTY_MOVED = "partie-deplacee"
    SIGNATORIES_CHANGED = "signataires-modifies"
    SET_ADDED = "ensemble-ajoute"
    SET_REMOVED = "ensemble-supprime"
    SET_CHANGED = "ensemble-modifie"
    DIVISION_ADDED = "division-ajoutee"
    DIVISION_REMOVED = "division-supprimee"
    DIVISION_MOVED = "division-deplacee"
    DIVISION_RENUMBERED = "division-renumerotee"
    TITLE_CHANGED = "intitule-modifie"
    ANNEXE_ADDED = "annexe-ajoutee"
    ANNEXE_REMOVED = "annexe-supprimee"
    ALINEA_ADDED = "alinea-ajoute"
    ALINEA_REMOVED = "alinea-supprime"
    ALINEA_CHANGED = "alinea-modifie"
    ALINEA_MOVED = "alinea-deplace"
    NOTE_ADDED = "note-ajoutee"
    NOTE_REMOVED = "note-supprimee"
    NOTE_CHANGED = "note-modifiee"
    ENGAGEMENT_ADDED = "engagement-ajoute"
    ENGAGEMENT_REMOVED = "engagement-supprime"
    ENGAGEMENT_MOVED = "engagement-deplace"
    ENGAGEMENT_CHANGED = "engagement-modifie"
    CODE_CHANGED = "code-modifie"
    PARTNER_ADDED = "partenaire-ajoute"
    PARTNER_REMOVED = "partenaire-retire"
    PARTNER_CHANGED = "partenaire-modifie"
    PARTNERS_REORDERED = "partenaires-reordonnes"
    INDICATOR_ADDED = "indicateur-ajoute"
    INDICATOR_REMOVED = "indicateur-supprime"
    INDICATOR_DEFINED = "indicateur-defini"
    INDICATOR_CHANGED = "indicateur-modifie"
    INDICATOR_MOVED = "indicateur-deplace"
    DEADLINE_CHANGED = "echeance-modifiee"
    TABLE_ADDED = "tableau-ajoute"
    TABLE_REMOVED = "tableau-supprime"
    TABLE_RETITLED = "tableau-intitule"
    COLUMN_ADDED = "colonne-ajoutee"
    COLUMN_REMOVED = "colonne-supprimee"
    COLUMN_CHANGED = "colonne-modifiee"
    ROW_ADDED = "ligne-ajoutee"
    ROW_REMOVED = "ligne-supprimee"
    ROW_MOVED = "ligne-deplacee"
    CELL_CHANGED = "case-modifiee"
    TOTAL_CHANGED = "total-modifie"
    FIGURE_ADDED = "figure-ajoutee"
    FIGURE_REMOVED = "figure-supprimee"
    FIGURE_CHANGED = "figure-modifiee"


class Mark(Enum):
    """What became of some words."""

    KEPT = "="
    ADDED = "+"
    REMOVED = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A run of words of a text that changed."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A thing in one version: where it stands, in words ("le deuxième alinéa de l’article 7.2"), and what it says.

    `division` is the id of the division that holds it, empty for what no division holds.
    """

    place: str
    text: str
    division: str = ""
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change. `rank` counts from 1 in reading order. `subject` is what an author names to speak of it.

    `subject` is a kind and an id ("engagement:reussite-pre", "article:evaluation", "tableau:quartiers").
    `parties` are the ids of the parties whose commitments it touches. `route` is the id of its circuit.
    `is_consequence` marks what nobody typed: a total, a share, the number that a reference or a figure prints.
    """

    rank: int
    kind: ChangeKind
    subject: str
    summary: str
    before: Side | None
    after: Side | None
    edits: tuple[Edit, ...] = ()
    parties: tuple[str, ...] = ()
    substantial: bool = False
    route: str = ""
    is_consequence: bool = False
    motive: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSet:
    """All that differs between two versions: the pairs, and the changes told one by one, in reading order."""

    comparison: Comparison
    changes: tuple[Change, ...]

    def written(self) -> tuple[Change, ...]:
        """Return the changes that an author made, those that only follow aside."""
        return tuple(change for change in self.changes if not change.is_consequence)
