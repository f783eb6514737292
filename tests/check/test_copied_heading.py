"""Bold headings copied from a sister division, whose subject they name."""

from pathlib import Path

import pytest

from tests.acts import loaded_with, said

CODE = "title.repeated"
FIRST, SECOND = "Nettoyer les berges des rivières", "Replanter la forêt"


def _said(folder: Path, first: str, second: str) -> list[tuple[str, str]]:
    added = (
        "\n# Article 3 – Travaux {#travaux}\n"
        f"\n## {FIRST} {{#rivieres}}\n\n**Ce qui a changé :**\n\nTexte.\n\n{first}\n\nTexte.\n"
        f"\n## {SECOND} {{#foret}}\n\n**Ce qui a changé :**\n\nTexte.\n\n{second}\n\nTexte.\n"
    )
    return said(loaded_with(folder, added), CODE)


@pytest.mark.parametrize(
    "second",
    [
        "**Les travaux à mener pour nettoyer les berges**",
        "**Les travaux à mener, pour nettoyer les berges :**",
    ],
)
def test_a_heading_that_names_the_other_division_is_told(tmp_path: Path, second: str) -> None:
    found = _said(tmp_path, "**Les travaux à mener pour nettoyer les berges :**", second)
    assert found == [(CODE, second.strip("*"))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("**Les travaux à mener**", "**Les travaux à mener**"),
        ("**Les travaux des berges**", "**Les travaux de la forêt**"),
        (
            "Les travaux à mener pour nettoyer les berges",
            "Les travaux à mener pour nettoyer les berges",
        ),
    ],
)
def test_a_heading_of_its_own_or_of_all_is_right(tmp_path: Path, first: str, second: str) -> None:
    assert _said(tmp_path, first, second) == []
