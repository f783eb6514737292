"""What a division holds: paragraphs, lists, tables, charts, pictures, documents to be joined."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from compiler.diagnostics.span import NOWHERE, Span
from compiler.model.table import Table
from compiler.model.text import Inlines


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """An alinéa of prose."""

    content: Inlines
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of a list: its paragraphs, and the lists inside it. Each item is an alinéa."""

    blocks: tuple["Block", ...]
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemList:
    """A list; `start` is the first number of a numbered one, None for dashes."""

    items: tuple[Item, ...]
    start: int | None = None
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words quoted from elsewhere, set apart."""

    blocks: tuple["Block", ...]
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar of a chart: its label, its value, and that value as printed."""

    label: str
    value: Decimal
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A picture drawn from a table of the act, with the words that replace it for who cannot see it.

    `label_column` and `value_column` are columns of `table`; `bars` are what they hold.
    """

    id: str
    title: Inlines
    horizontal: bool
    table: str
    bars: tuple[Bar, ...]
    alternative: Inlines
    label_column: str = ""
    value_column: str = ""
    unit: str = ""
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An image file of the source tree; `path` is relative to that tree, `width` and `height` are in pixels."""

    path: str
    alternative: str
    caption: Inlines = ()
    media_type: str = "image/png"
    width: int = 0
    height: int = 0
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A document that belongs to the act but is held elsewhere (pièce à joindre); `producer` is a party id."""

    id: str
    title: Inlines
    producer: str
    state: str
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding:
    """A commitment in money (euros) or share (percent) taken in a sentence, recorded so that it can be followed."""

    id: str
    subject: Inlines
    payer: str
    state: str
    programme: str = ""
    year: int | None = None
    amount: Decimal | None = None
    rate: Decimal | None = None
    text: str = ""
    span: Span = field(default=NOWHERE, compare=False)


Block: TypeAlias = Paragraph | ItemList | Quotation | Table | Chart | Picture | Attachment | Funding
