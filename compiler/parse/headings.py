"""Heading lines to the division they open: kind, number, title, id."""

import re
from dataclasses import dataclass

from compiler.diagnostics.span import Span, whole_lines
from compiler.diagnostics.suggestion import fold
from compiler.model.division import ANNEXE, ARTICLE, PREAMBLE, SECTION, Level
from compiler.model.text import Inlines
from compiler.parse.context import Reading
from compiler.parse.corner import Corner
from compiler.parse.inline import read_inline
from compiler.parse.markdown import RawHeading

_ID = re.compile(r"\s*\{#([^}]*)\}\s*$")
_GOOD_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_NUMBER = r"(?:\d+(?:\.\d+)*(?:\.[a-z])?(?:-\d+)*|[IVXLC]+|[A-Z])(?: (?:bis|ter|quater))?"
_LEVELED = re.compile(rf"(?P<word>\S+)\s+(?P<number>{_NUMBER})(?:er)?\s*(?:[–—:]|\s-\s)\s*(?P<title>.+)\Z")
_SUGGESTED_WORDS = 4
_NUMBERED = re.compile(
    rf"(?P<number>{_NUMBER}|[a-z])\s+(?:[–—]|-)\s+(?P<title>.+)\Z|(?P<dotted>{_NUMBER}|[a-z])[.)/]\s+(?P<rest>.+)\Z"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading understood."""

    kind: str
    number: str
    title: Inlines
    id: str
    depth: int
    span: Span


def read_heading(
    raw: RawHeading, corner: Corner, levels: tuple[Level, ...], reading: Reading
) -> Heading | None:
    """Read a heading; None when it cannot open a division, which was then reported.

    Errors: heading.missing-id, heading.bad-id, heading.malformed, id.duplicate.
    """
    span = whole_lines(corner.file, raw.line, raw.line)
    if not _ID.sub("", raw.text).strip():
        reading.report(
            "heading.malformed",
            "Ce titre est vide.",
            span,
            hint="écrivez par exemple « # Article 1 – Objet {#objet} »",
        )
        return None
    words, name = _split_id(raw, span, reading)
    kind, number, title = _understand(words, levels)
    if not kind:
        reading.report(
            "heading.malformed",
            f"Le titre « {words} » n'a pas la forme attendue.",
            span,
            hint=f"écrivez « {_expected_form(words)} » : un numéro, un tiret, un titre",
        )
        return None
    if name is None or not reading.claim(name, span, f"#{name}"):
        return None
    place = corner.place(raw.text, raw.line)
    return Heading(
        kind=kind, number=number, title=read_inline(title, place), id=name, depth=raw.depth, span=span
    )


def _split_id(raw: RawHeading, span: Span, reading: Reading) -> tuple[str, str | None]:
    found = _ID.search(raw.text)
    words = _ID.sub("", raw.text).strip()
    if found is None:
        reading.report(
            "heading.missing-id",
            f"Le titre « {words} » n'a pas d'identifiant.",
            span,
            hint="ajoutez-en un à la fin du titre, par exemple "
            f"{{#{_suggested_id(re.split('[–—:]', words)[-1])}}}",
        )
        return words, None
    if not _GOOD_ID.match(found.group(1)):
        reading.report(
            "heading.bad-id",
            f"L'identifiant « {found.group(1)} » n'est pas admis.",
            span,
            quote=f"#{found.group(1)}",
            hint=f"écrivez par exemple {{#{_suggested_id(found.group(1))}}} : "
            "minuscules sans accent, chiffres et traits d'union",
        )
        return words, None
    return words, found.group(1)


def _suggested_id(words: str) -> str:
    """Return an id that the author may take: the first words, written as ids are."""
    slug = re.sub(r"[^a-z0-9]+", "-", fold(words)).strip("-")
    return "-".join(slug.split("-")[:_SUGGESTED_WORDS]) or "duree"


def _expected_form(words: str) -> str:
    """Return what a malformed heading was probably meant to be."""
    kind, _, rest = words.partition(" ")
    number, _, title = rest.strip().partition(" ")
    return f"{kind} {number if number[:1].isdigit() else '1'} – {title.lstrip('-–—: ') or 'Titre'}"


def _understand(words: str, levels: tuple[Level, ...]) -> tuple[str, str, str]:
    """Return kind, number and title; an empty kind when a level word is not followed by a number and a title."""
    kinds = {"article": ARTICLE, "annexe": ANNEXE} | {fold(level.name): level.id for level in levels}
    if fold(words) == PREAMBLE:
        return PREAMBLE, "", words
    first = fold(words.split(maxsplit=1)[0]) if words else ""
    leveled = _LEVELED.match(words)
    if first in kinds:
        if leveled is None:
            # "Article unique" and "Axe de progrès" are titles of their own, as long as no number was meant.
            return (
                ("", "", "")
                if not words or re.match(r"\S+\s+\d", words) or first == words.lower()
                else (SECTION, "", words)
            )
        return kinds[first], leveled.group("number"), leveled.group("title").strip()
    numbered = _NUMBERED.match(words)
    if numbered is not None:
        return (
            SECTION,
            numbered.group("number") or numbered.group("dotted"),
            numbered.group("title") or numbered.group("rest"),
        )
    return (SECTION, "", words) if words else ("", "", "")
