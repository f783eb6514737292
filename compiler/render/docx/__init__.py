"""A document view to a Word document."""

from compiler.render.docx.document import render_docx

__all__ = ["render_docx"]
