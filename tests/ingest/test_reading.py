"""Sentences of an avenant, written by hand, to what they order."""

# ruff: noqa: E501 - a formula reads best on one line

from pathlib import Path

import pytest

from compiler.ingest import read_operations
from compiler.model.amendment import Grid, Line
from compiler.model.enacted import DivisionWords, EngagementWords, PartyWords, RowWords, TableWords, Words
from compiler.model.operation import (
    Container,
    DeleteColumn,
    Holder,
    InsertDivisions,
    InsertElements,
    InsertEngagements,
    InsertParties,
    InsertRows,
    InsertSentences,
    InsertWords,
    MoveDivision,
    MoveElements,
    MoveEngagements,
    MoveRows,
    Operation,
    RecodeEngagement,
    RenumberDivision,
    ReplaceDivision,
    ReplaceElements,
    ReplaceEngagement,
    ReplaceParty,
    ReplaceRows,
    ReplaceSentence,
    ReplaceTotals,
    ReplaceWords,
)
from tests.ingest.sentences import HEAD, act, printed, read

OBJECT = Container(holder=Holder.PROSE, id="objet")
LINE = "À la ligne 1.1-01 du tableau de l'objectif 1.1, dans la colonne"


def _cell(column: int) -> Container:
    return Container(holder=Holder.CELL, id="aides", row=2, column=column)


