"""A reviewed Word copy to what it proposes, and the proposals chosen to the source files, once proved."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from compiler.collect.choosing import choose
from compiler.collect.matching import collect
from compiler.collect.reading import read_reviewed
from compiler.collect.report import report
from compiler.diagnostics.catalogue import severity_of
from compiler.diagnostics.diagnostic import Diagnostic, Severity
from compiler.diagnostics.result import ToolError
from compiler.diagnostics.source import SourceText
from compiler.model.phrase import parties_by_id
from compiler.model.review import Proposal, Review, Reviewed
from compiler.model.source_line import SourceLine, digest, same_words, source_lines
from compiler.model.text import Figure, Reference, walk
from compiler.parse.from_json import read_model
from compiler.parse.to_model import to_model
from compiler.pipeline.reviewing import page_parts
from compiler.pipeline.rewriting import Rewriting, expected_lines, rewriting_of
from compiler.pipeline.story import Loaded
from compiler.read.resources import read_schemas
from compiler.write.line_ends import with_feeds
from compiler.write.patch import patched
from compiler.write.unified import unified

_UNPROVED = "Rien n'a été repris : une fois les propositions écrites, les sources"
_BY_HALVES = "Reprenez-les par plus petits groupes (--accepter 1-20) pour trouver celle qui est en cause."
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

    Errors: those of read_reviewed, of collect and of choose; ToolError when the files would not print what was chosen.
    """
    stage("lecture de la copie")
    read = read_reviewed(copy.name, copy.data)
    if read.diagnostics:
        return TakenUp(review=None, faults=read.diagnostics)
    stage("rapprochement avec les sources")
    lines = source_lines(source.value)
    review = collect(with_prints(read.value), lines)
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
    """Return the files with what was chosen, once they are proved. `lines` are those that the proposals name.

    Errors: ToolError when the files would not print what was chosen.
    """
    return _Work(source, lines, texts or _texts(source)).written(review, chosen)


def _texts(source: Loaded) -> dict[str, str]:
    return {path: text.text for path, text in source.texts.items()}


def with_prints(reviewed: Reviewed) -> Reviewed:
    """Return a copy with the digests of the lines it was made from; none when it no longer carries its model."""
    if not reviewed.model:
        return reviewed
    try:
        act = read_model(reviewed.model)
    except ToolError:
        return reviewed
    return replace(reviewed, prints=frozenset(digest(line.printed) for line in source_lines(act)))


@dataclass(frozen=True, slots=True)
class _Work:
    """An act, the lines that it prints, and its files by path."""

    source: Loaded
    lines: Sequence[SourceLine]
    texts: Mapping[str, str]

    def written(self, review: Review, chosen: tuple[Proposal, ...]) -> TakenUp:
        """Return the files with what was chosen, once they are proved."""
        kept, files = chosen, dict[str, str]()
        while True:
            # What one file cannot take of a proposal, no other may: all is made again without it.
            files, refused = _edited(rewriting_of(kept, self.texts), self.texts)
            if not refused:
                break
            kept = tuple(one for one in kept if one.number not in refused)
        _prove(expected_lines(self.lines, kept), files, self.source)
        patch = "".join(unified(path, self.texts[path], after) for path, after in sorted(files.items()))
        unwritten = tuple(one.number for one in chosen if one not in kept)
        return TakenUp(review=review, chosen=chosen, unwritten=unwritten, files=files, patch=patch)


def _edited(rewriting: Rewriting, texts: Mapping[str, str]) -> tuple[dict[str, str], set[int]]:
    """Return the files that change, and the numbers of the proposals that one of them could not take."""
    files: dict[str, str] = {}
    refused = rewriting.without_edit()
    for path, edits in rewriting.by_file().items():
        done = patched(texts[path], edits)
        refused |= rewriting.numbers_of(done.refused)
        if done.text != texts[path]:
            files[path] = done.text
    return files, refused


def _prove(expected: Sequence[SourceLine], files: Mapping[str, str], source: Loaded) -> None:
    """Raise ToolError when the new files would not print what was chosen: such a fault is ours."""
    if not files:
        return
    texts = {
        path: SourceText(path, with_feeds(files.get(path, text.text))) for path, text in source.texts.items()
    }
    read = to_model(replace(source.tree, texts=texts), read_schemas())
    if any(severity_of(one) is Severity.ERROR for one in read.diagnostics):
        raise ToolError(f"{_UNPROVED} ne se liraient plus. {_BY_HALVES}")
    for want, line in zip_longest(expected, source_lines(read.value)):
        if want is None or line is None or not _is_same(want, line):
            place = (want or line or expected[-1]).place
            raise ToolError(f"{_UNPROVED} ne diraient pas, pour {place}, ce qui a été choisi. {_BY_HALVES}")


def _is_same(want: SourceLine, found: SourceLine) -> bool:
    """Tell whether a line reads as wanted; what is worked out from the rest of the act may have followed it."""
    is_worked_out = bool(found.fixed) or any(
        isinstance(inline, Reference | Figure) for inline in walk(found.content)
    )
    return is_worked_out or same_words(want.words) == same_words(found.words)


def data_of(review: Review) -> bytes:
    """Return the proposals as JSON."""
    return (json.dumps(report(review), ensure_ascii=False, indent=2) + "\n").encode()


def page_of(review: Review, source: Loaded) -> bytes:
    """Return the proposals as a page."""
    from compiler.render.reprise import render_reprise

    return render_reprise(review, page_parts("reprise"), parties_by_id(source.value))
