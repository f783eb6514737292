"""Small documents to print: views built by hand, and what a PDF is read back as."""

import io
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import font_source_sans_pro
import pikepdf
from pikepdf import Array, Dictionary, Object

from compiler.model.block import Block, Paragraph
from compiler.model.text import Inlines, Text
from compiler.render.pdf.document import PdfResult, render_pdf
from compiler.render.view import (
    BlockView,
    CellView,
    ContentsEntry,
    DocumentView,
    HeadingView,
    PageRun,
    RowView,
    TableView,
    TitleView,
)
from tests.conftest import need_program

TEMPLATES = Path(__file__).parents[2] / "templates"
TEMPLATE = (TEMPLATES / "protocole.typ").read_bytes()
CHART_TEMPLATE = (TEMPLATES / "graphique.typ").read_bytes()
FONTS = Path(font_source_sans_pro.font_directory)
STAMP = datetime(2020, 12, 8, tzinfo=UTC)
BARE_TITLE = TitleView(
    title="Acte", subtitle="", territory="", period="", parties_intro="", parties=(), accession=""
)


def text(words: str) -> Inlines:
    """Return plain words."""
    return (Text(text=words),)


def paragraph(words: str) -> Paragraph:
    """Return a paragraph of plain words."""
    return Paragraph(content=text(words))


def heading(words: str, depth: int = 1, kind: str = "article", anchor: str = "") -> HeadingView:
    """Return a heading that the contents list; its words are its anchor unless one is given."""
    name = anchor or words.lower().replace(" ", "-")
    return HeadingView(depth=depth, anchor=name, text=text(words), kind=kind, in_contents=True)


def cell(*held: str | Block, scope: str = "", rows: int = 1, columns: int = 1, anchor: str = "") -> CellView:
    """Return a cell of paragraphs and other blocks."""
    blocks = tuple(paragraph(block) if isinstance(block, str) else block for block in held)
    return CellView(blocks=blocks, scope=scope, row_span=rows, column_span=columns, anchor=anchor)


def row(key: str, *cells: CellView, is_total: bool = False) -> RowView:
    """Return a row."""
    return RowView(key=key, cells=cells, is_total=is_total)


def table(*body: RowView, titles: tuple[str, ...], anchor: str = "t", kind: str = "donnees") -> TableView:
    """Return a table with a caption and columns of one width."""
    head = row("", *(cell(title, scope="col") for title in titles))
    return TableView(
        anchor=anchor,
        kind=kind,
        caption=text(f"Tableau {anchor}"),
        widths=(1,) * len(titles),
        head=(head,),
        body=body,
        summary=f"Résumé de {anchor}",
    )


def document(*blocks: BlockView, landscape: bool = False) -> DocumentView:
    """Return a document of one run of pages."""
    entries = tuple(
        ContentsEntry(depth=block.depth, anchor=block.anchor, text=block.text)
        for block in blocks
        if isinstance(block, HeadingView)
    )
    return DocumentView(
        language="fr-FR",
        header="En-tête courant",
        author="Commune",
        date=None,
        title=BARE_TITLE,
        contents_title="Table des matières",
        contents=entries,
        runs=(PageRun(landscape=landscape, blocks=blocks),),
        notes=(),
        filters=(),
    )


def without_contents(view: DocumentView) -> DocumentView:
    """Return the document without its table of contents."""
    return replace(view, contents=())


def printed(view: DocumentView, assets: Mapping[str, bytes] | None = None) -> PdfResult:
    """Return the PDF of a document."""
    return render_pdf(view, template=TEMPLATE, fonts=FONTS, assets=assets or {}, stamp=STAMP)


def opened(result: PdfResult) -> pikepdf.Pdf:
    """Return a PDF as read back."""
    return pikepdf.open(io.BytesIO(result.data))


def heading_pages(result: PdfResult) -> dict[str, int]:
    """Return the page of every heading, from 1, by the name that leads to it."""
    with opened(result) as pdf:
        numbers = {page.obj.objgen: rank for rank, page in enumerate(pdf.pages, 1)}
        named = pikepdf.NameTree(pdf.Root.Names.Dests)
        return {str(name): numbers[target[0].objgen] for name, target in named.items()}


def page_lines(result: PdfResult) -> list[list[str]]:
    """Return the lines of each page, its no-break spaces, cut words and joined signs made plain."""
    read = subprocess.run(
        [need_program("pdftotext"), "-layout", "-", "-"], input=result.data, capture_output=True, check=True
    )
    unseen = dict.fromkeys(map(ord, ("\N{SOFT HYPHEN}", "\N{WORD JOINER}")))
    pages = read.stdout.decode().translate(unseen).split("\f")[:-1]
    return [[" ".join(line.split()) for line in page.splitlines() if line.strip()] for page in pages]


def page_texts(result: PdfResult) -> list[str]:
    """Return the text of each page on one line."""
    return [" ".join(lines) for lines in page_lines(result)]


def elements(pdf: pikepdf.Pdf, *kinds: str) -> list[Object]:
    """Return the tagged elements of some kinds, in reading order."""
    return [found for found in _descend(pdf.Root.StructTreeRoot) if str(found.get("/S"))[1:] in kinds]


def _descend(element: Object) -> Iterator[Object]:
    held = element.get("/K")
    for child in held if isinstance(held, Array) else (held,):
        if isinstance(child, Dictionary) and "/S" in child:
            yield child
            yield from _descend(child)
