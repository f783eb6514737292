"""A document view, the template, and the pictures it shows to the bytes of a Word document."""

from collections.abc import Mapping
from datetime import datetime

from compiler.model.copy_mark import CopyMark
from compiler.render.docx.anchors import collect_anchors
from compiler.render.docx.body import Inputs, write_body
from compiler.render.docx.footnotes import write_footnotes
from compiler.render.docx.package import Content, Package, pack_copy
from compiler.render.docx.paging import set_pages
from compiler.render.docx.register import Register
from compiler.render.view import DocumentView


def render_docx(  # noqa: PLR0913 - each is a distinct input of the document; a record would only rename them.
    view: DocumentView,
    *,
    template: bytes,
    assets: Mapping[str, bytes],
    charts: Mapping[str, bytes],
    stamp: datetime,
    copy: CopyMark | None = None,
) -> bytes:
    """Return the document; `copy` is what it is to remember of the text it was made from.

    `assets` are pictures by path, `charts` PNG pictures by id, which are asked for last: they may still be drawn.

    Errors: KeyError for a picture or a chart that is shown and not handed in.
    """
    package = Package(template)
    pages = set_pages(view, package.read, assets)
    package.describe(view, stamp, pages.count)
    anchors = collect_anchors(view)
    register = Register(media=package.media, anchors=anchors, first_list=package.first_list())
    inputs = Inputs(pages=pages.numbers, assets=assets, charts=charts)
    package.write_body(write_body(view, inputs, register, package.references()))
    notes = Register(media=None, anchors=anchors)
    called = [note for note in view.notes if note.number in register.notes]
    footnotes = write_footnotes(called, notes)
    if copy is not None:
        package.mark_copy(pack_copy(copy))
    package.fill(Content(notes=footnotes, register=register, note_links=notes.links))
    return package.to_bytes()
