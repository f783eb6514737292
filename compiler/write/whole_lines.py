"""Whole lines of a source file added, removed, moved, in place: what the author wrote around them stays.

What is no prose, no item, no text of an engagement and no indicator is refused.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from compiler.diagnostics.span import Span
from compiler.model.source_line import INDICATORS, LineForm
from compiler.model.text import Inlines
from compiler.write.alignment import find_words
from compiler.write.alineas import added, added_after_list, joined, removed
from compiler.write.blocks import opened
from compiler.write.entries import (
    entry_added,
    entry_of,
    entry_pasted,
    entry_removed,
    entry_source,
)
from compiler.write.escapes import Piece, as_prose, escaped
from compiler.write.letters import NOTE, printed
from compiler.write.regions import Lines, fence_around, regions
from compiler.write.sheets import Stand, stand_of
from compiler.write.spelling import folded
from compiler.write.splits import cut_of

ALINEAS = (LineForm.PROSE, LineForm.ENGAGEMENT)
ITEMS = (LineForm.ITEM, LineForm.ENGAGEMENT_ITEM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A new line after the one that stands at `span`: an alinéa, an item, an indicator; the first alinéa of a title.

    `text` is what it prints. With `is_source`, it is what an author wrote: what `taken_out` returned. `free_id` is the
    id that an indicator keeps although its block has it: its own, which leaves at the same time. `ends_list` says that
    the line is an item, the last of its list, and that an alinéa follows the list.
    """

    span: Span
    form: LineForm
    text: str
    is_source: bool = False
    free_id: str = ""
    ends_list: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """A line taken away; `before` is what it held."""

    span: Span
    form: LineForm
    before: Inlines


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """An alinéa cut in two; `at` is a place in its printed words."""

    span: Span
    content: Inlines
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Two alinéas that follow each other made one."""

    first: Span
    second: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A line taken from its place and put after another one of its file, as its author wrote it."""

    span: Span
    form: LineForm
    after_span: Span
    after_form: LineForm


WholeLine: TypeAlias = Addition | Removal | Split | Join | Move


def typed_words(words: str) -> str:
    """Return printed words as an author types them: no sign of theirs is a mark."""
    return escaped([Piece(folded(words).strip(), literal=True)])


# -- one more


def with_added(text: str, additions: Sequence[Addition]) -> str | None:
    """Return a file with the lines that all follow one line, in order; None when that line takes none."""
    span, form = additions[0].span, additions[0].form
    if form in INDICATORS:
        return _with_entries(text, additions)
    place = _opened(text, span, form)
    if place is None:
        return None
    text, span = place
    for addition in reversed(additions):
        source = addition.text if addition.is_source else as_prose(typed_words(addition.text))
        after = _with_lines(text, span, form, source, ends_list=addition.ends_list)
        if after is None:
            return None
        text = after
    return text


def _with_entries(text: str, additions: Sequence[Addition]) -> str | None:
    span = additions[0].span
    for addition in additions:
        entry, words = entry_of(text, span), typed_words(addition.text)
        if entry is None or not words:
            return None
        source = addition.text
        after = (
            entry_pasted(text, entry, source, free=addition.free_id)
            if addition.is_source
            else entry_added(text, entry, words)
        )
        if after is None:
            return None
        text, span = after, replace(span, line=entry.last + 1 + entry.is_spaced)
    return text


def _opened(text: str, span: Span, form: LineForm) -> tuple[str, Span] | None:
    return opened(text, span) if form is LineForm.ENGAGEMENT else (text, span)


def _with_lines(text: str, span: Span, form: LineForm, source: str, *, ends_list: bool = False) -> str | None:
    stand = _stand(text, span, form)
    if stand is None or not source.strip():
        return None
    return (added_after_list if ends_list else added)(stand, source.split("\n"))


def _stand(text: str, span: Span, form: LineForm) -> Stand | None:
    """Return where a line stands, None when it has not the form that it is said to have."""
    stand = stand_of(text, span)
    if stand is None or stand.is_heading is not (form is LineForm.TITLE):
        return None
    if form is LineForm.TITLE:
        return None if stand.sheet.is_value or stand.sheet.depth else stand
    is_value = form in (LineForm.ENGAGEMENT, LineForm.ENGAGEMENT_ITEM)
    if stand.sheet.is_value is not is_value or (form in ALINEAS and stand.marker):
        return None
    return stand if form in ALINEAS or form in ITEMS else None


# -- one less


