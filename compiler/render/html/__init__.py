"""A document view to one self-contained web page."""

from compiler.render.html.page import PageParts, render_html

__all__ = ["PageParts", "render_html"]
