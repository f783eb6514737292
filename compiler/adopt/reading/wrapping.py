"""Lines that a printer cut at the edge of the page, put back into paragraphs; others are left alone."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from compiler.adopt.reading.markers import read_bullet, read_enumerator
from compiler.adopt.reading.prose import ProseLine
from compiler.diagnostics.span import Span

_SMALL = re.compile(r"\s*[(«]?\s?[a-zà-öø-ÿœ]")
_STOP = re.compile(r"[.;:!?…][»)\"”]?\s*\Z")
_HYPHEN = re.compile(r"[^\W\d_]-\s*\Z")
_CUT_START = re.compile(r"(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)-\s*\Z")
_CUT_END = re.compile(r"\s*(?P<word>[^\W\d_]+)")
_SHORTEST, _FEWEST = 40, 5
_SHARE, _NEAR_EDGE = 0.3, 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A word that the end of a line has cut: its two parts, and the place of the second."""

    first: str
    second: str
    span: Span


def edge_of(stretches: Sequence[Sequence[ProseLine]]) -> int:
    """Return the length at which lines are cut, 0 when the text is not cut so.

    What tells is a line that ends in the air, long, before one that starts small.
    """
    pairs = [
        (first, second) for stretch in stretches for first, second in pairwise(stretch) if _touch(second)
    ]
    cut = sorted(
        len(first.text)
        for first, second in pairs
        if len(first.text) >= _SHORTEST and not _STOP.search(first.text[-4:]) and _SMALL.match(second.text)
    )
    if len(cut) < _FEWEST or len(cut) < _SHARE * len(pairs):
        return 0
    edge = cut[len(cut) * 9 // 10]
    near = sum(1 for length in cut if length >= _NEAR_EDGE * edge)
    return edge if near * 10 >= len(cut) * 8 else 0


def unwrapped(stretch: Sequence[ProseLine], edge: int, tell: Callable[[Cut], None]) -> Iterator[ProseLine]:
    """Yield the paragraphs that lines cut at `edge` make, or only words cut by a hyphen when there is no edge.

    `tell` hears of each of these words.
    """
    held: list[ProseLine] = []
    for line in stretch:
        if held and not _goes_on(held[-1], line, edge):
            yield _whole(held)
            held = []
        if held and (cut := _cut_between(held[-1], line)) is not None:
            tell(cut)
        held.append(line)
    if held:
        yield _whole(held)


def _touch(line: ProseLine) -> bool:
    """Tell whether a line may go on from the one before: nothing parts them, nothing announces it."""
    text = line.text.strip()
    is_announced = read_bullet(text) is not None or read_enumerator(text) is not None or text.startswith("#")
    return not (line.is_after_gap or line.is_contents or is_announced)


def _goes_on(first: ProseLine, second: ProseLine, edge: int) -> bool:
    if first.is_contents or first.text.startswith("#") or not _touch(second):
        return False
    if not edge or _cut_between(first, second) is not None:
        return _cut_between(first, second) is not None
    return len(first.text) >= _NEAR_EDGE * edge or _SMALL.match(second.text) is not None


def _cut_between(first: ProseLine, second: ProseLine) -> Cut | None:
    """Return the word that a hyphen carries from one line to the next, None when none is."""
    start, end = _CUT_START.search(first.text), _CUT_END.match(second.text)
    if start is None or end is None:
        return None
    return Cut(first=start["word"], second=end["word"], span=second.span)


def _whole(lines: Sequence[ProseLine]) -> ProseLine:
    if len(lines) == 1:
        return lines[0]
    first, last = lines[0], lines[-1]
    pieces = [first.text.rstrip()]
    for before, line in pairwise(lines):
        # A word that the edge has cut keeps its hyphen: nothing tells it from a true one.
        pieces += ["" if _HYPHEN.search(before.text[-4:]) else " ", line.text.strip()]
    return ProseLine(
        "".join(pieces),
        replace(first.span, end_line=last.span.end_line),
        first.is_after_gap,
        first.is_contents,
    )
