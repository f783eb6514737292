"""What moves beside what is new or beside another move, read from its sentence and applied."""

# ruff: noqa: E501 - a formula reads best on one line

from pathlib import Path

import pytest

from compiler.ingest import apply_operations
from compiler.model.amendment import Grid
from compiler.model.enact import enact
from compiler.model.enacted import DivisionWords, EngagementWords, Words
from compiler.model.operation import MovedDivision, MovedLine, PlaceDivisions, PlaceEngagements
from tests.ingest.sentences import HEAD, act, read

LINES = "Au début de la priorité 2, sont placées, dans cet ordre, {} ; {} :"
SPORT = "la ligne 1.1-02 du tableau de l'objectif 1.1"
HOMEWORK = "la ligne 1.1-01 du tableau de l'objectif 1.1"


def _grid(*codes: str) -> Grid:
    return Grid(head=HEAD, rows=tuple((((code,), ("Agir.",), ("État",), ("—",), ("—",))) for code in codes))


def _new(code: str) -> EngagementWords:
    return EngagementWords(code=code, alineas=(Words(text="Agir."),), partners=Words(text="État"))


def test_lines_are_placed_in_the_order_told(tmp_path: Path) -> None:
    base = act(tmp_path)
    sentence = LINES.format(
        f"une ligne 1.1-07, {SPORT}, qui devient la ligne 1.1-08, une ligne 1.1-09 et {HOMEWORK}",
        "les lignes 1.1-07 et 1.1-09 sont ainsi rédigées",
    )
    found = read(base, sentence, _grid("1.1-07", "1.1-09"))
    assert not found.diagnostics
    came = (
        _new("1.1-07"),
        MovedLine(engagement="sport", code="1.1-08"),
        _new("1.1-09"),
        MovedLine(engagement="aide-devoirs", code="1.1-01"),
    )
    assert found.value == (PlaceEngagements(division="prio-equipements", after="", came=came),)
    given = apply_operations(enact(base), found.value)
    assert not given.diagnostics
    lines = {
        division.id: [line.code for line in division.engagements]
        for top in given.value.divisions
        for axis in top.children
        for objective in axis.children
        for division in objective.children
    }
    assert lines["prio-equipements"][:4] == ["1.1-07", "1.1-08", "1.1-09", "1.1-01"]
    assert not {"1.1-01", "1.1-02"} & set(lines["prio-scolarite"])


@pytest.mark.parametrize(
    ("listed", "written", "codes"),
    [
        (f"{SPORT} et une ligne 1.1-09", "la ligne 1.1-08 est ainsi rédigée", ("1.1-08",)),
        (f"{SPORT} et une ligne 1.1-09", "la ligne 1.1-09 est ainsi rédigée", ("1.1-09", "1.1-10")),
        (
            f"{SPORT} et une ligne 1.1-09",
            "les lignes 1.1-09 et 1.1-10 sont ainsi rédigées",
            ("1.1-09", "1.1-10"),
        ),
        (
            f"une ligne 1.1-10, {SPORT} et une ligne 1.1-09",
            "les lignes 1.1-09 et 1.1-10 sont ainsi rédigées",
            ("1.1-09", "1.1-10"),
        ),
        (
            f"{SPORT}, qui devient la priorité 3, et une ligne 1.1-09",
            "la ligne 1.1-09 est ainsi rédigée",
            ("1.1-09",),
        ),
        ("l'objectif 1.1 et une ligne 1.1-09", "la ligne 1.1-09 est ainsi rédigée", ("1.1-09",)),
    ],
)
def test_a_list_that_is_not_what_is_quoted_is_refused(
    listed: str, written: str, codes: tuple[str, ...], tmp_path: Path
) -> None:
    found = read(act(tmp_path), LINES.format(listed, written), _grid(*codes))
    assert [remark.code for remark in found.diagnostics] == ["avenant.unread-sentence"]


def test_divisions_are_placed_in_the_order_told(tmp_path: Path) -> None:
    base = act(tmp_path)
    found = read(
        base,
        "Au début de l'axe 1, sont placées, dans cet ordre, la priorité 2, une priorité 7 et la priorité 1, qui devient la priorité 3 ; la priorité 7 est ainsi rédigée :",
        "« Priorité 7 – Neuve »",
    )
    assert not found.diagnostics
    (placed,) = found.value
    assert isinstance(placed, PlaceDivisions)
    assert (placed.parent, placed.after) == ("axe-jeunesse", "")
    moved = [one for one in placed.came if isinstance(one, MovedDivision)]
    assert [(one.division, one.number) for one in moved] == [
        ("prio-equipements", "2"),
        ("prio-scolarite", "3"),
    ]
    assert isinstance(placed.came[1], DivisionWords)
    assert placed.came[1].number == "7"
    given = apply_operations(enact(base), found.value)
    assert not given.diagnostics


def test_a_thing_placed_twice_is_refused(tmp_path: Path) -> None:
    base = act(tmp_path)
    sentence = LINES.format(f"{SPORT} et une ligne 1.1-09", "la ligne 1.1-09 est ainsi rédigée")
    placed = read(base, sentence, _grid("1.1-09")).value
    again = read(base, "La ligne 1.1-02 du tableau de l'objectif 1.1 est supprimée.").value
    found = apply_operations(enact(base), (*placed, *again))
    assert [remark.code for remark in found.diagnostics] == ["avenant.conflict"]
