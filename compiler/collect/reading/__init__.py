"""A reviewer's Word copy, hostile until read, to its lines with what was tracked, its comments, what is no text."""

from collections.abc import Callable
from dataclasses import replace

from lxml import etree

from compiler.collect.reading.aside import Aside
from compiler.collect.reading.copy_part import model_of, prints_of, read_copy_mark
from compiler.collect.reading.drafts import Drafts
from compiler.collect.reading.margins import read_margins
from compiler.collect.reading.moves import Moves
from compiler.collect.reading.names import W, attribute
from compiler.collect.reading.owner import NOBODY, Owner, owner_by_comments
from compiler.collect.reading.parts import Parts
from compiler.collect.reading.plain_words import plain_words
from compiler.collect.reading.refusals import DAMAGED, not_docx, refused
from compiler.collect.reading.remarks import Remarks, read_comments
from compiler.collect.reading.styles import read_styles
from compiler.collect.reading.walk import Desk, Walk
from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.result import Result
from compiler.model.archive import Archive, Kind, Refusal, open_archive
from compiler.model.copy_mark import REDLINE, CopyMark
from compiler.model.review import Comment, Edge, Reviewed


def read_reviewed(file: str, data: bytes, is_model: Callable[[str], bool] = bool) -> Result[Reviewed]:
    """Return a copy as it reads. `is_model` tells a model that the copy carries from what is left of one.

    Errors: reprise.not-a-docx, .too-large, .damaged, .encrypted, .unsafe.
    """
    opened = open_archive(data)
    if isinstance(opened, Refusal):
        return _failed(file, refused(file, opened))
    if opened.kind is not Kind.DOCX:
        return _failed(file, not_docx(file))
    try:
        return Result(_read(file, opened, is_model))
    except etree.XMLSyntaxError:
        return _failed(file, refused(file, DAMAGED))


def _failed(file: str, diagnostic: Diagnostic) -> Result[Reviewed]:
    return Result(Reviewed(file=file, lines=()), (diagnostic,))


def _read(file: str, archive: Archive, is_model: Callable[[str], bool]) -> Reviewed:
    parts, mark = Parts(archive), read_copy_mark(archive)
    model = model_of(mark)
    told = read_comments(parts.related("comments"), parts.related("commentsExtended"))
    owner = _owner(mark, told)
    comments = _without_ours(told, owner)
    drafts = Drafts()
    desk = Desk(
        owner=owner,
        styles=read_styles(parts.related("styles")),
        drafts=drafts,
        remarks=Remarks(comments, drafts),
        aside=Aside(owner),
        moves=Moves(),
        endnotes={
            name: plain_words(one) for name, one in _notes(parts.related("endnotes"), "endnote").items()
        },
        links=parts.links(),
        model=model if is_model(model) else "",
    )
    body = Walk(desk, Edge.TEXT)
    body.read(parts.main())
    notes = replace(desk, links=parts.links("footnotes"))
    _read_notes(notes, body, parts.related("footnotes"))
    lines = drafts.lines(desk.remarks.replies())
    ignored = [*desk.aside.finish(len(lines))]
    for margin, aside in read_margins(desk, parts, len(lines)):
        desk.aside.keep(margin)
        ignored += aside
    return Reviewed(
        file=file,
        lines=lines,
        comments=comments,
        ignored=tuple(dict.fromkeys(ignored)),
        outside=(*desk.aside.lines, *drafts.contents()),
        model=desk.model,
        prints=prints_of(mark),
        is_named=mark is not None or body.has_ours,
        is_redline=owner is not NOBODY or (mark is not None and mark.form == REDLINE),
    )


def _owner(mark: CopyMark | None, comments: tuple[Comment, ...]) -> Owner:
    if mark is None:
        return owner_by_comments(comments)
    return Owner(mark.author, mark.instant) if mark.form == REDLINE and mark.author else NOBODY


def _without_ours(comments: tuple[Comment, ...], owner: Owner) -> tuple[Comment, ...]:
    """Return the comments of reviewers; what answers one of ours answers nobody's."""
    ours = {one.id for one in comments if owner.wrote(one)}
    return tuple(
        Comment(id=one.id, trace=one.trace, text=one.text, is_done=one.is_done)
        if one.answers in ours
        else one
        for one in comments
        if one.id not in ours
    )


def _read_notes(desk: Desk, body: Walk, part: "etree._Element | None") -> None:
    """Read the footnotes that the body calls, in the order of their calls, which is that of their numbers."""
    notes = _notes(part, "footnote")
    for number, fate in body.calls.items():
        if number in notes:
            Walk(desk, Edge.NOTE, fate, number).read(notes[number])


def _notes(part: "etree._Element | None", kind: str) -> dict[str, "etree._Element"]:
    """Return the notes that a part holds, by their numbers."""
    notes = part.iter(f"{W}{kind}") if part is not None else ()
    return {attribute(note, "id"): note for note in notes}
