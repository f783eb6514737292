"""The numbers and bullets that OpenDocument prints before paragraphs and writes nowhere, counted list by list.

Lists are dissolved on the way: their paragraphs bear what announces them and how deep they stand.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from compiler.adopt.reading.open_names import (
    HEADING,
    ITEM,
    LIBRE,
    LIST,
    LIST_HEADER,
    PARAGRAPHS,
    STYLE,
    TEXT,
    styles_of,
)
from compiler.adopt.reading.ranks import letter, roman
from compiler.adopt.reading.word_names import number_of

_LEVELS = 10
_LONGEST_LABEL = 80
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_BULLET = f"{TEXT}list-level-style-bullet"
_PRIVATE = range(0xE000, 0xF900)
_DASH = "-"
# Word's styles, which LibreOffice keeps, and its own.
_LIST_STYLE = re.compile(r"(?:list(?: bullet| number)?|numbering) (?P<depth>[2-5])")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    bullet: str = ""
    form: str = ""
    before: str = ""
    after: str = ""
    shown: str = ""
    levels: int = 1
    start: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A paragraph of a list, or a numbered title: what announces it, or nothing, and how deep it stands, from 1."""

    paragraph: etree._Element
    label: str
    depth: int


@dataclass
class _Ranks:
    """How far each level of a list has come; None where it has not begun."""

    counted: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)

    def advance(self, depth: int, levels: dict[int, _Level], start: int | None) -> None:
        """Count one more entry at a depth."""
        for place in range(depth):
            if self.counted[place] is None:
                self.counted[place] = levels.get(place, _Level()).start
        rank = self.counted[depth]
        first = levels.get(depth, _Level()).start
        self.counted[depth] = start if start is not None else first if rank is None else rank + 1
        self.counted[depth + 1 :] = [None] * (_LEVELS - depth - 1)


@dataclass
class OpenNumberer:
    """Counts the lists and the titles of one text, in order."""

    lists: dict[str, dict[int, _Level]]
    outline: dict[int, _Level]
    of_paragraphs: dict[str, str]
    named_depths: dict[str, int] = field(default_factory=dict)
    _by_id: dict[str, _Ranks] = field(default_factory=dict)
    _by_style: dict[str, _Ranks] = field(default_factory=dict)
    _titles: _Ranks = field(default_factory=_Ranks)

    def take_marks(self, body: etree._Element) -> list[Mark]:
        """Return the marks of a text, whose lists are dissolved."""
        marks: list[Mark] = []
        for block in body.iter(LIST, HEADING):
            if next(block.iterancestors(LIST), None) is None:
                marks += self._title(block) if block.tag == HEADING else self._list(block)
        etree.strip_tags(body, LIST, ITEM, LIST_HEADER)
        return marks

    def _title(self, heading: etree._Element) -> Iterator[Mark]:
        if heading.get(f"{TEXT}is-list-header") == "true":
            return
        depth = _depth(heading.get(f"{TEXT}outline-level", "1"))
        start = _start(heading) if heading.get(f"{TEXT}restart-numbering") == "true" else None
        self._titles.advance(depth, self.outline, start)
        label = _label(self.outline, depth, self._titles)
        if label:
            yield Mark(paragraph=heading, label=label, depth=depth + 1)

    def _list(self, outermost: etree._Element) -> Iterator[Mark]:
        style = outermost.get(f"{TEXT}style-name", "") or self._style_inside(outermost)
        ranks = self._ranks(outermost, style)
        if name := outermost.get(_ID):
            self._by_id[name] = ranks
        self._by_style[style] = ranks
        yield from self._items(outermost, style, 0, ranks)

    def _style_inside(self, outermost: etree._Element) -> str:
        paragraph = next(outermost.iter(*PARAGRAPHS), None)
        return "" if paragraph is None else self.of_paragraphs.get(paragraph.get(f"{TEXT}style-name", ""), "")

    def _ranks(self, outermost: etree._Element, style: str) -> _Ranks:
        if (other := outermost.get(f"{TEXT}continue-list")) in self._by_id:
            return self._by_id[str(other)]
        if outermost.get(f"{TEXT}continue-numbering") == "true" and style in self._by_style:
            return self._by_style[style]
        return _Ranks()

    def _items(self, parent: etree._Element, style: str, depth: int, ranks: _Ranks) -> Iterator[Mark]:
        depth = min(depth, _LEVELS - 1)
        levels = self.lists.get(style, {})
        for item in parent.iterchildren(ITEM, LIST_HEADER):
            announced = ""
            if item.tag == ITEM and next(item.iterchildren(*PARAGRAPHS), None) is not None:
                ranks.advance(depth, levels, _start(item))
                announced = _label(levels, depth, ranks) or ("" if depth in levels else _DASH)
            for child in item:
                if child.tag in PARAGRAPHS:
                    named = self.named_depths.get(child.get(f"{TEXT}style-name", ""), 0)
                    yield Mark(paragraph=child, label=announced, depth=max(depth + 1, named))
                    announced = ""
                elif child.tag == LIST:
                    yield from self._items(
                        child, child.get(f"{TEXT}style-name", "") or style, depth + 1, ranks
                    )


