"""The act as its words alone: what is printed and counts in law, free of formatting, of ids and of spans.

Two acts with equal words are the same act: an avenant quotes these words, and its proof compares them. Ids are kept
beside the words, left out of comparison, so that a place of the text can be found again.
"""

from dataclasses import dataclass, field
from typing import TypeAlias

NOTE_OPEN, NOTE_CLOSE = "\ue000", "\ue001"
"""Around the words of a footnote, at the place where it is called. They never stand in a text that was read."""

SLOTS_PARTED = "\u202f; "
"""Between the qualities in which a party signs, when they make one text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One text that clauses can name: an alinéa, a title, an indicator, a party. `marker` is "–", "2." or nothing."""

    text: str
    marker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureWords:
    """A chart, a picture or a document to be joined. `noun` is "graphique", "image" or "document".

    `detail` says what it shows or who holds it.
    """

    id: str = field(default="", compare=False)
    noun: str
    title: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowWords:
    """A row of a table: for each column, the paragraphs of its cell."""

    id: str = field(default="", compare=False)
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableWords:
    """A table: its number (empty when it has none), its title, the titles of its columns, its rows, its totals.

    In a total row the label stands in the first cell.
    """

    id: str = field(default="", compare=False)
    number: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[RowWords, ...]
    totals: tuple[RowWords, ...] = ()


Element: TypeAlias = Words | TableWords | FigureWords


@dataclass(frozen=True, slots=True, kw_only=True)
class EngagementWords:
    """A line of an engagement table: its code, then the elements of its four columns. Partners are one text."""

    id: str = field(default="", compare=False)
    code: str
    alineas: tuple[Element, ...]
    partners: Words
    follow_up: tuple[Words, ...] = ()
    impact: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DivisionWords:
    """A division: its kind (as in the model), its number, its title, and what it holds, in reading order."""

    id: str = field(default="", compare=False)
    kind: str
    number: str
    title: str
    elements: tuple[Element, ...] = ()
    context: tuple[Words, ...] = ()
    engagements: tuple[EngagementWords, ...] = ()
    children: tuple["DivisionWords", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyWords:
    """A party by its name, its short name, and the qualities in which it signs."""

    id: str = field(default="", compare=False)
    name: str
    short: str
    slots: tuple[str, ...] = ()

    def standing_for(self) -> str:
        """Return the qualities in which the party signs, as one text."""
        return SLOTS_PARTED.join(self.slots)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupWords:
    """A declared set of parties: its name, its short name, the short names of its members, joined in one text."""

    id: str = field(default="", compare=False)
    name: str
    short: str
    members: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActWords:
    """The whole act. `particulars` are (field, text): the titles, the period, the term, the clause of accession, the
    header of the pages.

    `contracts` are the older contracts that the act renews.
    """

    particulars: tuple[tuple[str, str], ...]
    contracts: tuple[Words, ...]
    parties: tuple[PartyWords, ...]
    groups: tuple[GroupWords, ...]
    divisions: tuple[DivisionWords, ...]
