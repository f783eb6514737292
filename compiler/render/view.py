"""What every output shows, in order, ready to be laid out: no renderer decides what is said, only how it looks."""

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from compiler.model.block import Block, Chart, ItemList, Paragraph, Picture, Quotation
from compiler.model.change import Mark
from compiler.model.text import Inlines, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText(Text):
    """Words of a comparison: those that went are shown struck, those that came bold and underlined."""

    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingView:
    """A heading with its whole text ("Article 1er – Objet"); `depth` 1 to 6, `anchor` is the division's id."""

    depth: int
    anchor: str
    text: Inlines
    kind: str
    in_contents: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """A cell: paragraphs and lists. `scope` is "col", "row", "rowgroup" or empty; `align` "left", "right", "center".

    Cells covered by a span of another cell are left out of their row.
    """

    blocks: tuple[Block, ...]
    row_span: int = 1
    column_span: int = 1
    scope: str = ""
    align: str = "left"
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """A row; `key` is the id of the record or engagement it shows, `parties` the ids of the parties it concerns."""

    key: str
    cells: tuple[CellView, ...]
    is_total: bool = False
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """A table as a grid of `widths` (relative). `kind` is "engagements" or "donnees"."""

    anchor: str
    kind: str
    caption: Inlines
    widths: tuple[int, ...]
    head: tuple[RowView, ...]
    body: tuple[RowView, ...]
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextView:
    """The context indicators of a division, shown in a frame above its engagements."""

    anchor: str
    title: str
    items: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentView:
    """A document to be joined: its title, and a sentence that says who holds it."""

    anchor: str
    title: Inlines
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotView:
    """A place to sign: the party ("Pour la commune d'Arcueil"), the quality, the name when it is known.

    `mention` is what else the place says, in small letters; `blanks` begin lines that are filled by hand.
    """

    anchor: str
    party: str
    quality: str
    name: str
    mention: str = ""
    blanks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SignaturesView:
    """The signature page: its heading, the sentence of place and date, a slot for each signatory.

    The sentence comes again on each page of slots, unless it is said once.
    """

    anchor: str
    title: str
    sentence: str
    slots: tuple[SlotView, ...]
    said_once: bool = False
    in_contents: bool = False


class LineRole(Enum):
    """What a line of an avenant is: what announces, a party, plain text, an order, words that it quotes."""

    LEAD = "annonce"
    PARTY = "partie"
    TEXT = "texte"
    ORDER = "formule"
    QUOTED = "citation"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """A line of an avenant. `indent` counts the marks it stands under; one that `announces` stays with the next."""

    role: LineRole
    text: Inlines
    indent: int = 0
    announces: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteView:
    """A footnote, by its number."""

    number: int
    content: Inlines


ACT_ARTICLE = "article-avenant"
"""The kind of the headings of an avenant: its articles are no divisions of the act that it amends."""

BlockView: TypeAlias = (
    HeadingView
    | Paragraph
    | ItemList
    | Quotation
    | TableView
    | ContextView
    | Chart
    | Picture
    | AttachmentView
    | SignaturesView
    | LineView
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRun:
    """A run of blocks printed in one orientation; it starts on a new page."""

    landscape: bool
    blocks: tuple[BlockView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleView:
    """The title page: titles, then "Entre :" and the parties, then the clause of accession, then notes on these.

    Without `has_page` the title heads the first page of the text, and headings are smaller: the act is short.
    """

    title: str
    subtitle: str
    territory: str
    period: str
    parties_intro: str
    parties: tuple[str, ...]
    accession: str
    has_page: bool = True
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsEntry:
    """A line of the table of contents."""

    depth: int
    anchor: str
    text: Inlines


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """The whole act as shown. `filters` are (id, name) of the parties a page can be filtered by."""

    language: str
    header: str
    author: str
    date: tuple[int, int, int] | None
    title: TitleView
    contents_title: str
    contents: tuple[ContentsEntry, ...]
    runs: tuple[PageRun, ...]
    notes: tuple[NoteView, ...]
    filters: tuple[tuple[str, str], ...]
