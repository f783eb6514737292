"""A document view, the template, and the pictures it shows to the bytes of a Word document."""

from collections.abc import Mapping
from datetime import datetime

from compiler.render.docx.anchors import collect_anchors
from compiler.render.docx.body import Inputs, write_body
from compiler.render.docx.footnotes import write_footnotes
from compiler.render.docx.package import Content, Package
from compiler.render.docx.register import Register
from compiler.render.view import DocumentView


def render_docx(  # noqa: PLR0913 - each is a distinct input of the document; a record would only rename them.
    view: DocumentView,
    *,
    template: bytes,
    pages: Mapping[str, int],
    assets: Mapping[str, bytes],
    charts: Mapping[str, bytes],
    stamp: datetime,
    page_count: int,
) -> bytes:
    """Return the document.

    `pages` are page numbers by anchor, `assets` pictures by path, `charts` PNG pictures by id.

    Errors: KeyError for a picture or a chart that is shown and not handed in.
    """
    package = Package(template)
    anchors = collect_anchors(view)
    register = Register(part=package.document.part, anchors=anchors, first_list=package.first_list())
    inputs = Inputs(pages=pages, assets=assets, charts=charts)
    body = write_body(view, inputs, register, package.references())
    notes = Register(part=None, anchors=anchors)
    called = [note for note in view.notes if note.number in register.notes]
    footnotes = write_footnotes(called, notes)
    package.describe(view, stamp, page_count)
    package.fill(Content(body=body, notes=footnotes, register=register, note_links=notes.links))
    return package.to_bytes()
