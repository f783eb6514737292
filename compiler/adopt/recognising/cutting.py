"""Parts of inline texts: what stands between two offsets of their printed words, emphasis and notes kept."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from compiler.model.text import (
    Emphasis,
    Figure,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteMark,
    Reference,
    Strong,
    Superscript,
    Text,
    plain,
)

_SPACES = re.compile(r"\s+")


def length(inline: Inline) -> int:
    """Return how many letters an inline prints."""
    match inline:
        case Text() | Superscript() | Reference() | Figure():
            return len(inline.text)
        case Strong() | Emphasis() | Link():
            return sum(length(inner) for inner in inline.content)
        case LineBreak():
            return 1
        case NoteMark():
            return 0


def cut(content: Inlines, start: int = 0, end: int | None = None) -> Inlines:
    """Return the words from offset `start` to `end`; a note mark goes with the words before it."""
    return tuple(_cut(content, start, sum(map(length, content)) if end is None else end))


def _cut(content: Inlines, start: int, end: int) -> Iterator[Inline]:
    place = 0
    for inline in content:
        size = length(inline)
        first, last = max(start - place, 0), min(end - place, size)
        if isinstance(inline, NoteMark):
            if start < place <= end or place == start == 0:
                yield inline
        elif first < last:
            yield inline if last - first == size else _part(inline, first, last)
        place += size


def _part(inline: Inline, first: int, last: int) -> Inline:
    match inline:
        case Text():
            return Text(text=inline.text[first:last])
        case Superscript():
            return Superscript(text=inline.text[first:last])
        case Strong():
            return Strong(content=cut(inline.content, first, last))
        case Emphasis():
            return Emphasis(content=cut(inline.content, first, last))
        case Link():
            return Link(address=inline.address, content=cut(inline.content, first, last))
        case _:
            return inline


def tidy(content: Inlines) -> Inlines:
    """Return a text without spaces at its ends."""
    words = plain(content)
    bare = words.strip()
    if words == bare:
        return content
    start = len(words) - len(words.lstrip())
    end = start + len(bare)
    after = tuple(inline for inline in cut(content, end) if isinstance(inline, NoteMark))
    return (*cut(content, start, end), *after)


def join(*parts: Inlines) -> Inlines:
    """Return texts one after another, a space between them; neighbouring plain words become one."""
    joined: list[Inline] = []
    for part in parts:
        if part and joined:
            joined.append(Text(text=" "))
        joined += part
    return _merged(joined)


def _merged(inlines: Iterable[Inline]) -> Inlines:
    merged: list[Inline] = []
    for is_text, group in groupby(inlines, key=lambda inline: isinstance(inline, Text)):
        run = tuple(group)
        merged += (Text(text="".join(map(_text, run))),) if is_text else run
    return tuple(merged)


def _text(inline: Inline) -> str:
    return inline.text if isinstance(inline, Text) else ""


def lines_of(content: Inlines) -> tuple[Inlines, ...]:
    """Return the lines of a text that has line breaks."""
    lines: list[list[Inline]] = [[]]
    for inline in content:
        if isinstance(inline, LineBreak):
            lines.append([])
        else:
            lines[-1].append(inline)
    return tuple(tidy(tuple(line)) for line in lines if line)


def split_at(content: Inlines, pattern: re.Pattern[str]) -> tuple[Inlines, ...]:
    """Return the parts of a text between the matches of a pattern, empty ones left out."""
    words = plain(content)
    parts: list[Inlines] = []
    start = 0
    for found in pattern.finditer(words):
        parts.append(tidy(cut(content, start, found.start())))
        start = found.end()
    parts.append(tidy(cut(content, start)))
    return tuple(part for part in parts if plain(part))


def unemphasised(content: Inlines) -> Inlines:
    """Return a text without bold nor italics: in a title they are only how titles look."""
    return _merged(_unemphasised(content))


def _unemphasised(content: Inlines) -> Iterator[Inline]:
    for inline in content:
        if isinstance(inline, Strong | Emphasis):
            yield from _unemphasised(inline.content)
        else:
            yield Text(text=" ") if isinstance(inline, LineBreak) else inline


def on_one_line(text: str) -> str:
    """Return words with single spaces."""
    return _SPACES.sub(" ", text).strip()
