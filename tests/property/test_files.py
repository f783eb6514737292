"""Whatever a valid act holds, its workbook and its book open."""

import io
import zipfile
from datetime import UTC, datetime

from hypothesis import given, settings
from lxml import etree
from openpyxl import load_workbook

from compiler.model.protocol import Protocol
from compiler.render.flat_act import flat_tables
from compiler.render.layout import build_view
from compiler.render.pandoc import render_with_pandoc
from compiler.render.workbook import render_workbook
from tests.property.strategies import protocols

STAMP = datetime(2026, 1, 15, tzinfo=UTC)


@given(protocols())
def test_a_workbook_holds_every_row_of_every_table(protocol: Protocol) -> None:
    book = load_workbook(io.BytesIO(render_workbook(protocol, STAMP)))
    tables = flat_tables(protocol)
    heights = [sheet.max_row for sheet in book.worksheets[1:]]
    assert heights == [1 + len(table.rows) + len(table.totals) for table in tables]


# Each file starts Pandoc: a few acts are enough to meet every kind of block.
@settings(max_examples=6)
@given(protocols(pictures=True))
def test_every_page_of_a_book_is_well_formed(protocol: Protocol) -> None:
    with zipfile.ZipFile(io.BytesIO(render_with_pandoc(build_view(protocol), "epub", STAMP))) as archive:
        for name in archive.namelist():
            if name.endswith(".xhtml"):
                etree.fromstring(archive.read(name))
