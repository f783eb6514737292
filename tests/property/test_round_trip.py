"""The law of the import: a Word file that we compiled gives back the act that it prints."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.model.protocol import Protocol
from compiler.pipeline import load
from compiler.pipeline.adopting import Handed, adopt
from compiler.pipeline.printing import Printing
from compiler.pipeline.story import check_files
from compiler.render.layout import build_view
from compiler.write import write_source
from tests.property.edits import edited

SOURCE = Path(__file__).parents[2] / "source"


@cache
def _act() -> Protocol:
    return load(SOURCE).value


def _compiled(act: Protocol) -> bytes:
    printing = Printing(build_view(act), {}, datetime(2026, 3, 1, tzinfo=UTC), forms=("docx",), copied=act)
    return printing.word()


def _import_gives_back(seed: int) -> None:
    """Edit the act, as sources would hold it; its Word file must give it back, ids and all."""
    wanted = check_files(dict(write_source(edited(_act(), seed, 20)))).value
    adopted = adopt(Handed(name="acte.docx", data=_compiled(wanted)))
    assert adopted.loaded is not None
    assert adopted.intake is not None
    assert adopted.loaded.value == wanted
    assert [one for one in adopted.intake.findings if not one.is_sure] == []


# One act takes two seconds: a tenth of what other laws are tried on.
@pytest.mark.fuzz
@settings(max_examples=max(3, settings().max_examples // 10))
@given(st.integers(0, 10**6))
def test_a_compiled_act_imported_is_the_same(seed: int) -> None:
    _import_gives_back(seed)
