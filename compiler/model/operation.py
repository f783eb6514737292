"""What one clause of an avenant does to the text in force. Every place is one of the act before the avenant.

All the operations of an avenant apply at once, in any order: none sees what another did. Ids are those of the act
before; ranks count from 1. Two operations never share a gap, and what one deletes or replaces no other edits.
"""

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from compiler.model.enacted import DivisionWords, Element, EngagementWords, GroupWords, PartyWords, RowWords


class Holder(Enum):
    """What holds elements that a clause can name by their rank."""

    PROSE = "alinéas d'une division"
    TITLE = "intitulé d'une division"
    CONTEXT = "indicateurs de contexte"
    ENGAGEMENT = "texte d'un engagement"
    PARTNERS = "partenaires d'un engagement"
    FOLLOW_UP = "indicateurs de suivi"
    IMPACT = "indicateurs d'impact"
    TABLE_TITLE = "titre d'un tableau"
    COLUMN = "titre d'une colonne"
    CELL = "case d'un tableau"
    FIGURE = "titre d'un graphique, d'une image ou d'un document"
    PARTICULAR = "mention de la page de titre, ou en-tête des pages"
    CONTRACTS = "contrats rattachés"
    PARTY_NAME = "dénomination d'une partie"
    PARTY_SHORT = "nom abrégé d'une partie"
    PARTY_SLOTS = "représentation d'une partie"
    GROUP_NAME = "intitulé d'un ensemble de parties"
    GROUP_SHORT = "nom abrégé d'un ensemble de parties"
    MEMBERS = "membres d'un ensemble de parties"


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """A place that holds elements: of a division, an engagement, a table (with the rank of the row and the column).

    `id` is that of the division, engagement, table, figure or set; the name of the field for a particular; empty for
    the contracts. A title, a cell's column title, the partners, a particular, what a party or a set is called, who
    stands for it and its members hold one element. In a table `row` is the rank of the row, totals not counted, and
    `column` the rank of the column.
    """

    holder: Holder
    id: str = ""
    row: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceWords:
    """Words of an element are replaced, or deleted when `new` is empty.

    `old` stands once in the sentence (or in the element when `sentence` is 0) unless `occurrence` says which one. What
    is deleted takes along the plain space before it or, when there is none, the plain space after it.
    """

    container: Container
    element: int
    old: str
    new: str
    sentence: int = 0
    occurrence: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class InsertWords:
    """Words are inserted in an element, just after those that `after` quotes.

    With an empty `after` they go at the end, or at the start when `at_start`. They are joined to what is there by one
    plain space; a comma, a full stop or a closing parenthesis that they begin with joins them without one.
    """

    container: Container
    element: int
    new: str
    after: str = ""
    sentence: int = 0
    occurrence: int = 0
    at_start: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceSentence:
    """A whole sentence of an element is reworded; when `new` is empty it goes, with the plain space that parts it."""

    container: Container
    element: int
    sentence: int
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InsertSentences:
    """Sentences are inserted after sentence `after` of an element (0: before the first), with one plain space."""

    container: Container
    element: int
    after: int
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceElements:
    """Elements `first` to `last` are replaced by others, or deleted when there are none."""

    container: Container
    first: int
    last: int
    new: tuple[Element, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InsertElements:
    """Elements are inserted after the element `after` (0: at the start)."""

    container: Container
    after: int
    new: tuple[Element, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveElements:
    """Elements `first` to `last` leave their container and stand, in order, after element `after` of another place."""

    container: Container
    first: int
    last: int
    to: Container
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InsertRows:
    """Rows are inserted in a table after row `after` (0: at the start)."""

    table: str
    after: int
    new: tuple[RowWords, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceRows:
    """Rows `first` to `last` of a table are replaced by others, or deleted when there are none."""

    table: str
    first: int
    last: int
    new: tuple[RowWords, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveRows:
    """Rows `first` to `last` of a table stand, in order, after row `after` of the same table."""

    table: str
    first: int
    last: int
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceTotals:
    """The total rows of a table are restated: all of them, in order."""

    table: str
    new: tuple[RowWords, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteColumn:
    """A column of a table goes, with its cells."""

    table: str
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InsertEngagements:
    """Lines are inserted in the table of `division` (what directly holds them) after line `after`, empty for first."""

    division: str
    after: str
    new: tuple[EngagementWords, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceEngagement:
    """A line is reworded whole, or deleted when there is none in its place. Its code never serves again."""

    engagement: str
    new: EngagementWords | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveEngagements:
    """Lines stand, in this order, under `division`, after line `after`, empty for first.

    They may come from several tables. `codes` are those that they take, or keep, one for each.
    """

    engagements: tuple[str, ...]
    division: str
    after: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedLine:
    """A line that comes from elsewhere, with the code that it takes or keeps."""

    engagement: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceEngagements:
    """Lines that move and lines that are new stand, in this order, under `division` after line `after` (none: first).

    One at least moves and one at least is new.
    """

    division: str
    after: str
    came: tuple[MovedLine | EngagementWords, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecodeEngagement:
    """A line that stays in its place takes another code."""

    engagement: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InsertDivisions:
    """Divisions are inserted under `parent` (empty: the act itself) after division `after`, empty for first."""

    parent: str
    after: str
    new: tuple[DivisionWords, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceDivision:
    """A division is replaced whole, with all that it holds, or deleted when there is none in its place."""

    division: str
    new: DivisionWords | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveDivision:
    """A division stands under `parent` after division `after`, with a new number or its own."""

    division: str
    parent: str
    after: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedDivision:
    """A division that comes from elsewhere, with the number that it takes or keeps."""

    division: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceDivisions:
    """Divisions, two at least of which one moves, stand in this order under `parent` after division `after`."""

    parent: str
    after: str
    came: tuple[MovedDivision | DivisionWords, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RenumberDivision:
    """A division that stays in its place takes another number."""

    division: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InsertParties:
    """Parties join the list after party `after`, empty for first."""

    after: str
    new: tuple[PartyWords, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceParty:
    """A party is named or represented otherwise, or leaves the list when there is none in its place."""

    party: str
    new: PartyWords | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveParty:
    """A party stands elsewhere in the list, after party `after`, empty for first."""

    party: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InsertGroups:
    """Declared sets of parties join the act after set `after`, empty for first."""

    after: str
    new: tuple[GroupWords, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceGroup:
    """A declared set of parties is restated whole, or goes when there is none in its place."""

    group: str
    new: GroupWords | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveGroup:
    """A declared set of parties stands elsewhere, after set `after`, empty for first."""

    group: str
    after: str


Operation: TypeAlias = (
    ReplaceWords
    | InsertWords
    | ReplaceSentence
    | InsertSentences
    | ReplaceElements
    | InsertElements
    | MoveElements
    | InsertRows
    | ReplaceRows
    | MoveRows
    | ReplaceTotals
    | DeleteColumn
    | InsertEngagements
    | ReplaceEngagement
    | MoveEngagements
    | PlaceEngagements
    | RecodeEngagement
    | InsertDivisions
    | ReplaceDivision
    | MoveDivision
    | PlaceDivisions
    | RenumberDivision
    | InsertParties
    | ReplaceParty
    | MoveParty
    | InsertGroups
    | ReplaceGroup
    | MoveGroup
)
