"""A stretch of a file and its new words to the stretch rewritten: word by word, around the author's marks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from compiler.write.alignment import Found
from compiler.write.changes import Change, changes
from compiler.write.cutting import Knife, Splice
from compiler.write.escapes import as_prose
from compiler.write.letters import MARKERS, NOTE, QUOTES, Printed, letters
from compiler.write.marks import NO_MARKS, Marks, reprinted, stripped, with_marks
from compiler.write.regions import Region, Style
from compiler.write.spelling import folded
from compiler.write.yaml_text import enclosed, is_plain

_NOTE_HEAD = re.compile(rf" {{0,3}}{NOTE}:[ \t]*")
_NUMBER = r"(?:\d[\d.-]*(?:[a-z])?|[IVXLC]+|[A-Za-z])(?: (?:bis|ter|quater))?"
_LABEL = re.compile(
    rf"(?:[Aa]rticle|[Aa]nnexe)\s+\d|\S+\s+{_NUMBER}(?:er)?\s*(?:[–—:]|\s-\s)|{_NUMBER}(?:\s+[–—-]\s|[.)/]\s)"
)
_CELLS, _BAR = (Style.CELL, Style.QUOTED_CELL), "|"
_MARKDOWN_LINES = (Style.PROSE, Style.BLOCK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What a text prints, what it is to print and the marks on it. When it is literal, a star is a star."""

    before: Printed
    after: str
    marks: Marks = NO_MARKS
    is_literal: bool = False


def spliced(text: str, found: Found, wording: Wording) -> Splice | None:
    """Return the stretch rewritten; None when one of the changes falls where the file and the act do not agree."""
    region = found.region
    knife = Knife(text, found, wording.before, is_literal=wording.is_literal)
    changed = tuple(changes(wording.before.words.strip(), folded(wording.after).strip()))
    cuts: list[Splice] = []
    for change in changed:
        cut = knife.cut(change)
        if cut is None or any(cut.crosses(other) for other in cuts):
            return None
        cuts.append(_apostrophe_kept(text, region, cut))
    written = _applied(text, region, cuts)
    if region.style in _MARKDOWN_LINES:
        written = _as_lines(text[region.start : region.end], written)
    marked = _marked(written, region.style, wording, changed)
    if marked is None or not _spells(marked, region.style, knife.expected):
        return None
    if _has_new_label(text, found, marked):
        return None
    return _enclosed(region, text[region.start : region.end], marked)


def _marked(written: str, style: Style, wording: Wording, changed: Sequence[Change]) -> str | None:
    """Return a stretch with its new marks; None when one has no sure place."""
    if not wording.marks:
        return written
    if wording.is_literal:
        return None
    after = reprinted(stripped(wording.before), changed)
    return with_marks(written, style, after, wording.after, wording.marks)


def _apostrophe_kept(text: str, region: Region, cut: Splice) -> Splice:
    """Return a cut with its straight apostrophes curved where a figure now follows: reading curves none there."""
    mark = "''" if region.style is Style.SINGLE else "'"
    start, words = cut.start, cut.words
    if words.endswith(mark) and text[cut.end : cut.end + 1].isdigit():
        words = f"{words.removesuffix(mark)}’"
    if words[:1].isdigit() and text.endswith(mark, region.start, start):
        start, words = start - len(mark), f"’{words}"
    return Splice(start, cut.end, words)


def _applied(text: str, region: Region, cuts: list[Splice]) -> str:
    pieces: list[str] = []
    place = region.start
    for cut in sorted(cuts, key=lambda one: (one.start, one.end)):
        pieces += (text[place : cut.start], cut.words)
        place = cut.end
    return "".join((*pieces, text[place : region.end]))


def _as_lines(before: str, after: str) -> str:
    """Return lines of Markdown, those that a change would turn into titles or lists kept as prose."""
    known = before.split("\n")
    return "\n".join(line if line in known else _as_line(line, known) for line in after.split("\n"))


def _as_line(line: str, known: list[str]) -> str:
    """Return a line kept as prose after its own marks: those that a line had before the change are its author's."""
    heads = (found.group() for pattern in (_NOTE_HEAD, MARKERS) if (found := pattern.match(line)))
    own = next((head for head in heads if head and any(one.startswith(head) for one in known)), None)
    quotes = QUOTES.match(line)
    prefix = own if own is not None else quotes.group() if quotes else ""
    return prefix + as_prose(line[len(prefix) :])


def _spells(written: str, style: Style, expected: str) -> bool:
    """Tell whether a stretch spells what it should, once rewritten."""
    spelt = letters(written, Region(start=0, end=len(written), style=style))
    return "".join(letter.sign for letter in spelt) == expected


def _has_new_label(text: str, found: Found, written: str) -> bool:
    """Tell whether a title without number would now be read as having one."""
    region = found.region
    is_bare = region.style is Style.HEADING and found.places[0] == 0
    before = text[region.start : region.end]
    return is_bare and bool(_LABEL.match(written)) and not _LABEL.match(before)


def _enclosed(region: Region, before: str, written: str) -> Splice | None:
    """Return a stretch rewritten, between quotes when its new words need some; None when it would hold nothing."""
    if not written.strip():
        return None
    if region.style is Style.PLAIN and not is_plain(" ".join(written.split()), is_flow=region.is_flow):
        return Splice(region.start, region.end, enclosed(written))
    if region.style in _CELLS and written.count(_BAR) != before.count(_BAR):
        # A bar would make a list of the value, whatever the author meant.
        return None
    if region.style is Style.CELL and re.search(r'[,"\n]', written):
        doubled = written.replace('"', '""')
        return Splice(region.start, region.end, f'"{doubled}"')
    return Splice(region.start, region.end, written)
