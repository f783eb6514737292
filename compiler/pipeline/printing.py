"""A view to its DOCX and its PDF. The pages are set ahead, on their own thread, while other work is done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from compiler.pipeline.ahead import Ahead
from compiler.pipeline.drawing import LateCharts
from compiler.read.resources import font_folder, read_template

if TYPE_CHECKING:
    from compiler.render.pdf.setting import SetPages
    from compiler.render.view import DocumentView


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A document in both its forms, and French sentences on what could not be printed as written."""

    docx: bytes
    pdf: bytes
    remarks: tuple[str, ...] = ()


class Printing:
    """Prints one document. Opening it starts the pages and the pictures; `finish` gives the files."""

    def __init__(self, view: "DocumentView", assets: Mapping[str, bytes], stamp: datetime) -> None:
        self.view = view
        self.charts = LateCharts(view)
        self._assets = assets
        self._stamp = stamp
        self._pages = Ahead(self._set_pages)

    def _set_pages(self) -> "SetPages":
        from compiler.render.pdf.setting import set_pages

        return set_pages(
            self.view,
            template=read_template("protocole.typ"),
            fonts=font_folder(),
            assets=self._assets,
            stamp=self._stamp,
        )

    def finish(self) -> Printed:
        """Return both files."""
        from compiler.render.docx import render_docx
        from compiler.render.pdf.document import finish_pdf

        document = render_docx(
            self.view,
            template=read_template("reference.docx"),
            assets=self._assets,
            charts=self.charts,
            stamp=self._stamp,
        )
        printed = finish_pdf(self.view, self._pages.result())
        return Printed(docx=document, pdf=printed.data, remarks=printed.problems)
