"""A view to its DOCX and its PDF. The pages are set ahead, on their own thread, while other work is done."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from compiler.model.block import Chart
from compiler.model.protocol import Protocol
from compiler.pipeline.ahead import Ahead
from compiler.pipeline.drawing import LateCharts
from compiler.read.resources import font_folder, read_template

if TYPE_CHECKING:
    from compiler.model.copy_mark import CopyMark
    from compiler.render.pdf.setting import SetPages
    from compiler.render.view import DocumentView


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A document in both its forms, and French sentences on what could not be printed as written."""

    docx: bytes
    pdf: bytes
    remarks: tuple[str, ...] = ()


def _charts(view: "DocumentView") -> Iterator[Chart]:
    for run in view.runs:
        yield from (block for block in run.blocks if isinstance(block, Chart))


class Printing:
    """Prints one document; `copied` is the act that its Word form is to remember.

    Opening it starts, on their own threads, the pages and pictures of the forms wanted.
    """

    def __init__(
        self,
        view: "DocumentView",
        assets: Mapping[str, bytes],
        stamp: datetime,
        forms: Collection[str] = ("docx", "pdf"),
        copied: Protocol | None = None,
    ) -> None:
        self._view = view
        self._copied = copied
        self._assets = assets
        self._stamp = stamp
        # Typst leaves the interpreter free while it works.
        self.charts: Mapping[str, bytes] = LateCharts(_charts(view)) if "docx" in forms else {}
        self._pages = Ahead(self._set_pages) if "pdf" in forms else None

    def _set_pages(self) -> "SetPages":
        from compiler.render.pdf.setting import set_pages

        return set_pages(
            self._view,
            template=read_template("protocole.typ"),
            fonts=font_folder(),
            assets=self._assets,
            stamp=self._stamp,
        )

    def word(self) -> bytes:
        """Return the DOCX."""
        from compiler.render.docx import render_docx

        return render_docx(
            self._view,
            template=read_template("reference.docx"),
            assets=self._assets,
            charts=self.charts,
            stamp=self._stamp,
            copy=self._copy_mark(),
        )

    def _copy_mark(self) -> "CopyMark | None":
        from compiler.model.copy_mark import ACT, CopyMark
        from compiler.render.model_json import render_line

        return CopyMark(form=ACT, model=render_line(self._copied)) if self._copied else None

    def pages(self) -> tuple[bytes, tuple[str, ...]]:
        """Return the PDF, and what could not be printed as written."""
        from compiler.render.pdf.document import finish_pdf

        opened = self._pages or Ahead(self._set_pages)
        printed = finish_pdf(self._view, opened.result())
        return printed.data, printed.problems

    def finish(self) -> Printed:
        """Return both files."""
        docx = self.word()
        pdf, remarks = self.pages()
        return Printed(docx=docx, pdf=pdf, remarks=remarks)
