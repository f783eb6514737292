"""A division to its heading line, in a form that reads back as the same kind, number and title."""

import re

from compiler.diagnostics.suggestion import fold
from compiler.model.division import ANNEXE, ARTICLE, PREAMBLE, SECTION, Division, Level
from compiler.write.inline import Hand

NO_TITLE = "<!-- sans titre -->"
_APART = "<!-- -->"
"""A comment that keeps the first words of a title from being taken for a number; reading drops it."""
_DEEPEST = 6
_NUMBER = r"(?:\d+(?:\.\d+)*(?:\.[a-z])?(?:-\d+)*|[IVXLC]+|[A-Z])(?: (?:bis|ter|quater))?"
_BARE_NUMBER = re.compile(_NUMBER + r"\Z")
_SECTION_NUMBER = re.compile(rf"(?:{_NUMBER}|[a-z])\Z")
_DOTTED = re.compile(rf"(?P<number>{_NUMBER}|[a-z])(?=[.)/]\s)")
_DASHED = re.compile(rf"(?P<number>{_NUMBER}|[a-z])\s+(?=[–—-]\s)")


def heading_line(division: Division, depth: int, levels: tuple[Level, ...], hand: Hand) -> str:
    """Return the heading of a division that stands at `depth`; Markdown has six, and deeper ones share the last."""
    title = hand.line(division.title).replace("{#", "{\\#")
    return f"{'#' * min(depth, _DEEPEST)} {_words(division, title, levels)} {{#{division.id}}}"


def _words(division: Division, title: str, levels: tuple[Level, ...]) -> str:
    word = level_word(division.kind, levels)
    if word and _BARE_NUMBER.match(division.number):
        return f"{word} {division.number} – {title or NO_TITLE}"
    if division.kind == PREAMBLE and fold(title) == PREAMBLE:
        return title
    if _SECTION_NUMBER.match(division.number):
        return f"{division.number} – {title or NO_TITLE}"
    return _plain(f"{division.number} {title}".strip(), levels)


def level_word(kind: str, levels: tuple[Level, ...]) -> str:
    """Return the word that opens the headings of a kind of division: "Article", "Axe"; empty for the others."""
    name = {ARTICLE: "Article", ANNEXE: "Annexe"}.get(kind) or next(
        (level.name.replace(" ", "-") for level in levels if level.id == kind and kind != SECTION), ""
    )
    return name[:1].upper() + name[1:]


def _plain(title: str, levels: tuple[Level, ...]) -> str:
    """Return the title of a section without number, kept from being read as something else."""
    if not title:
        return NO_TITLE
    first = fold(title.split(maxsplit=1)[0])
    kinds = {"article", "annexe", *(fold(level.name) for level in levels)}
    if first in kinds or fold(title) == PREAMBLE:
        meant = re.match(r"\S+\s+(?:\d|[IVXLCA-Z]+(?: \w+)?\s*[–—:-])", title) or " " not in title
        return f"{_APART}{title}" if meant or fold(title) == PREAMBLE else title
    if dotted := _DOTTED.match(title):
        place = dotted.end("number")
        return f"{title[:place]}\\{title[place:]}"
    if dashed := _DASHED.match(title):
        place = dashed.end()
        return f"{title[:place]}{_APART}{title[place:]}"
    return title
