"""Titles that sister divisions share."""

from pathlib import Path

from tests.acts import loaded_with, said

CODE = "title.repeated"


def test_two_sisters_of_one_title_are_told(tmp_path: Path) -> None:
    added = "\n# Article 3 – Suivi {#suivi}\n\nTexte.\n\n# Article 4 – Suivi {#suivi-bis}\n\nTexte.\n"
    assert said(loaded_with(tmp_path, added), CODE) == [(CODE, "Suivi")]


def test_case_and_accents_do_not_tell_titles_apart(tmp_path: Path) -> None:
    added = (
        "\n# Annexe 1 – Notes {#notes}\n\n## Sante {#sante}\n\nTexte.\n\n## Santé {#sante-bis}\n\nTexte.\n"
    )
    assert said(loaded_with(tmp_path, added), CODE) == [(CODE, "Santé")]


def test_cousins_may_share_a_title(tmp_path: Path) -> None:
    added = "".join(
        f"\n# Annexe {number} – Notes {number} {{#notes-{number}}}\n"
        f"\n## Présentation {{#presentation-{number}}}\n\nTexte.\n"
        for number in (1, 2)
    )
    assert said(loaded_with(tmp_path, added), CODE) == []
