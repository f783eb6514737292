"""A reviewed Word copy to what it proposes, and the proposals chosen to the source files, once proved."""

import json
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from compiler.collect.choosing import choose
from compiler.collect.matching import collect
from compiler.collect.reading import read_reviewed
from compiler.collect.report import report
from compiler.diagnostics.catalogue import severity_of
from compiler.diagnostics.diagnostic import Diagnostic, Severity
from compiler.diagnostics.source import SourceText
from compiler.model.phrase import parties_by_id
from compiler.model.review import Proposal, Review
from compiler.model.source_line import SourceLine, source_lines
from compiler.parse.to_model import to_model
from compiler.pipeline.carried import header_of, is_model, read_carried, with_prints
from compiler.pipeline.marking import first_unmarked
from compiler.pipeline.pages import page_parts
from compiler.pipeline.retelling import (
    Touched,
    first_difference,
    nearest,
    touching,
    why_unwritten,
    with_companions,
)
from compiler.pipeline.rewriting import Rewriting, expected_lines, rewriting_of
from compiler.pipeline.story import Loaded
from compiler.read.resources import read_schemas
from compiler.write.line_ends import with_feeds
from compiler.write.patch import patched
from compiler.write.unified import unified

_UNREAD = "écrite telle quelle, elle rendrait les sources illisibles"
_UNPROVED = "écrite dans les sources, elle ne s'imprimerait pas comme dans la copie"
_FEW = 2
_NO_TEXTS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A reviewed copy, and what was chosen of it: numbers, ranges, "auteur:…", "partie:…", "tout".

    `texts` are the source files by path, with their own line ends, when they are to be kept.
    """

    name: str
    data: bytes
    texts: Mapping[str, str] = field(default_factory=dict)
    accept: tuple[str, ...] = ()
    refuse: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenUp:
    """What a copy proposes and, when it was read, the files as they would be with the proposals chosen.

    `unwritten` are the numbers of those chosen that no file could take.
    """

    review: Review | None
    faults: tuple[Diagnostic, ...] = ()
    chosen: tuple[Proposal, ...] = ()
    unwritten: tuple[int, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    patch: str = ""


def take_up(copy: Copy, source: Loaded, stage: Callable[[str], None] = lambda _: None) -> TakenUp:
    """Return what a copy proposes for an act, and the files that the proposals chosen give. Nothing is written.

    Errors: those of read_reviewed, of collect and of choose.
    """
    stage("lecture de la copie")
    read = read_reviewed(copy.name, copy.data, is_model)
    if read.diagnostics:
        return TakenUp(review=None, faults=read.diagnostics)
    stage("rapprochement avec les sources")
    lines, carried = source_lines(source.value), read_carried(read.value.model)
    header = header_of(carried.act if carried is not None else source.value)
    review = collect(with_prints(read.value, carried), lines, header)
    if review.diagnostics:
        return TakenUp(review=None, faults=review.diagnostics)
    chosen = choose(review.value, lines, copy.accept, copy.refuse)
    if chosen.diagnostics:
        return TakenUp(review=review.value, faults=chosen.diagnostics)
    stage("écriture des propositions")
    return write_proposals(review.value, chosen.value, source, lines, copy.texts)


def write_proposals(
    review: Review,
    chosen: tuple[Proposal, ...],
    source: Loaded,
    lines: Sequence[SourceLine],
    texts: Mapping[str, str] = _NO_TEXTS,
) -> TakenUp:
    """Return the files with what was chosen, once they are proved. `lines` are those that the proposals name."""
    return _Work(source, lines, texts or _texts(source)).written(review, chosen)


def _texts(source: Loaded) -> dict[str, str]:
    return {path: text.text for path, text in source.texts.items()}


@dataclass(frozen=True, slots=True)
class _Work:
    """An act, the lines that it prints, and its files by path."""

    source: Loaded
    lines: Sequence[SourceLine]
    texts: Mapping[str, str]

    def written(self, review: Review, chosen: tuple[Proposal, ...]) -> TakenUp:
        """Return the files with what was chosen, once they are proved; what could not be written says why."""
        kept, files, told = chosen, dict[str, str](), dict[int, str]()
        while True:
            # What one file cannot take of a proposal, no other may: all is made again without it.
            rewriting = rewriting_of(kept, self.texts)
            files, refused = _edited(kept, rewriting, self.texts)
            failed = refused or self._failed(kept, rewriting, files)
            if not failed:
                break
            failed |= with_companions(kept, failed, self.lines)
            told |= failed
            kept = tuple(one for one in kept if one.number not in failed)
        patch = "".join(unified(path, self.texts[path], after) for path, after in sorted(files.items()))
        unwritten = tuple(one.number for one in chosen if one.number in told)
        return TakenUp(
            review=_with_refusals(review, told), chosen=chosen, unwritten=unwritten, files=files, patch=patch
        )

    def _failed(
        self, kept: tuple[Proposal, ...], rewriting: Rewriting, files: Mapping[str, str]
    ) -> dict[int, str]:
        """Return the proposals with which the new files would not print what was chosen, none when all is proved."""
        if not files:
            return {}
        texts = {
            path: SourceText(path, with_feeds(files.get(path, text.text)))
            for path, text in self.source.texts.items()
        }
        read = to_model(replace(self.source.tree, texts=texts), read_schemas())
        for one in read.diagnostics:
            if severity_of(one) is Severity.ERROR:
                return dict.fromkeys(nearest(kept, one.span), f"{_UNREAD} : {one.message}")
        found, expected = source_lines(read.value), expected_lines(self.lines, kept, rewriting)
        rank = first_difference(expected.lines, found, Touched(kept))
        if rank is None:
            rank = first_unmarked(expected.marked, found)
        if rank is None:
            return {}
        return dict.fromkeys(touching(kept, expected.lines[: rank + 1]), _UNPROVED)


def _with_refusals(review: Review, told: Mapping[int, str]) -> Review:
    """Return a review whose proposals say why they could not be written."""
    if not told:
        return review
    proposals = tuple(
        replace(one, refusal=told[one.number]) if one.number in told else one for one in review.proposals
    )
    return replace(review, proposals=proposals)


def _edited(
    kept: Sequence[Proposal], rewriting: Rewriting, texts: Mapping[str, str]
) -> tuple[dict[str, str], dict[int, str]]:
    """Return the files that change, and the proposals that one of them could not take, each with the reason."""
    files: dict[str, str] = {}
    refused = rewriting.without_edit()
    for path, edits in rewriting.by_file().items():
        done = patched(texts[path], edits)
        refused |= rewriting.numbers_of(done.refused)
        if done.text != texts[path]:
            files[path] = done.text
    return files, {one.number: why_unwritten(one) for one in _culprits(kept, refused, texts)}


def _culprits(
    kept: Sequence[Proposal], refused: AbstractSet[int], texts: Mapping[str, str]
) -> tuple[Proposal, ...]:
    """Return, of the proposals refused, those that are alone to blame: others may share a line with them."""
    named = tuple(one for one in kept if one.number in refused)
    if len(named) < _FEW:
        return named
    alone = tuple(one for one in named if _is_refused(one, texts))
    return alone or named


def _is_refused(proposal: Proposal, texts: Mapping[str, str]) -> bool:
    rewriting = rewriting_of((proposal,), texts)
    return bool(rewriting.without_edit()) or any(
        patched(texts[path], edits).refused for path, edits in rewriting.by_file().items()
    )


def data_of(review: Review) -> bytes:
    """Return the proposals as JSON."""
    return (json.dumps(report(review), ensure_ascii=False, indent=2) + "\n").encode()


def page_of(review: Review, source: Loaded) -> bytes:
    """Return the proposals as a page."""
    from compiler.render.reprise import render_reprise

    return render_reprise(review, page_parts("reprise"), parties_by_id(source.value))
