"""Marks of the source form that were not read as such, and would print as themselves."""

from pathlib import Path

import pytest

from tests.acts import edited, loaded_with, said

SENTENCE = "La présente convention fixe les engagements de l'État et de la commune d'Essai."


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("####Suite {#suite}", "{#suite}"),
        ("#\u00a0Article 2 – Suite {#suite}", "{#suite}"),
        ("####### Trop de niveaux", "#######"),
        ("    ```engagement\n    id: a\n    ```", "```engagement"),
        ("Voir ![le plan](plan.png) ci-joint.", "![le plan](plan.png)"),
        ("![le plan](plan du quartier.png)", "![le plan](plan du quartier.png)"),
        ("Voir l'[[article:objet].", "[[article:objet"),
    ],
)
def test_a_mark_that_was_not_read_is_told_where_it_stands(written: str, words: str, tmp_path: Path) -> None:
    loaded = loaded_with(tmp_path, acte=edited(SENTENCE, written))
    assert said(loaded, "markdown.not-read") == [("markdown.not-read", words)]


def test_a_second_id_in_a_title_is_told(tmp_path: Path) -> None:
    loaded = loaded_with(tmp_path, acte=edited("{#objet}", "{#but} {#objet}"))
    assert said(loaded) == [("markdown.not-read", "{#but}")]


@pytest.mark.parametrize(
    "written",
    [
        "Voir l'[[article:objet]].",
        "Une liste {a} #1.",
        "Le site [a](b)!",
        "`code`",
        "]]>",
        "{# mot #}",
        "{{ mot }} #let x = 1",
    ],
)
def test_ordinary_words_and_marks_that_were_read_are_left_alone(written: str, tmp_path: Path) -> None:
    assert not said(loaded_with(tmp_path, acte=edited(SENTENCE, written)), "markdown.not-read")
