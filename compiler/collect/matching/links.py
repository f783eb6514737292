"""Links whose address the copy changed, added or took away, to proposals that their author makes by hand.

Words of a link that change keep it: only its address is told here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, zip_longest
from urllib.parse import unquote

from compiler.collect.matching import advice
from compiler.collect.matching.copy_lines import CopyLine
from compiler.collect.matching.draft import Draft
from compiler.collect.matching.wordings import Pair
from compiler.collect.naming import quoted
from compiler.model.change import Edit, Mark
from compiler.model.review import Ignored, Proposal, ProposalKind, Run, Trace
from compiler.model.source_line import SourceLine, digest
from compiler.model.text import Link, plain, walk


@dataclass(frozen=True, slots=True)
class _Led:
    """Words that lead to an address, and who added them."""

    words: str
    address: str
    trace: Trace | None = None


def relinked(pair: Pair, sent: frozenset[tuple[str, str]]) -> Iterator[Draft]:
    """Yield a proposal for each link that differs; `sent` are the links of the act that the copy was made from.

    Those that it was sent with are not its doing, whatever the source holds now.
    """
    shown, held = list(_shown(pair.copy)), list(_held(pair.line))
    mark = digest(pair.copy.text)
    known = {_folded(address) for line, address in sent if line == mark} | {
        _folded(one.address) for one in held
    }
    there = {_folded(one.address) for one in shown}
    come = [one for one in shown if _folded(one.address) not in known]
    gone = [one for one in held if _folded(one.address) not in there]
    for old, new in zip_longest(gone, come):
        # A link that goes with its words is told with them.
        if new is not None or (old.words in pair.copy.after and _was_sent(pair, old, sent)):
            yield _draft(pair, old, new)


def left_out(copy: CopyLine) -> Iterator[Ignored]:
    """Yield the links of a line that the source lacks: it is proposed with its words alone."""
    for one in _shown(copy):
        message = f"Le lien de {quoted(one.words)} vers {quoted(one.address)} n'est pas repris avec la ligne ajoutée."
        yield Ignored(message=message, rank=copy.rank, trace=one.trace)


def _shown(copy: CopyLine) -> Iterator[_Led]:
    left = (run for run in copy.runs if run.mark is not Mark.REMOVED and run.removed_by is None)
    for address, runs in groupby(left, key=lambda run: run.link):
        if address:
            yield _led(address, list(runs))


def _led(address: str, runs: list[Run]) -> _Led:
    trace = next((run.trace for run in runs if run.trace is not None), None)
    return _Led("".join(run.text for run in runs), address, trace)


def _held(line: SourceLine) -> Iterator[_Led]:
    for inline in walk(line.content):
        if isinstance(inline, Link):
            yield _Led(plain(inline.content), inline.address)


def _was_sent(pair: Pair, link: _Led, sent: frozenset[tuple[str, str]]) -> bool:
    """Tell whether the act that the copy was made from is known, and held this link."""
    return any((digest(text), link.address) in sent for text in (pair.copy.text, pair.line.printed))


def _folded(address: str) -> str:
    """Return what two programs keep of one address: each has its way with signs and with a last stroke."""
    return unquote(address).strip().rstrip("/").casefold()


def _draft(pair: Pair, old: _Led | None, new: _Led | None) -> Draft:
    words = (new or old or _Led("", "")).words
    edits = (
        Edit(mark=Mark.KEPT, text=words),
        Edit(mark=Mark.REMOVED, text=f" ({old.address})" if old else ""),
        Edit(mark=Mark.ADDED, text=f" ({new.address})" if new else ""),
    )
    # Nothing tracks the address of a link: only of a new one is it known who put it there.
    trace = new.trace if new and not old else None
    proposal = Proposal(
        number=0,
        kind=ProposalKind.REWORDED,
        line=pair.line,
        trace=trace,
        is_tracked=trace is not None,
        before="".join(edit.text for edit in edits if edit.mark is not Mark.ADDED),
        after="".join(edit.text for edit in edits if edit.mark is not Mark.REMOVED),
        edits=tuple(edit for edit in edits if edit.text),
        refusal=advice.address(pair.line),
    )
    # It stands beside the proposals on the words of the sentence, and never against them.
    return Draft(proposal=proposal, line=pair.rank, ranks=(pair.copy.rank,), is_after=True)
