"""Headings that cannot be read: the hint shows what the author probably meant."""

from pathlib import Path

import pytest

from tests.acts import loaded_with


@pytest.mark.parametrize(
    ("heading", "code", "shown"),
    [
        ("# Article 3 – Durée de l'acte", "heading.missing-id", "{#duree-de-l-acte}"),
        ("# Article 3 – Durée {#Durée}", "heading.bad-id", "{#duree}"),
        ("# Article 3 – Durée {#la durée}", "heading.bad-id", "{#la-duree}"),
        ("# Article 3 Durée {#duree}", "heading.malformed", "« Article 3 – Durée »"),
        ("# Article 3 {#duree}", "heading.malformed", "« Article 3 – Titre »"),
    ],
)
def test_the_hint_is_made_of_the_words_of_the_heading(
    tmp_path: Path, heading: str, code: str, shown: str
) -> None:
    found = loaded_with(tmp_path, f"\n{heading}\n\nTexte.\n").diagnostics
    assert [(item.code, shown in item.hint) for item in found if item.code.startswith("heading")] == [
        (code, True)
    ]


def test_a_duplicate_id_is_pointed_at_between_its_braces(tmp_path: Path) -> None:
    found = loaded_with(tmp_path, "\n# Article 3 – objet et suite {#objet}\n\nTexte.\n").diagnostics
    assert [(item.code, item.span.column) for item in found if item.code == "id.duplicate"] == [
        ("id.duplicate", 31)
    ]
