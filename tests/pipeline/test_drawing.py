"""Charts are drawn ahead: by a child, which gives back the room that it took, or here when there can be none."""

import subprocess
import sys
import threading
from decimal import Decimal

import pytest

from compiler.model.block import Bar, Chart
from compiler.model.text import Text
from compiler.pipeline import drawing
from compiler.pipeline.drawing import LateCharts
from tests.bench import ROOT

CHART = Chart(
    id="projets",
    title=(Text(text="Projets"),),
    table="subventions",
    horizontal=False,
    bars=(Bar(label="2017", value=Decimal(6), text="6"),),
    alternative=(Text(text="Six projets en 2017"),),
)
_ALONE = """
import sys
from tests.pipeline.test_drawing import CHART, LateCharts
pictures = LateCharts([CHART])
assert pictures[CHART.id] is pictures[CHART.id]
assert "typst" not in sys.modules
sys.stdout.buffer.write(pictures[CHART.id])
"""


def test_a_child_draws_what_would_be_drawn_here_and_typst_never_starts_here() -> None:
    done = subprocess.run([sys.executable, "-c", _ALONE], cwd=ROOT, capture_output=True, check=False)
    assert not done.returncode, done.stderr.decode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drawing, "_is_alone", lambda: False)
        assert LateCharts([CHART])[CHART.id] == done.stdout


@pytest.mark.parametrize("typst", [True, False])
@pytest.mark.parametrize("thread", [True, False])
def test_a_child_is_born_only_where_no_other_thread_works(
    monkeypatch: pytest.MonkeyPatch, *, typst: bool, thread: bool
) -> None:
    begun: list[str] = []
    monkeypatch.setattr(drawing, "Beside", lambda _: begun.append("child"))
    monkeypatch.setattr(drawing, "Ahead", lambda _: begun.append("thread"))
    monkeypatch.setattr(threading, "active_count", lambda: 1 + thread)
    monkeypatch.delitem(sys.modules, "typst", raising=False)
    if typst:
        monkeypatch.setitem(sys.modules, "typst", sys)
    LateCharts([CHART])
    assert begun == ["thread" if typst or thread else "child"]


def test_an_act_without_charts_asks_nobody() -> None:
    assert not dict(LateCharts([]))
