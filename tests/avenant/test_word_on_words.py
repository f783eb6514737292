"""Edits of words and of sentences, letter for letter."""

# ruff: noqa: E501 - a formula reads best on one line

import pytest

from compiler.model.operation import (
    Holder,
    InsertSentences,
    InsertWords,
    Operation,
    ReplaceSentence,
    ReplaceWords,
)
from tests.avenant.word_act import at, fr, prose, said

FIRST = at(Holder.FOLLOW_UP, "lire")
CELL = at(Holder.CELL, "aides", 1, 2)
SINGLE = at(Holder.CELL, "aides", 2, 2)

WORDS: list[tuple[Operation, str]] = [
    (
        ReplaceWords(container=prose("gouvernance"), element=2, old="mots", new="paroles vives"),
        "au deuxième alinéa de l’article 7.1, le mot : « mots » est remplacé par les mots : « paroles vives »",
    ),
    (
        ReplaceWords(container=prose("gouvernance"), element=2, old="Trois mots", new=""),
        "au deuxième alinéa de l’article 7.1, les mots : « Trois mots » sont supprimés",
    ),
    (
        ReplaceWords(
            container=prose("gouvernance"), element=1, sentence=2, old="Deux", new="2", occurrence=1
        ),
        "à la seconde phrase du premier alinéa de l’article 7.1, le mot : « Deux », à sa première occurrence, est remplacé par le nombre : « 2 »",
    ),
    (
        ReplaceWords(container=prose("objet"), element=1, old="les mots", new="x", occurrence=11),
        "à l’article 1er, les mots : « les mots », à leur onzième occurrence, sont remplacés par le mot : « x »",
    ),
    (
        ReplaceWords(container=at(Holder.TITLE, "evaluation"), element=1, old="Évaluation", new="Suivi"),
        "à l’intitulé de l’article 7.2, le mot : « Évaluation » est remplacé par le mot : « Suivi »",
    ),
    (
        ReplaceWords(container=at(Holder.CONTEXT, "o11"), element=1, old="Élèves", new="Collégiens"),
        "à l’unique indicateur de contexte de l’objectif 1.1, le mot : « Élèves » est remplacé par le mot : « Collégiens »",
    ),
    (
        ReplaceWords(container=FIRST, element=2, old="Lecteurs", new="Lectrices"),
        "à la ligne 1.1-01 du tableau de l’objectif 1.1, dans la colonne « Indicateurs de suivi », au second indicateur, le mot : « Lecteurs » est remplacé par le mot : « Lectrices »",
    ),
    (
        ReplaceWords(container=at(Holder.ENGAGEMENT, "lire"), element=1, old="Lire", new="Relire"),
        "à la ligne 1.1-01 du tableau de l’objectif 1.1, dans la colonne « Engagements », le mot : « Lire » est remplacé par le mot : « Relire »",
    ),
    (
        ReplaceWords(
            container=at(Holder.ENGAGEMENT, "lire"), element=1, sentence=1, old="Lire", new="Relire"
        ),
        "à la ligne 1.1-01 du tableau de l’objectif 1.1, dans la colonne « Engagements », à l’unique phrase, le mot : « Lire » est remplacé par le mot : « Relire »",
    ),
    (
        ReplaceWords(container=at(Holder.PARTNERS, "lire"), element=1, old="État", new="EPT"),
        "à la ligne 1.1-01 du tableau de l’objectif 1.1, dans la colonne « Partenaires engagés », le mot : « État » est remplacé par le mot : « EPT »",
    ),
    (
        ReplaceWords(container=at(Holder.TABLE_TITLE, "aides"), element=1, old="Aides", new="Dons"),
        "au titre du tableau 4, le mot : « Aides » est remplacé par le mot : « Dons »",
    ),
    (
        ReplaceWords(container=at(Holder.COLUMN, "aides", column=2), element=1, old="Montant", new="Somme"),
        "au titre de la seconde colonne du tableau 4, le mot : « Montant » est remplacé par le mot : « Somme »",
    ),
    (
        ReplaceWords(container=CELL, element=2, old="11", new="12"),
        "à la ligne « Cachan » (première ligne) du tableau 4, dans la colonne « Montant (€) » (deuxième colonne), au second alinéa, le nombre : « 11 » est remplacé par le nombre : « 12 »",
    ),
    (
        ReplaceWords(container=at(Holder.CELL, "aides", 3, 2), element=1, old="9", new="8"),
        "à la ligne (troisième ligne) du tableau 4, dans la colonne « Montant (€) » (deuxième colonne), le nombre : « 9 » est remplacé par le nombre : « 8 »",
    ),
    (
        ReplaceWords(container=at(Holder.FIGURE, "bilan"), element=1, old="Bilan", new="Compte"),
        "au titre du document « Bilan », le mot : « Bilan » est remplacé par le mot : « Compte »",
    ),
    (
        ReplaceWords(container=at(Holder.PARTICULAR, "terme"), element=1, old="loi", new="décret"),
        "dans la mention « terme » de la page de titre, le mot : « loi » est remplacé par le mot : « décret »",
    ),
    (
        ReplaceWords(container=at(Holder.PARTICULAR, "en-tête"), element=1, old="Protocole", new="Pacte"),
        "dans l’en-tête des pages, le mot : « Protocole » est remplacé par le mot : « Pacte »",
    ),
    (
        ReplaceWords(container=at(Holder.CONTRACTS), element=2, old="Contrat", new="Accord"),
        "au second contrat de la liste des contrats rattachés, le mot : « Contrat » est remplacé par le mot : « Accord »",
    ),
    (
        ReplaceWords(container=at(Holder.MEMBERS, "communes"), element=1, old="Orly", new="Thiais"),
        "dans la composition de l’ensemble « Les communes », le mot : « Orly » est remplacé par le mot : « Thiais »",
    ),
    (
        ReplaceWords(container=prose("evaluation"), element=2, old="article 4", new="annexe 2"),
        "au second alinéa de l’article 7.2, la référence à l’article 4 est remplacée par la référence à l’annexe 2",
    ),
    (
        ReplaceWords(
            container=prose("evaluation"), element=2, old="article 4", new="article 4 et l’annexe 2"
        ),
        "au second alinéa de l’article 7.2, la référence : « article 4 » est remplacée par les mots : « article 4 et l’annexe 2 »",
    ),
    (
        ReplaceWords(container=prose("evaluation"), element=2, old="article 4", new=""),
        "au second alinéa de l’article 7.2, la référence : « article 4 » est supprimée",
    ),
    (
        InsertWords(container=prose("evaluation"), element=2, after="l’article 4", new="et l’annexe 2"),
        "au second alinéa de l’article 7.2, après les mots : « l’article 4 », sont insérés les mots : « et l’annexe 2 »",
    ),
    (
        InsertWords(container=prose("evaluation"), element=2, new="sans délai"),
        "le second alinéa de l’article 7.2 est complété par les mots : « sans délai »",
    ),
    (
        InsertWords(container=prose("evaluation"), element=2, new="Enfin,", at_start=True),
        "au début du second alinéa de l’article 7.2, est ajouté le mot : « Enfin, »",
    ),
    (
        InsertWords(container=at(Holder.PARTNERS, "lire"), element=1, new=", EPT"),
        "à la ligne 1.1-01 du tableau de l’objectif 1.1, la colonne « Partenaires engagés » est complétée par les mots : « , EPT »",
    ),
    (
        InsertWords(container=at(Holder.PARTNERS, "lire"), element=1, new="EPT,", at_start=True),
        "à la ligne 1.1-01 du tableau de l’objectif 1.1, au début de la colonne « Partenaires engagés », est ajouté le mot : « EPT, »",
    ),
    (
        InsertWords(container=SINGLE, element=1, new="euros"),
        "à la ligne « Orly » (deuxième ligne) du tableau 4, la case de la colonne « Montant (€) » (deuxième colonne) est complétée par le mot : « euros »",
    ),
    (
        InsertWords(container=FIRST, element=1, new="lus"),
        "à la ligne 1.1-01 du tableau de l’objectif 1.1, dans la colonne « Indicateurs de suivi », le premier indicateur est complété par le mot : « lus »",
    ),
    (
        InsertWords(container=at(Holder.MEMBERS, "communes"), element=1, new="et Thiais"),
        "la composition de l’ensemble « Les communes » est complétée par les mots : « et Thiais »",
    ),
]
SENTENCES: list[tuple[Operation, str]] = [
    (
        ReplaceSentence(container=prose("gouvernance"), element=1, sentence=2, new="Trois."),
        "la seconde phrase du premier alinéa de l’article 7.1 est ainsi rédigée : « Trois. »",
    ),
    (
        ReplaceSentence(container=prose("gouvernance"), element=1, sentence=1, new=""),
        "la première phrase du premier alinéa de l’article 7.1 est supprimée",
    ),
    (
        ReplaceSentence(container=at(Holder.ENGAGEMENT, "lire"), element=1, sentence=1, new="Relire."),
        "à la ligne 1.1-01 du tableau de l’objectif 1.1, dans la colonne « Engagements », l’unique phrase est ainsi rédigée : « Relire. »",
    ),
    (
        InsertSentences(container=prose("gouvernance"), element=1, after=1, new="Et demi."),
        "après la première phrase du premier alinéa de l’article 7.1, il est inséré une phrase ainsi rédigée : « Et demi. »",
    ),
    (
        InsertSentences(container=prose("gouvernance"), element=1, after=1, new="Et demi. Presque."),
        "après la première phrase du premier alinéa de l’article 7.1, sont insérées deux phrases ainsi rédigées : « Et demi. Presque. »",
    ),
    (
        InsertSentences(container=prose("gouvernance"), element=1, after=2, new="Trois."),
        "le premier alinéa de l’article 7.1 est complété par une phrase ainsi rédigée : « Trois. »",
    ),
    (
        InsertSentences(container=prose("gouvernance"), element=1, after=0, new="Zéro."),
        "au début du premier alinéa de l’article 7.1, il est ajouté une phrase ainsi rédigée : « Zéro. »",
    ),
]


@pytest.mark.parametrize(("operation", "sentence"), WORDS + SENTENCES)
def test_an_edit_of_words_or_sentences_says_exactly_this(operation: Operation, sentence: str) -> None:
    assert said(operation) == [fr(sentence)]
