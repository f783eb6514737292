"""Pandoc's inlines to words: emphasis, links, notes; pictures and places are handed to whoever holds the words."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from compiler.adopt.reading.markup import merged
from compiler.adopt.reading.places import Place, PlaceKind, Places, is_kept
from compiler.adopt.reading.raised import with_raised
from compiler.adopt.reading.struck import opens_struck, paired
from compiler.model.bookmark import Mark, read_bookmark
from compiler.model.text import (
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteMark,
    Strong,
    Superscript,
    Text,
    plain,
)

Element: TypeAlias = dict[str, Any]
KeepNote: TypeAlias = Callable[[list[Element], str], str]
"""From the blocks of a footnote and the place of its call to its mark."""

DEEPEST = 50
"""How far things may stand inside one another: nobody writes so, and what comes after walks in them."""

# Words whose look has no counterpart in an act: only they are kept.
_PLAIN = frozenset({"Underline", "SmallCaps", "Subscript"})
_SOFT_HYPHEN = "\u00ad"
_QUOTES = {"SingleQuote": ("\u2018", "\u2019"), "DoubleQuote": ("\u201c", "\u201d")}


class TooDeepError(Exception):
    """A document whose parts stand inside one another without end."""


@dataclass
class Words:
    """What a run of inlines holds: its words, the places marked in it.

    `images` are its pictures, each with the words that stand for it and the name of the part that holds it.

    `struck` are the words struck out of it, `raised` those that end on raised figures which call no note.
    """

    words: Inlines = ()
    anchors: list[str] = field(default_factory=list)
    images: list[tuple[str, str]] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    raised: list[str] = field(default_factory=list)
    style: str = ""
    alternative: str = ""
    marker: str = ""
    depth: int = 0
    level: int = 0

    @property
    def anchor(self) -> str:
        """The first place that this project names, else the first, or nothing."""
        ours = (name for name in self.anchors if read_bookmark(name) is not None)
        return next(ours, self.anchors[0] if self.anchors else "")


@dataclass
class InlineReader:
    """Reads runs of inlines of one document."""

    places: Places
    keep_note: KeepNote
    _depth: int = 0

    def __post_init__(self) -> None:
        self._sign = self.places.pattern if self.places.opening else None

    def read(self, elements: list[Element]) -> Words:
        """Return what a run holds. Errors: TooDeepError."""
        found = Words()
        words = with_raised(merged(self._inlines(elements, found)), found.raised)
        found.words = _trimmed(merged(words))
        return found

    def _inlines(self, elements: list[Element], found: Words) -> Iterator[Inline]:
        self._depth += 1
        if self._depth > DEEPEST:
            raise TooDeepError
        for element in paired(elements):
            yield from self._inline(element["t"], element.get("c"), found)
        self._depth -= 1

    def _inline(self, kind: str, content: Any, found: Words) -> Iterator[Inline]:  # noqa: ANN401, C901, PLR0912 - JSON
        match kind:
            case "Str":
                yield from self._text(content, found)
            case "Space" | "SoftBreak":
                yield Text(text=" ")
            case "LineBreak":
                yield LineBreak()
            case "Emph" | "Strong":
                inner = merged(self._inlines(content, found))
                if inner:
                    yield Emphasis(content=inner) if kind == "Emph" else Strong(content=inner)
            case "Superscript":
                yield Superscript(text=plain(merged(self._inlines(content, found))))
            case "Strikeout":
                found.struck.append(plain(merged(self._inlines(content, found))))
            case "Quoted":
                before, after = _QUOTES[content[0]["t"]]
                yield from (Text(text=before), *self._inlines(content[1], found), Text(text=after))
            case "Cite":
                yield from self._inlines(content[1], found)
            case "Code" | "Math":
                yield Text(text=content[1])
            case "RawInline":
                yield from _raw(content[1], found)
            case "Link":
                yield from self._link(content, found)
            case "Image":
                shown = plain(merged(self._inlines(content[1], found)))
                found.images.append((found.alternative or shown, str(content[2][0])))
                found.alternative = ""
            case "Note":
                yield NoteMark(note=self.keep_note(content, _note_place(found)))
            case "Span":
                yield from self._span(content, found)
            case _:
                yield from self._inlines(content if kind in _PLAIN else [], found)

    def _text(self, text: str, found: Words) -> Iterator[Inline]:
        if self._sign is not None and self.places.opening in text:
            for rank in self._sign.findall(text):
                # What only looks like a sign was written by somebody.
                if int(rank) < len(self.places.known):
                    _place(self.places.known[int(rank)], found)
            text = self._sign.sub("", text)
        if rest := text.replace(_SOFT_HYPHEN, ""):
            yield Text(text=rest)

    def _link(self, content: list[Any], found: Words) -> Iterator[Inline]:
        # A link inside a link leads nowhere of its own: the page of an entry in the contents.
        inner = merged(_unlinked(self._inlines(content[1], found)))
        address: str = content[2][0]
        if not inner:
            return
        if address.startswith("#") and not is_kept(address[1:]):
            yield from inner
        else:
            yield Link(address=address, content=inner)

    def _span(self, content: list[Any], found: Words) -> Iterator[Inline]:
        (name, classes, _), inner = content
        if name and "anchor" in classes and is_kept(name):
            found.anchors.append(name)
        yield from self._inlines(inner, found)


def _unlinked(inlines: Iterable[Inline]) -> Iterator[Inline]:
    for inline in inlines:
        if isinstance(inline, Link):
            yield from inline.content
        else:
            yield inline


def _place(place: Place, found: Words) -> None:
    match place.kind:
        case PlaceKind.STYLE:
            found.style = place.name
        case PlaceKind.PICTURE:
            found.alternative = place.name
        case PlaceKind.BOOKMARK:
            found.anchors.append(place.name)
        case PlaceKind.MARKER:
            depth, _, found.marker = place.name.partition(" ")
            found.depth = int(depth)
        case PlaceKind.LEVEL:
            found.level = int(place.name)


def _note_place(found: Words) -> str:
    """Return the place of a note when it was marked just before its call; it is no place of the paragraph."""
    place = read_bookmark(found.anchors[-1]) if found.anchors else None
    return found.anchors.pop() if place is not None and place.mark is Mark.NOTE else ""


def _raw(text: str, found: Words) -> Iterator[Inline]:
    low = text.lower().replace(" ", "").replace("/", "")
    if low == "<br>":
        yield LineBreak()
    elif not low.startswith("<") or low.startswith("<!--") or opens_struck(text):
        found.unread.append(text)


def _trimmed(words: Inlines) -> Inlines:
    """Return words without spaces or line ends around them; runs of spaces become one."""
    kept = [Text(text=_single(inline.text)) if isinstance(inline, Text) else inline for inline in words]
    while kept and _is_gap(kept[0]):
        kept.pop(0)
    while kept and _is_gap(kept[-1]):
        kept.pop()
    if kept and isinstance(kept[0], Text):
        kept[0] = Text(text=kept[0].text.lstrip(" "))
    if kept and isinstance(kept[-1], Text):
        kept[-1] = Text(text=kept[-1].text.rstrip(" "))
    return tuple(kept)


def _single(text: str) -> str:
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def _is_gap(inline: Inline) -> bool:
    return isinstance(inline, LineBreak) or (isinstance(inline, Text) and not inline.text.strip(" "))
