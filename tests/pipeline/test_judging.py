"""Checks shared between two processes say what they say in one; an act with errors is told them, and nothing else."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from compiler.check import CHECKS
from compiler.diagnostics.diagnostic import Severity
from compiler.diagnostics.report import count, in_order
from compiler.pipeline import build, judging, read_inputs
from compiler.pipeline.documents import Documents, Workshop
from compiler.pipeline.judging import judge, judge_in_two
from tests.acts import act_with, loaded_with

_DAY = datetime(2026, 1, 15, tzinfo=UTC)
_FAULTS = """
# Article 8 – Fin {#fin}

Les 12 communes, visées à l'article 99, se réunissent ; etc... Voir l'[[article:absent]].
"""


def test_two_processes_say_what_one_says(tmp_path: Path) -> None:
    act = loaded_with(tmp_path, _FAULTS).value
    alone = in_order(judge(act, CHECKS))
    assert len(alone) > 1
    assert in_order(judge_in_two(act, CHECKS)) == alone


def test_documents_made_meanwhile_are_left_when_the_act_has_errors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "_LONG", 0)
    built = build(read_inputs(act_with(tmp_path, _FAULTS)), ("json", "html"), _DAY, lambda: _DAY)
    assert count(built.loaded.diagnostics, Severity.ERROR) > 0
    assert built.documents is None


def test_making_documents_of_an_act_with_errors_may_fail_unheard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Documents:
        raise KeyError("x")

    monkeypatch.setattr(judging, "_LONG", 0)
    monkeypatch.setattr(Workshop, "documents", fail)
    assert (
        build(read_inputs(act_with(tmp_path / "a", _FAULTS)), ("json",), _DAY, lambda: _DAY).documents is None
    )
    with pytest.raises(KeyError):
        build(read_inputs(act_with(tmp_path / "b")), ("json",), _DAY, lambda: _DAY)
