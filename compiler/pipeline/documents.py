"""An act to its documents by file name. Typst works ahead, on threads of its own, while all the rest is made."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from compiler.diagnostics.tree import SourceTree
from compiler.model.block import Chart
from compiler.model.protocol import Protocol
from compiler.pipeline.pages import page_parts
from compiler.pipeline.printing import Printing
from compiler.read.resources import read_template

_LOOKS: Mapping[Literal["odt", "epub"], str] = {"odt": "opendocument.xml", "epub": "livre.css"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """The files of an act by name, and French sentences on what could not be printed as written."""

    files: Mapping[str, bytes]
    remarks: tuple[str, ...] = ()


class Workshop:
    """Makes the documents of one act. Opening it starts the pages and the pictures; closing it gives the files.

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
        self._printing = Printing(self._view, self._assets, stamp, forms=formats, copied=protocol)

    def documents(self, is_stopped: Callable[[], bool] = lambda: False) -> Documents:
        """Return the documents asked for, in order of name; none once `is_stopped`, which is asked between two."""
        files: dict[str, bytes] = {}
        remarks: tuple[str, ...] = ()
        for name, data in self._others():
            files[name] = data
            if is_stopped():
                return Documents(files={})
        if "docx" in self._formats:
            files["protocole.docx"] = self._printing.word()
        if "pdf" in self._formats and not is_stopped():
            files["protocole.pdf"], remarks = self._printing.pages()
        return Documents(files={name: files[name] for name in sorted(files)}, remarks=remarks)

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
        from compiler.render.html import render_html

        charts = {block.id: chart_svg(block) for block in self._protocol.blocks() if isinstance(block, Chart)}
        return render_html(self._view, page_parts("protocole"), images=self._assets, charts=charts)
