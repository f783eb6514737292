"""Titles quoted in prose after the number of their division."""

from pathlib import Path

import pytest

from tests.acts import loaded_with, said

CODE = "title.differs"


def remarks(folder: Path, sentence: str) -> list[tuple[str, str]]:
    return said(loaded_with(folder, f"\n# Article 3 – Suivi {{#suivi}}\n\n{sentence}\n"), CODE)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Voir l'article 2, « Les engagements des parties ».", "Les engagements des parties"),
        ("L'article 1er « But » le dit.", "But"),
        ("Voir l'axe 1 : « Aider la jeunesse ».", "Aider la jeunesse"),
        ("Voir l'objectif 1.1 (« Soutenir les élèves »).", "Soutenir les élèves"),
        ("Voir l'article 2 « Suite » de la présente convention.", "Suite"),
    ],
)
def test_a_title_that_differs_is_told(tmp_path: Path, sentence: str, words: str) -> None:
    assert remarks(tmp_path, sentence) == [(CODE, words)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Voir l'article 2, « Engagements ».",
        "Voir l'axe 1 – « Agir pour la jeunesse ».",
        "Voir l'[[article:engagements|titre]] et l'[[axe:axe-jeunesse|titre]].",
        "Voir l'article 2 « Durée » du contrat de ville.",
        "Voir l'article 1er, « Objet », de la loi du 1er juillet 1901.",
        "Voir l'article 2 « Champ » du code du travail.",
        "À l'article 1er, « convention » s'entend de l'acte et de ses annexes.",
        "Voir l'article 9, « Autre chose ».",
        "Les parties de l'article 2 disent « Engagements communs ».",
    ],
)
def test_right_titles_and_other_acts_are_left_alone(tmp_path: Path, sentence: str) -> None:
    assert remarks(tmp_path, sentence) == []
