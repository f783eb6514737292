"""What each author changed inside a line to one proposal a sentence, in the words of the source.

What is printed around those words is no part of them: a change there is refused, and told where to be made.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from compiler.collect.matching.addresses import touch_address
from compiler.collect.matching.advice import address, outside_words
from compiler.collect.matching.copy_lines import CopyLine, author_of
from compiler.collect.matching.draft import Draft
from compiler.collect.matching.folding import Bridge, respelled, signs
from compiler.collect.matching.pending import pending
from compiler.collect.matching.reach import reach_in
from compiler.collect.matching.rewriting import combined, rewritten, shifted, trimmed, whole_words
from compiler.collect.matching.standing import Standing
from compiler.collect.matching.touches import Touch, touches
from compiler.model.review import Proposal, ProposalKind, Trace, WordChange
from compiler.model.source_line import SourceLine
from compiler.model.word_edits import word_edits

_LOST = "les mots touchés ne sont pas dans le texte source"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A line of the copy and the source line it shows, with its rank and the way from one to the other."""

    copy: CopyLine
    line: SourceLine
    rank: int
    standing: Standing
    bridge: Bridge


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """A change of one author, in the words of the line (`is_word`) or in the printed line.

    `reach` bounds the sentences that it stands in, in the printed line.
    """

    change: WordChange
    trace: Trace | None
    reach: tuple[int, int]
    is_word: bool
    on: frozenset[str]


def reworded(pair: Pair) -> Iterator[Draft]:
    """Yield the proposals on the words of a line, but for those that the source holds already."""
    if pair.standing is not Standing.SAME and signs(pair.copy.after) == signs(pair.line.printed):
        return
    changes: dict[str, list[_Change]] = defaultdict(list)
    strays: list[Touch] = []
    found = touches(pair.copy.runs)
    if pair.standing is not Standing.SAME:
        found = tuple(pending(pair.copy.text, pair.line.printed, found))
    for touch in found:
        crossed = pair.bridge.cross(touch.start, touch.end)
        if crossed is None:
            strays.append(touch)
        elif not (_is_at_cut(pair.copy, touch) or _is_typography(pair.copy.text, touch)):
            changes[author_of(touch.trace)].append(_placed(pair.line, crossed, touch))
    yield from lost(pair, strays, _LOST)
    if pair.standing.is_proposed:
        for typed in pair.bridge.typed():
            touch = Touch(start=0, end=0, added=typed.added, trace=None)
            changes[""].append(_placed(pair.line, (typed.start, typed.end), touch))
    for each in changes.values():
        for group in _by_sentence(each):
            yield from _draft(pair, group)


def _placed(line: SourceLine, crossed: tuple[int, int], touch: Touch) -> _Change:
    words = respelled(line.printed[crossed[0] : crossed[1]], touch.added) if not touch.on else touch.added
    change = trimmed(line.printed, WordChange(start=crossed[0], end=crossed[1], added=words))
    lead, close = len(line.lead), len(line.lead) + len(line.words)
    if line.fixed or change.start < lead or change.end > close:
        reach = (0, lead) if change.start < lead else (close, len(line.printed))
        return _Change(change=change, trace=touch.trace, reach=reach, is_word=False, on=touch.on)
    change = shifted(change, -lead)
    wide = whole_words(line.words, change)
    reach = sentence_reach(line, wide.start + lead, wide.end + lead)
    return _Change(change=change, trace=touch.trace, reach=reach, is_word=True, on=touch.on)


def sentence_reach(line: SourceLine, start: int, end: int) -> tuple[int, int]:
    """Return where the sentences of a stretch of a printed line begin and end, in it."""
    lead = len(line.lead)
    first, last = reach_in(line.words, start - lead, end - lead)
    return first + lead if start >= lead else 0, last + lead if end <= lead + len(line.words) else len(
        line.printed
    )


def _by_sentence(changes: list[_Change]) -> Iterator[list[_Change]]:
    """Yield the changes of one author that share a sentence."""
    group: list[_Change] = []
    end = -1
    for each in sorted(changes, key=lambda one: (one.is_word, one.reach, one.change.start, one.change.end)):
        if group and (each.reach[0] >= end or each.is_word is not group[0].is_word):
            yield group
            group, end = [], -1
        group.append(each)
        end = max(end, each.reach[1])
    if group:
        yield group


def _draft(pair: Pair, group: list[_Change]) -> Iterator[Draft]:
    """Yield a proposal, unless it only changes spaces and quotation marks."""
    line, is_word = pair.line, group[0].is_word
    start, end = group[0].reach[0], max(each.reach[1] for each in group)
    text, shift = (line.words, len(line.lead)) if is_word else (line.printed, 0)
    first, last = (start - shift, end - shift) if is_word else (0, len(text))
    changes = combined(text, [each.change for each in group])
    before = text[first:last]
    after = rewritten(before, (shifted(change, -first) for change in changes))
    on = frozenset(author for each in group for author in each.on)
    if signs(before) == signs(after) and not on:
        return
    trace = max((each.trace for each in group if each.trace), key=lambda one: one.when, default=None)
    proposal = Proposal(
        number=0,
        kind=ProposalKind.REWORDED,
        line=line,
        trace=trace,
        is_tracked=trace is not None,
        changes=changes if is_word else (),
        before=before,
        after=after,
        edits=word_edits(before, after),
        conflict=pair.standing.conflict,
        refusal=_refusal(line, changes) if is_word else outside_words(line, is_lead=start < len(line.lead)),
    )
    yield Draft(proposal=proposal, line=pair.rank, ranks=(pair.copy.rank,), start=start, end=end, on=on)


def _refusal(line: SourceLine, changes: Sequence[WordChange]) -> str:
    return address(line) if touch_address(line, changes) else ""


def lost(pair: Pair, strays: Sequence[Touch], why: str) -> Iterator[Draft]:
    """Yield the changes of words that the source does not hold, by author, as the copy shows them."""
    for author in dict.fromkeys(author_of(touch.trace) for touch in strays):
        mine = [touch for touch in strays if author_of(touch.trace) == author]
        before = pair.copy.text
        changes = (WordChange(start=one.start, end=one.end, added=one.added) for one in mine)
        after = rewritten(before, changes)
        proposal = Proposal(
            number=0,
            kind=ProposalKind.REWORDED,
            line=pair.line,
            trace=mine[-1].trace,
            before=before,
            after=after,
            edits=word_edits(before, after),
            conflict=pair.standing.conflict,
            refusal=why,
        )
        yield Draft(proposal=proposal, line=pair.rank, ranks=(pair.copy.rank,), on=mine[0].on)


def _is_typography(text: str, touch: Touch) -> bool:
    """Tell whether a change only puts one kind of space, apostrophe or quotation mark for another."""
    gone = text[touch.start : touch.end]
    return bool(gone and touch.added) and not touch.on and signs(gone) == signs(touch.added)


def _is_at_cut(copy: CopyLine, touch: Touch) -> bool:
    """Tell whether a change only trims the spaces where the line is cut in two."""
    if len(copy.lines) == 1 or touch.added.strip() or copy.text[touch.start : touch.end].strip():
        return False
    cuts = accumulate(len(line.before) for line in copy.lines[:-1])
    return any(touch.start <= cut <= touch.end for cut in cuts)
