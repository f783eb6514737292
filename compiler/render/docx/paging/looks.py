"""The styles and the lists of the template to what decides where lines fall. Lengths are in twentieths of a point."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from xml.parsers import expat

BOLD, ITALIC = 1, 2
# The height of a line in the faces of the template, for letters of half a point. LibreOffice rounds it up a little.
_OWN_LINE, _ROUNDED = 12.57, 0.15
_WHOLE_LINE = 240
_EDGES = frozenset({"w:top", "w:bottom"})
_INSIDE = {"w:pBdr": " of border", "w:tblPr": "", "w:tcBorders": " of a head"}
_SIDES = ("top", "bottom", "left", "right")
_RULES = ("w:insideH", "w:top", "w:bottom", "w:bottom of a head")
_KEPT = ("w:keepNext", "w:keepLines", "w:pageBreakBefore")

Markup = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How the paragraphs of a style stand. `size` is in half points, `line` the height of one line.

    The first line of tight paragraphs is `shorter`. `above` and `below` are the room that borders take.
    """

    size: int
    face: int
    line: int
    shorter: int
    before: int
    after: int
    left: int
    right: int
    keeps_next: bool
    keeps_lines: bool
    starts_page: bool
    above: int
    below: int

    def height(self, lines: int) -> int:
        """Return the height of a paragraph of some lines."""
        return lines * self.line - self.shorter

    def room(self, width: int, left: int | None = None) -> float:
        """Return the room of a line in thousandths of the size of its letters."""
        return (width - (self.left if left is None else left) - self.right) * 100 / self.size


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLook:
    """How the tables of a style stand: the room around the words of cells, that of the rules of a row and a table."""

    around: int
    sides: int
    rule: int
    edges: int


def read_looks(styles: bytes) -> Mapping[str, Look]:
    """Return the look of every style by its name in the markup; that of text without one has no name."""
    found = dict(_blocks(styles, "w:style", "w:styleId"))
    return {name: _look(_inherited(name, found)) for name in found}


def read_table_looks(styles: bytes) -> Mapping[str, TableLook]:
    """Return the look of every table style by its name in the markup."""
    found = dict(_blocks(styles, "w:style", "w:styleId"))
    return {
        name: _table_look(_inherited(name, found))
        for name, parts in found.items()
        if any(tag == "w:tblCellMar" for tag, _ in parts)
    }


def read_indents(numbering: bytes) -> Mapping[tuple[str, int], int]:
    """Return how far the words of a list stand from the margin, by the number of its model and the level."""
    indents: dict[tuple[str, int], int] = {}
    for name, parts in _blocks(numbering, "w:abstractNum", "w:abstractNumId"):
        level = 0
        for tag, marks in parts:
            if tag == "w:lvl":
                level = int(marks["w:ilvl"])
            elif tag == "w:ind":
                indents[name, level] = int(marks.get("w:left", "0"))
    return indents


def _blocks(part: bytes, tag: str, key: str) -> Iterator[tuple[str, list[tuple[str, Markup]]]]:
    """Yield each element of a kind with all that is inside; what stands before the first has no name."""
    parts: list[tuple[str, Markup]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, marks: parts.append((name, marks))
    parser.Parse(part, True)  # noqa: FBT003 - expat's own way to say that this is all
    starts = [rank for rank, (name, _) in enumerate(parts) if name == tag]
    if starts:
        yield "", parts[: starts[0]]
    for start, end in pairwise([*starts, len(parts)]):
        yield parts[start][1].get(key, ""), parts[start + 1 : end]


def _inherited(name: str, found: Mapping[str, list[tuple[str, Markup]]]) -> dict[str, Markup]:
    """Return the properties of a style over those of the styles it is based on."""
    own = found.get(name, [])
    base = next((marks["w:val"] for tag, marks in own if tag == "w:basedOn"), "")
    known = _inherited(base, found) if name else {}
    inside = ""
    for tag, marks in own:
        inside = _INSIDE.get(tag, inside)
        side = tag + inside if tag in _EDGES else tag
        known[side] = {**known.get(side, {}), **marks}
    return known


def _look(known: Mapping[str, Markup]) -> Look:
    size = _number(known, "w:sz", default=20)
    spacing, indent = known.get("w:spacing", {}), known.get("w:ind", {})
    asked = int(spacing.get("w:line", _WHOLE_LINE))
    keeps_next, keeps_lines, starts_page = (_is_on(known, tag) for tag in _KEPT)
    return Look(
        size=size,
        face=BOLD * _is_on(known, "w:b") + ITALIC * _is_on(known, "w:i"),
        line=_line(size, asked, spacing.get("w:lineRule", "auto")),
        shorter=1 if spacing.get("w:lineRule", "auto") == "auto" and asked < _WHOLE_LINE else 0,
        before=int(spacing.get("w:before", "0")),
        after=int(spacing.get("w:after", "0")),
        left=int(indent.get("w:left", "0")),
        right=int(indent.get("w:right", "0")),
        keeps_next=keeps_next,
        keeps_lines=keeps_lines,
        starts_page=starts_page,
        above=_border(known, "w:top of border"),
        below=_border(known, "w:bottom of border"),
    )


def _table_look(known: Mapping[str, Markup]) -> TableLook:
    """Return the look of a table; its rules are in eighths of a point."""
    margins = {side: int(known.get(f"w:{side}", {}).get("w:w", "0")) for side in _SIDES}
    rules = {tag: int(known.get(tag, {}).get("w:sz", "0")) * 5 // 2 for tag in _RULES}
    rule = rules["w:insideH"]
    return TableLook(
        around=margins["top"] + margins["bottom"],
        sides=margins["left"] + margins["right"],
        rule=rule,
        edges=sum(rules[tag] for tag in _RULES[1:]) - 2 * rule,
    )


def _line(size: int, asked: int, rule: str) -> int:
    own = round(size * _OWN_LINE + _ROUNDED)
    if rule != "auto":
        return asked if rule == "exact" else max(asked, own)
    percent = asked * 100 // _WHOLE_LINE
    # LibreOffice rounds up a line that it makes tighter.
    return own * percent // 100 if asked >= _WHOLE_LINE else -(-own * percent // 100)


def _number(known: Mapping[str, Markup], tag: str, *, default: int) -> int:
    return int(known[tag]["w:val"]) if tag in known else default


def _is_on(known: Mapping[str, Markup], tag: str) -> bool:
    return tag in known and known[tag].get("w:val", "1") not in {"0", "false", "off"}


def _border(known: Mapping[str, Markup], side: str) -> int:
    """Return the room of a border: its distance from the words in points, its size in eighths of a point."""
    if side not in known:
        return 0
    return 20 * int(known[side].get("w:space", "0")) + 5 * int(known[side].get("w:sz", "0")) // 2
