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

_LEAST, _LEAST_UNNAMED = 1 / 3, 2 / 3
"""How many lines must be found for a file to be a copy of the act; more of them when nothing in it says that it is.

Some programs drop all that a document does not show.
"""


def collect(reviewed: Reviewed, lines: tuple[SourceLine, ...], header: str = "") -> Result[Review]:
    """Return the proposals of the reviewers; `header` is what the act prints above its pages, empty if unknown.

    Errors: reprise.other-act, .not-a-copy.
    """
    copy = copy_lines(reviewed.lines)
    alignment = align(copy, lines)
    known = alignment.surely / max(1, sum(1 for line in copy if line.text))
    if not known or known < (_LEAST if reviewed.is_named else _LEAST_UNNAMED):
        refused = _other_act(reviewed.file) if reviewed.is_named else _not_a_copy(reviewed.file)
        return Result(Review(file=reviewed.file, proposals=()), (refused,))
    gathering = Gathering(copy, lines, alignment, reviewed.prints, reviewed.links)
    drafts, lost = Remarks(gathering, reviewed.comments).joined_to(with_moves(list(gathering.drafts)))
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


def _not_a_copy(file: str) -> Diagnostic:
    why = "rien n'y montre une copie de «\u00a0protocole.docx\u00a0» ou de «\u00a0comparaison.docx\u00a0»"
    return Diagnostic(
        code="reprise.not-a-copy",
        message=f"«\u00a0{file}\u00a0» ne peut pas être repris\u00a0: {why}.",
        span=Span(file=file),
        hint="un relecteur part de l'un de ces deux fichiers, sans en recopier le texte dans un autre document",
    )


def _other_act(file: str) -> Diagnostic:
    return Diagnostic(
        code="reprise.other-act",
        message=f"«\u00a0{file}\u00a0» n'est pas une copie de cet acte\u00a0: presque aucune de ses lignes n'y figure.",
        span=Span(file=file),
        hint="donnez une copie relue de protocole.docx ou de comparaison.docx, tirée de ces sources",
    )
