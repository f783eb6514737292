"""The changes of an act to what a reviewer reads: a page, data, a summary, a comparative table."""

from compiler.render.review.data import render_data
from compiler.render.review.material import AvenantName, Review, Version, Wording
from compiler.render.review.page import render_page
from compiler.render.review.summary import render_summary
from compiler.render.review.table import render_table

__all__ = [
    "AvenantName",
    "Review",
    "Version",
    "Wording",
    "render_data",
    "render_page",
    "render_summary",
    "render_table",
]
