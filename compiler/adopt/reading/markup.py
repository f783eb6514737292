"""Words as a scan wrote them to inlines: stray HTML, stars, raised letters and calls of notes are understood.

What is not markup for certain stays among the words, letter for letter.
"""

import html
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import TypeAlias

from compiler.adopt.reading.raised import LOWERED, figure_in, is_stuck, is_unit, raised_signs
from compiler.diagnostics.source import CONTROLS
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

FindNote: TypeAlias = Callable[[str, str], str]
"""From a mark ("1") and the words before it to the mark of the footnote that answers it, empty when none does."""

_TOKEN = re.compile(
    r"(?P<link><(?:https?|ftp|mailto):[^\s<>]{1,2000}>)"
    r"|<(?P<close>/?)(?P<tag>i|em|b|strong|u|ins|s|sup|sub|span|font|small|center|div|p|ul|ol|li|br)"
    r"(?:\s[^<>]{0,300})?/?>"
    r"|(?P<bold>\*\*)"
    r"|(?P<open>(?<![\w*])\*(?=[^\s*][^*\n]{0,300}\*(?![\w*])))"
    r"|(?P<shut>(?<=[^\s*])\*(?![\w*]))"
    r"|\^\{(?P<braced>[^{}\s]{1,12})\}|\^(?P<bare>[0-9]{1,3}|[A-Za-zÀ-ÿ]{1,4})(?!\w)"
    r"|(?P<digits>[⁰¹²³⁴-⁹]+)"
    r"|(?P<entity>&(?:\#[0-9]{1,7}|\#x[0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)",
    re.IGNORECASE,
)
_SPACES = re.compile(r"[ \t\x0c\n]+")
_RANK = re.compile(r"(?:\d|\b[IVXLC]+)\Z")
_NEAR = 40
_BREAK = "br"
_DEEPEST = 8
_KINDS = {"i": "i", "em": "i", "b": "b", "strong": "b", "sup": "sup"}


@dataclass
class _Level:
    """An emphasis that is open, and what it holds so far. The outermost has no kind."""

    kind: str = ""
    inlines: list[Inline] = field(default_factory=list)


def read_inlines(text: str, find_note: FindNote) -> Inlines:
    """Return the words of a text; runs of spaces become one."""
    flat = _SPACES.sub(" ", text).strip(" \u00a0")
    if "<" not in flat and _TOKEN.search(flat) is None:
        return (Text(text=flat),) if flat else ()
    return _Inliner(flat, find_note).read()


