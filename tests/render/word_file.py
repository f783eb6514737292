"""Small documents written for one test: a view around a few blocks, rendered, and its parts read back."""

import io
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from lxml import etree

from compiler.model.block import Block, Paragraph
from compiler.model.text import Inlines, Text
from compiler.render.docx import render_docx
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

TEMPLATE = Path(__file__).parents[2] / "templates" / "reference.docx"
SIGNED = datetime(2020, 12, 8)  # noqa: DTZ001 - a date of signature has no time zone
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def words(text: str) -> Inlines:
    """Return plain words."""
    return (Text(text=text),)


def alinea(text: str) -> Paragraph:
    """Return an alinéa of plain words."""
    return Paragraph(content=words(text))


def heading(
    text: str, anchor: str, *, depth: int = 1, kind: str = "article", listed: bool = True
) -> HeadingView:
    """Return a heading."""
    return HeadingView(depth=depth, anchor=anchor, text=words(text), kind=kind, in_contents=listed)


def cell(*texts: str, **changed: Any) -> CellView:  # noqa: ANN401 - the fields of a cell
    """Return a cell of plain paragraphs."""
    blocks: tuple[Block, ...] = tuple(alinea(text) for text in texts)
    return CellView(**{"blocks": blocks, **changed})


def row(key: str, *cells: CellView, is_total: bool = False) -> RowView:
    """Return a row."""
    return RowView(key=key, cells=cells, is_total=is_total)


def table(*body: RowView, columns: int = 2, **changed: Any) -> TableView:  # noqa: ANN401 - the fields of a table
    """Return a table of records under one row of column titles."""
    head = row("", *(cell(f"Colonne {rank}", scope="col") for rank in range(1, columns + 1)))
    asked: dict[str, Any] = {
        "anchor": "aides",
        "kind": "donnees",
        "caption": words("Tableau 1 – Aides"),
        "widths": (1,) * columns,
        "head": (head,),
        "body": body,
        "summary": "Aides",
        **changed,
    }
    return TableView(**asked)


TITLE = TitleView(
    title="Protocole",
    subtitle="Sous-titre",
    territory="Territoire",
    period="2019–2022",
    parties_intro="Entre :",
    parties=("L’État", "La commune d’Essai"),
    accession="",
)


def view_of(*blocks: BlockView, landscape: bool = False) -> DocumentView:
    """Return a document of one run of pages."""
    return view_of_runs(PageRun(landscape=landscape, blocks=blocks))


def view_of_runs(*runs: PageRun) -> DocumentView:
    """Return a document of several runs of pages; its contents list the headings that ask for it."""
    listed = (
        block for run in runs for block in run.blocks if isinstance(block, HeadingView) and block.in_contents
    )
    return DocumentView(
        language="fr-FR",
        header="Protocole d’essai",
        author="La commune d’Essai",
        date=(2020, 12, 8),
        title=TITLE,
        contents_title="Table des matières",
        runs=runs,
        notes=(),
        filters=(),
        contents=tuple(
            ContentsEntry(depth=block.depth, anchor=block.anchor, text=block.text) for block in listed
        ),
    )


def render(view: DocumentView, **changed: Any) -> bytes:  # noqa: ANN401 - the inputs of a document
    """Return the document of a view."""
    inputs: dict[str, Any] = {
        "template": TEMPLATE.read_bytes(),
        "assets": {},
        "charts": {},
        "stamp": SIGNED,
        **changed,
    }
    return render_docx(view, **inputs)


class WordFile:
    """A document read back."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.body = self.part("word/document.xml")[0]

    def part(self, name: str) -> etree._Element:
        """Return a part as a tree."""
        return etree.fromstring(self.parts[name])

    def all(self, tag: str) -> list[etree._Element]:
        """Return every element of the body that has a name."""
        return list(self.body.iter(f"{W}{tag}"))

    def paragraphs(self, style: str) -> list[str]:
        """Return the words of the paragraphs of a style."""
        return [text_of(found) for found in self.all("p") if style_of(found) == style]

    def bookmarks(self) -> list[str]:
        """Return the names of bookmarks, in order."""
        return [mark.get(f"{W}name", "") for mark in self.all("bookmarkStart")]


def read(*blocks: BlockView, **changed: Any) -> WordFile:  # noqa: ANN401 - the inputs of a document
    """Render a document of one run and read it back."""
    view = view_of(*blocks)
    if "notes" in changed:
        view = replace(view, notes=changed.pop("notes"))
    return WordFile(render(view, **changed))


def text_of(element: etree._Element) -> str:
    """Return the words shown by an element, instructions of fields apart."""
    return "".join(found.text or "" for found in element.iter(f"{W}t"))


def style_of(paragraph: etree._Element) -> str:
    """Return the style of a paragraph."""
    return value(paragraph.find(f"{W}pPr/{W}pStyle"))


def value(element: etree._Element | None) -> str:
    """Return the value of a property, empty when it is absent."""
    return "" if element is None else element.get(f"{W}val", "")
