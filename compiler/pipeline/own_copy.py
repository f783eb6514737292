"""A Word file that we compiled to the act that it carries, with what was changed in its words since.

The act is in the file, out of sight, as canonical JSON; but what counts is what the file prints, and each line of it
is compared. What was tracked is taken as accepted, and told.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from compiler.collect.choosing import choose
from compiler.collect.matching import collect
from compiler.collect.reading import read_reviewed
from compiler.diagnostics.result import ToolError
from compiler.model.block import Picture
from compiler.model.intake import Finding, Intake
from compiler.model.protocol import Protocol
from compiler.model.review import Ignored, ProposalKind, Review, Reviewed
from compiler.model.source_line import source_lines
from compiler.pipeline.carried import header_of, is_model, read_carried, with_prints
from compiler.pipeline.collecting import TakenUp, write_proposals
from compiler.pipeline.intake_report import figures
from compiler.pipeline.picturing import carried_pictures
from compiler.pipeline.story import Loaded, check_files
from compiler.write import write_source


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCopy:
    """The source tree that a copy of ours gives, checked, and the report."""

    files: Mapping[str, bytes]
    intake: Intake
    loaded: Loaded


def read_own_copy(name: str, data: bytes) -> OwnCopy | None:
    """Return what a Word file of ours gives; None when it is not one, or when what it prints is another act."""
    read = read_reviewed(name, data, is_model)
    carried = read_carried(read.value.model) if not read.diagnostics else None
    if carried is None:
        return None
    images = carried_pictures(data, carried.act)
    files = {**dict(write_source(carried.act)), **images}
    loaded = check_files(files)
    lines = source_lines(loaded.value)
    review = collect(with_prints(read.value, carried), lines, header_of(carried.act))
    if review.diagnostics:
        return None
    try:
        every = choose(review.value, lines, ("tout",), ()).value
        taken = write_proposals(review.value, every, loaded, lines)
    except ToolError:
        return None
    after = files | {path: text.encode() for path, text in taken.files.items()}
    checked = check_files(after) if taken.files else loaded
    lost = tuple(_lost(carried.act, images))
    intake = _intake(read.value, review.value, taken, checked, lost)
    return OwnCopy(files=after, intake=intake, loaded=checked)


def _lost(act: Protocol, images: Mapping[str, bytes]) -> Iterator[Finding]:
    """Yield the pictures of the act that the file no longer holds."""
    for block in act.blocks():
        if isinstance(block, Picture) and block.path not in images:
            yield Finding(
                topic="image",
                message=f"L'image « {block.path} » n'est plus dans le document : joignez-la aux sources.",
            )


def _intake(
    reviewed: Reviewed, review: Review, taken: TakenUp, loaded: Loaded, lost: tuple[Finding, ...]
) -> Intake:
    written = {one.number for one in taken.chosen} - set(taken.unwritten)
    findings = (*_findings(review, written), *lost, *_aside(review.ignored))
    words = sum(len(line.after.split()) for line in reviewed.lines)
    left = sum(len(one.left_out.split()) for one in findings)
    return Intake(
        file=review.file,
        title=loaded.value.identity.title,
        figures=tuple(figures(loaded.value)),
        words=(words, words - left, left),
        findings=findings,
        diagnostics=loaded.diagnostics,
    )


def _findings(review: Review, written: set[int]) -> Iterator[Finding]:
    for one in review.proposals:
        is_written = one.number in written
        if one.kind is ProposalKind.REMARK:
            said = " ; ".join(comment.text for comment in one.comments)
            yield Finding(
                topic="commentaire",
                message=f"Un commentaire porte sur {one.line.place} : il n'est pas repris.",
                result=one.line.span,
                left_out=said,
            )
            continue
        place = f"{one.line.place[:1].upper()}{one.line.place[1:]}"
        how = "modifié avec suivi" if one.is_tracked else "modifié"
        yield Finding(
            topic="texte modifié",
            message=f"{place} : le document y a été {how} depuis qu'il a été compilé."
            if is_written
            else f"{place} : le document y a été {how} ; ce changement reste à faire à la main.",
            result=one.line.span,
            left_out="" if is_written else one.after or one.added,
            quote=one.before,
            proposal=one.after or one.added,
            is_applied=is_written,
        )


def _aside(ignored: Sequence[Ignored]) -> Iterator[Finding]:
    for one in ignored:
        yield Finding(topic="forme", message=one.message, is_sure=True)
