"""A set of changes to a Word document that shows them as tracked changes."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain

from compiler.model.change import ChangeSet
from compiler.render.docx.anchors import collect_anchors
from compiler.render.docx.body import Inputs
from compiler.render.docx.package import Content, Package
from compiler.render.docx.register import Register
from compiler.render.layout import build_view
from compiler.render.redline.body import write_entries
from compiler.render.redline.comments import Comments, comment_on
from compiler.render.redline.flow import FlowMaker, Version
from compiler.render.redline.groundwork import Groundwork
from compiler.render.redline.lines import LineScribe
from compiler.render.redline.lists import join_lists
from compiler.render.redline.notes import Notes
from compiler.render.redline.pairing import pair_places
from compiler.render.redline.pen import Pen
from compiler.render.redline.plan import Planner

_CALL = re.compile(r'<w:footnoteReference[^>]* w:id="(\d+)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """The pictures that a version shows: image files by path, charts by id."""

    assets: Mapping[str, bytes]
    charts: Mapping[str, bytes]


def render_redline(  # noqa: PLR0913 - each is a distinct input of the document; a record would only rename them.
    changes: ChangeSet,
    *,
    template: bytes,
    author: str,
    stamp: datetime,
    before: Pictures,
    after: Pictures,
    places: Mapping[int, str],
    groundwork: Callable[[], Groundwork],
) -> bytes:
    """Return the document: all changes accepted, it is the version after; all refused, the version before.

    `places` are the places of changes in the avenant, by rank. Page numbers are those of the version after, in the
    `groundwork`, which is asked for once: it may still be laid.
    """
    comparison = changes.comparison
    package = Package(template)
    old, new = build_view(comparison.before), build_view(comparison.after)
    pairing = pair_places(comparison)
    laid = groundwork()
    package.mark_copy(laid.copy)
    package.describe(new, stamp, laid.pages.count)
    register = Register(media=package.media, anchors=collect_anchors(new), first_list=package.first_list())
    notes = Notes(comparison.before, comparison.after)
    pen = Pen(author=author, stamp=stamp, shift=notes.shift)
    planner = Planner(pairing.name, pairing.moved)

    def flow_of(version: Version, pictures: Pictures, own: Register) -> FlowMaker:
        inputs = Inputs(pages=laid.pages.numbers, assets=pictures.assets, charts=pictures.charts)
        return FlowMaker(version, inputs, own, pairing.moved)

    target = Version(protocol=comparison.after, view=new, names=lambda place: place)
    base = Version(protocol=comparison.before, view=old, names=pairing.name)
    came = flow_of(target, after, register).flow(package.references())
    planner.write(came)
    former = replace(register, anchors=collect_anchors(old), notes=set())
    entries = planner.plan(flow_of(base, before, former).flow(package.references()), came)
    join_lists(entries, register.lists)
    comments = Comments(pen=pen)
    comment_on(changes, places, comments, entries)
    names = notes.names()
    lines = LineScribe(
        pen=pen,
        moves=planner.moves,
        comments=comments,
        note_names=(names[0].__getitem__, names[1].__getitem__),
    )
    called: dict[int, None] = {}
    package.write_body(_noting(chain(write_entries(entries, lines), (came.ending,)), called))
    noted = Register(media=None, anchors=register.anchors)
    footnotes = notes.part(called, pen, noted)
    package.comment(comments.part())
    package.fill(Content(notes=footnotes, register=register, note_links=noted.links))
    return package.to_bytes()


def _noting(pieces: Iterable[str], called: dict[int, None]) -> Iterator[str]:
    """Yield the body as it is written, keeping the footnotes that it calls, in order."""
    for piece in pieces:
        called.update(dict.fromkeys(int(number) for number in _CALL.findall(piece)))
        yield piece
