"""Turns of phrase to avoid."""

from pathlib import Path

import pytest

from tests.acts import edited, loaded_with, said

CODES = ("wording.and-or", "wording.future", "wording.latin", "wording.repealed-and-replaced")


def remarks(folder: Path, text: str) -> list[tuple[str, str]]:
    return said(loaded_with(folder, f"\n# Article 3 – Suivi {{#suivi}}\n\n{text}\n"), *CODES)


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("L'État et/ou la commune paient.", "wording.and-or", "et/ou"),
        ("L'État et / ou la commune paient.", "wording.and-or", "et / ou"),
        ("Deux réunions a minima se tiennent.", "wording.latin", "a minima"),
        ("L'article est abrogé et remplacé par ceci.", "wording.repealed-and-replaced", "abrogé et remplacé"),
    ],
)
def test_a_turn_to_avoid_is_told(tmp_path: Path, text: str, code: str, words: str) -> None:
    assert remarks(tmp_path, text) == [(code, words)]


@pytest.mark.parametrize(
    "text",
    [
        "L'État ou la commune paient.",
        "Le label « loisirs et/ou sports » est demandé.",
        "Le bilan sera remis.",
        "Le groupe ad hoc se réunit.",
        "L'arrêté est abrogé ; il est remplacé.",
    ],
)
def test_other_words_are_left_alone(tmp_path: Path, text: str) -> None:
    assert remarks(tmp_path, text) == []


def test_an_engagement_in_the_future_is_told(tmp_path: Path) -> None:
    acte = edited("dans chaque école.", "qui accueillera les élèves.")
    assert said(loaded_with(tmp_path, acte=acte), *CODES) == [("wording.future", "accueillera")]
