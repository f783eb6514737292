"""What moves beside what is new or beside another move: one clause in its order, read back as it was meant."""

# ruff: noqa: E501 - a formula reads best on one line

import pytest

from compiler.model.enacted import DivisionWords, EngagementWords, Words
from compiler.model.operation import MovedDivision, MovedLine, Operation, PlaceDivisions, PlaceEngagements
from tests.avenant.word_act import fr, said

FIVE = "Code | Engagements | Partenaires engagés | Indicateurs de suivi | Indicateurs d’impact"


def _line(code: str) -> EngagementWords:
    return EngagementWords(code=code, alineas=(Words(text="Agir."),), partners=Words(text="État"))


def _priority(number: str) -> DivisionWords:
    return DivisionWords(kind="priorite", number=number, title="Neuve")


PLACED: list[tuple[Operation, list[str]]] = [
    (
        PlaceEngagements(
            division="p3",
            after="courir",
            came=(MovedLine(engagement="lire", code="2.1-02"), _line("2.1-03")),
        ),
        [
            "après la ligne 2.1-01 du tableau de l’objectif 2.1, sont placées, dans cet ordre, la ligne 1.1-01 du tableau de l’objectif 1.1, qui devient la ligne 2.1-02, et une ligne 2.1-03 ; la ligne 2.1-03 est ainsi rédigée :",
            f"{FIVE} || 2.1-03 | Agir. | État | — | —",
        ],
    ),
    (
        PlaceEngagements(
            division="p3",
            after="",
            came=(
                _line("2.1-03"),
                MovedLine(engagement="ecrire", code="1.1-02"),
                _line("2.1-04"),
                MovedLine(engagement="lire", code="2.1-02"),
            ),
        ),
        [
            "au début de la priorité 2 de l’objectif 2.1, sont placées, dans cet ordre, une ligne 2.1-03, la ligne 1.1-02 du tableau de l’objectif 1.1, une ligne 2.1-04 et la ligne 1.1-01 du tableau de l’objectif 1.1, qui devient la ligne 2.1-02 ; les lignes 2.1-03 et 2.1-04 sont ainsi rédigées :",
            f"{FIVE} || 2.1-03 | Agir. | État | — | — || 2.1-04 | Agir. | État | — | —",
        ],
    ),
    (
        PlaceDivisions(
            parent="o21",
            after="p3",
            came=(MovedDivision(division="p2", number="4"), MovedDivision(division="p1", number="1")),
        ),
        [
            "après la priorité 2 de l’objectif 2.1, sont placées, dans cet ordre, la priorité 2 de l’objectif 1.1, qui devient la priorité 4 de l’objectif 2.1, et la priorité 1"
        ],
    ),
    (
        PlaceDivisions(
            parent="o21", after="", came=(_priority("3"), MovedDivision(division="p1", number="4"))
        ),
        [
            "au début de l’objectif 2.1, sont placées, dans cet ordre, une priorité 3 et la priorité 1, qui devient la priorité 4 ; la priorité 3 est ainsi rédigée :",
            "« Priorité 3 – Neuve »",
        ],
    ),
]


@pytest.mark.parametrize(("operation", "lines"), PLACED)
def test_what_comes_at_one_place_is_told_in_its_order(operation: Operation, lines: list[str]) -> None:
    assert said(operation) == [fr(line) for line in lines]
