"""A reviewed copy and the lines of the source to what the reviewers propose for each of them.

A copy of another act is refused; what cannot be told for sure is left to be chosen by hand.
"""

from compiler.collect.matching.alignment import align
from compiler.collect.matching.conflicts import numbered
from compiler.collect.matching.copy_lines import copy_lines
from compiler.collect.matching.gathering import Gathering
from compiler.collect.matching.moves import with_moves
from compiler.collect.matching.outside import outside
from compiler.collect.matching.remarks import Remarks
from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.result import Result
from compiler.diagnostics.span import Span
from compiler.model.review import Review, Reviewed
from compiler.model.source_line import SourceLine

__all__ = ["collect"]

_LEAST = 3
"""One line in so many must be found for a file to be a copy of the act."""


def collect(reviewed: Reviewed, lines: tuple[SourceLine, ...], header: str = "") -> Result[Review]:
    """Return the proposals of the reviewers; `header` is what the act prints above its pages, empty if unknown.

    Errors: reprise.other-act.
    """
    copy = copy_lines(reviewed.lines)
    alignment = align(copy, lines)
    if alignment.surely * _LEAST < sum(1 for line in copy if line.text) or not alignment.surely:
        return Result(Review(file=reviewed.file, proposals=()), (_other_act(reviewed.file),))
    gathering = Gathering(copy, lines, alignment, reviewed.prints, reviewed.links)
    drafts, lost = Remarks(gathering, reviewed.comments).joined_to(with_moves(list(gathering.drafts())))
    aside = (*reviewed.ignored, *gathering.ignored(), *outside(reviewed, lines, header), *lost)
    ignored = sorted(aside, key=lambda one: one.rank)
    return Result(
        Review(
            file=reviewed.file,
            proposals=numbered(drafts),
            ignored=tuple(ignored),
            is_redline=reviewed.is_redline,
        )
    )


def _other_act(file: str) -> Diagnostic:
    return Diagnostic(
        code="reprise.other-act",
        message=f"«\u00a0{file}\u00a0» n'est pas une copie de cet acte\u00a0: presque aucune de ses lignes n'y figure.",
        span=Span(file=file),
        hint="donnez une copie relue de protocole.docx ou de comparaison.docx, tirée de ces sources",
    )
