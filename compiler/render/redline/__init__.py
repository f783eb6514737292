"""A set of changes to a Word document with native tracked changes."""

from compiler.render.redline.document import Pictures, render_redline
from compiler.render.redline.groundwork import Groundwork, lay_groundwork

__all__ = ["Groundwork", "Pictures", "lay_groundwork", "render_redline"]