class _Inliner:
    """Reads one text from left to right."""

    def __init__(self, text: str, find_note: FindNote) -> None:
        self.text = text
        self.find_note = find_note
        self.levels = [_Level()]
        self.bolds = len(re.findall(r"\*\*", text))

    def read(self) -> Inlines:
        """Return the inlines; emphasis left open ends with the text."""
        end = 0
        for token in _TOKEN.finditer(self.text):
            self._say(self.text[end : token.start()])
            self._take(token)
            end = token.end()
        self._say(self.text[end:])
        while len(self.levels) > 1:
            self._close(self.levels[-1].kind)
        return _trimmed(self.levels[0].inlines)

    def _take(self, token: re.Match[str]) -> None:
        if address := token["link"]:
            self._add(Link(address=address[1:-1], content=(Text(text=address[1:-1]),)))
        elif tag := token["tag"]:
            self._tag(tag.lower(), is_end=bool(token["close"]))
        elif token["bold"]:
            self._bold()
        elif token["open"]:
            self._open("*")
        elif token["shut"]:
            self._shut()
        elif token["entity"]:
            self._say(_character(token["entity"]))
        else:
            self._raise(token)

    def _tag(self, tag: str, *, is_end: bool) -> None:
        if tag == _BREAK:
            self._add(LineBreak())
        elif tag in _KINDS and is_end:
            self._close(_KINDS[tag])
        elif tag in _KINDS:
            self._open(_KINDS[tag])

    def _open(self, kind: str) -> None:
        if len(self.levels) <= _DEEPEST:
            self.levels.append(_Level(kind=kind))

    def _bold(self) -> None:
        """Open or close bold; the last of an odd number of marks is a mere sign."""
        if any(level.kind == "**" for level in self.levels):
            self._close("**")
        elif self.bolds > 1:
            self._open("**")
            self.bolds -= 2
        else:
            self._say("**")

    def _shut(self) -> None:
        if self.levels[-1].kind == "*":
            self._close("*")
        else:
            self._say("*")

    def _raise(self, token: re.Match[str]) -> None:
        """Read raised signs: a call of note, the end of an ordinal, or the power of a unit."""
        raised = token["braced"] or token["bare"] or token["digits"].translate(LOWERED)
        self._add_raised(raised, self.text[max(token.start() - _NEAR, 0) : token.start()])

    def _add_raised(self, raised: str, before: str) -> None:
        figure = figure_in(raised)
        if not figure:
            if is_stuck(before, raised):
                self.find_note(raised, before)
            self._add_ordinal(raised)
        elif not is_unit(before) and (note := self.find_note(figure, before)):
            self._add(NoteMark(note=note))
        else:
            self._say(raised_signs(raised))

    def _add_ordinal(self, raised: str) -> None:
        inlines = self.levels[-1].inlines
        last = inlines[-1] if inlines else None
        if isinstance(last, Text) and last.text.endswith(" ") and _RANK.search(last.text[:-1]):
            # A scanner parts the raised letters from their number.
            inlines[-1] = Text(text=last.text[:-1])
        self._add(Superscript(text=raised))

    def _say(self, words: str) -> None:
        if words:
            self._add(Text(text=words))

    def _add(self, inline: Inline) -> None:
        self.levels[-1].inlines.append(inline)

    def _close(self, kind: str) -> None:
        """Close an emphasis and those opened inside it; the end of one that never began is stray."""
        place = next(
            (rank for rank in range(len(self.levels) - 1, 0, -1) if self.levels[rank].kind == kind), 0
        )
        while place and len(self.levels) > place:
            level = self.levels.pop()
            content = merged(level.inlines)
            if level.kind == "sup" and plain(content).strip():
                self._add_raised(plain(content).strip(), _end_of(self.levels[-1].inlines))
            elif content and level.kind in ("b", "**"):
                self._add(Strong(content=content))
            elif content:
                self._add(Emphasis(content=content))


def _end_of(inlines: list[Inline]) -> str:
    return inlines[-1].text[-_NEAR:] if inlines and isinstance(inlines[-1], Text) else ""


def merged(inlines: Iterable[Inline]) -> Inlines:
    """Return inlines where texts that touch are one."""
    kept: list[Inline] = []
    for is_text, group in groupby(inlines, key=lambda inline: isinstance(inline, Text)):
        if is_text:
            kept.append(Text(text="".join(inline.text for inline in group if isinstance(inline, Text))))
        else:
            kept += group
    return tuple(kept)


def _character(entity: str) -> str:
    said = html.unescape(entity)
    return entity if said == entity or any(sign in CONTROLS for sign in said) else said


def _trimmed(inlines: Iterable[Inline]) -> Inlines:
    """Return inlines without spaces at their ends, nor those that dropping markup has doubled."""
    kept: list[Inline] = []
    for inline in merged(inlines):
        if isinstance(inline, Text):
            words = re.sub(" {2,}", " ", inline.text)
            if not kept or isinstance(kept[-1], LineBreak):
                words = words.lstrip(" ")
            if words:
                kept.append(Text(text=words))
        else:
            kept.append(inline)
    while kept and isinstance(kept[-1], Text | LineBreak):
        last = kept.pop()
        if isinstance(last, Text) and (words := last.text.rstrip(" ")):
            kept.append(Text(text=words))
            break
    return tuple(kept)
