"""Paragraphs that were split or joined: told by the end of a paragraph that came or went, not by all their words."""

import re
from collections.abc import Container, Iterator, Sequence

from compiler.model.change import Mark
from compiler.model.word_edits import split_words, word_edits
from compiler.render.redline.entries import Entry, LineEntry, Strip

_WORDS = re.compile(r'<w:t xml:space="preserve">([^<]*)')
_GAIN = 2
"""How many times fewer words must be marked for two paragraphs to be told as one that was split."""


def fold(entries: Sequence[Entry], moved: Container[object]) -> Iterator[Entry]:
    """Yield entries, those that hold the parts of one paragraph as one."""
    waiting: Entry | None = None
    for entry in entries:
        folded = _folded(waiting, entry, moved)
        if folded is not None:
            waiting = folded
            continue
        if waiting is not None:
            yield waiting
        waiting = entry
    if waiting is not None:
        yield waiting


def _folded(first: Entry | None, second: Entry, moved: Container[object]) -> LineEntry | None:
    """Return one entry for two when they hold the parts of one paragraph."""
    if not isinstance(first, LineEntry) or not isinstance(second, LineEntry):
        return None
    sides = first.olds, first.news, second.olds, second.news
    if first.kept or second.kept or not _may_fold(sides):
        return None
    olds, news = (*sides[0], *sides[2]), (*sides[1], *sides[3])
    if any(strip.name in moved for strip in (*olds, *news)) or not _is_one_place(olds, news):
        return None
    apart = _cost(sides[0], sides[1]) + _cost(sides[2], sides[3])
    if _cost(olds, news) * _GAIN >= apart:
        return None
    return LineEntry(old=olds[0], new=news[0], more=(olds[1:], news[1:]))


def _may_fold(sides: tuple[tuple[Strip, ...], ...]) -> bool:
    """Tell whether one entry stands in both versions and the other in one."""
    missing = [not side for side in sides]
    return sum(missing) == 1 and bool(sides[0] or sides[2]) and bool(sides[1] or sides[3])


def _is_one_place(olds: tuple[Strip, ...], news: tuple[Strip, ...]) -> bool:
    """Tell whether paragraphs look the same and end the same section, if any."""
    if len({strip.line.shape() for strip in (*olds, *news)}) > 1:
        return False
    if any(strip.line.section for strip in (*olds[:-1], *news[:-1])):
        return False
    return bool(olds[-1].line.section) == bool(news[-1].line.section)


def _cost(before: tuple[Strip, ...], after: tuple[Strip, ...]) -> int:
    """Return how many words are marked from one to the other."""
    edits = word_edits(_text(before), _text(after))
    return sum(
        len(split_words(edit.text)) for edit in edits if edit.mark is not Mark.KEPT and edit.text.strip()
    )


def _text(strips: tuple[Strip, ...]) -> str:
    return " ".join("".join(_WORDS.findall(strip.line.runs)) for strip in strips)
