"""Rows of a Word table by their parts: the properties of each row and cell, and the paragraphs that cells hold."""

from dataclasses import dataclass

from compiler.render.docx.markup import paragraph

GAP = paragraph("TableGap", "")
"""What stands below a table: without it, Word would join the table to the next one."""
FLAT_GAP = paragraph("TableGap", "", '<w:spacing w:line="20" w:lineRule="exact"/>')
"""What stands below a table that ends a section: more room would take a page of its own when the table fills one."""


@dataclass(frozen=True, slots=True)
class CellMarkup:
    """A cell: its properties without their frame, its paragraphs."""

    properties: str
    paragraphs: tuple[str, ...]

    def write(self) -> str:
        """Return the cell."""
        return f"<w:tc><w:tcPr>{self.properties}</w:tcPr>{''.join(self.paragraphs)}</w:tc>"


@dataclass(frozen=True, slots=True)
class RowMarkup:
    """A row: its properties without their frame, its cells."""

    properties: str
    cells: tuple[CellMarkup, ...]

    def write(self) -> str:
        """Return the row."""
        properties = f"<w:trPr>{self.properties}</w:trPr>" if self.properties else ""
        return f"<w:tr>{properties}{''.join([cell.write() for cell in self.cells])}</w:tr>"
