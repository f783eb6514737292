"""A document view, its template, fonts and pictures to a PDF that can be signed, archived and read aloud."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from compiler.render.pdf.packing import pack_objects, read_objects
from compiler.render.pdf.row_headers import head_rows
from compiler.render.pdf.setting import SetPages, set_pages
from compiler.render.pdf.unprintable import tell_refused
from compiler.render.view import DocumentView, TableView


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfResult:
    """A PDF; `problems` tells in French of what could not be printed as written."""

    data: bytes
    problems: tuple[str, ...] = ()


def render_pdf(
    view: DocumentView, *, template: bytes, fonts: Path, assets: Mapping[str, bytes], stamp: datetime
) -> PdfResult:
    """Return the PDF of a document, its pages set and finished in one go. Errors: those of `set_pages`."""
    return finish_pdf(view, set_pages(view, template=template, fonts=fonts, assets=assets, stamp=stamp))


def finish_pdf(view: DocumentView, pages: SetPages) -> PdfResult:
    """Return the PDF of pages that were set: row headers named, objects packed.

    Errors: ToolError when the pages are not those of the document.
    """
    objects = read_objects(pages.data)
    head_rows(objects, [block for run in view.runs for block in run.blocks if isinstance(block, TableView)])
    return PdfResult(data=pack_objects(objects), problems=tell_refused(pages.refused, view))
