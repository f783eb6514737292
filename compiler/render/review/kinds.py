"""Kinds of change to their names for a reader, and to the four families that a picture can tell apart."""

from enum import Enum
from types import MappingProxyType

from compiler.model.change import ChangeKind


class Family(Enum):
    """What a kind of change does, at a glance. The value is its name in addresses and style sheets."""

    ADDED = "ajout"
    CHANGED = "modification"
    MOVED = "deplacement"
    REMOVED = "suppression"


FAMILY_NAMES = MappingProxyType(
    {
        Family.ADDED: "Ajouts",
        Family.CHANGED: "Modifications",
        Family.MOVED: "Déplacements",
        Family.REMOVED: "Suppressions",
    }
)

_BY_FAMILY = {
    Family.ADDED: {
        ChangeKind.CONTRACT_ADDED: "Contrat rattaché ajouté",
        ChangeKind.PARTY_ADDED: "Partie ajoutée",
        ChangeKind.SET_ADDED: "Ensemble de parties ajouté",
        ChangeKind.DIVISION_ADDED: "Division ajoutée",
        ChangeKind.ANNEXE_ADDED: "Annexe ajoutée",
        ChangeKind.ALINEA_ADDED: "Alinéa ajouté",
        ChangeKind.NOTE_ADDED: "Note ajoutée",
        ChangeKind.ENGAGEMENT_ADDED: "Engagement ajouté",
        ChangeKind.PARTNER_ADDED: "Partenaire ajouté",
        ChangeKind.INDICATOR_ADDED: "Indicateur ajouté",
        ChangeKind.TABLE_ADDED: "Tableau ajouté",
        ChangeKind.COLUMN_ADDED: "Colonne ajoutée",
        ChangeKind.ROW_ADDED: "Ligne ajoutée",
        ChangeKind.FIGURE_ADDED: "Figure ajoutée",
    },
    Family.CHANGED: {
        ChangeKind.PARTICULAR_CHANGED: "Mention de la page de titre ou en-tête modifié",
        ChangeKind.TERM_CHANGED: "Terme modifié",
        ChangeKind.CONTRACT_CHANGED: "Contrat rattaché modifié",
        ChangeKind.PARTY_CHANGED: "Partie modifiée",
        ChangeKind.SIGNATORIES_CHANGED: "Signataires modifiés",
        ChangeKind.SET_CHANGED: "Ensemble de parties modifié",
        ChangeKind.DIVISION_RENUMBERED: "Division renumérotée",
        ChangeKind.TITLE_CHANGED: "Intitulé modifié",
        ChangeKind.ALINEA_CHANGED: "Alinéa modifié",
        ChangeKind.NOTE_CHANGED: "Note modifiée",
        ChangeKind.ENGAGEMENT_CHANGED: "Engagement modifié",
        ChangeKind.CODE_CHANGED: "Code modifié",
        ChangeKind.PARTNER_CHANGED: "Partenaire modifié",
        ChangeKind.INDICATOR_DEFINED: "Indicateur défini",
        ChangeKind.INDICATOR_CHANGED: "Indicateur modifié",
        ChangeKind.DEADLINE_CHANGED: "Échéance modifiée",
        ChangeKind.TABLE_RETITLED: "Intitulé de tableau modifié",
        ChangeKind.COLUMN_CHANGED: "Colonne modifiée",
        ChangeKind.CELL_CHANGED: "Case modifiée",
        ChangeKind.TOTAL_CHANGED: "Total modifié",
        ChangeKind.FIGURE_CHANGED: "Figure modifiée",
    },
    Family.MOVED: {
        ChangeKind.PARTY_MOVED: "Partie déplacée",
        ChangeKind.DIVISION_MOVED: "Division déplacée",
        ChangeKind.ALINEA_MOVED: "Alinéa déplacé",
        ChangeKind.ENGAGEMENT_MOVED: "Engagement déplacé",
        ChangeKind.PARTNERS_REORDERED: "Partenaires réordonnés",
        ChangeKind.INDICATOR_MOVED: "Indicateur déplacé",
        ChangeKind.ROW_MOVED: "Ligne déplacée",
    },
    Family.REMOVED: {
        ChangeKind.CONTRACT_REMOVED: "Contrat rattaché retiré",
        ChangeKind.PARTY_REMOVED: "Partie retirée",
        ChangeKind.SET_REMOVED: "Ensemble de parties supprimé",
        ChangeKind.DIVISION_REMOVED: "Division supprimée",
        ChangeKind.ANNEXE_REMOVED: "Annexe supprimée",
        ChangeKind.ALINEA_REMOVED: "Alinéa supprimé",
        ChangeKind.NOTE_REMOVED: "Note supprimée",
        ChangeKind.ENGAGEMENT_REMOVED: "Engagement supprimé",
        ChangeKind.PARTNER_REMOVED: "Partenaire retiré",
        ChangeKind.INDICATOR_REMOVED: "Indicateur supprimé",
        ChangeKind.TABLE_REMOVED: "Tableau supprimé",
        ChangeKind.COLUMN_REMOVED: "Colonne supprimée",
        ChangeKind.ROW_REMOVED: "Ligne supprimée",
        ChangeKind.FIGURE_REMOVED: "Figure supprimée",
    },
}
_FAMILIES = {kind: family for family, kinds in _BY_FAMILY.items() for kind in kinds}


def family_of(kind: ChangeKind) -> Family:
    """Return the family of a kind of change."""
    return _FAMILIES[kind]


def kind_label(kind: ChangeKind) -> str:
    """Return what a kind of change is called: "Engagement ajouté"."""
    return _BY_FAMILY[_FAMILIES[kind]][kind]
