"""Elements of Pandoc's document model, as its JSON form wants them: one function for each that we use."""

from collections.abc import Sequence
from typing import Any, TypeAlias

Element: TypeAlias = dict[str, Any]
Attributes: TypeAlias = list[Any]

API_VERSION = (1, 23, 1)


def attributes(name: str = "", kind: str = "", **others: str) -> Attributes:
    """Return an id, a class and further pairs; an underscore in a key stands for a hyphen."""
    pairs = [[key.replace("_", "-"), value] for key, value in others.items()]
    return [name, [kind] if kind else [], pairs]


def words(text: str) -> Element:
    """Return plain words; their no-break spaces stay what they are."""
    return {"t": "Str", "c": text}


def wrapped(kind: str, content: list[Element]) -> Element:
    """Return inlines inside Strong, Emph or Superscript."""
    return {"t": kind, "c": content}


def line_break() -> Element:
    """Return a line end inside a paragraph."""
    return {"t": "LineBreak"}


def link(address: str, content: list[Element]) -> Element:
    """Return words that lead somewhere; an address inside the document starts with "#"."""
    return {"t": "Link", "c": [attributes(), content, [address, ""]]}


def note(content: list[Element]) -> Element:
    """Return the call of a footnote, which holds the footnote."""
    return {"t": "Note", "c": [paragraph(content)]}


def anchor(name: str) -> Element:
    """Return an empty place that links lead to."""
    return {"t": "Span", "c": [attributes(name), []]}


def image(address: str, alternative: str) -> Element:
    """Return an image with the words that replace it."""
    return {"t": "Image", "c": [attributes(), [words(alternative)], [address, ""]]}


def heading(depth: int, name: str, content: list[Element]) -> Element:
    """Return a heading."""
    return {"t": "Header", "c": [depth, attributes(name), content]}


def paragraph(content: list[Element]) -> Element:
    """Return a paragraph."""
    return {"t": "Para", "c": content}


def plain_line(content: list[Element]) -> Element:
    """Return words of a cell or an item, without the space around a paragraph."""
    return {"t": "Plain", "c": content}


def quotation(blocks: list[Element]) -> Element:
    """Return a block quotation."""
    return {"t": "BlockQuote", "c": blocks}


def division(blocks: list[Element], named: Attributes) -> Element:
    """Return blocks kept together under an id or a class."""
    return {"t": "Div", "c": [named, blocks]}


def raw(language: str, text: str) -> Element:
    """Return words that only one output format reads, as they are."""
    return {"t": "RawBlock", "c": [language, text]}


def dashes(items: list[list[Element]]) -> Element:
    """Return a list without numbers."""
    return {"t": "BulletList", "c": items}


def numbers(items: list[list[Element]], start: int) -> Element:
    """Return a numbered list."""
    return {"t": "OrderedList", "c": [[start, {"t": "Decimal"}, {"t": "Period"}], items]}


def figure(blocks: list[Element], caption: list[Element], name: str = "") -> Element:
    """Return a picture with its caption."""
    return {"t": "Figure", "c": [attributes(name), [None, [plain_line(caption)] if caption else []], blocks]}


def cell(blocks: list[Element], align: str = "left", rows: int = 1, columns: int = 1) -> list[Any]:
    """Return a cell; `align` is left, right or center, `rows` and `columns` are how many it covers."""
    return [attributes(), {"t": f"Align{align.capitalize()}"}, rows, columns, blocks]


def row(cells: list[list[Any]]) -> list[Any]:
    """Return a row of cells."""
    return [attributes(), cells]


def table(  # noqa: PLR0913 - the parts of a table; a record would only rename them.
    widths: Sequence[float],
    head: list[Any],
    body: list[Any],
    *,
    foot: list[Any],
    heads: int,
    caption: list[Element],
) -> Element:
    """Return a table. `widths` add up to one, `heads` is how many first columns head their rows."""
    columns = [[{"t": "AlignDefault"}, {"t": "ColWidth", "c": width}] for width in widths]
    bodies = [[attributes(), heads, [], body]]
    titled = [None, [plain_line(caption)] if caption else []]
    return {
        "t": "Table",
        "c": [attributes(), titled, columns, [attributes(), head], bodies, [attributes(), foot]],
    }
