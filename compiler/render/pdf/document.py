"""A document view, its template, fonts and pictures to a PDF that can be signed, archived and read aloud."""

import io
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pikepdf

from compiler.render.pdf.drawings import draw_charts
from compiler.render.pdf.json_data import lay_out
from compiler.render.pdf.pages import heading_pages
from compiler.render.pdf.row_headers import head_rows
from compiler.render.pdf.typeset import open_press
from compiler.render.pdf.unprintable import print_act, tell_refused
from compiler.render.view import DocumentView, TableView


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfResult:
    """A PDF, and what other outputs take from it.

    `pages` is the page, from 1, of every heading by its anchor; `charts` the PNG of every chart by its id;
    `problems` tells in French of what could not be printed as written.
    """

    data: bytes
    pages: Mapping[str, int]
    page_count: int
    charts: Mapping[str, bytes]
    problems: tuple[str, ...] = ()


def render_pdf(  # noqa: PLR0913 - each is a distinct input of the document; a record would only rename them.
    view: DocumentView,
    *,
    template: bytes,
    fonts: Path,
    assets: Mapping[str, bytes],
    stamp: datetime,
    chart_template: bytes = b"",
) -> PdfResult:
    """Return the PDF of a document. `assets` are pictures by path; without `chart_template` no PNG is drawn.

    Errors: ToolError when Typst fails, KeyError for a picture that is shown and not handed in.
    """
    laid = lay_out(view, assets)
    with open_press(fonts) as press, ThreadPoolExecutor(max_workers=1) as pool:
        # Typst leaves the interpreter free: the pictures are drawn while the pages are set.
        drawn = pool.submit(draw_charts, view, chart_template, press) if chart_template else None
        printed = print_act(press, template, laid, stamp)
        charts = drawn.result() if drawn else {}
    with pikepdf.open(io.BytesIO(printed.data)) as pdf:
        head_rows(pdf, [block for run in view.runs for block in run.blocks if isinstance(block, TableView)])
        return PdfResult(
            data=_save(pdf),
            pages=heading_pages(pdf),
            page_count=len(pdf.pages),
            charts=charts,
            problems=tell_refused(printed.refused, view),
        )


def _save(pdf: pikepdf.Pdf) -> bytes:
    """Return the file, its objects packed together: a third of the size that Typst writes."""
    packed = io.BytesIO()
    pdf.save(packed, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return packed.getvalue()
