"""Where the parts of an act are written, kept apart from its words and given back to them."""

from pathlib import Path

from compiler.diagnostics.span import NOWHERE
from compiler.model.protocol import Protocol
from compiler.model.written import with_places, written_places
from compiler.parse.from_json import read_model
from compiler.render.model_json import render_json
from tests.versions import version


def _wordless(act: Protocol) -> Protocol:
    """Return the same act, which knows no more where it was written."""
    return read_model(render_json(act).decode())


def test_places_come_back_to_the_act_that_a_model_gives(tmp_path: Path) -> None:
    act = version(tmp_path)
    places = written_places(act)
    placed = with_places(_wordless(act), places)
    assert placed == act
    assert written_places(placed) == places
    found = [(one.id, one.span.file, one.span.line) for one in placed.all_divisions()]
    assert found == [(one.id, one.span.file, one.span.line) for one in act.all_divisions()]
    assert [one.span.line for one in placed.engagements()] == [one.span.line for one in act.engagements()]


def test_what_stands_where_its_holder_stands_is_not_told_twice(tmp_path: Path) -> None:
    places = written_places(version(tmp_path))
    assert places["divisions.0"] == ("acte.md", 1)
    assert places["divisions.0.blocks.0"] == ("acte.md", 3)
    assert not [path for path in places if path.startswith("divisions.0.blocks.0.")]


def test_an_act_without_places_stays_nowhere_and_strange_paths_lead_nowhere(tmp_path: Path) -> None:
    act = _wordless(version(tmp_path))
    assert with_places(act, {}) is act
    placed = with_places(act, {"divisions.99": ("acte.md", 1), "rien": ("acte.md", 2)})
    assert {one.span for one in placed.all_divisions()} == {NOWHERE}
