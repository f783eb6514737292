"""A set of changes to a Word document with native tracked changes."""

from compiler.render.redline.document import Pictures, render_redline

__all__ = ["Pictures", "render_redline"]
