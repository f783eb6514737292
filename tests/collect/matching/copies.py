"""Copies of an act as reviewers give them back, built line by line, without a Word file."""

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from compiler.collect.matching import collect
from compiler.model.change import Mark
from compiler.model.review import (
    Comment,
    Edge,
    Proposal,
    Review,
    Reviewed,
    ReviewedLine,
    Run,
    Trace,
    WordChange,
)
from compiler.model.source_line import LineForm, SourceLine, digest, source_lines
from compiler.model.text import Text
from compiler.pipeline.story import load

AUTHORS = ("Jeanne D.", "Karim B.", "Sacha M.")
JEANNE, KARIM, SACHA = (Trace(author=name, when="2026-03-02T09:15:00Z") for name in AUTHORS)
_SOURCE = Path(__file__).parents[3] / "source"
_WORD = re.compile(r"[a-zéèêàçîôû]{4,}")


@cache
def own_lines() -> tuple[SourceLine, ...]:
    """Return the printed lines of our own act."""
    return source_lines(load(_SOURCE).value)


def prose(*texts: str, form: LineForm = LineForm.PROSE) -> tuple[SourceLine, ...]:
    """Return the lines of a small act."""
    return tuple(
        SourceLine(words=text, form=form, place=f"l'alinéa {rank}", content=(Text(text=text),))
        for rank, text in enumerate(texts)
    )


def prints_of(lines: Iterable[SourceLine]) -> frozenset[str]:
    """Return what tells the lines of the text that a copy was made from."""
    return frozenset(digest(line.printed) for line in lines)


def copy_of(lines: Sequence[SourceLine]) -> list[ReviewedLine]:
    """Return an untouched copy, with its bookmarks."""
    seen: set[str] = set()
    copy: list[ReviewedLine] = []
    for rank, line in enumerate(lines):
        anchors = (line.anchor,) if line.anchor and line.anchor not in seen else ()
        seen.add(line.anchor)
        edge = Edge.NOTE if line.form is LineForm.NOTE else Edge.TEXT
        copy.append(ReviewedLine(runs=(Run(text=line.printed),), rank=rank, edge=edge, anchors=anchors))
    return copy


def line_of(*runs: Run, end: Mark = Mark.KEPT, end_trace: Trace | None = None) -> ReviewedLine:
    """Return a reviewed line."""
    return ReviewedLine(runs=runs, rank=0, end=end, end_trace=end_trace)


def kept(text: str, *comments: str) -> Run:
    return Run(text=text, comments=comments)


def added(text: str, trace: Trace = JEANNE, move: str = "", *comments: str) -> Run:
    return Run(text=text, mark=Mark.ADDED, trace=trace, move=move, comments=comments)


def removed(text: str, trace: Trace = JEANNE, move: str = "", *comments: str) -> Run:
    return Run(text=text, mark=Mark.REMOVED, trace=trace, move=move, comments=comments)


def review_of(
    lines: tuple[SourceLine, ...],
    copy: Iterable[ReviewedLine],
    *,
    prints: frozenset[str] | None = None,
    comments: tuple[Comment, ...] = (),
) -> Review:
    """Return what a copy proposes; it was made from these lines unless `prints` says otherwise."""
    ranked = tuple(replace(line, rank=rank) for rank, line in enumerate(copy))
    known = prints_of(lines) if prints is None else prints
    result = collect(Reviewed(file="relu.docx", lines=ranked, comments=comments, prints=known), lines)
    assert not result.diagnostics
    return result.value


def proposals_of(lines: tuple[SourceLine, ...], *copy: ReviewedLine) -> tuple[Proposal, ...]:
    """Return the proposals of a copy made from these lines."""
    return review_of(lines, copy).proposals


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """One tracked edit: words of a printed line, from `start` to `end`, replaced by `added`."""

    line: int
    start: int
    end: int
    added: str
    trace: Trace


def struck(copy: list[ReviewedLine], strokes: Iterable[Stroke]) -> list[ReviewedLine]:
    """Return a copy with tracked edits that do not overlap."""
    by_line: dict[int, list[Stroke]] = defaultdict(list)
    for stroke in strokes:
        by_line[stroke.line].append(stroke)
    marked = list(copy)
    for rank, each in by_line.items():
        marked[rank] = replace(copy[rank], runs=tuple(_runs(copy[rank].before, each)))
    return marked


def _runs(text: str, strokes: list[Stroke]) -> Iterable[Run]:
    place = 0
    for stroke in sorted(strokes, key=lambda one: one.start):
        pieces = (
            kept(text[place : stroke.start]),
            removed(text[stroke.start : stroke.end], stroke.trace),
            added(stroke.added, stroke.trace),
        )
        yield from (piece for piece in pieces if piece.text)
        place = stroke.end
    yield kept(text[place:])


def strokes_on(lines: Sequence[SourceLine], count: int, seed: int = 20201208) -> list[Stroke]:
    """Return random edits of the words of random lines, by three authors, no two of them on one word."""
    chance = random.Random(seed)  # noqa: S311 - the same seed must give the same copy
    words = [
        (rank, match.start() + len(line.lead), match.end() + len(line.lead), match.group())
        for rank, line in enumerate(lines)
        if not line.fixed
        for match in _WORD.finditer(line.words)
    ]
    return [_stroke(chance, *word) for word in sorted(chance.sample(words, count))]


def _stroke(chance: random.Random, rank: int, start: int, end: int, word: str) -> Stroke:
    trace = Trace(author=chance.choice(AUTHORS), when=f"2026-03-{chance.randint(1, 28):02d}T09:00:00Z")
    place = chance.choice(
        ((start, end, f"{word}-bis"), (start, end, ""), (end, end, " nouveau"), (end, end, "s"))
    )
    return Stroke(line=rank, start=place[0], end=place[1], added=place[2], trace=trace)


def as_change(stroke: Stroke, line: SourceLine) -> WordChange:
    """Return an edit in the words of its line."""
    lead = len(line.lead)
    return WordChange(start=stroke.start - lead, end=stroke.end - lead, added=stroke.added)
