"""References that lead to a division where what they announce is never spoken of."""

from pathlib import Path

import pytest

from tests.acts import loaded_with, said

CODE = "reference.silent-target"
FOLLOW = "\n# Article 3 – Suivi {{#suivi}}\n\n{}\n"
END = "\n# Article 4 – Modification {#modification}\n\nUn avenant est rédigé si les parties le demandent.\n"


def _said(folder: Path, sentence: str) -> list[tuple[str, str]]:
    return said(loaded_with(folder, FOLLOW.format(sentence) + END), CODE)


@pytest.mark.parametrize(
    "sentence",
    [
        "Chaque partie renseigne les indicateurs visés à l'[[article:objet]].",
        "Les indicateurs d'impact définis à l'[[article:objet]] sont publiés.",
        "Un avenant à la présente convention est proposé conformément à l'[[article:objet]].",
    ],
)
def test_what_another_article_alone_speaks_of_is_told(tmp_path: Path, sentence: str) -> None:
    assert _said(tmp_path, sentence) == [(CODE, "[[article:objet]]")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Chaque partie renseigne les indicateurs visés à l'[[article:engagements]].",
        "Un avenant à la présente convention est proposé conformément à l'[[article:modification]].",
        "Les engagements de la commune prévus à l'[[article:objet]] sont publiés.",
        "Les licornes visées à l'[[article:objet]] sont publiées.",
        "Les conditions fixées à l'[[article:objet]] sont publiées.",
        "Les indicateurs sont publiés. La commune agit dans le cadre de l'[[article:objet]].",
        "Un comité, s'il a lieu, lit les indicateurs selon l'[[article:objet]].",
    ],
)
def test_what_the_target_says_or_nobody_says_is_left_alone(tmp_path: Path, sentence: str) -> None:
    assert _said(tmp_path, sentence) == []
