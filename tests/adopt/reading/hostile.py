"""Hostile files for tests: what is said of them, and what reading them may cost."""

import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from time import process_time

from compiler.adopt.reading import read_office
from compiler.diagnostics.catalogue import CATALOGUE
from compiler.diagnostics.diagnostic import Diagnostic
from tests.adopt.reading.office_files import para, refusal

BODY = para("La commune agit.")
NOTHING = '{"meta": {}, "blocks": []}'


def well_said(diagnostic: Diagnostic) -> str:
    """Return the code and the words of a diagnostic, once it is seen to be well formed."""
    assert diagnostic.code in CATALOGUE
    assert diagnostic.hint
    assert diagnostic.message.startswith("« ")
    assert diagnostic.message.endswith(".")
    return f"{diagnostic.code}: {diagnostic.message.partition(' : ')[2]}"


def code_of(data: bytes, name: str = "acte.docx") -> str:
    """Return the code of a file that is refused."""
    return well_said(refusal(name, data)).partition(":")[0]


def codes_of(data: bytes, name: str = "acte.docx") -> list[str]:
    """Return the codes of a file that may be sound, whatever Pandoc would read in it."""
    result = read_office(name, data, lambda _data, _format: NOTHING)
    return [diagnostic.code for diagnostic in result.diagnostics]


@contextmanager
def bounded(*, seconds: float = 10, millions: int = 200) -> Iterator[None]:
    """Check the work of this process, not of Pandoc, which has bounds of its own."""
    tracemalloc.start()
    start = process_time()
    try:
        yield
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert process_time() - start < seconds
    assert peak < millions * 1_000_000
