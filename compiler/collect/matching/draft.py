"""A proposal on its way: not numbered yet, with what it takes to order it and to see what it conflicts with."""

from dataclasses import dataclass, replace

from compiler.collect.matching.copy_lines import author_of
from compiler.model.review import Comment, Proposal

WHOLE_LINE = 1_000_000_000
"""The end of what a proposal on a whole line reaches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """`line` is the rank of its source line, `last` that of the last one it covers, `ranks` places in the copy.

    `start` and `end` bound the sentences that it reaches in the printed line. `on` are the authors of words that it was
    made upon, `move` the name of the move that it is one end of.
    """

    proposal: Proposal
    line: int
    ranks: tuple[int, ...]
    last: int = -1
    start: int = 0
    end: int = WHOLE_LINE
    is_whole: bool = False
    is_after: bool = False
    is_row: bool = False
    on: frozenset[str] = frozenset()
    move: str = ""

    @property
    def author(self) -> str:
        """Who proposes it, empty when it was not tracked."""
        return author_of(self.proposal.trace)

    @property
    def order(self) -> tuple[int, bool, int, int, int]:
        """Where it comes in the act."""
        return self.line, self.is_after, self.ranks[0] if self.is_after else 0, self.start, self.end

    @property
    def lines(self) -> range:
        """The ranks of the source lines it covers."""
        return range(self.line, max(self.line, self.last) + 1)

    def with_conflict(self, why: str) -> "Draft":
        """Return it with one more reason to be chosen by hand."""
        return replace(self, proposal=replace(self.proposal, conflict=both(self.proposal.conflict, why)))

    def with_comments(self, comments: tuple[Comment, ...]) -> "Draft":
        """Return it with more comments."""
        held = self.proposal.comments
        return replace(self, proposal=replace(self.proposal, comments=(*held, *comments)))


def both(one: str, other: str) -> str:
    """Return two reasons as one sentence, each said once."""
    return " ; ".join(dict.fromkeys(reason for reason in (one, other) if reason)).replace(" ;", "\u202f;")
