"""A document view to a PDF that can be signed, archived and read aloud (PDF/A-2a and PDF/UA-1 together)."""

from compiler.render.pdf.document import PdfResult, render_pdf

__all__ = ["PdfResult", "render_pdf"]
