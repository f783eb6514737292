"""Titles, indicators and cells that stop on a word which calls for another."""

from pathlib import Path

import pytest

from tests.acts import edited, loaded_with, said

CODE = "wording.unfinished"


def _said(folder: Path, label: str) -> list[tuple[str, str]]:
    return said(loaded_with(folder, acte=edited("Nombre d'élèves inscrits", label)), CODE)


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Nombre de bancs publics posés et", "posés et"),
        ("Nombre de places ouvertes dans", "ouvertes dans"),
        ("Part des élèves inscrits au titre de", "titre de"),
    ],
)
def test_a_label_cut_short_is_told(tmp_path: Path, label: str, words: str) -> None:
    assert _said(tmp_path, label) == [(CODE, words)]


@pytest.mark.parametrize(
    "label",
    ["Nombre d'élèves inscrits", "Nombre de places de la rue de l'Et", "Part et", "Taux lu par an ; et"],
)
def test_a_whole_label_is_right(tmp_path: Path, label: str) -> None:
    assert _said(tmp_path, label) == []


def test_prose_may_run_into_a_list(tmp_path: Path) -> None:
    added = (
        "\n# Article 3 – Comité {#comite}\n\nLe comité de suivi est composé de\n\n- l'État\n- la commune\n"
    )
    assert said(loaded_with(tmp_path, added), CODE) == []
