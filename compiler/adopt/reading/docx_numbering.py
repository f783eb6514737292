"""The numbers that Word prints before paragraphs and writes nowhere: counted here, as Word counts them.

Numbering of unknown form is shown in figures.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from compiler.adopt.reading.docx_styles import Styles
from compiler.adopt.reading.ranks import letter, ordinal, roman
from compiler.adopt.reading.word_names import PARAGRAPH, PARAGRAPH_LOOK, W, is_on, number_of, value_of

_LEVELS = 9
_LONGEST_LABEL = 80
_PRIVATE = range(0xF000, 0xF100)
# Signs of the fonts Symbol and Wingdings, which lists of Word use.
_SIGNS = {
    0xF0B7: "•",
    0xF0A7: "▪",
    0xF0D8: "➢",
    0xF0FC: "✓",
    0xF0E8: "➔",
    0xF0E0: "→",
    0xF02D: "-",
    0xF0A8: "◆",
}
_DASH = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    shown: str = ""
    restarts_after: int = -1
    is_plain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Numbering:
    """A list as it is used: the one whose ranks it goes on, its levels, and where it begins again."""

    source: str
    levels: dict[int, _Level]
    restarted: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What is printed before a paragraph, and how deep it stands in its list, from 1."""

    text: str
    depth: int
    is_bullet: bool = False


@dataclass
class Numberer:
    """Counts the numbered paragraphs of a document, in order."""

    styles: Styles
    numberings: dict[str, _Numbering] = field(default_factory=dict)
    style_depths: dict[tuple[str, str], int] = field(default_factory=dict)
    _ranks: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def labels(self, root: etree._Element) -> Iterator[tuple[etree._Element, Label]]:
        """Yield the paragraphs that print a number or a bullet, with it."""
        if not self.numberings:
            return
        for paragraph in root.iter(PARAGRAPH):
            look = paragraph.find(PARAGRAPH_LOOK)
            name, depth = self._place(look)
            numbering = self.numberings.get(name)
            if numbering is not None and (label := self._label(name, numbering, depth)).text:
                named = self.styles.list_depth(value_of(look, "pStyle"))
                yield paragraph, replace(label, depth=max(label.depth, named))

    def _place(self, look: etree._Element | None) -> tuple[str, int]:
        """Return the list of a paragraph and its level there."""
        style = value_of(look, "pStyle")
        name, depth = value_of(look, "numPr numId"), value_of(look, "numPr ilvl")
        chain = self.styles.chain(style)
        if not name:
            name = next((each.number for each in chain if each.number), "")
            own = next((each.depth for each in chain if each.depth), "")
            depth = depth or own or str(self.style_depths.get((name, style or self.styles.default), 0))
        return name, min(max(number_of(depth), 0), _LEVELS - 1)

    def _label(self, name: str, numbering: _Numbering, depth: int) -> Label:
        ranks = self._ranks.setdefault(numbering.source, [None] * _LEVELS)
        if name not in self._begun:
            self._begun.add(name)
            for place in numbering.restarted:
                ranks[place] = None
        _count(ranks, numbering, depth)
        level = numbering.levels.get(depth, _Level())
        is_bullet = level.form == "bullet"
        text = _bullet(level.shown) if is_bullet else _shown(numbering, depth, ranks)
        return Label(text=text[:_LONGEST_LABEL].strip(), depth=depth + 1, is_bullet=is_bullet)


def _count(ranks: list[int | None], numbering: _Numbering, depth: int) -> None:
    for place in range(_LEVELS):
        level, rank = numbering.levels.get(place, _Level()), ranks[place]
        if place == depth:
            ranks[place] = level.start if rank is None else rank + 1
        elif place < depth and rank is None:
            # A level that was skipped counts as begun.
            ranks[place] = level.start
        elif place > depth and (level.restarts_after < 0 or depth < level.restarts_after):
            ranks[place] = None


def read_numbering(root: etree._Element | None, styles: Styles) -> Numberer:
    """Return what numbers the paragraphs of a document."""
    numberer = Numberer(styles)
    if root is None:
        return numberer
    sources = {each.get(f"{W}abstractNumId", ""): each for each in root.iterfind(f"{W}abstractNum")}
    by_link = {value_of(each, "styleLink"): name for name, each in sources.items()}
    for number in root.iterfind(f"{W}num"):
        name, source = number.get(f"{W}numId", ""), value_of(number, "abstractNumId")
        linked = value_of(sources.get(source), "numStyleLink")
        source = by_link.get(linked, source) if linked else source
        if source in sources and name != "0":
            numberer.numberings[name] = _numbering(numberer, name, source, sources[source], number)
    return numberer


def _numbering(
    numberer: Numberer, name: str, source: str, abstract: etree._Element, number: etree._Element
) -> _Numbering:
    levels: dict[int, _Level] = {}
    restarted: set[int] = set()
    overrides = {_depth(each): each for each in number.iterfind(f"{W}lvlOverride")}
    own = [level for each in overrides.values() for level in each.iterfind(f"{W}lvl")]
    for element in (*abstract.iterfind(f"{W}lvl"), *own):
        depth = _depth(element)
        levels[depth] = _level(element)
        if style := value_of(element, "pStyle"):
            numberer.style_depths[(name, style)] = depth
    for depth, override in overrides.items():
        if start := value_of(override, "startOverride"):
            levels[depth] = replace(levels.get(depth, _Level()), start=number_of(start, 1))
            restarted.add(depth)
    return _Numbering(source=source, levels=levels, restarted=frozenset(restarted))


def _depth(element: etree._Element) -> int:
    return min(max(number_of(element.get(f"{W}ilvl", "")), 0), _LEVELS - 1)


def _level(element: etree._Element) -> _Level:
    return _Level(
        start=number_of(value_of(element, "start"), 1),
        form=value_of(element, "numFmt") or "decimal",
        shown=value_of(element, "lvlText")[:_LONGEST_LABEL],
        restarts_after=number_of(value_of(element, "lvlRestart"), -1),
        is_plain=is_on(element.find(f"{W}isLgl")),
    )


def _bullet(shown: str) -> str:
    sign = shown.strip()
    if len(sign) == 1 and ord(sign) in _PRIVATE:
        return _SIGNS.get(ord(sign), _DASH)
    return sign or _DASH


def _shown(numbering: _Numbering, depth: int, ranks: list[int | None]) -> str:
    level = numbering.levels.get(depth)
    if level is None or level.form == "none":
        return "" if level is None else level.shown.replace(f"%{depth + 1}", "")
    text = level.shown
    for place in range(_LEVELS):
        sign = f"%{place + 1}"
        if sign in text:
            other = numbering.levels.get(place, _Level())
            text = text.replace(sign, _rank(ranks[place] or 0, "decimal" if level.is_plain else other.form))
    return text


def _rank(rank: int, form: str) -> str:
    match form:
        case "lowerLetter":
            return letter(rank)
        case "upperLetter":
            return letter(rank).upper()
        case "lowerRoman":
            return roman(rank)
        case "upperRoman":
            return roman(rank).upper()
        case "decimalZero":
            return f"{rank:02}"
        case "ordinal":
            return ordinal(rank)
        case "none":
            return ""
        case _:
            return str(rank)
