"""What comes of a paper: the act, and every decision that a person may want to look at."""

from dataclasses import dataclass, field
from enum import Enum

from compiler.diagnostics.span import NOWHERE, Span
from compiler.model.protocol import Protocol


class Kind(Enum):
    """What a decision is about. The value is what the report calls it."""

    ADDED = "mot ajouté"
    CARD = "fiche d'engagement"
    COLUMN = "colonne"
    CONTENTS = "table des matières"
    DIVISION = "division"
    DUE = "échéance"
    ENGAGEMENT = "engagement"
    GRID = "grille"
    HEADER = "en-tête"
    IMAGE = "image"
    INDICATOR = "indicateur"
    JOINED = "alinéa rejoint"
    LEFT_OUT = "texte laissé de côté"
    MERGED_CELLS = "cases fusionnées"
    NOTE = "note"
    ORDER = "ordre"
    PARTNER = "partenaire"
    PARTY = "partie"
    PERSON = "nom de personne"
    PLACEHOLDER = "mention provisoire"
    REFERENCE = "renvoi"
    SIGNATURE = "signature"
    SLIP = "coquille"
    TABLE = "tableau"
    TITLE = "titre"
    TOTAL = "total"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A choice made in recognising, told in one French sentence, with its place in the original.

    `subject` is the id of what came of it, or empty. `left_out` holds words of the original that the act does not
    say. `quote` holds words that it does say, and `proposal` what would replace them, never applied here.
    `is_sure` says that nobody needs to look.
    """

    kind: Kind
    message: str
    span: Span = field(default=NOWHERE, compare=False)
    subject: str = ""
    left_out: str = ""
    quote: str = ""
    proposal: str = ""
    is_sure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption:
    """An act recognised in a paper, and the decisions taken, in the order of the paper."""

    protocol: Protocol
    decisions: tuple[Decision, ...] = ()
