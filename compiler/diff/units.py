"""The alinéas of two versions of a division paired: by id where there is one, by words, then by likeness in order."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeAlias

from compiler.diff.pairing import Step, weave
from compiler.model.block import Attachment, Chart, Picture
from compiler.model.enacted import Words
from compiler.model.nesting import Unit
from compiler.model.table import Table
from compiler.model.word_edits import likeness, longest_common

_ALIKE = 0.4
_MOST_PAIRS = 2_500
_MOST_EQUALS = 50_000

Key: TypeAlias = tuple[str, str]


def unit_key(unit: Unit, words: object) -> Key:
    """Return what a unit is known by: its id, or its words when it is an alinéa."""
    leaf = unit.leaf
    match leaf:
        case Table():
            return "tableau", leaf.id
        case Chart():
            return "graphique", leaf.id
        case Attachment():
            return "document", leaf.id
        case Picture():
            return "image", leaf.path
        case _:
            return "", words.text if isinstance(words, Words) else ""


def pair_units(before: Sequence[Key], after: Sequence[Key]) -> tuple[Step, ...]:
    """Return the merged order of two runs of units. Equal keys first, then alinéas that are alike, in order."""
    anchors: list[tuple[int, int]] = []
    here, there = 0, 0
    for mine, other in (*_equal(before, after), (len(before), len(after))):
        anchors += _alike(before, after, (here, mine), (there, other))
        if mine < len(before):
            anchors.append((mine, other))
        here, there = mine + 1, other + 1
    return tuple(weave(len(before), len(after), anchors))


def _equal(before: Sequence[Key], after: Sequence[Key]) -> Iterator[tuple[int, int]]:
    """Yield pairs of equal keys, rising on both sides: the longest runs first, or the most pairs.

    Looking for the longest run compares each alinéa with all its equals: too long where a few of them are repeated
    a thousand times.
    """
    met = Counter(after)
    if sum(met[key] for key in before) > _MOST_EQUALS:
        yield from longest_common(before, after)
        return
    for start, other, size in SequenceMatcher(a=before, b=after, autojunk=False).get_matching_blocks():
        yield from ((start + rank, other + rank) for rank in range(size))


def _alike(
    before: Sequence[Key], after: Sequence[Key], mine: tuple[int, int], other: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of alinéas of one gap that are alike, in order, those most alike first served."""
    rows, columns = range(*mine), range(*other)
    if not rows or not columns:
        return
    if len(rows) * len(columns) > _MOST_PAIRS:
        yield from (
            pair for pair in zip(rows, columns, strict=False) if _score(before, after, pair) >= _ALIKE
        )
        return
    yield from _best_path(before, after, rows, columns)


def _score(before: Sequence[Key], after: Sequence[Key], pair: tuple[int, int]) -> float:
    (kind, words), (other_kind, other_words) = before[pair[0]], after[pair[1]]
    if kind or other_kind:
        return 0.0
    return likeness(words, other_words)


def _best_path(
    before: Sequence[Key], after: Sequence[Key], rows: range, columns: range
) -> Iterator[tuple[int, int]]:
    """Yield the pairs, rising on both sides, whose likeness adds up to most."""
    best = [[0.0] * (len(columns) + 1) for _ in range(len(rows) + 1)]
    scores: dict[tuple[int, int], float] = {}
    for row in reversed(range(len(rows))):
        for column in reversed(range(len(columns))):
            score = _score(before, after, (rows[row], columns[column]))
            scores[row, column] = score if score >= _ALIKE else 0.0
            best[row][column] = max(
                best[row + 1][column],
                best[row][column + 1],
                best[row + 1][column + 1] + scores[row, column],
            )
    row = column = 0
    while row < len(rows) and column < len(columns):
        if scores[row, column] and best[row][column] == best[row + 1][column + 1] + scores[row, column]:
            yield rows[row], columns[column]
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1