def with_removed(text: str, removal: Removal) -> str | None:
    """Return a file without a line; None when it is not there as it was, or must stay."""
    key = "libelle" if removal.form in INDICATORS else ""
    found = find_words(text, regions(text, removal.span, key), printed(removal.before))
    return taken(text, removal.span, removal.form) if found is not None else None


def taken(text: str, span: Span, form: LineForm) -> str | None:
    """Return a file without the line at a place."""
    if form in INDICATORS:
        entry = entry_of(text, span)
        return entry_removed(text, entry) if entry is not None else None
    stand = _stand(text, span, form)
    return removed(stand) if stand is not None else None


def taken_out(text: str, span: Span, form: LineForm, *, keeps_file: bool = True) -> str | None:
    """Return what the author wrote of a line, for an addition to take; None when it is no line that can be moved.

    Nor when it calls a footnote and leaves its file: the note would not follow.
    """
    source: str | None = None
    if form in INDICATORS:
        entry = entry_of(text, span)
        source = entry_source(text, entry) if entry is not None else None
    elif form is not LineForm.TITLE and (stand := _stand(text, span, form)) is not None:
        rows = stand.sheet.rows[stand.top : stand.bottom + 1]
        rest = (row.words.lstrip(" ") for row in rows[1:])
        source = "\n".join((rows[0].words[stand.column :], *rest))
    leaves_notes = not keeps_file and source is not None and re.search(NOTE, source)
    return None if leaves_notes else source


def _can_follow(form: LineForm, after: LineForm) -> bool:
    """Tell whether a line of one form may be moved after a line of another."""
    if form in INDICATORS:
        return form is after
    texts = (*ALINEAS, *ITEMS)
    return form in texts and (after in texts or after is LineForm.TITLE)


def pasted_of(text: str, move: Move) -> Addition | None:
    """Return the addition that puts a line where it is moved; None when it cannot stand there."""
    source = taken_out(text, move.span, move.form)
    if source is None or not _can_follow(move.form, move.after_form):
        return None
    lines = Lines(text)
    is_home = fence_around(lines, move.span.line) == fence_around(lines, move.after_span.line)
    entry = entry_of(text, move.span) if is_home and move.form in INDICATORS else None
    return Addition(
        span=move.after_span,
        form=move.after_form,
        text=source,
        is_source=True,
        free_id=entry.own if entry is not None else "",
    )


# -- joined


def with_joined(text: str, join: Join) -> str | None:
    """Return a file with two alinéas made one; None when a quotation or a sentence would be read otherwise."""
    first, second = stand_of(text, join.first), stand_of(text, join.second)
    if first is None or second is None:
        return None
    words = "".join(row.words for row in first.sheet.rows[first.top : first.bottom + 1])
    # Straight quotes are paired along a text: one without its pair would turn those of the second.
    return None if words.count('"') % 2 else joined(first, second)


# -- what each edit takes for itself


def stretches(text: str, edit: WholeLine) -> tuple[tuple[int, int], ...]:
    """Return the stretches of a file that an edit needs to itself, in its own order; none when it is refused."""
    found = _needed(text, edit)
    return () if None in found else tuple(one for one in found if one is not None)


def _needed(text: str, edit: WholeLine) -> tuple[tuple[int, int] | None, ...]:
    match edit:
        case Addition():
            return (_end(text, edit.span, edit.form),)
        case Removal():
            return (_whole(text, edit.span, edit.form),)
        case Split():
            cut = cut_of(text, edit.span, edit.content, edit.at)
            return ((cut.end, cut.start) if cut is not None else None,)
        case Join():
            return (_gap(text, edit),)
        case Move():
            return _whole(text, edit.span, edit.form), _end(text, edit.after_span, edit.after_form)


def _whole(text: str, span: Span, form: LineForm) -> tuple[int, int] | None:
    lines = Lines(text)
    if form in INDICATORS:
        entry = entry_of(text, span)
        return (lines.start(entry.first), lines.end(entry.last)) if entry else None
    return (lines.start(span.line), lines.end(max(span.line, span.end_line)))


def _end(text: str, span: Span, form: LineForm) -> tuple[int, int] | None:
    whole = _whole(text, span, form)
    if whole is None:
        return None
    if form is LineForm.ENGAGEMENT and stand_of(text, span) is None:
        # A text on one line is written anew as a block.
        return whole
    return whole[1], whole[1]


def _gap(text: str, join: Join) -> tuple[int, int]:
    lines = Lines(text)
    # One letter more on each side: neither of the two may go.
    return lines.end(max(join.first.line, join.first.end_line)) - 1, lines.start(join.second.line) + 1
