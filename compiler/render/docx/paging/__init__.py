"""Where Word ends the pages of a document: what its contents say before it is opened."""

from compiler.render.docx.paging.pages import Pages, set_pages

__all__ = ["Pages", "set_pages"]
