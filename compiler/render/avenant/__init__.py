"""An avenant to the view that other renderers lay out, and to Markdown: the same text, line for line."""

from compiler.render.avenant.markdown import render_avenant_markdown
from compiler.render.avenant.view import avenant_view

__all__ = ["avenant_view", "render_avenant_markdown"]
