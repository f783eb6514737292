"""References typed as plain words, and those that lead to other texts."""

import pytest

from compiler.check.plain_reference import Names, plain_references
from compiler.diagnostics.span import NOWHERE
from compiler.model.passage import Form, Passage
from compiler.model.text import Reference, Text

NAMES = Names(
    kinds=(
        ("article", "article"),
        ("articles", "article"),
        ("annexes", "annexe"),
        ("objectif", "objectif"),
        ("priorité", "priorite"),
    ),
    own=frozenset({"convention", "acte"}),
)


def _passage(*content: Text | Reference) -> Passage:
    text = "".join(part.text for part in content)
    return Passage(content=content, text=text, span=NOWHERE, form=Form.PROSE, division=None, place="")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Voir l'article 7.2, puis l'article 1er.", [("article", "7.2"), ("article", "1")]),
        (
            "Voir les annexes 1 à 3 et 5.",
            [("annexe", "1"), ("annexe", "2"), ("annexe", "3"), ("annexe", "5")],
        ),
        ("Voir l'article 9 de la présente convention.", [("article", "9")]),
        ("Voir l'article 9 de la convention de 2006.", []),
        ("Voir l'article 6 de la loi du 21 février 2014.", []),
        ("La loi de 2014 le dit à l'article 6. Voir l'article 2.", [("article", "2")]),
        ("En priorité 3, la ville agit.", []),
        ("Une hausse de l'objectif 50 %.", []),
    ],
)
def test_only_references_to_the_act_are_read(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(found.kind, found.number) for found in plain_references(_passage(Text(text=text)), NAMES)]
    assert found == expected


def test_a_priority_knows_its_objective() -> None:
    (priority, objective) = plain_references(
        _passage(Text(text="Voir la priorité 2 de l'objectif 1.1.")), NAMES
    )
    assert priority.holder == ("objectif", "1.1")
    assert objective.number == "1.1"


def test_what_a_typed_reference_prints_is_not_plain_words() -> None:
    typed = Reference(kind="article", target="x", text="article 2")
    assert list(plain_references(_passage(Text(text="Voir l'"), typed), NAMES)) == []
