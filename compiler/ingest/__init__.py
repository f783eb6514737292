"""An avenant's own pages back to what they order, applied to the act in force."""

from compiler.ingest.agreeing.headings import find_contradicted
from compiler.ingest.applying import apply_operations, apply_orders
from compiler.ingest.applying.idle import find_idle
from compiler.ingest.applying.soundness import find_unsound
from compiler.ingest.applying.sums import find_wrong_totals
from compiler.ingest.docx_lines import read_docx
from compiler.ingest.fitting import fit_words
from compiler.ingest.markdown_lines import read_markdown, starting_lines
from compiler.ingest.reading.articles import read_operations, read_orders
from compiler.ingest.reading.page import read_page
from compiler.ingest.rebuilding import rebuild
from compiler.ingest.recognition import tell_stranger
from compiler.ingest.respelling import respell

__all__ = [
    "apply_operations",
    "apply_orders",
    "find_contradicted",
    "find_idle",
    "find_unsound",
    "find_wrong_totals",
    "fit_words",
    "read_docx",
    "read_markdown",
    "read_operations",
    "read_orders",
    "read_page",
    "rebuild",
    "respell",
    "starting_lines",
    "tell_stranger",
]
