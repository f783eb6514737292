"""What measures an engagement: a follow-up indicator and an impact indicator."""

from pathlib import Path

from tests.acts import edited, loaded_with, said

CODES = ("engagement.no-follow-up", "engagement.no-impact")
FOLLOW_UP = "indicateurs_suivi:\n  - id: s1\n    libelle: Nombre d'élèves inscrits\n"
IMPACT = "indicateurs_impact:\n  - id: i1\n    libelle: Part des élèves inscrits qui progressent\n"


def test_an_engagement_without_follow_up_is_told_at_its_code(tmp_path: Path) -> None:
    assert said(loaded_with(tmp_path, acte=edited(FOLLOW_UP, "")), *CODES) == [
        ("engagement.no-follow-up", "1.1-01")
    ]


def test_an_engagement_without_impact_is_told_at_its_code(tmp_path: Path) -> None:
    assert said(loaded_with(tmp_path, acte=edited(IMPACT, "")), *CODES) == [
        ("engagement.no-impact", "1.1-01")
    ]


def test_an_indicator_still_owed_counts(tmp_path: Path) -> None:
    owed = (
        "indicateurs_impact:\n  - {id: i1, etat: à déterminer, echeance: 2026-12-31, responsables: [etat]}\n"
    )
    assert said(loaded_with(tmp_path, acte=edited(IMPACT, owed)), *CODES) == []
