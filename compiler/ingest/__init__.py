"""An avenant's own pages back to what they order, applied to the act in force."""

from compiler.ingest.applying import apply_operations, apply_orders
from compiler.ingest.applying.soundness import find_unsound
from compiler.ingest.docx_lines import read_docx
from compiler.ingest.doubts import Outcome, find_doubts
from compiler.ingest.fitting import fit_words
from compiler.ingest.markdown_lines import read_markdown, starting_lines
from compiler.ingest.reading.articles import read_operations, read_orders
from compiler.ingest.rebuilding import rebuild
from compiler.ingest.recognition import tell_stranger
from compiler.ingest.respelling import respell

__all__ = [
    "Outcome",
    "apply_operations",
    "apply_orders",
    "find_doubts",
    "find_unsound",
    "fit_words",
    "read_docx",
    "read_markdown",
    "read_operations",
    "read_orders",
    "rebuild",
    "respell",
    "starting_lines",
    "tell_stranger",
]
