"""Indicators still to be determined on a day past when the act is signed."""

from pathlib import Path

import pytest

from tests.acts import edited, loaded_with, said

LABEL = "  - id: i1\n    libelle: Part des élèves inscrits qui progressent"


def _due(day: str) -> str:
    return edited(LABEL, f"  - id: i1\n    etat: à déterminer\n    echeance: {day}\n    responsables: [etat]")


def test_a_day_before_the_signature_is_told(tmp_path: Path) -> None:
    loaded = loaded_with(tmp_path, acte=_due("2026-01-14"))
    assert said(loaded, "indicator.overdue") == [("indicator.overdue", "2026-01-14")]


@pytest.mark.parametrize("day", ["2026-01-15", "2026-12-31"])
def test_the_day_of_the_signature_or_a_later_one_is_right(tmp_path: Path, day: str) -> None:
    assert said(loaded_with(tmp_path, acte=_due(day)), "indicator.overdue") == []


def test_an_indicator_that_is_defined_owes_nothing(tmp_path: Path) -> None:
    defined = edited(LABEL, f"{LABEL}\n    echeance: 2020-01-01")
    assert said(loaded_with(tmp_path, acte=defined), "indicator.overdue") == []
