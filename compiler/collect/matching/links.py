"""Links whose address the copy changed, added or took away, to proposals beside those on their words.

Words of a link that change keep it: only its address is told here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import unquote

from compiler.collect.matching import advice
from compiler.collect.matching.copy_lines import CopyLine
from compiler.collect.matching.draft import Draft
from compiler.collect.matching.wordings import Pair
from compiler.collect.naming import quoted
from compiler.model.change import Edit, Mark
from compiler.model.review import Ignored, Leading, Proposal, ProposalKind, Trace
from compiler.model.source_line import LineForm, SourceLine, digest
from compiler.model.text import Emphasis, Inlines, Link, Strong, plain

_PUBLIC = re.compile(r"(?:https?://|mailto:)[^\s<>\\]+")


@dataclass(frozen=True, slots=True)
class _Led:
    """Words that lead to an address, where they stand in the words of their line, and who added them.

    `start` is -1 when the source has no place for them.
    """

    words: str
    address: str
    start: int
    end: int
    trace: Trace | None = None

    def meets(self, other: "_Led") -> bool:
        """Tell whether two links stand on the same words, or one on those that replace the other's."""
        is_inside = self.start < other.end and other.start < self.end
        return self.start >= 0 and (is_inside or self.start == self.end == other.end)


def relinked(pair: Pair, sent: frozenset[tuple[str, str]]) -> Iterator[Draft]:
    """Yield a proposal for each link that differs; `sent` are the links of the act that the copy was made from.

    Those that it was sent with are not its doing, whatever the source holds now.
    """
    shown = [_placed(pair, one) for one in _shown(pair.copy)]
    held = list(_held(pair.line.content, 0))
    mark = digest(pair.copy.text)
    known = {_folded(address) for line, address in sent if line == mark} | {
        _folded(one.address) for one in held
    }
    there = {_folded(one.address) for one in shown}
    gone = [one for one in held if _folded(one.address) not in there]
    for new in (one for one in shown if _folded(one.address) not in known):
        old = next((one for one in gone if new.meets(one)), None)
        gone = [one for one in gone if one is not old]
        yield _draft(pair, old, new)
    for old in gone:
        # A link that goes with its words is told with them.
        if old.words in pair.copy.after and _was_sent(pair, old, sent):
            yield _draft(pair, old, None)


def left_out(copy: CopyLine) -> Iterator[Ignored]:
    """Yield the links of a line that the source lacks, which is proposed with its words alone."""
    for one in _shown(copy):
        message = f"Le lien de {quoted(one.words)} vers {quoted(one.address)} n'est pas repris avec la ligne ajoutée."
        yield Ignored(message=message, rank=copy.rank, trace=one.trace)


def leads_of_added(copy: CopyLine, added: str) -> tuple[Leading, ...]:
    """Return the links of a line that the source lacks, in the words added; none when one of them cannot be typed."""
    found: list[Leading] = []
    place = 0
    for one in _shown(copy):
        words = one.words.strip()
        start = added.find(words, place)
        address = _address(one)
        if start < 0 or not address:
            return ()
        place = start + len(words)
        found.append(Leading(start=start, end=place, words=words, address=address))
    return tuple(found)


def _shown(copy: CopyLine) -> Iterator[_Led]:
    """Yield the links of a line of the copy, their places in its words before review."""
    place = 0
    for address, runs in groupby(copy.runs, key=lambda run: run.link):
        start, left, trace = place, "", None
        for run in runs:
            place += len(run.text) if run.mark is not Mark.ADDED else 0
            if run.mark is not Mark.REMOVED and run.removed_by is None:
                left, trace = left + run.text, trace or run.trace
        if address and left:
            yield _Led(left, address, start, place, trace)


def _placed(pair: Pair, led: _Led) -> _Led:
    """Return a link with its place in the words of the source, when they hold it."""
    words, known = led.words.strip(), pair.line.words
    lead = len(pair.line.lead)
    crossed = pair.bridge.cross(led.start, led.end)
    if crossed is not None and lead <= crossed[0] <= crossed[1] <= lead + len(known):
        return replace(led, start=crossed[0] - lead, end=crossed[1] - lead)
    # The source may have taken in the words of a link, and not yet its address.
    start = known.find(words) if known.count(words) == 1 else -1
    return replace(led, start=start, end=start + len(words) if start >= 0 else -1)


def _held(content: Inlines, start: int) -> Iterator[_Led]:
    for inline in content:
        end = start + len(plain((inline,)))
        match inline:
            case Link():
                yield _Led(plain(inline.content), inline.address, start, end)
            case Strong() | Emphasis():
                yield from _held(inline.content, start)
            case _:
                pass
        start = end


def _was_sent(pair: Pair, link: _Led, sent: frozenset[tuple[str, str]]) -> bool:
    """Tell whether the act that the copy was made from is known, and held this link."""
    return any((digest(text), link.address) in sent for text in (pair.copy.text, pair.line.printed))


def _folded(address: str) -> str:
    """Return what two programs keep of one address: each has its way with signs and with a last stroke."""
    return unquote(address).strip().rstrip("/").casefold()


def _draft(pair: Pair, old: _Led | None, new: _Led | None) -> Draft:
    words = (new or old or _Led("", "", -1, -1)).words
    edits = (
        Edit(mark=Mark.KEPT, text=words),
        Edit(mark=Mark.REMOVED, text=f" ({old.address})" if old else ""),
        Edit(mark=Mark.ADDED, text=f" ({new.address})" if new else ""),
    )
    # Nothing tracks the address of a link: only of a new one is it known who put it there.
    trace = new.trace if new and not old else None
    lead = _lead(pair.line, old, new)
    proposal = Proposal(
        number=0,
        kind=ProposalKind.REWORDED,
        line=pair.line,
        trace=trace,
        is_tracked=trace is not None,
        leads=(lead,) if lead else (),
        before="".join(edit.text for edit in edits if edit.mark is not Mark.ADDED),
        after="".join(edit.text for edit in edits if edit.mark is not Mark.REMOVED),
        edits=tuple(edit for edit in edits if edit.text),
        refusal="" if lead else advice.address(pair.line),
    )
    # It stands beside the proposals on the words of the sentence, and never against them.
    return Draft(proposal=proposal, line=pair.rank, ranks=(pair.copy.rank,), is_after=True)


def _lead(line: SourceLine, old: _Led | None, new: _Led | None) -> Leading | None:
    """Return the link to write; None when its place or its address is not sure."""
    led = new or old
    is_prose = line.form not in (LineForm.COVER, LineForm.PARTY) and not line.is_literal and not line.fixed
    if led is None or led.start < 0 or not is_prose or not line.span.file:
        return None
    address = _address(new) if new else ""
    if new and not address:
        return None
    start = min(led.start, old.start) if old else led.start
    return Leading(start=start, end=led.end, words=led.words, address=address)


def _address(led: _Led) -> str:
    """Return the address of a link as it is typed, nothing when no reader of the act should be led to it.

    Word makes a link of an address that is typed, and gives it signs of its own.
    """
    words = led.words.strip()
    address = words if _folded(words) == _folded(led.address) else led.address
    return address if _PUBLIC.fullmatch(address) else ""
