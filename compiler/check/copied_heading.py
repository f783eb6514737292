"""An act to the bold headings copied from a sister division: they name what the other is about.

Divisions of one plan are often written from one another, and a heading left as it was announces under
"Forêts" the work to be done on "Rivières". Source: Guide de légistique 3.2.2.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.diagnostics.suggestion import fold
from compiler.model.block import Paragraph
from compiler.model.division import Division
from compiler.model.label import NO_BREAK
from compiler.model.protocol import Protocol
from compiler.model.text import Strong, Text, plain

_SAME = 0.94
"""How alike two headings are when a copy lost or gained one short word."""
_CLEARLY = 2
"""How many more words of the other title, and not of its own, a heading must hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heading:
    """A heading in bold, the letters it is compared by, and its words."""

    paragraph: Paragraph
    text: str
    letters: str
    words: frozenset[str]


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the headings copied, in reading order. Errors: title.repeated."""
    yield from _among(protocol.divisions)
    for division in protocol.all_divisions():
        yield from _among(division.children)


def _among(sisters: Sequence[Division]) -> Iterator[Diagnostic]:
    before: list[tuple[_Heading, Division]] = []
    for sister in sisters:
        found = list(_headings(sister))
        for heading in found:
            first = next((pair for pair in before if _is_copy(heading, sister, *pair)), None)
            if first is not None:
                yield _told(heading, sister, *first)
        before += [(heading, sister) for heading in found]


def _headings(division: Division) -> Iterator[_Heading]:
    for block in division.blocks:
        if isinstance(block, Paragraph) and _is_bold(block):
            text = plain(block.content).strip()
            yield _Heading(paragraph=block, text=text, letters=fold(text).rstrip(" :-"), words=_words(text))


def _is_bold(paragraph: Paragraph) -> bool:
    return any(isinstance(inline, Strong) for inline in paragraph.content) and all(
        isinstance(inline, Strong) or (isinstance(inline, Text) and not inline.text.strip(" :.\u00a0\u202f"))
        for inline in paragraph.content
    )


def _is_copy(heading: _Heading, home: Division, other: _Heading, origin: Division) -> bool:
    """Tell whether a heading repeats another one, and speaks of the division of the other one."""
    if not _are_alike(heading.letters, other.letters):
        return False
    of_origin = len(heading.words & _words(plain(origin.title)))
    return of_origin - len(heading.words & _words(plain(home.title))) >= _CLEARLY


def _are_alike(first: str, second: str) -> bool:
    if first == second:
        return True
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.real_quick_ratio() >= _SAME and matcher.quick_ratio() >= _SAME and matcher.ratio() >= _SAME


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word).rstrip("sx") for word in re.findall(r"[^\W\d_]{4,}", text))


def _told(heading: _Heading, home: Division, other: _Heading, origin: Division) -> Diagnostic:
    return Diagnostic(
        code="title.repeated",
        message=f"L'intertitre « {heading.text} » est celui de «{NO_BREAK}{plain(origin.title)}{NO_BREAK}», et se "
        f"trouve sous «{NO_BREAK}{plain(home.title)}{NO_BREAK}».",
        span=heading.paragraph.span,
        quote=heading.text,
        hint="dites dans l'intertitre ce que cette division a de propre",
        related=(Related(caption="même intertitre ici", span=other.paragraph.span, quote=other.text),),
    )
