"""An act to its documents by file name. The pages are set ahead, on their own thread, while all the rest is made."""

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from compiler.diagnostics.tree import SourceTree
from compiler.model.block import Chart
from compiler.model.protocol import Protocol
from compiler.read.resources import font_folder, read_template

if TYPE_CHECKING:
    from compiler.render.pdf.document import PdfResult
    from compiler.render.pdf.setting import SetPages

_LOOKS: Mapping[Literal["odt", "epub"], str] = {"odt": "opendocument.xml", "epub": "livre.css"}
Value = TypeVar("Value")


class _Ahead(Generic[Value]):
    """Work begun before it is known to be needed. The thread is a daemon: nobody waits for it when it is not."""

    def __init__(self, work: Callable[[], Value]) -> None:
        self._work = work
        self._values: list[Value] = []
        self._failures: list[BaseException] = []
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._values.append(self._work())
        except BaseException as failure:  # noqa: BLE001 - raised again where the result is asked for
            self._failures.append(failure)

    def result(self) -> Value:
        """Return what the work gives, once it is done; raise what it raised."""
        self._thread.join()
        if self._failures:
            raise self._failures[0]
        return self._values[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """The files of an act by name, and French sentences on what could not be printed as written."""

    files: Mapping[str, bytes]
    remarks: tuple[str, ...] = ()


class Workshop:
    """Makes the documents of one act. Opening it starts the pages; closing it gives the files.

    `stamp` is the day that the documents carry.
    """

    def __init__(
        self, protocol: Protocol, tree: SourceTree, formats: tuple[str, ...], stamp: datetime
    ) -> None:
        from compiler.render.layout import build_view

        self._protocol = protocol
        self._formats = formats
        self._stamp = stamp
        self._assets = {path: image.data for path, image in tree.images.items()}
        self._view = build_view(protocol)
        # Typst leaves the interpreter free while it sets the pages.
        self._pages = _Ahead(self._set_pages) if {"docx", "pdf"} & set(formats) else None

    def documents(self) -> Documents:
        """Return the documents asked for, in order of name."""
        files = dict(self._others())
        remarks: tuple[str, ...] = ()
        if self._pages is not None:
            from compiler.render.pdf.document import finish_pdf

            printed = finish_pdf(self._view, self._pages.result())
            files |= self._paged(printed)
            remarks = printed.problems if "pdf" in self._formats else ()
        return Documents(files={name: files[name] for name in sorted(files)}, remarks=remarks)

    def _set_pages(self) -> "SetPages":
        from compiler.render.pdf.setting import set_pages

        return set_pages(
            self._view,
            template=read_template("protocole.typ"),
            chart_template=read_template("graphique.typ") if "docx" in self._formats else b"",
            fonts=font_folder(),
            assets=self._assets,
            stamp=self._stamp,
        )

    def _paged(self, printed: "PdfResult") -> Iterator[tuple[str, bytes]]:
        if "pdf" in self._formats:
            yield "protocole.pdf", printed.data
        if "docx" in self._formats:
            from compiler.render.docx import render_docx

            document = render_docx(
                self._view,
                template=read_template("reference.docx"),
                pages=printed.pages,
                page_count=printed.page_count,
                assets=self._assets,
                charts=printed.charts,
                stamp=self._stamp,
            )
            yield "protocole.docx", document

    def _others(self) -> Iterator[tuple[str, bytes]]:
        if "json" in self._formats:
            from compiler.render.model_json import render_json

            yield "protocole.json", render_json(self._protocol)
        if "html" in self._formats:
            yield "protocole.html", self._page()
        if "annexes" in self._formats:
            from compiler.render.annex_csv import render_tables
            from compiler.render.workbook import render_workbook

            yield from ((f"annexes/{name}", data) for name, data in render_tables(self._protocol).items())
            yield "annexes/annexes.xlsx", render_workbook(self._protocol, self._stamp)
        yield from self._by_pandoc()

    def _by_pandoc(self) -> Iterator[tuple[str, bytes]]:
        for name, look in _LOOKS.items():
            if name in self._formats:
                from compiler.render.pandoc import render_with_pandoc

                style = read_template(look)
                document = render_with_pandoc(self._view, name, self._stamp, images=self._assets, look=style)
                yield f"protocole.{name}", document

    def _page(self) -> bytes:
        from compiler.render.chart import chart_svg
        from compiler.render.html import PageParts, render_html

        template, style, script = (
            read_template(f"protocole.{end}").decode() for end in ("html.j2", "css", "js")
        )
        charts = {block.id: chart_svg(block) for block in self._protocol.blocks() if isinstance(block, Chart)}
        parts = PageParts(template=template, style=style, script=script)
        return render_html(self._view, parts, images=self._assets, charts=charts)
