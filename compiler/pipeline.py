"""The story of each command, one line per stage: read, parse, check, render. No logic of its own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from compiler.check import CHECKS
from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.pinpoint import pinpoint
from compiler.diagnostics.report import in_order
from compiler.diagnostics.result import Result
from compiler.diagnostics.silence import apply_silences, find_silences
from compiler.diagnostics.source import SourceText
from compiler.diagnostics.tree import SourceTree
from compiler.model.block import Chart
from compiler.model.protocol import Protocol
from compiler.parse.to_model import to_model
from compiler.read.resources import fingerprint, font_folder, read_schemas, read_template
from compiler.read.tree import read_tree

if TYPE_CHECKING:
    from compiler.render.pdf import PdfResult
    from compiler.render.view import DocumentView


_LOOKS: Mapping[Literal["odt", "epub"], str] = {"odt": "opendocument.xml", "epub": "livre.css"}


@dataclass(frozen=True, slots=True)
class Loaded:
    """An act, what was said of it, and the tree it was read from."""

    value: Protocol
    diagnostics: tuple[Diagnostic, ...]
    tree: SourceTree

    @property
    def texts(self) -> Mapping[str, SourceText]:
        """Return the texts that reports quote."""
        return self.tree.texts


def check_tree(tree: SourceTree, found: tuple[Diagnostic, ...] = ()) -> Result[Protocol]:
    """Parse and check a tree; `found` is what reading it had to say."""
    parsed = to_model(tree, read_schemas())
    meant = tuple(remark for check in CHECKS for remark in check(parsed.value))
    exact = (pinpoint(remark, tree.texts) for remark in (*found, *parsed.diagnostics, *meant))
    return Result(parsed.value, in_order(apply_silences(exact, find_silences(tree.texts.values()))))


@dataclass(frozen=True, slots=True)
class Inputs:
    """A tree as read, and what reading it had to say."""

    tree: SourceTree
    diagnostics: tuple[Diagnostic, ...]

    def fingerprint(self) -> str:
        """Return a digest of all that the documents depend on: the tree, the tool, its templates."""
        return fingerprint(self.tree)


def read_inputs(source: Path) -> Inputs:
    """Read the act of a folder, and nothing more."""
    read = read_tree(source)
    return Inputs(read.value, read.diagnostics)


def check_inputs(inputs: Inputs) -> Loaded:
    """Parse and check an act that was read, keeping the tree for the report."""
    checked = check_tree(inputs.tree, inputs.diagnostics)
    return Loaded(checked.value, checked.diagnostics, inputs.tree)


def load_with_texts(source: Path) -> Loaded:
    """Read, parse and check the act of a folder, keeping the tree for the report."""
    return check_inputs(read_inputs(source))


def load(source: Path | str) -> Result[Protocol]:
    """Read, parse and check the act of a folder."""
    loaded = load_with_texts(Path(source))
    return Result(loaded.value, loaded.diagnostics)


def render_all(loaded: Loaded, formats: tuple[str, ...], stamp: datetime) -> Mapping[str, bytes]:
    """Return the documents of an act that has no error, by file name."""
    from concurrent.futures import ThreadPoolExecutor

    from compiler.render.layout import build_view

    view = build_view(loaded.value)
    with ThreadPoolExecutor(max_workers=2) as pool:
        # Typst leaves the interpreter free while it sets the pages: the other documents are made meanwhile.
        printed = pool.submit(_print, view, loaded, stamp) if {"docx", "pdf"} & set(formats) else None
        files = dict(_others(loaded, view, formats, stamp))
        if printed is not None:
            files |= _paged(printed.result(), view, loaded, formats, stamp)
    return {name: files[name] for name in sorted(files)}


def _print(view: "DocumentView", loaded: Loaded, stamp: datetime) -> "PdfResult":
    from compiler.render.pdf import render_pdf

    return render_pdf(
        view,
        template=read_template("protocole.typ"),
        chart_template=read_template("graphique.typ"),
        fonts=font_folder(),
        assets=_assets(loaded),
        stamp=stamp,
    )


def _assets(loaded: Loaded) -> Mapping[str, bytes]:
    return {path: image.data for path, image in loaded.tree.images.items()}


def _paged(
    printed: "PdfResult", view: "DocumentView", loaded: Loaded, formats: tuple[str, ...], stamp: datetime
) -> Iterator[tuple[str, bytes]]:
    from compiler.render.docx import render_docx

    if "pdf" in formats:
        yield "protocole.pdf", printed.data
    if "docx" in formats:
        yield (
            "protocole.docx",
            render_docx(
                view,
                template=read_template("reference.docx"),
                pages=printed.pages,
                page_count=printed.page_count,
                assets=_assets(loaded),
                charts=printed.charts,
                stamp=stamp,
            ),
        )


def _others(
    loaded: Loaded, view: "DocumentView", formats: tuple[str, ...], stamp: datetime
) -> Iterator[tuple[str, bytes]]:
    if "json" in formats:
        from compiler.render.model_json import render_json

        yield "protocole.json", render_json(loaded.value)
    if "html" in formats:
        yield "protocole.html", _page(loaded, view)
    if "annexes" in formats:
        from compiler.render.annex_csv import render_tables
        from compiler.render.workbook import render_workbook

        yield from ((f"annexes/{name}", data) for name, data in render_tables(loaded.value).items())
        yield "annexes/annexes.xlsx", render_workbook(loaded.value, stamp)
    yield from _by_pandoc(loaded, view, formats, stamp)


def _by_pandoc(
    loaded: Loaded, view: "DocumentView", formats: tuple[str, ...], stamp: datetime
) -> Iterator[tuple[str, bytes]]:
    asked = [name for name in _LOOKS if name in formats]
    if asked:
        from compiler.render.pandoc import render_with_pandoc

        for name in asked:
            look = read_template(_LOOKS[name])
            yield (
                f"protocole.{name}",
                render_with_pandoc(view, name, stamp, images=_assets(loaded), look=look),
            )


def _page(loaded: Loaded, view: "DocumentView") -> bytes:
    from compiler.render.chart import chart_svg
    from compiler.render.html import PageParts, render_html

    template, style, script = (read_template(f"protocole.{end}").decode() for end in ("html.j2", "css", "js"))
    charts = {block.id: chart_svg(block) for block in loaded.value.blocks() if isinstance(block, Chart)}
    parts = PageParts(template=template, style=style, script=script)
    return render_html(view, parts, images=_assets(loaded), charts=charts)