def read_lists(root: etree._Element, common: etree._Element | None) -> OpenNumberer:
    """Return what numbers the paragraphs of a text, whose common styles are given."""
    roots = [each for each in (common, root) if each is not None]
    lists = {
        style.get(f"{STYLE}name", ""): _levels(style)
        for part in roots
        for style in part.iter(f"{TEXT}list-style")
    }
    outline = [style for part in roots for style in part.iter(f"{TEXT}outline-style")]
    named = {
        style.get(f"{STYLE}name", ""): style.get(f"{STYLE}list-style-name", "") for style in styles_of(roots)
    }
    depths = {style.get(f"{STYLE}name", ""): _named_depth(style) for style in styles_of(roots)}
    return OpenNumberer(lists, _levels(outline[0]) if outline else {}, named, depths)


def _named_depth(style: etree._Element) -> int:
    """Return how deep a style puts an entry by its name, or its parent's: "List Bullet 2"; 0 if it does not."""
    names = (style.get(f"{STYLE}name", ""), style.get(f"{STYLE}parent-style-name", ""))
    found = (_LIST_STYLE.fullmatch(name.replace("_20_", " ").lower()) for name in names)
    return next((int(each["depth"]) for each in found if each), 0)


def _levels(style: etree._Element) -> dict[int, _Level]:
    return {_depth(each.get(f"{TEXT}level", "")): _level(each) for each in style.iterchildren("*")}


def _level(element: etree._Element) -> _Level:
    if element.tag == _BULLET:
        sign = element.get(f"{TEXT}bullet-char", "").strip() or _DASH
        return _Level(bullet="•" if len(sign) > 1 or ord(sign) in _PRIVATE else sign)
    return _Level(
        form=element.get(f"{STYLE}num-format", ""),
        before=element.get(f"{STYLE}num-prefix", "")[:_LONGEST_LABEL],
        after=element.get(f"{STYLE}num-suffix", "")[:_LONGEST_LABEL],
        shown=element.get(f"{LIBRE}num-list-format", "")[:_LONGEST_LABEL],
        levels=min(max(number_of(element.get(f"{TEXT}display-levels", ""), 1), 1), _LEVELS),
        start=number_of(element.get(f"{TEXT}start-value", ""), 1),
    )


def _depth(text: str) -> int:
    return min(max(number_of(text, 1), 1), _LEVELS) - 1


def _start(element: etree._Element) -> int | None:
    said = element.get(f"{TEXT}start-value")
    return None if said is None else number_of(said, 1)


def _label(levels: dict[int, _Level], depth: int, ranks: _Ranks) -> str:
    level = levels.get(depth)
    if level is None or level.bullet or not (level.form or level.shown):
        return "" if level is None else level.bullet
    shown = level.shown
    if shown:
        for place in range(_LEVELS):
            shown = shown.replace(f"%{place + 1}%", _rank(levels, place, ranks))
        return shown[:_LONGEST_LABEL].strip()
    numbers = [_rank(levels, place, ranks) for place in range(max(depth + 1 - level.levels, 0), depth + 1)]
    return f"{level.before}{'.'.join(number for number in numbers if number)}{level.after}"[
        :_LONGEST_LABEL
    ].strip()


def _rank(levels: dict[int, _Level], place: int, ranks: _Ranks) -> str:
    rank = ranks.counted[place] or 0
    match levels.get(place, _Level()).form:
        case "a":
            return letter(rank)
        case "A":
            return letter(rank).upper()
        case "i":
            return roman(rank)
        case "I":
            return roman(rank).upper()
        case "":
            return ""
        case _:
            return str(rank)
