"""Edits of alinéas, indicators, titles and particulars, letter for letter."""

# ruff: noqa: E501 - a formula reads best on one line

import pytest

from compiler.model.enacted import Element, RowWords, TableWords, Words
from compiler.model.operation import Holder, InsertElements, MoveElements, Operation, ReplaceElements
from tests.avenant.word_act import at, fr, prose, said

NEW = Words(text="Neuf.")
ROW = RowWords(cells=(("Thiais",), ("7", "8")))
FIRST = at(Holder.FOLLOW_UP, "lire")
CELL = at(Holder.CELL, "aides", 1, 2)
SINGLE = at(Holder.CELL, "aides", 2, 2)
TABLE = TableWords(
    number="15", title="Dons", columns=("A", "B"), rows=(RowWords(cells=((fr("« x »"),), ())),), totals=(ROW,)
)

ELEMENTS: list[tuple[Operation, list[str]]] = [
    (
        ReplaceElements(container=prose("gouvernance"), first=3, last=3, new=(NEW,)),
        ["le troisième alinéa de l’article 7.1 est remplacé par les stipulations suivantes :", "« Neuf. »"],
    ),
    (
        ReplaceElements(
            container=prose("gouvernance"), first=2, last=4, new=(NEW, Words(text="Item", marker="–"))
        ),
        [
            "les deuxième à dernier alinéas de l’article 7.1 sont remplacés par deux alinéas ainsi rédigés :",
            "« Neuf.",
            "« – Item »",
        ],
    ),
    (
        ReplaceElements(container=prose("gouvernance"), first=1, last=2, new=(NEW,)),
        [
            "les premier et deuxième alinéas de l’article 7.1 sont remplacés par un alinéa ainsi rédigé :",
            "« Neuf. »",
        ],
    ),
    (
        ReplaceElements(container=prose("gouvernance"), first=4, last=4),
        ["le dernier alinéa de l’article 7.1 est supprimé"],
    ),
    (
        ReplaceElements(container=prose("evaluation"), first=1, last=2),
        ["les premier et second alinéas de l’article 7.2 sont supprimés"],
    ),
    (
        ReplaceElements(container=prose("quartiers"), first=2, last=2, new=(TABLE,)),
        [
            "le tableau 4 est remplacé par le tableau suivant :",
            "« Tableau 15 – Dons. Ce tableau comporte une ligne de total.",
            "A | B || « x » |  || Thiais | 7/8",
            "»",
        ],
    ),
    (
        ReplaceElements(
            container=at(Holder.TITLE, "evaluation"), first=1, last=1, new=(Words(text="Suivi"),)
        ),
        ["l’intitulé de l’article 7.2 est remplacé par l’intitulé suivant :", "« Suivi »"],
    ),
    (
        ReplaceElements(
            container=at(Holder.TABLE_TITLE, "aides"), first=1, last=1, new=(Words(text="Dons"),)
        ),
        ["le titre du tableau 4 est remplacé par le titre suivant :", "« Dons »"],
    ),
    (
        ReplaceElements(container=at(Holder.PARTICULAR, "terme"), first=1, last=1, new=(Words(text="Fin"),)),
        ["la mention « terme » de la page de titre est remplacée par la mention suivante :", "« Fin »"],
    ),
    (
        ReplaceElements(container=at(Holder.PARTICULAR, "terme"), first=1, last=1),
        ["la mention « terme » de la page de titre est supprimée"],
    ),
    (
        ReplaceElements(
            container=at(Holder.PARTICULAR, "sous-titre"), first=1, last=1, new=(Words(text="Ici"),)
        ),
        ["Il est ajouté à la page de titre une mention « sous-titre » ainsi rédigée :", "« Ici »"],
    ),
    (
        ReplaceElements(
            container=at(Holder.PARTICULAR, "en-tête"), first=1, last=1, new=(Words(text="Ici"),)
        ),
        ["l’en-tête des pages est ainsi rédigé :", "« Ici »"],
    ),
    (
        ReplaceElements(container=at(Holder.PARTICULAR, "en-tête"), first=1, last=1),
        ["l’en-tête des pages est supprimé"],
    ),
    (
        ReplaceElements(container=at(Holder.PARTNERS, "lire"), first=1, last=1, new=(Words(text="EPT"),)),
        [
            "à la ligne 1.1-01 du tableau de l’objectif 1.1, la colonne « Partenaires engagés » est ainsi rédigée :",
            "« EPT »",
        ],
    ),
    (
        ReplaceElements(
            container=at(Holder.MEMBERS, "communes"), first=1, last=1, new=(Words(text="Thiais"),)
        ),
        ["la composition de l’ensemble « Les communes » est ainsi rédigée :", "« Thiais »"],
    ),
    (
        ReplaceElements(container=SINGLE, first=1, last=1, new=(Words(text="8"),)),
        [
            "à la ligne « Orly » (deuxième ligne) du tableau 4, la case de la colonne « Montant (€) » (deuxième colonne) est ainsi rédigée :",
            "« 8 »",
        ],
    ),
    (
        ReplaceElements(container=SINGLE, first=1, last=1, new=(Words(text="8"), Words(text="9"))),
        [
            "à la ligne « Orly » (deuxième ligne) du tableau 4, dans la colonne « Montant (€) » (deuxième colonne), le premier alinéa est remplacé par deux alinéas ainsi rédigés :",
            "« 8",
            "« 9 »",
        ],
    ),
    (
        InsertElements(container=prose("gouvernance"), after=2, new=(NEW,)),
        ["après le deuxième alinéa de l’article 7.1, il est inséré un alinéa ainsi rédigé :", "« Neuf. »"],
    ),
    (
        InsertElements(container=prose("gouvernance"), after=2, new=(NEW, NEW)),
        [
            "après le deuxième alinéa de l’article 7.1, sont insérés deux alinéas ainsi rédigés :",
            "« Neuf.",
            "« Neuf. »",
        ],
    ),
    (
        InsertElements(container=prose("gouvernance"), after=0, new=(NEW,)),
        ["au début de l’article 7.1, il est ajouté un alinéa ainsi rédigé :", "« Neuf. »"],
    ),
    (
        InsertElements(container=prose("gouvernance"), after=4, new=(NEW,)),
        ["l’article 7.1 est complété par un alinéa ainsi rédigé :", "« Neuf. »"],
    ),
    (
        InsertElements(container=prose("axe1"), after=1, new=(NEW,)),
        ["après l’unique alinéa de l’axe 1, il est inséré un alinéa ainsi rédigé :", "« Neuf. »"],
    ),
    (
        InsertElements(container=prose("pilotage"), after=0, new=(NEW,)),
        ["au début de l’article 7, il est ajouté un alinéa ainsi rédigé :", "« Neuf. »"],
    ),
    (
        InsertElements(container=at(Holder.CONTEXT, "o11"), after=1, new=(NEW,)),
        ["l’objectif 1.1 est complété par un indicateur de contexte ainsi rédigé :", "« Neuf. »"],
    ),
    (
        InsertElements(container=at(Holder.CONTEXT, "o11"), after=0, new=(NEW, NEW)),
        [
            "au début de l’objectif 1.1, sont ajoutés deux indicateurs de contexte ainsi rédigés :",
            "« Neuf.",
            "« Neuf. »",
        ],
    ),
    (
        InsertElements(container=at(Holder.CONTRACTS), after=1, new=(NEW,)),
        [
            "après le premier contrat de la liste des contrats rattachés, il est inséré un contrat ainsi rédigé :",
            "« Neuf. »",
        ],
    ),
    (
        InsertElements(container=FIRST, after=2, new=(NEW,)),
        [
            "à la ligne 1.1-01 du tableau de l’objectif 1.1, la colonne « Indicateurs de suivi » est complétée par un indicateur ainsi rédigé :",
            "« Neuf. »",
        ],
    ),
    (
        InsertElements(container=FIRST, after=1, new=(NEW,)),
        [
            "à la ligne 1.1-01 du tableau de l’objectif 1.1, dans la colonne « Indicateurs de suivi », après le premier indicateur, il est inséré un indicateur ainsi rédigé :",
            "« Neuf. »",
        ],
    ),
    (
        InsertElements(container=FIRST, after=0, new=(NEW,)),
        [
            "à la ligne 1.1-01 du tableau de l’objectif 1.1, dans la colonne « Indicateurs de suivi », au début, il est ajouté un indicateur ainsi rédigé :",
            "« Neuf. »",
        ],
    ),
    (
        InsertElements(container=SINGLE, after=1, new=(NEW,)),
        [
            "à la ligne « Orly » (deuxième ligne) du tableau 4, la case de la colonne « Montant (€) » (deuxième colonne) est complétée par un alinéa ainsi rédigé :",
            "« Neuf. »",
        ],
    ),
    (
        MoveElements(container=prose("gouvernance"), first=4, last=4, to=prose("evaluation"), after=1),
        ["le dernier alinéa de l’article 7.1 est déplacé après le premier alinéa de l’article 7.2"],
    ),
    (
        MoveElements(container=prose("gouvernance"), first=2, last=3, to=prose("evaluation"), after=0),
        ["les deuxième et troisième alinéas de l’article 7.1 sont déplacés au début de l’article 7.2"],
    ),
    (
        MoveElements(container=FIRST, first=2, last=2, to=at(Holder.ENGAGEMENT, "ecrire"), after=1),
        [
            "à la ligne 1.1-01 du tableau de l’objectif 1.1, dans la colonne « Indicateurs de suivi », le second indicateur est déplacé après le premier alinéa de la colonne « Engagements » de la ligne 1.1-02 du tableau de l’objectif 1.1"
        ],
    ),
    (
        MoveElements(container=FIRST, first=2, last=2, to=at(Holder.IMPACT, "courir"), after=0),
        [
            "à la ligne 1.1-01 du tableau de l’objectif 1.1, dans la colonne « Indicateurs de suivi », le second indicateur est déplacé au début de la colonne « Indicateurs d’impact » de la ligne 2.1-01 du tableau de l’objectif 2.1"
        ],
    ),
]


@pytest.mark.parametrize(("operation", "lines"), ELEMENTS)
def test_an_edit_of_elements_says_exactly_this(operation: Operation, lines: list[str]) -> None:
    assert said(operation) == [fr(line) for line in lines]


@pytest.mark.parametrize("empty", [(), (Words(text=""),)])
def test_partners_that_are_gone_leave_a_dash(empty: tuple[Element, ...]) -> None:
    gone = ReplaceElements(container=at(Holder.PARTNERS, "lire"), first=1, last=1, new=empty)
    assert said(gone)[1:] == [fr("« — »")]