@pytest.mark.parametrize(
    ("sentence", "operation"),
    [
        (
            "Au premier alinéa de l'article 1er, le mot : « fixe » est remplacé par les mots : « fixe bien ».",
            ReplaceWords(container=OBJECT, element=1, old="fixe", new="fixe bien"),
        ),
        (
            "À la seconde phrase du premier alinéa de l'article 1er, les mots : « dure trois ans » sont supprimés.",
            ReplaceWords(container=OBJECT, element=1, old="dure trois ans", new="", sentence=2),
        ),
        (
            "Au premier alinéa de l'article 1er, le mot : « de », à sa deuxième occurrence, est remplacé par le mot : « pour ».",
            ReplaceWords(container=OBJECT, element=1, old="de", new="pour", occurrence=2),
        ),
        (
            "Au premier alinéa de l'article 1er, les mots : « “un mot” » sont remplacés par les mots : « “deux ‹mots›” ».",
            ReplaceWords(
                container=OBJECT,
                element=1,
                old="«\u00a0un mot\u00a0»",
                new="«\u00a0deux “mots”\u00a0»",
            ),
        ),
        (
            "Au deuxième alinéa de l'article 1er, après le mot : « second », est inséré le mot : « long ».",
            InsertWords(container=OBJECT, element=2, new="long", after="second"),
        ),
        (
            "Le dernier alinéa de l'article 1er est complété par les mots : « et plus ».",
            InsertWords(container=Container(holder=Holder.PROSE, id="objet"), element=5, new="et plus"),
        ),
        (
            "Au début du troisième alinéa de l'article 1er, est ajouté le mot : « enfin ».",
            InsertWords(container=OBJECT, element=3, new="enfin", at_start=True),
        ),
        (
            "La seconde phrase du premier alinéa de l'article 1er est ainsi rédigée : « Rien. »",
            ReplaceSentence(container=OBJECT, element=1, sentence=2, new="Rien."),
        ),
        (
            "La première phrase du premier alinéa de l'article 1er est supprimée.",
            ReplaceSentence(container=OBJECT, element=1, sentence=1, new=""),
        ),
        (
            "Le premier alinéa de l'article 1er est complété par deux phrases ainsi rédigées : « Une. Deux. »",
            InsertSentences(container=OBJECT, element=1, after=2, new="Une. Deux."),
        ),
        (
            "Les troisième et quatrième alinéas de l'article 1er sont supprimés.",
            ReplaceElements(container=OBJECT, first=3, last=4),
        ),
        (
            "Le deuxième alinéa de l'article 1er est déplacé au début de l'article 2.",
            MoveElements(
                container=OBJECT,
                first=2,
                last=2,
                to=Container(holder=Holder.PROSE, id="engagements"),
                after=0,
            ),
        ),
        (
            "À l'intitulé de l'axe 1, le mot : « Agir » est remplacé par le mot : « Œuvrer ».",
            ReplaceWords(
                container=Container(holder=Holder.TITLE, id="axe-jeunesse"),
                element=1,
                old="Agir",
                new="Œuvrer",
            ),
        ),
        (
            f"{LINE} « Partenaires engagés », après le mot : « Essai », sont insérés les mots : « , Région ».",
            InsertWords(
                container=Container(holder=Holder.PARTNERS, id="aide-devoirs"),
                element=1,
                new=", Région",
                after="Essai",
            ),
        ),
        (
            f"{LINE} « Indicateurs de suivi », au premier indicateur, le mot : « inscrits » est remplacé par le mot : « aidés ».",
            ReplaceWords(
                container=Container(holder=Holder.FOLLOW_UP, id="aide-devoirs"),
                element=1,
                old="inscrits",
                new="aidés",
            ),
        ),
        (
            "À la ligne « Bertha » (deuxième ligne) du tableau 1, dans la colonne « Montant » (deuxième colonne), le montant de 20\u00a0€ est remplacé par le montant de 1\u00a0025,50\u00a0€.",
            ReplaceWords(container=_cell(2), element=1, old="20\u00a0€", new="1\u00a0025,50\u00a0€"),
        ),
        (
            "Au premier alinéa de l'article 2, la référence : « article 1er » est remplacée par les mots : « article 1er et annexe 2 ».",
            ReplaceWords(
                container=Container(holder=Holder.PROSE, id="engagements"),
                element=1,
                old="article 1er",
                new="article 1er et annexe 2",
            ),
        ),
        (
            "Au premier alinéa de l'article 2, l'année : « 2022 » est remplacée par l'année : « 2024 ».",
            ReplaceWords(
                container=Container(holder=Holder.PROSE, id="engagements"), element=1, old="2022", new="2024"
            ),
        ),
        (
            "Au premier alinéa de l'article 2, la date : « 1er mai 2022 » est supprimée.",
            ReplaceWords(
                container=Container(holder=Holder.PROSE, id="engagements"),
                element=1,
                old="1er mai 2022",
                new="",
            ),
        ),
        (
            "Au premier alinéa de l'article 2, la référence à la priorité 2 de l'objectif 1.1 est remplacée par la référence à l'article 7 bis.",
            ReplaceWords(
                container=Container(holder=Holder.PROSE, id="engagements"),
                element=1,
                old="priorité 2 de l’objectif 1.1",
                new="article 7 bis",
            ),
        ),
        (
            "Au premier alinéa de l'article 2, la référence à l'article 1er est remplacée par la référence à l'axe 1.",
            ReplaceWords(
                container=Container(holder=Holder.PROSE, id="engagements"),
                element=1,
                old="article\u00a01er",
                new="axe 1",
            ),
        ),
        (
            "La ligne 1.1-02 du tableau de l'objectif 1.1 devient la ligne 1.1-05 du tableau de l'objectif 1.1, placée au début de la priorité 2.",
            MoveEngagements(engagements=("sport",), division="prio-equipements", after="", codes=("1.1-05",)),
        ),
        (
            "Les lignes 1.1-02 et 1.1-01 du tableau de l'objectif 1.1 deviennent les lignes 1.1-05 et 1.1-06 du tableau de l'objectif 1.1, placées dans cet ordre au début de la priorité 2.",
            MoveEngagements(
                engagements=("sport", "aide-devoirs"),
                division="prio-equipements",
                after="",
                codes=("1.1-05", "1.1-06"),
            ),
        ),
        (
            "La ligne 1.1-02 du tableau de l'objectif 1.1 et la ligne 1.1-01 du tableau de l'objectif 1.1 sont déplacées dans cet ordre au début de la priorité 2.",
            MoveEngagements(
                engagements=("sport", "aide-devoirs"),
                division="prio-equipements",
                after="",
                codes=("1.1-02", "1.1-01"),
            ),
        ),
        (
            "La ligne 1.1-02 du tableau de l'objectif 1.1 devient la ligne 1.1-03.",
            RecodeEngagement(engagement="sport", code="1.1-03"),
        ),
        (
            "La ligne 1.1-02 du tableau de l'objectif 1.1 est supprimée.",
            ReplaceEngagement(engagement="sport"),
        ),
        (
            "La ligne « Alain » (première ligne) du tableau 1 est déplacée après la ligne « Bertha » (deuxième ligne).",
            MoveRows(table="aides", first=1, last=1, after=2),
        ),
        ("La ligne de total du tableau 1 est supprimée.", ReplaceTotals(table="aides", new=())),
        (
            "La colonne « Montant » (deuxième colonne) du tableau 1 est supprimée.",
            DeleteColumn(table="aides", column=2),
        ),
        ("L'article 2 est supprimé.", ReplaceDivision(division="engagements")),
        ("L'article 2 devient l'article 4.", RenumberDivision(division="engagements", number="4")),
        (
            "La priorité 2 est déplacée au début de l'objectif 1.1.",
            MoveDivision(division="prio-equipements", parent="obj-reussite", after="", number="2"),
        ),
        (
            "La partie : « La commune d'Essai » est retirée de la liste des parties.",
            ReplaceParty(party="commune"),
        ),
    ],
)
def test_a_sentence_says_what_it_does(sentence: str, operation: Operation, tmp_path: Path) -> None:
    base = act(tmp_path)
    if "1er est remplacée" in sentence:
        sentence = sentence.replace("l'article 1er est remplacée", "l'article\u00a01er est remplacée")
    found = read(base, sentence)
    assert not found.diagnostics
    assert found.value == (operation,)


