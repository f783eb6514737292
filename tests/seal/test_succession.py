"""Which number and which day a new version bears, and when it says nothing new."""

from datetime import date
from pathlib import Path

import pytest

from compiler.diagnostics.result import ToolError
from compiler.diagnostics.span import NOWHERE
from compiler.model.brief import NO_BRIEF, Brief, SealedAct
from compiler.seal import Manifest
from compiler.seal.succession import (
    check_day,
    find_day,
    find_early_day,
    find_number,
    find_stale_days,
    is_unchanged,
)
from tests.acts import edited, loaded_with

DAY = date(2020, 12, 8)


def _signed(number: int) -> Manifest:
    return Manifest(
        name=f"v{number}",
        number=number,
        signed=DAY,
        title="",
        model="",
        sources={},
        pictures={},
        documents={},
    )


def test_the_first_version_is_the_act_itself_and_the_others_follow() -> None:
    assert find_number((), None) == 0
    assert find_number((_signed(0),), None) == 1
    assert find_number((_signed(0), _signed(3)), None) == 4


def test_a_number_may_leap_but_never_come_back() -> None:
    assert find_number((_signed(0),), 4) == 4
    assert find_number((), 2) == 2
    with pytest.raises(ToolError, match="au moins l'avenant n° 3"):
        find_number((_signed(0), _signed(2)), 2)
    with pytest.raises(ToolError, match="le protocole lui-même"):
        find_number((_signed(0),), 0)


def test_the_day_is_the_one_asked_then_that_of_the_act_then_that_of_the_name() -> None:
    other = date(2021, 1, 1)
    assert find_day("2019-05-05", other, 0, DAY) == other
    assert find_day("2019-05-05", None, 0, DAY) == DAY
    assert find_day("2019-05-05", None, 0, None) == date(2019, 5, 5)
    assert find_day("2021-06-30", None, 1, DAY) == date(2021, 6, 30)
    with pytest.raises(ToolError, match="--date"):
        find_day("avenant-1", None, 1, DAY)


def test_days_before_the_last_signature_are_those_of_an_older_avenant() -> None:
    def said(brief: Brief, *numbers: int) -> list[str]:
        acts = (
            SealedAct(name=f"v{number}", number=number, signed=date(2021 + number, 6, 30), title="")
            for number in numbers
        )
        return [remark.message for remark in find_stale_days(brief, tuple(acts))]

    kept = Brief(event_date=date(2021, 9, 15), effect=date(2022, 1, 1))
    assert said(kept, 0) == []
    late = "est antérieure à la signature de l'avenant n° 1 (30\u00a0juin 2022)."
    assert said(kept, 0, 1) == [
        f"« date_evenement » (15\u00a0septembre 2021) {late}",
        f"« entree_en_vigueur » (1er\u00a0janvier 2022) {late}",
    ]
    (early,) = said(Brief(effect=date(2021, 6, 29)), 0)
    assert "la signature de l'acte (30\u00a0juin 2021)" in early
    assert said(Brief(effect=date(2021, 6, 30)), 0) == []
    assert said(NO_BRIEF, 0) == said(kept) == []


def test_formatting_is_no_change_and_a_word_is_one(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / name).mkdir()
    base = loaded_with(tmp_path / "a").value
    dressed = loaded_with(tmp_path / "b", acte=edited("aide aux devoirs", "**aide**  aux devoirs")).value
    changed = loaded_with(tmp_path / "c", acte=edited("aide aux devoirs", "étude du soir")).value
    assert dressed != base
    assert is_unchanged(base, dressed)
    assert not is_unchanged(base, changed)


def test_nothing_is_sealed_before_the_last_signature() -> None:
    check_day((), date(1999, 1, 1))
    check_day((_signed(0),), DAY)
    with pytest.raises(ToolError, match=r"ne peut pas l'avoir été le 7\sdécembre 2020"):
        check_day((_signed(0),), date(2020, 12, 7))


def test_an_avenant_dated_before_the_last_signed_act_is_told() -> None:
    acts = (SealedAct(name="v0", number=0, signed=DAY, title=""),)
    assert not list(find_early_day(DAY, acts, NOWHERE))
    assert not list(find_early_day(date(1999, 1, 1), (), NOWHERE))
    told = list(find_early_day(date(2020, 12, 7), acts, NOWHERE))
    assert [remark.code for remark in told] == ["avenant.too-early"]
