"""Edits of divisions, of parties and of their sets, letter for letter."""

# ruff: noqa: E501 - a formula reads best on one line

import pytest

from compiler.model.enacted import DivisionWords, EngagementWords, FigureWords, GroupWords, PartyWords, Words
from compiler.model.operation import (
    Holder,
    InsertDivisions,
    InsertGroups,
    InsertParties,
    MoveDivision,
    MoveGroup,
    MoveParty,
    Operation,
    RenumberDivision,
    ReplaceDivision,
    ReplaceGroup,
    ReplaceParty,
    ReplaceWords,
)
from tests.avenant.word_act import at, fr, said

NEW = Words(text="Neuf.")
LINE = EngagementWords(
    code="1.1-03",
    alineas=(Words(text=fr("Lire :")), Words(text="tôt", marker="–")),
    partners=Words(text="État, EPT"),
    follow_up=(Words(text="Livres"), Words(text="Pages")),
)
FIVE = "Code | Engagements | Partenaires engagés | Indicateurs de suivi | Indicateurs d’impact"
ARTICLE = DivisionWords(kind="article", number="7-1", title="Suivi", elements=(NEW,))
PARTY = PartyWords(name="La Région", short="Région", slots=("La présidente", "Le trésorier"))

DIVISIONS: list[tuple[Operation, list[str]]] = [
    (
        InsertDivisions(parent="", after="pilotage", new=(ARTICLE,)),
        [
            "après l’article 7, il est inséré un article 7-1 ainsi rédigé :",
            "« Article 7-1 – Suivi",
            "« Neuf. »",
        ],
    ),
    (
        InsertDivisions(
            parent="", after="pilotage", new=(ARTICLE, DivisionWords(kind="article", number="7-2", title=""))
        ),
        [
            "après l’article 7, sont insérés deux articles 7-1 et 7-2 ainsi rédigés :",
            "« Article 7-1 – Suivi",
            "« Neuf.",
            "« Article 7-2 »",
        ],
    ),
    (
        InsertDivisions(
            parent="axe1",
            after="",
            new=(
                DivisionWords(
                    kind="objectif", number="1.0", title="Tout", context=(NEW,), engagements=(LINE,)
                ),
            ),
        ),
        [
            "au début de l’axe 1, il est inséré un objectif 1.0 ainsi rédigé :",
            "« Objectif 1.0 – Tout",
            "« Indicateur de contexte – Neuf.",
            f"{FIVE} || 1.1-03 | Lire :/– tôt | État, EPT | Livres/Pages | —",
            "»",
        ],
    ),
    (
        InsertDivisions(
            parent="notes",
            after="cadre",
            new=(
                DivisionWords(
                    kind="section",
                    number="",
                    title=fr("Fin « dite »"),
                    elements=(FigureWords(noun="graphique", title="Courbe", detail="a / b"),),
                    children=(DivisionWords(kind="section", number="B", title="Suite"),),
                ),
            ),
        ),
        [
            "après la section « Le “cadre” » de l’annexe 4, il est ajouté une section « Fin “dite” » ainsi rédigée :",
            "« Section – Fin “dite”",
            "« Graphique – Courbe (a / b)",
            "« Sous-section B – Suite »",
        ],
    ),
    (
        InsertDivisions(
            parent="",
            after="",
            new=(ARTICLE, DivisionWords(kind="annexe", number="6", title="Plan")),
        ),
        [
            "au début du protocole, sont insérés un article 7-1 et une annexe 6 ainsi rédigés :",
            "« Article 7-1 – Suivi",
            "« Neuf.",
            "« Annexe 6 – Plan »",
        ],
    ),
    (ReplaceDivision(division="quartiers"), ["l’annexe 2 est supprimée"]),
    (ReplaceDivision(division="preambule"), ["le préambule est supprimé"]),
    (
        ReplaceDivision(division="divers", new=ARTICLE),
        ["l’article 8 est remplacé par les stipulations suivantes :", "« Article 7-1 – Suivi", "« Neuf. »"],
    ),
    (
        MoveDivision(division="p2", parent="o21", after="p3", number="3"),
        [
            "la priorité 2 de l’objectif 1.1 devient la priorité 3 de l’objectif 2.1, placée après la priorité 2 de l’objectif 2.1"
        ],
    ),
    (
        MoveDivision(division="objet", parent="", after="pilotage", number="1"),
        ["l’article 1er est déplacé après l’article 7"],
    ),
    (
        MoveDivision(division="p1", parent="o21", after="", number="1"),
        ["la priorité 1 est déplacée au début de l’objectif 2.1"],
    ),
    (RenumberDivision(division="divers", number="9"), ["l’article 8 devient l’article 9"]),
    (RenumberDivision(division="p2", number="3"), ["la priorité 2 de l’objectif 1.1 devient la priorité 3"]),
    (
        InsertParties(after="etat", new=(PARTY,)),
        [
            "à la liste des parties, après la partie : « L’État », il est inséré la partie suivante :",
            "« La Région – en abrégé : Région – représentée par : La présidente ; Le trésorier »",
        ],
    ),
    (
        InsertParties(after="", new=(PartyWords(name="A", short="a"), PartyWords(name="B", short="b"))),
        [
            "au début de la liste des parties, sont insérées les deux parties suivantes :",
            "« A – en abrégé : a",
            "« B – en abrégé : b »",
        ],
    ),
    (
        ReplaceParty(party="ept", new=PARTY),
        [
            "la partie : « L’établissement public territorial » est remplacée par la partie suivante :",
            "« La Région – en abrégé : Région – représentée par : La présidente ; Le trésorier »",
        ],
    ),
    (ReplaceParty(party="orly"), ["la partie : « La commune d’Orly » est retirée de la liste des parties"]),
    (
        MoveParty(party="orly", after="etat"),
        ["la partie : « La commune d’Orly » est déplacée après la partie : « L’État »"],
    ),
    (
        MoveParty(party="orly", after=""),
        ["la partie : « La commune d’Orly » est déplacée au début de la liste des parties"],
    ),
    (
        InsertGroups(
            after="communes", new=(GroupWords(name="Les villes", short="villes", members="Orly et Thiais"),)
        ),
        [
            "après l’ensemble « Les communes », il est inséré l’ensemble suivant :",
            "« Les villes – en abrégé : villes – composition : Orly et Thiais »",
        ],
    ),
    (ReplaceGroup(group="communes"), ["l’ensemble « Les communes » est supprimé"]),
    (
        MoveGroup(group="communes", after=""),
        ["l’ensemble « Les communes » est déplacé au début de la liste des ensembles de parties"],
    ),
    (
        ReplaceWords(container=at(Holder.PARTY_SLOTS, "orly"), element=1, old="maire", new="premier adjoint"),
        [
            (
                "dans la représentation de la partie « La commune d’Orly », le mot : « maire » est remplacé par les mots :"
                " « premier adjoint »"
            )
        ],
    ),
]


@pytest.mark.parametrize(("operation", "lines"), DIVISIONS)
def test_an_edit_of_divisions_or_parties_says_exactly_this(operation: Operation, lines: list[str]) -> None:
    assert said(operation) == [fr(line) for line in lines]
