"""Cells of a grid to their texts: paragraphs, entries of lists, what runs on after a page break."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from compiler.adopt.recognising.cutting import cut, join, lines_of, split_at, tidy
from compiler.adopt.recognising.statement import Statement, statements_of
from compiler.diagnostics.span import NOWHERE, Span
from compiler.model.paper import Cell
from compiler.model.text import Inlines, LineBreak, plain

_ITEM_SIGN = re.compile(r"\s+[-–•]\s+(?=[A-ZÀ-ÖØ-Þ«\"])")
_NUMBER_SIGN = re.compile(r"(?:^|\s)(?P<rank>\d{1,2})\s?[.)]\s+(?=[A-ZÀ-ÖØ-Þ«\"])")
_INFINITIVE = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ'’-]+(?:er|ir|[eo]ndre|ttre|uire|crire|ivre|clure)(?=\s)")
_FEWEST_WORDS, _LONGEST = 3, 4_000
_ENDS_PHRASE = re.compile(r"[a-zà-öø-ÿ)] \Z")
_LEADS_ON = re.compile(
    r"\b(?:au|aux|le|la|les|l|de|du|des|d|un|une|ce|cet|cette|ces|et|ou|à|en|par|pour|sur|avec|dans|son|sa|ses|"
    r"leurs?) \Z",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"[\w,(’'«/-]\Z")
_STARTS_SMALL = re.compile(r"[(«]?[a-zà-öø-ÿ\d]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a cell says: its statements, and their words on one line."""

    statements: tuple[Statement, ...] = ()
    text: str = ""
    anchor: str = ""
    span: Span = field(default=NOWHERE, compare=False)


def content_of(cell: Cell) -> Content:
    """Return what a cell says; each line of a paragraph with line breaks is a statement."""
    statements = tuple(_by_line(statements_of(cell.pieces)))
    return Content(
        statements=statements,
        text=" ".join(statement.written for statement in statements),
        anchor=cell.anchor or next((statement.anchor for statement in statements if statement.anchor), ""),
        span=cell.span,
    )


def _by_line(statements: Iterable[Statement]) -> Iterator[Statement]:
    for statement in statements:
        if any(isinstance(inline, LineBreak) for inline in statement.words):
            for rank, line in enumerate(lines_of(statement.words)):
                yield from _line(statement, line, rank)
        else:
            yield statement


def _line(statement: Statement, line: Inlines, rank: int) -> Iterator[Statement]:
    if text := plain(line):
        yield Statement(
            words=line,
            text=text,
            marker=statement.marker if not rank else "",
            depth=statement.depth,
            span=statement.span,
        )


def continued(first: Content, second: Content) -> Content:
    """Return a cell with what follows it on the next page, the sentence that was cut made whole."""
    if not first.statements or not second.statements:
        return first if first.statements else second
    head, last, following = first.statements[:-1], first.statements[-1], second.statements
    if _runs_on(last, following[0]):
        words = join(last.words, following[0].words)
        whole = Statement(
            words=words,
            text=plain(words),
            marker=last.marker,
            depth=last.depth,
            style=last.style,
            span=last.span,
        )
        following = (whole, *following[1:])
    else:
        following = (last, *following)
    statements = (*head, *following)
    return Content(
        statements=statements,
        text=" ".join(statement.written for statement in statements),
        anchor=first.anchor,
        span=first.span,
    )


def _runs_on(last: Statement, following: Statement) -> bool:
    """Tell whether a sentence goes on: nothing ends the first part, nothing starts the second."""
    if following.marker or not _OPEN_END.search(last.text):
        return False
    return bool(_STARTS_SMALL.match(following.text)) or not _INFINITIVE.match(following.text)


def items_of(content: Content) -> tuple[Statement, ...]:
    """Return the entries that a cell lists: one for each dash, also where several stand on one line."""
    is_list = any(statement.is_entry for statement in content.statements)
    items: list[Statement] = []
    for statement in content.statements:
        parts = split_at(statement.words, _ITEM_SIGN) if is_list else (statement.words,)
        for rank, part in enumerate(parts):
            text = plain(part).strip()
            if re.search(r"\w", text):
                marker = statement.marker if not rank else "-"
                items.append(
                    Statement(
                        words=part, text=text, marker=marker, depth=statement.depth, span=statement.span
                    )
                )
    return tuple(_rejoined(items)) if is_list else tuple(items)


def _rejoined(items: list[Statement]) -> list[Statement]:
    """Return entries with what follows them inside put back: a line without a dash that starts small."""
    joined: list[Statement] = []
    for item in items:
        last = joined[-1] if joined else None
        if (
            last is not None
            and not item.marker
            and _STARTS_SMALL.match(item.text)
            and _OPEN_END.search(last.text)
        ):
            words = join(last.words, item.words)
            joined[-1] = Statement(
                words=words, text=plain(words), marker=last.marker, depth=last.depth, span=last.span
            )
        else:
            joined.append(item)
    return joined


def numbered_parts(words: Inlines) -> tuple[Inlines, tuple[Inlines, ...]]:
    """Return what comes before "1. … 2. …" on one line, then each part; no part unless the numbers follow from 1."""
    text = plain(words)
    marks: list[re.Match[str]] = []
    for found in _NUMBER_SIGN.finditer(text):
        if int(found["rank"]) == len(marks) + 1:
            marks.append(found)
    if len(marks) < 2:  # noqa: PLR2004 - one number makes no list
        return words, ()
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    parts = tuple(tidy(cut(words, mark.end(), end)) for mark, end in zip(marks, ends, strict=True))
    return tidy(cut(words, 0, marks[0].start())), parts


def sentences_apart(words: Inlines) -> tuple[Inlines, ...]:
    """Return the engagements written one after another without a stop: each starts with a capital infinitive."""
    text = plain(words)
    if not _INFINITIVE.match(text) or len(text) > _LONGEST:
        return (words,)
    places = [
        found.start()
        for found in _INFINITIVE.finditer(text)
        if _starts_phrase(text[: found.start()], text[found.start() :])
    ]
    starts = [0, *places]
    ends = [*places, len(text)]
    return tuple(tidy(cut(words, start, end)) for start, end in zip(starts, ends, strict=True))


def _starts_phrase(before: str, after: str) -> bool:
    """Tell whether a capital infinitive starts a phrase: words end before it, outside brackets, and words follow."""
    return (
        bool(_ENDS_PHRASE.search(before))
        and not _LEADS_ON.search(before)
        and before.count("(") == before.count(")")
        and before.count("«") == before.count("»")
        and len(after.split()) >= _FEWEST_WORDS
    )
