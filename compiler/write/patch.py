"""Words and lines of a source file to others, in place: the author's marks, comments and quotes stay as they are.

What is no longer in the file as the act had it is refused, never guessed.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from compiler.diagnostics.span import Span
from compiler.model.text import Inlines
from compiler.write.alignment import find_words
from compiler.write.cutting import Splice
from compiler.write.letters import printed
from compiler.write.line_ends import with_ends_of, with_feeds
from compiler.write.marks import NO_MARKS, Marks
from compiler.write.notes import Definition, Undefinition, definition, undefinition
from compiler.write.regions import regions
from compiler.write.splicing import Wording, spliced
from compiler.write.splits import split
from compiler.write.whole_lines import (
    Addition,
    Join,
    Move,
    Removal,
    Split,
    WholeLine,
    pasted_of,
    stretches,
    taken,
    with_added,
    with_joined,
    with_removed,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewording:
    """New words for a text of the act: where it was read, what it held, what it is to print.

    `key` is the field or the column that holds it, when its span holds several texts that are alike. `is_literal` is
    for the fields that are read to the letter, where a star is a star. `marks` stand in the words of `after`.
    """

    span: Span
    before: Inlines
    after: str
    key: str = ""
    is_literal: bool = False
    marks: Marks = NO_MARKS


Edit: TypeAlias = Rewording | Addition | Removal | Split | Join | Move | Definition | Undefinition


@dataclass(frozen=True, slots=True)
class Patched:
    """A file with its new words, and what was refused: not found as the act had it, not safe, or changed twice."""

    text: str
    refused: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class _Step:
    """What an edit does at one place of a file. `make` takes the file with all that follows that place made."""

    place: Splice
    make: Callable[[str], str | None]


def patched(text: str, edits: Iterable[Edit]) -> Patched:
    """Return the text of a file with only these edits made; of two that meet in one place, the second is refused.

    A line may be added after one that is reworded or removed; several after one line follow it in their order.
    """
    before = with_feeds(text)
    units = _units(edits)
    kept: dict[int, tuple[_Step, ...]] = {}
    for rank, unit in enumerate(units):
        steps = _steps(before, unit)
        others = [other.place for one in kept.values() for other in one]
        if steps and not any(step.place.crosses(other) for step in steps for other in others):
            kept[rank] = steps
    after, failed = _made(before, kept)
    while failed is not None:
        del kept[failed]
        after, failed = _made(before, kept)
    refused = tuple(edit for rank, unit in enumerate(units) if rank not in kept for edit in unit)
    return Patched(with_ends_of(text, after) if kept else text, refused)


def _units(edits: Iterable[Edit]) -> list[tuple[Edit, ...]]:
    """Return edits one by one, the additions after one line together, where the first of them was."""
    found: dict[object, list[Edit]] = {}
    for rank, edit in enumerate(edits):
        is_fit = isinstance(edit, Addition) and edit.text.strip()
        key = (edit.span, edit.form) if isinstance(edit, Addition) and is_fit else rank
        found.setdefault(key, []).append(edit)
    return [tuple(unit) for unit in found.values()]


def _made(text: str, kept: Mapping[int, tuple[_Step, ...]]) -> tuple[str, int | None]:
    """Return the file with all steps made, from its end to its beginning; or the rank of one that cannot be."""
    steps = sorted(
        ((step.place.start, step.place.end, rank, step) for rank, one in kept.items() for step in one),
        key=lambda one: one[:3],
        reverse=True,
    )
    for _, _, rank, step in steps:
        after = step.make(text)
        if after is None:
            return text, rank
        text = after
    return text, None


def _steps(text: str, unit: tuple[Edit, ...]) -> tuple[_Step, ...]:
    """Return the steps of an edit, from what the file is before all of them; none when it is refused."""
    edit = unit[0]
    if isinstance(edit, Rewording):
        splice = splice_of(text, edit)
        return (_Step(splice, lambda now: _replaced(now, splice)),) if splice else ()
    if isinstance(edit, Definition | Undefinition):
        note = definition(text, edit) if isinstance(edit, Definition) else undefinition(text, edit)
        return (_Step(note, lambda now: _replaced(now, note)),) if note else ()
    makers, places = _makers(text, edit, unit), stretches(text, edit)
    if len(makers) != len(places):
        return ()
    return tuple(
        _Step(Splice(start, end, ""), make) for (start, end), make in zip(places, makers, strict=True)
    )


def _makers(text: str, edit: WholeLine, unit: tuple[Edit, ...]) -> tuple[Callable[[str], str | None], ...]:
    """Return what makes an edit at each of its stretches."""
    match edit:
        case Addition():
            additions = [one for one in unit if isinstance(one, Addition)]
            return (lambda now: with_added(now, additions),)
        case Removal():
            return (lambda now: with_removed(now, edit),)
        case Split():
            return (lambda now: split(now, edit.span, edit.content, edit.at),)
        case Join():
            return (lambda now: with_joined(now, edit),)
        case Move():
            moved = pasted_of(text, edit)
            if moved is None:
                return ()
            return (lambda now: taken(now, edit.span, edit.form), lambda now: with_added(now, [moved]))


def _replaced(text: str, splice: Splice) -> str:
    return text[: splice.start] + splice.words + text[splice.end :]


def splice_of(text: str, rewording: Rewording) -> Splice | None:
    """Return the stretch to replace in a file, and by what; None when its words are not there, or not safely."""
    wanted = printed(rewording.before)
    found = find_words(text, regions(text, rewording.span, rewording.key), wanted)
    if found is None:
        return None
    wording = Wording(
        before=wanted, after=rewording.after, marks=rewording.marks, is_literal=rewording.is_literal
    )
    return spliced(text, found, wording)