def test_new_alineas_are_quoted_line_by_line(tmp_path: Path) -> None:
    found = read(
        act(tmp_path),
        "Après le deuxième alinéa de l'article 1er, sont insérés deux alinéas ainsi rédigés :",
        "« Un alinéa “cité” [Note de bas de page : dit [ici]. Oui].",
        "« – un tiret. ».",
    )
    assert not found.diagnostics
    new = (
        Words(text="Un alinéa «\u00a0cité\u00a0» \ue000dit [ici]. Oui\ue001."),
        Words(text="un tiret.", marker="–"),
    )
    assert found.value == (InsertElements(container=OBJECT, after=2, new=new),)


def test_a_line_of_engagements_is_read_from_its_grid(tmp_path: Path) -> None:
    grid = Grid(head=HEAD, rows=((("1.1-09",), ("Agir.", "– ici"), ("État",), ("Un", "Deux"), ("—",)),))
    found = read(
        act(tmp_path),
        "Après la ligne 1.1-01 du tableau de l'objectif 1.1, il est inséré une ligne 1.1-09 ainsi rédigée :",
        grid,
    )
    line = EngagementWords(
        code="1.1-09",
        alineas=(Words(text="Agir."), Words(text="ici", marker="–")),
        partners=Words(text="État"),
        follow_up=(Words(text="Un"), Words(text="Deux")),
    )
    assert found.value == (InsertEngagements(division="prio-scolarite", after="aide-devoirs", new=(line,)),)


def test_rows_and_totals_are_read_from_their_grid(tmp_path: Path) -> None:
    head = ("École", "Montant")
    row = Grid(head=head, rows=((("Carla",), ("5\u00a0€",)),))
    base = act(tmp_path)
    new = (RowWords(cells=(("Carla",), ("5\u00a0€",))),)
    assert read(base, "Le tableau 1 est complété par la ligne suivante :", row).value == (
        InsertRows(table="aides", after=2, new=new),
    )
    assert read(
        base, "La ligne « Alain » (première ligne) du tableau 1 est remplacée par la ligne suivante :", row
    ).value == (ReplaceRows(table="aides", first=1, last=1, new=new),)
    assert read(base, "La ligne de total du tableau 1 est remplacée par la ligne suivante :", row).value == (
        ReplaceTotals(table="aides", new=new),
    )


def test_a_whole_division_is_read_with_all_that_it_holds(tmp_path: Path) -> None:
    engagements = Grid(head=HEAD, rows=((("2.1-01",), ("Agir.",), ("État",), ("—",), ("—",)),))
    table = Grid(head=("A", "B"), rows=((("1",), ()), (("Total",), ("2",))))
    found = read(
        act(tmp_path),
        "Après l'article 2, il est inséré un article 2-1 ainsi rédigé :",
        "« Article 2-1 – Suite",
        "« Un alinéa.",
        "« Axe 2 – Culture",
        "« Objectif 2.1 – Lire",
        "« Indicateur de contexte – Part des lecteurs",
        "« Priorité 1 – Ouvrir",
        engagements,
        "« Section – Annexe",
        "« Tableau – Lieux. Ce tableau comporte une ligne de total.",
        table,
        "».",
    )
    assert not found.diagnostics
    line = EngagementWords(code="2.1-01", alineas=(Words(text="Agir."),), partners=Words(text="État"))
    places = TableWords(
        number="",
        title="Lieux",
        columns=("A", "B"),
        rows=(RowWords(cells=(("1",), ())),),
        totals=(RowWords(cells=(("Total",), ("2",))),),
    )
    priority = DivisionWords(
        kind="priorite",
        number="1",
        title="Ouvrir",
        engagements=(line,),
        children=(DivisionWords(kind="section", number="", title="Annexe", elements=(places,)),),
    )
    objective = DivisionWords(
        kind="objectif",
        number="2.1",
        title="Lire",
        context=(Words(text="Part des lecteurs"),),
        children=(priority,),
    )
    axis = DivisionWords(kind="axe", number="2", title="Culture", children=(objective,))
    article = DivisionWords(
        kind="article", number="2-1", title="Suite", elements=(Words(text="Un alinéa."),), children=(axis,)
    )
    assert found.value == (InsertDivisions(parent="", after="engagements", new=(article,)),)


