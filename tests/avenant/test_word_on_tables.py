"""Edits of rows of tables and of lines of engagements, letter for letter."""

# ruff: noqa: E501 - a formula reads best on one line

import pytest

from compiler.model.enacted import EngagementWords, RowWords, Words
from compiler.model.operation import (
    DeleteColumn,
    InsertEngagements,
    InsertRows,
    MoveEngagements,
    MoveRows,
    Operation,
    RecodeEngagement,
    ReplaceEngagement,
    ReplaceRows,
    ReplaceTotals,
)
from tests.avenant.word_act import fr, said

LINE = EngagementWords(
    code="1.1-03",
    alineas=(Words(text=fr("Lire :")), Words(text="tôt", marker="–")),
    partners=Words(text="État, EPT"),
    follow_up=(Words(text="Livres"), Words(text="Pages")),
)
ROW = RowWords(cells=(("Thiais",), ("7", "8")))
FIVE = "Code | Engagements | Partenaires engagés | Indicateurs de suivi | Indicateurs d’impact"
HEAD = "Commune | Montant (€)"

GRIDS: list[tuple[Operation, list[str]]] = [
    (
        InsertRows(table="aides", after=1, new=(ROW,)),
        [
            "après la ligne « Cachan » (première ligne) du tableau 4, il est inséré la ligne suivante :",
            f"{HEAD} || Thiais | 7/8",
        ],
    ),
    (
        InsertRows(table="aides", after=0, new=(ROW, ROW)),
        [
            "au début du tableau 4, sont insérées les deux lignes suivantes :",
            f"{HEAD} || Thiais | 7/8 || Thiais | 7/8",
        ],
    ),
    (
        InsertRows(table="aides", after=3, new=(ROW,)),
        ["le tableau 4 est complété par la ligne suivante :", f"{HEAD} || Thiais | 7/8"],
    ),
    (
        ReplaceRows(table="aides", first=2, last=2, new=(ROW,)),
        [
            "la ligne « Orly » (deuxième ligne) du tableau 4 est remplacée par la ligne suivante :",
            f"{HEAD} || Thiais | 7/8",
        ],
    ),
    (
        ReplaceRows(table="aides", first=1, last=2, new=(ROW,)),
        [
            "les première et deuxième lignes du tableau 4 sont remplacées par la ligne suivante :",
            f"{HEAD} || Thiais | 7/8",
        ],
    ),
    (ReplaceRows(table="aides", first=3, last=3), ["la ligne (troisième ligne) du tableau 4 est supprimée"]),
    (
        ReplaceRows(table="aides", first=1, last=3),
        ["les première à dernière lignes du tableau 4 sont supprimées"],
    ),
    (
        MoveRows(table="aides", first=1, last=1, after=2),
        [
            "la ligne « Cachan » (première ligne) du tableau 4 est déplacée après la ligne « Orly » (deuxième ligne)"
        ],
    ),
    (
        MoveRows(table="aides", first=2, last=2, after=0),
        ["la ligne « Orly » (deuxième ligne) du tableau 4 est déplacée au début"],
    ),
    (
        ReplaceTotals(table="aides", new=(ROW,)),
        ["la ligne de total du tableau 4 est remplacée par la ligne suivante :", f"{HEAD} || Thiais | 7/8"],
    ),
    (ReplaceTotals(table="aides", new=()), ["la ligne de total du tableau 4 est supprimée"]),
    (
        DeleteColumn(table="aides", column=2),
        ["la colonne « Montant (€) » (deuxième colonne) du tableau 4 est supprimée"],
    ),
    (
        InsertEngagements(division="p1", after="lire", new=(LINE,)),
        [
            "après la ligne 1.1-01 du tableau de l’objectif 1.1, il est inséré une ligne 1.1-03 ainsi rédigée :",
            f"{FIVE} || 1.1-03 | Lire :/– tôt | État, EPT | Livres/Pages | —",
        ],
    ),
    (
        InsertEngagements(division="p1", after="ecrire", new=(LINE, LINE)),
        [
            "la priorité 1 est complétée par les lignes 1.1-03 et 1.1-03 ainsi rédigées :",
            f"{FIVE} || 1.1-03 | Lire :/– tôt | État, EPT | Livres/Pages | — || 1.1-03 | Lire :/– tôt | État, EPT | Livres/Pages | —",
        ],
    ),
    (
        InsertEngagements(division="p3", after="", new=(LINE,)),
        [
            "au début de la priorité 2 de l’objectif 2.1, il est inséré une ligne 1.1-03 ainsi rédigée :",
            f"{FIVE} || 1.1-03 | Lire :/– tôt | État, EPT | Livres/Pages | —",
        ],
    ),
    (
        InsertEngagements(division="p2", after="", new=(LINE,)),
        [
            "la priorité 2 de l’objectif 1.1 est complétée par une ligne 1.1-03 ainsi rédigée :",
            f"{FIVE} || 1.1-03 | Lire :/– tôt | État, EPT | Livres/Pages | —",
        ],
    ),
    (
        ReplaceEngagement(engagement="lire", new=LINE),
        [
            "la ligne 1.1-01 du tableau de l’objectif 1.1 est remplacée par la ligne suivante :",
            f"{FIVE} || 1.1-03 | Lire :/– tôt | État, EPT | Livres/Pages | —",
        ],
    ),
    (ReplaceEngagement(engagement="lire"), ["la ligne 1.1-01 du tableau de l’objectif 1.1 est supprimée"]),
    (
        MoveEngagements(engagements=("lire",), division="p3", after="courir", codes=("2.1-02",)),
        [
            "la ligne 1.1-01 du tableau de l’objectif 1.1 devient la ligne 2.1-02 du tableau de l’objectif 2.1, placée après la ligne 2.1-01"
        ],
    ),
    (
        MoveEngagements(engagements=("lire",), division="p3", after="", codes=("2.1-02",)),
        [
            "la ligne 1.1-01 du tableau de l’objectif 1.1 devient la ligne 2.1-02 du tableau de l’objectif 2.1, placée au début de la priorité 2 de l’objectif 2.1"
        ],
    ),
    (
        MoveEngagements(engagements=("lire",), division="p1", after="ecrire", codes=("1.1-01",)),
        ["la ligne 1.1-01 du tableau de l’objectif 1.1 est déplacée après la ligne 1.1-02"],
    ),
    (
        MoveEngagements(
            engagements=("ecrire", "lire"), division="p3", after="courir", codes=("2.1-02", "2.1-03")
        ),
        [
            "les lignes 1.1-02 et 1.1-01 du tableau de l’objectif 1.1 deviennent les lignes 2.1-02 et 2.1-03 du tableau de l’objectif 2.1, placées dans cet ordre après la ligne 2.1-01"
        ],
    ),
    (
        MoveEngagements(
            engagements=("lire", "ecrire", "courir"),
            division="p3",
            after="",
            codes=("1.1-01", "1.1-02", "2.1-01"),
        ),
        [
            "les lignes 1.1-01 et 1.1-02 du tableau de l’objectif 1.1 et la ligne 2.1-01 du tableau de l’objectif 2.1 sont déplacées dans cet ordre au début de la priorité 2 de l’objectif 2.1"
        ],
    ),
    (
        RecodeEngagement(engagement="lire", code="1.1-09"),
        ["la ligne 1.1-01 du tableau de l’objectif 1.1 devient la ligne 1.1-09"],
    ),
]


@pytest.mark.parametrize(("operation", "lines"), GRIDS)
def test_an_edit_of_lines_says_exactly_this(operation: Operation, lines: list[str]) -> None:
    assert said(operation) == [fr(line) for line in lines]
