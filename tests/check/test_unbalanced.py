"""Brackets and guillemets without their pair."""

from pathlib import Path

import pytest

from tests.acts import loaded_with, said

CODE = "wording.unbalanced"


def _said(folder: Path, text: str) -> list[tuple[str, str]]:
    return said(loaded_with(folder, f"\n# Article 3 – Suivi {{#suivi}}\n\n{text}\n"), CODE)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Le comité (une fois par an (au printemps), se réunit.", "(une fois par an (au printemps), se"),
        ("Le comité se réunit une fois par an).", "Le comité se réunit une fois par an)"),
        ("Le fonds de soutien » est doté.", "Le fonds de soutien »"),
        ("Le « fonds de soutien est doté par les parties.", "« fonds de soutien est doté par les"),
        ("Le « fonds (de soutien » est doté par les parties.", "(de soutien » est doté par les parties."),
    ],
)
def test_a_sign_alone_is_told_where_it_stands(tmp_path: Path, text: str, words: str) -> None:
    assert _said(tmp_path, text) == [(CODE, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Le comité (au printemps) lit « le bilan (annuel) ».",
        "Les parties : 1) lisent le bilan ; b) le publient ; iv) l'archivent.",
        "« Le département agit.\n\n- Il finance.\n\nIl soutient. »",
        "« Le département agit.\n\n« Il soutient. »",
        "Les actions (voir la liste :\n\n- le fonds ;\n- la maison).",
    ],
)
def test_pairs_even_across_paragraphs_are_right(tmp_path: Path, text: str) -> None:
    assert _said(tmp_path, text) == []
