"""A line of a scan to its words: emphasis, raised letters and calls of notes understood, stray tags taken off."""

import re
from collections.abc import Container, Iterator

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
)

RAISED = "¹²³⁴⁵⁶⁷⁸⁹⁰"
_DIGITS = str.maketrans(RAISED, "1234567890")
_STRAY = re.compile(r"</?(?:ul|ol|li|p|div|span|u|font|table|tbody|thead|tr|td|th)\b[^<>]*>", re.IGNORECASE)
_MARK = re.compile(
    r"\*\*(?P<strong>[^*]+)\*\*"
    r"|<(?P<tag>b|strong|i|em)>(?P<inside>.*?)</(?P=tag)>"
    r"|<sup>(?P<sup>[^<>]*)</sup>"
    r"|\^\{(?P<raised>[^{}]*)\}"
    rf"|(?P<call>[{RAISED}]+)"
    r"|<(?P<address>https?://[^<>\s]+)>"
    r"|<br\s*/?>",
    re.IGNORECASE,
)


def note_mark(raised: str) -> str:
    """Return the mark of a note from its raised digits: "²" gives "2"."""
    return raised.translate(_DIGITS)


def read_words(text: str, notes: Container[str]) -> Inlines:
    """Return the words of a text; `notes` are the marks of the footnotes of the document."""
    return tuple(_inlines(_STRAY.sub("", text).strip(), notes))


def _inlines(text: str, notes: Container[str]) -> Iterator[Inline]:
    end = 0
    for match in _MARK.finditer(text):
        if match.start() > end:
            yield Text(text=text[end : match.start()])
        yield _inline(match, notes)
        end = match.end()
    if end < len(text):
        yield Text(text=text[end:])


def _inline(match: re.Match[str], notes: Container[str]) -> Inline:
    if match["strong"] is not None:
        return Strong(content=tuple(_inlines(match["strong"], notes)))
    if match["inside"] is not None:
        inside = tuple(_inlines(match["inside"], notes))
        return Strong(content=inside) if match["tag"].lower() in ("b", "strong") else Emphasis(content=inside)
    if match["address"] is not None:
        return Link(address=match["address"], content=(Text(text=match["address"]),))
    raised = next((match[name] for name in ("sup", "raised", "call") if match[name] is not None), None)
    if raised is None:
        return LineBreak()
    mark = note_mark(raised)
    return NoteMark(note=mark) if mark in notes else Superscript(text=mark)
