"""Words that the original strikes out: they are not of the act any more, so they are left out, and told."""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Any, TypeAlias

from compiler.adopt.reading.doubts import Doubts, quoted
from compiler.diagnostics.span import Span, whole_lines
from compiler.model.paper import DoubtKind

_Element: TypeAlias = dict[str, Any]
# A struck stretch stays in its cell: a tab ends it.
_STRUCK = re.compile(
    r"~~(?=\S)(?P<waved>[^~\t]{0,1999}[^~\s])~~"
    r"|<(?P<tag>s|del|strike)(?:\s[^<>]{0,300})?>(?P<tagged>[^\t]{0,2000}?)</(?P=tag)>",
    re.IGNORECASE,
)
_OPENS_STRUCK = re.compile(r"<(?:s|del|strike)(?:\s[^<>]{0,300})?>", re.IGNORECASE)
_OPENS = re.compile(r"<(?P<tag>s|del|strike|sup)(?:\s[^<>]{0,300})?>", re.IGNORECASE)
_PANDOC = {"s": "Strikeout", "del": "Strikeout", "strike": "Strikeout", "sup": "Superscript"}


def without_struck(lines: Sequence[tuple[int, str]], file: str, doubts: Doubts) -> list[tuple[int, str]]:
    """Return numbered lines without the words struck in them; each stretch, of one paragraph, is told at its place."""
    kept: list[tuple[int, str]] = []
    for has_words, group in groupby(lines, key=lambda line: bool(line[1].strip())):
        held = list(group)
        kept += _unstruck(held, file, doubts) if has_words else held
    return kept


def _unstruck(lines: Sequence[tuple[int, str]], file: str, doubts: Doubts) -> list[tuple[int, str]]:
    text = "\n".join(line for _, line in lines)
    if "~~" not in text and not _OPENS_STRUCK.search(text):
        return list(lines)
    for found in _STRUCK.finditer(text):
        tell_struck(found["waved"] or found["tagged"] or "", _span(found, text, lines, file), doubts)
    left = _STRUCK.sub(lambda found: "\n" * found.group().count("\n"), text)
    for found in _OPENS_STRUCK.finditer(left):
        message = "Une rature s'ouvre ici et ne se ferme pas : les mots qui la suivent sont gardés."
        doubts.tell(DoubtKind.MARKUP_UNREAD, message, _span(found, left, lines, file))
    return [(number, said) for (number, _), said in zip(lines, left.split("\n"), strict=True)]


def _span(found: re.Match[str], text: str, lines: Sequence[tuple[int, str]], file: str) -> Span:
    first = lines[text.count("\n", 0, found.start())][0]
    return whole_lines(file, first, first + found.group().count("\n"))


def tell_struck(words: str, span: Span, doubts: Doubts) -> None:
    """Tell words that are struck out."""
    if words.strip():
        message = f"{quoted(words)} est rayé dans l'original : ces mots ne sont pas repris."
        doubts.tell(DoubtKind.PART_LEFT_OUT, message, span, left_out=" ".join(words.split()))


def paired(elements: list[_Element]) -> list[_Element]:
    """Return Pandoc's inlines where tags that strike or raise words hold them, as its own marks would."""
    found: list[_Element] = []
    place = 0
    while place < len(elements):
        kind = _opened(elements[place])
        end = _end(elements, place, kind) if kind else 0
        if end:
            found.append({"t": _PANDOC[kind], "c": elements[place + 1 : end]})
        else:
            found.append(elements[place])
        place = max(end, place) + 1
    return found


def opens_struck(text: str) -> bool:
    """Tell whether some raw text opens a stretch of struck words."""
    return _OPENS_STRUCK.search(text) is not None


def _opened(element: _Element) -> str:
    """Return the name of the tag that an inline opens, empty when it opens none of ours."""
    tag = _OPENS.fullmatch(element["c"][1]) if element["t"] == "RawInline" else None
    return tag["tag"].lower() if tag else ""


def _end(elements: list[_Element], start: int, tag: str) -> int:
    """Return the place of the tag that closes one, 0 when none does."""
    return next(
        (
            place
            for place in range(start + 1, len(elements))
            if elements[place]["t"] == "RawInline" and elements[place]["c"][1].lower() == f"</{tag}>"
        ),
        0,
    )
