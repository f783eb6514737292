"""Footnotes written in a Markdown file that is there, or taken out of it: their own lines, and the keys left free."""

import re
import unicodedata
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from compiler.diagnostics.span import Span
from compiler.write.cutting import Splice
from compiler.write.escapes import as_prose
from compiler.write.letters import NOTE
from compiler.write.regions import Lines

_KEY = re.compile(r"\[\^([^\]\s]+)\]")
_HEAD = re.compile(rf" {{0,3}}(?P<call>{NOTE}):")
_WORD = re.compile(r"[a-z0-9]+")
_SHORTEST, _MOST = 4, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A new footnote at the end of a file: its key, and its words as an author writes them, on one line."""

    span: Span
    key: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Undefinition:
    """A footnote taken out of its file."""

    span: Span


def keys_in(text: str) -> frozenset[str]:
    """Return the keys of the footnotes that a file calls or holds."""
    return frozenset(_KEY.findall(text))


def key_at(text: str, span: Span) -> str:
    """Return the key of the footnote whose words stand at a place; nothing when none starts there."""
    head = _HEAD.match(Lines(text).words(span.line))
    return head["call"][2:-1] if head else ""


def new_key(words: str, taken: AbstractSet[str]) -> str:
    """Return the key of a new footnote: its first words that tell it, then a number when they are taken."""
    plain = unicodedata.normalize("NFKD", words.lower()).encode("ascii", "ignore").decode()
    found = [word for word in _WORD.findall(plain) if len(word) >= _SHORTEST]
    key, rank = "-".join(found[:_MOST]) or "note", 1
    name = key
    while name in taken:
        rank += 1
        name = f"{key}-{rank}"
    return name


def definition(text: str, note: Definition) -> Splice:
    """Return where the lines of a new footnote go: at the end of the file, next to the notes that end it."""
    place = len(text.rstrip())
    last = text[:place].rsplit("\n", 1)[-1]
    space = "\n" if _HEAD.match(last) else "\n\n"
    line = f"[^{note.key}]: {as_prose(note.source)}"
    return Splice(place, place, f"{space}{line}" + ("" if text[place:] else "\n"))


def undefinition(text: str, note: Undefinition) -> Splice | None:
    """Return the lines of a footnote, and the blank ones before them that it leaves; None when it is not there."""
    lines = Lines(text)
    if not _HEAD.match(lines.words(note.span.line)):
        return None
    start, end = lines.start(note.span.line), lines.end(max(note.span.line, note.span.end_line))
    before, after = text[:start], text[end:]
    is_last = not after.strip()
    kept = len(before.rstrip()) if is_last or after.startswith("\n\n") else start - 1
    return Splice(max(kept, 0), end, "")
