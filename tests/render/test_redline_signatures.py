"""Parties that come and go: the redline marks their slots alone, whatever stands after them on the signature page."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from compiler.model.protocol import Protocol
from compiler.model.word_edits import split_words
from tests.render.redline_judge import marked, said
from tests.render.redline_marks import faults
from tests.render.redline_towns import TOWNS, act_of
from tests.render.redlines import document, redline

SHARE = 1.05


@dataclass(frozen=True, kw_only=True)
class Case:
    """The towns of two versions, how many of them differ, and which side has its own rows, refused or accepted."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    differ: int
    rows: tuple[bool, bool]


CASES = {
    "une partie ajoutée tôt": Case(before=(TOWNS[0], *TOWNS[2:]), after=TOWNS, differ=1, rows=(False, True)),
    "deux parties ajoutées qui font un rang": Case(
        before=(TOWNS[0], *TOWNS[3:]), after=TOWNS, differ=2, rows=(True, True)
    ),
    "une partie ajoutée vers la fin": Case(before=TOWNS[:-1], after=TOWNS, differ=1, rows=(False, True)),
    "une partie retirée tôt": Case(before=TOWNS, after=(TOWNS[0], *TOWNS[2:]), differ=1, rows=(True, False)),
    "une partie qui en remplace une autre": Case(
        before=TOWNS[1:], after=(TOWNS[0], *TOWNS[2:]), differ=2, rows=(True, True)
    ),
    "une partie ajoutée tôt, une autre retirée": Case(
        before=(TOWNS[0], *TOWNS[2:]), after=(*TOWNS[:4], *TOWNS[5:]), differ=2, rows=(False, False)
    ),
}


MOVED = {
    "vers la fin": (TOWNS[0], *TOWNS[2:], TOWNS[1]),
    "vers le début": (TOWNS[-1], *TOWNS[:-1]),
    "deux voisines": (TOWNS[0], TOWNS[2], TOWNS[1], *TOWNS[3:]),
    "deux ensemble": (*TOWNS[2:], *TOWNS[:2]),
}


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest) -> Case:
    return CASES[request.param]


def _versions(case: Case, folder: Path) -> tuple[Protocol, Protocol]:
    return act_of(folder / "avant", *case.before), act_of(folder / "apres", *case.after)


def test_accepted_it_has_the_new_slots_and_refused_the_old_ones(case: Case, tmp_path: Path) -> None:
    before, after = _versions(case, tmp_path)
    data = redline(before, after)
    assert said(data) == said(document(after))
    assert said(data, accepted=False) == said(document(before))
    assert faults(data) == []


def test_what_only_comes_or_only_goes_leaves_one_side_its_very_rows(case: Case, tmp_path: Path) -> None:
    sides = _versions(case, tmp_path)
    data = redline(*sides)
    same = [
        said(data, accepted=accepted, by_rows=True) == said(document(act), by_rows=True)
        for accepted, act in zip((False, True), sides, strict=True)
    ]
    assert tuple(same) == case.rows


def test_it_marks_the_slots_that_come_and_go_alone(case: Case, tmp_path: Path) -> None:
    found = marked(redline(*_versions(case, tmp_path)))
    # A party is told on the cover, then where it signs.
    town = "La commune de Cachan, représentée par la ou le maire", "Pour la commune de Cachan La ou le maire"
    assert 0 < sum(_count(words) for _, words in found) <= SHARE * case.differ * sum(map(_count, town))


@pytest.mark.parametrize("after", MOVED.values(), ids=MOVED.keys())
def test_a_party_of_another_rank_is_moved_on_the_page_where_it_signs(
    after: tuple[str, ...], tmp_path: Path
) -> None:
    versions = act_of(tmp_path / "avant", *TOWNS), act_of(tmp_path / "apres", *after)
    data = redline(*versions)
    assert said(data) == said(document(versions[1]))
    assert said(data, accepted=False) == said(document(versions[0]))
    assert faults(data) == []
    found = marked(data)
    assert {mark for mark, _ in found} == {"moveFrom", "moveTo"}
    gone, come = ([words for own, words in found if own == mark] for mark in ("moveFrom", "moveTo"))
    assert sorted(gone) == sorted(come)
    assert any(words.startswith("Pour la commune") for words in gone)


def test_a_party_that_moves_and_one_that_comes_are_told_apart(tmp_path: Path) -> None:
    before, after = (*TOWNS[:3], *TOWNS[4:]), (TOWNS[-1], *TOWNS[:-1])
    found = marked(redline(act_of(tmp_path / "avant", *before), act_of(tmp_path / "apres", *after)))
    signing = {(mark, words) for mark, words in found if words.startswith("Pour ")}
    assert {mark for mark, words in signing if TOWNS[3] in words} == {"ins"}
    assert {mark for mark, words in signing if TOWNS[-1] in words} == {"moveFrom", "moveTo"}


def _count(words: str) -> int:
    return len(split_words(words))
