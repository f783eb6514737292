"""What the styles of a DOCX say of paragraphs: which are headings, how deep, how they are numbered, what is hidden."""

import re
from dataclasses import dataclass, field

from lxml import etree

from compiler.adopt.reading.word_names import W, is_on, number_of, value_of

_DEEPEST_HEADING = 9
_LONGEST_CHAIN = 20
# What Word calls them in whatever language: each has a numbering of its own, of one level.
_LIST_STYLE = re.compile(r"list(?: bullet| number)? (?P<depth>[2-5])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A style of paragraphs; `level` is its depth among headings, 0 when it is none, -1 when it does not say."""

    name: str = ""
    parent: str = ""
    level: int = -1
    number: str = ""
    depth: str = ""


@dataclass
class Styles:
    """The styles of a document by their ids; `hidden` and `raised` are those of characters that are so."""

    by_id: dict[str, Style] = field(default_factory=dict)
    default: str = ""
    hidden: frozenset[str] = frozenset()
    raised: frozenset[str] = frozenset()

    def chain(self, name: str) -> list[Style]:
        """Return a style and those it is based on; a chain that turns round stops."""
        found: list[Style] = []
        current = name or self.default
        while current in self.by_id and len(found) < _LONGEST_CHAIN:
            style = self.by_id[current]
            found.append(style)
            current = style.parent
        return found

    def is_heading(self, name: str) -> bool:
        """Tell whether a style is a heading by its name, or by that of one it is based on: Pandoc sees no other."""
        return any(_heading_rank(style.name) for style in self.chain(name))

    def level(self, name: str) -> int:
        """Return how deep a style stands among headings, 0 when it is none."""
        for style in self.chain(name):
            if style.level >= 0:
                return style.level
        return 0

    def list_depth(self, name: str) -> int:
        """Return how deep a style of Word puts an entry by its name, "List Bullet 2"; 0 when it does not say."""
        found = (_LIST_STYLE.fullmatch(style.name) for style in self.chain(name))
        return next((int(each["depth"]) for each in found if each), 0)


def read_styles(root: etree._Element | None) -> Styles:
    """Return the styles that a part holds."""
    styles = Styles()
    hidden: set[str] = set()
    raised: set[str] = set()
    for element in root.iter(f"{W}style") if root is not None else ():
        name = element.get(f"{W}styleId", "")
        if element.get(f"{W}type") == "character":
            if is_on(element.find(f"{W}rPr/{W}vanish")):
                hidden.add(name)
            if value_of(element, "rPr vertAlign") == "superscript":
                raised.add(name)
            continue
        look = element.find(f"{W}pPr")
        styles.by_id[name] = Style(
            name=value_of(element, "name").lower(),
            parent=value_of(element, "basedOn"),
            level=outline_level(look),
            number=value_of(look, "numPr numId"),
            depth=value_of(look, "numPr ilvl"),
        )
        if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true", "on"):
            styles.default = name
    styles.hidden, styles.raised = frozenset(hidden), frozenset(raised)
    return styles


def outline_level(look: etree._Element | None) -> int:
    """Return the depth that the look of a paragraph gives it among headings: 0 for none, -1 when it does not say."""
    said = value_of(look, "outlineLvl")
    if not said:
        return -1
    level = number_of(said, _DEEPEST_HEADING)
    return level + 1 if 0 <= level < _DEEPEST_HEADING else 0


def _heading_rank(name: str) -> int:
    words = name.split()
    if len(words) == 2 and words[0] == "heading":  # noqa: PLR2004 - "heading 1"
        return number_of(words[1])
    return 0
