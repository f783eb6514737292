"""An act imported to the page that a clerk reads first: what was found, what to look at, what the checks say."""

from compiler.render.intake.page import render_intake

__all__ = ["render_intake"]