def test_a_party_that_joins_says_who_signs(tmp_path: Path) -> None:
    found = read(
        act(tmp_path),
        "À la liste des parties, après la partie : « L'État », il est inséré la partie suivante :",
        "« La Région – en abrégé : Région – représentée par : La présidente ; Le préfet ».",
    )
    new = PartyWords(name="La Région", short="Région", slots=("La présidente", "Le préfet"))
    assert found.value == (InsertParties(after="etat", new=(new,)),)


def test_under_an_opening_line_the_division_goes_without_saying(tmp_path: Path) -> None:
    found = read(
        act(tmp_path),
        "L'article 1er est ainsi modifié :",
        "1° Au premier alinéa :",
        "a) Le mot : « fixe » est remplacé par le mot : « dit » ;",
        "b) Le mot : « dure » est supprimé ;",
        "2° Le dernier alinéa est supprimé.",
    )
    assert found.value == (
        ReplaceWords(container=OBJECT, element=1, old="fixe", new="dit"),
        ReplaceWords(container=OBJECT, element=1, old="dure", new=""),
        ReplaceElements(container=OBJECT, first=5, last=5),
    )


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["Au neuvième alinéa de l'article 1er, le mot : « a » est supprimé."], "avenant.unknown-place"),
        (["L'article 9 est supprimé."], "avenant.unknown-place"),
        (
            [
                "À la ligne 9.9-99 du tableau de l'objectif 1.1, dans la colonne « Engagements », le mot : « a » est supprimé."
            ],
            "avenant.unknown-place",
        ),
        (
            [
                "À la ligne « Zoé » (première ligne) du tableau 1, dans la colonne « Montant » (deuxième colonne), le mot : « a » est supprimé."
            ],
            "avenant.unknown-place",
        ),
        (["L'article 1er est abrogé."], "avenant.unread-sentence"),
        (
            [
                "Le premier alinéa de l'article 1er est complété par deux phrases ainsi rédigées : « Une seule. »"
            ],
            "avenant.unread-sentence",
        ),
        (
            [
                "Après le premier alinéa de l'article 1er, sont insérés deux alinéas ainsi rédigés :",
                "« Un seul. ».",
            ],
            "avenant.unread-sentence",
        ),
        (["L'article 2 est supprimé.", "Une ligne de trop."], "avenant.unread-sentence"),
    ],
)
def test_a_sentence_that_cannot_be_applied_is_refused(lines: list[str], code: str, tmp_path: Path) -> None:
    found = read(act(tmp_path), *lines)
    assert [remark.code for remark in found.diagnostics] == [code]
    # What is in excess is blamed itself, not the sentence before it.
    assert found.diagnostics[0].span.line == (3 if lines[-1] == "Une ligne de trop." else 2)


def test_articles_without_orders_are_passed_over(tmp_path: Path) -> None:
    found = read(act(tmp_path), "Le présent avenant entre en vigueur demain.", title="Entrée en vigueur")
    assert (found.value, found.diagnostics) == ((), ())


def _told(folder: Path, *lines: str) -> list[str]:
    blocks = [Line(text=printed(line)) for line in lines]
    return [remark.message for remark in read_operations(blocks, act(folder)).diagnostics]


ORDER = "L'article 1er est supprimé."


@pytest.mark.parametrize(
    "lines",
    [
        (ORDER, "Article 1er – Objet", "Il modifie le protocole."),
        ("Article 1er – Objet", ORDER),
        ("Article 1er – Objet", "Bon.", "Article 2 – Publicité", ORDER),
        ("Article 1er – Objet", "Bon.", "Signatures", "Fait à Essai.", ORDER),
        ("Article 1er – Objet", "1° L'article 1er est remplacé par les stipulations suivantes :"),
        ("Article 1er – Objet", "Il modifie le protocole. L'article 1er est supprimé."),
        ("Article 1er – Objet", "Il entre en vigueur demain, et l'article 1er est supprimé."),
    ],
)
def test_an_order_given_where_none_stands_is_refused(lines: tuple[str, ...], tmp_path: Path) -> None:
    (message,) = _told(tmp_path, *lines)
    assert "un ordre ne se donne que dans un article modificatif" in message


@pytest.mark.parametrize(
    "lines",
    [
        ("Article 1er – Objet", "Bon.", "Article 3 – Modification", ORDER),
        ("Article 1er – Modification", ORDER, "Article 1er – Objet", "Bon."),
    ],
)
def test_an_article_that_is_missing_or_comes_twice_is_told(lines: tuple[str, ...], tmp_path: Path) -> None:
    (message,) = _told(tmp_path, *lines)
    assert "un article manque, ou n'est pas à son rang" in message
