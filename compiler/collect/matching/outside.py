"""What reviewers wrote outside the text (headers, footers, contents, text boxes) to what is told and left aside.

The contents follow the titles: one that was made again proposes nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from compiler.collect.matching.composed import is_contents_title, without_page
from compiler.collect.matching.copy_lines import author_of
from compiler.collect.matching.folding import signs
from compiler.collect.matching.touches import Touch, touches
from compiler.collect.naming import name_of, quoted
from compiler.model.printed import NO_BREAK
from compiler.model.review import Edge, Ignored, Reviewed, ReviewedLine, Trace
from compiler.model.source_line import SourceLine, digest

_WHERE = {
    Edge.HEADER: "dans l'en-tête des pages",
    Edge.FOOTER: "dans le pied de page",
    Edge.CONTENTS: "dans le sommaire",
    Edge.BOX: "dans une zone de texte",
}
_FOOTER = re.compile(r"Page \S* sur \S*")
_FIGURES = re.compile(r"\d+")
_MOST = 1_000
_APART = f"{NO_BREAK}: c'est hors du texte."


def outside(reviewed: Reviewed, lines: Sequence[SourceLine], header: str) -> Iterator[Ignored]:
    """Yield what was changed outside the text. `header` is what the act prints above its pages, empty if unknown."""
    contents = _Contents(reviewed, lines)
    margins = _Margins(reviewed.outside, header)
    told = (
        ignored
        for line in reviewed.outside
        for ignored in (contents.told(line) if line.edge is Edge.CONTENTS else margins.told(line))
    )
    yield from dict.fromkeys(islice(chain(margins.lost(), told), _MOST))
    yield from contents.makers.values()


def _tracked(line: ReviewedLine) -> Iterator[Ignored]:
    before = line.before
    for touch in touches(line.runs):
        if words := _deed(before, touch):
            where = f"{_WHERE[line.edge]}{_around(before, touch)}"
            message = f"{name_of(touch.trace)} a {words} {where}, hors du texte."
            yield Ignored(message=message, rank=line.rank, trace=touch.trace)


def _deed(before: str, touch: Touch) -> str:
    gone, come = before[touch.start : touch.end].strip(), touch.added.strip()
    if gone and come:
        return f"remplacé {quoted(gone)} par {quoted(come)}"
    if come:
        return f"ajouté {quoted(come)}"
    return f"supprimé {quoted(gone)}" if gone else ""


def _around(before: str, touch: Touch) -> str:
    """Return the line that a change stands in, unless it is the whole of it."""
    rest = before[: touch.start] + before[touch.end :]
    return f" ({quoted(before)})" if rest.strip() else ""


class _Margins:
    """Headers, footers and text boxes, and what the act prints above its pages."""

    def __init__(self, lines: Sequence[ReviewedLine], header: str) -> None:
        self.header = header
        self.shapes: set[object] = set()
        held = [signs(line.before) for line in lines if line.edge is Edge.HEADER and line.before.strip()]
        self.is_bare = not held
        self.is_whole = not header or signs(header) in held

    def told(self, line: ReviewedLine) -> Iterator[Ignored]:
        """Yield what was changed in a line. The words of a box are told with it: only what was tracked in it is not."""
        if self._is_repeated(line):
            return
        words = " ".join(line.before.split())
        if words and not self._is_ours(line.edge, words):
            place = "L'en-tête des pages" if line.edge is Edge.HEADER else "Le pied de page"
            instead = (
                f" au lieu de {quoted(self.header)}" if line.edge is Edge.HEADER and not self.is_whole else ""
            )
            message = f"{place} porte {quoted(words)}{instead}, ce que l'acte n'y imprime pas{_APART}"
            yield Ignored(message=message, rank=line.rank)
        yield from _tracked(line)

    def lost(self) -> Iterator[Ignored]:
        """Yield that nothing stands above the pages any more."""
        if self.is_bare and not self.is_whole:
            yield Ignored(message=f"L'en-tête des pages ne porte pas {quoted(self.header)}{_APART}")

    def _is_repeated(self, line: ReviewedLine) -> bool:
        """Tell whether the same line stood in the pages of another section, but for their numbers."""
        shape = (line.edge, tuple((run.mark, run.trace, _FIGURES.sub("0", run.text)) for run in line.runs))
        is_repeated = shape in self.shapes
        self.shapes.add(shape)
        return is_repeated and line.edge is not Edge.BOX

    def _is_ours(self, edge: Edge, words: str) -> bool:
        if edge is Edge.HEADER:
            return not self.header or signs(words) == signs(self.header)
        return edge is not Edge.FOOTER or _FOOTER.fullmatch(words) is not None


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of the contents, before and after review, without the number of its page."""

    before: str
    after: str


class _Contents:
    """The contents of a copy, and the lines that they may list."""

    def __init__(self, reviewed: Reviewed, lines: Sequence[SourceLine]) -> None:
        listed = [line for line in reviewed.outside if line.edge is Edge.CONTENTS]
        held = (text for line in reviewed.lines for text in (line.before, line.after)) if listed else ()
        printed = (line.printed for line in lines) if listed else ()
        self.known = reviewed.prints | {digest(text) for text in (*held, *printed)}
        self.makers: dict[str, Ignored] = {}
        self.left = {signs(self._entry(line.after)) for line in listed}

    def told(self, line: ReviewedLine) -> Iterator[Ignored]:
        """Yield what was changed in a line, unless the contents were only made again: `makers` then say who did."""
        entry = _Entry(self._entry(line.before), self._entry(line.after))
        found = touches(line.runs)
        if not self._is_known(entry.before):
            message = f"Le sommaire porte {quoted(entry.before)}, qui n'est pas une ligne de l'acte{_APART}"
            yield Ignored(message=message, rank=line.rank)
        if self._is_made_again(entry):
            for touch in found:
                self.makers.setdefault(
                    author_of(touch.trace),
                    Ignored(message=_made_again(touch.trace), rank=line.rank, trace=touch.trace),
                )
        else:
            yield from _tracked(line)

    def _entry(self, text: str) -> str:
        """Return a line without the number of its page: a title may end with a number of its own."""
        whole = " ".join(text.split())
        return whole if digest(whole) in self.known else without_page(whole)

    def _is_known(self, words: str) -> bool:
        return not words or digest(words) in self.known or is_contents_title(words)

    def _is_made_again(self, entry: _Entry) -> bool:
        if signs(entry.before) == signs(entry.after):
            return True
        if not entry.after:
            return signs(entry.before) in self.left
        return self._is_known(entry.before) and self._is_known(entry.after)


def _made_again(trace: Trace | None) -> str:
    return f"{name_of(trace)} a mis à jour le sommaire, qui suit les intitulés de l'acte."
