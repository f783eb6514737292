"""Edits of one line of a table, gathered under its place."""

from dataclasses import replace

from compiler.model.enacted import RowWords, TableWords, Words
from compiler.model.operation import (
    Holder,
    InsertElements,
    InsertWords,
    Operation,
    ReplaceElements,
    ReplaceWords,
)
from tests.avenant.test_word_act import _drafted, _text
from tests.avenant.word_act import at, fr

WORD = ReplaceWords(container=at(Holder.ENGAGEMENT, "lire"), element=1, old="Lire", new="Dire")
PAGES = InsertElements(container=at(Holder.FOLLOW_UP, "lire"), after=2, new=(Words(text="Pages"),))
BOOKS = ReplaceElements(
    container=at(Holder.FOLLOW_UP, "lire"), first=1, last=1, new=(Words(text="Livres lus"),)
)
OTHER = ReplaceWords(container=at(Holder.ENGAGEMENT, "ecrire"), element=1, old="vite", new="bien")


def _lines(*operations: Operation) -> list[tuple[int, str]]:
    return _text(_drafted(*operations).articles[2])


def test_edits_of_one_line_stand_under_its_place_with_what_they_quote() -> None:
    assert _lines(WORD, PAGES, BOOKS, OTHER)[:6] == [
        (1, fr("1° À la ligne 1.1-01 du tableau de l’objectif 1.1 :")),
        (2, fr("a) Dans la colonne « Engagements », le mot : « Lire » est remplacé par le mot : « Dire » ;")),
        (2, fr("b) La colonne « Indicateurs de suivi » est complétée par un indicateur ainsi rédigé :")),
        (2, fr("« Pages » ;")),
        (
            2,
            fr(
                "c) Dans la colonne « Indicateurs de suivi », le premier indicateur est remplacé par l’indicateur "
                "suivant :"
            ),
        ),
        (2, fr("« Livres lus » ;")),
    ]


def test_a_column_that_all_edits_share_is_part_of_their_place() -> None:
    assert _lines(PAGES, BOOKS, OTHER)[0] == (1, fr("1° À la ligne 1.1-01 du tableau de l’objectif 1.1 :"))
    twice = (BOOKS, ReplaceElements(container=BOOKS.container, first=2, last=2))
    assert _lines(*twice, OTHER)[0] == (
        1,
        fr("1° À la ligne 1.1-01 du tableau de l’objectif 1.1, dans la colonne « Indicateurs de suivi » :"),
    )


def test_a_comma_inside_a_quotation_ends_no_place() -> None:
    one, other = (replace(WORD, old=f"Lire, {word}") for word in ("un", "deux"))
    assert [line for _, line in _lines(one, other, OTHER)][:2] == [
        fr("1° À la ligne 1.1-01 du tableau de l’objectif 1.1, dans la colonne « Engagements » :"),
        fr("a) Les mots : « Lire, un » sont remplacés par le mot : « Dire » ;"),
    ]


def test_a_table_quoted_in_a_line_keeps_its_edits_apart() -> None:
    table = TableWords(number="", title="Lieux", columns=("Lieu",), rows=(RowWords(cells=(("Ici",),)),))
    edit = InsertElements(container=WORD.container, after=1, new=(table,))
    lines = [line for _, line in _lines(WORD, edit, OTHER)]
    assert lines[0].startswith(fr("1° À la ligne 1.1-01 du tableau de l’objectif 1.1, dans la colonne"))


def test_edits_of_one_line_alone_in_their_article_stand_under_its_place() -> None:
    assert [line[:2] for _, line in _lines(WORD, BOOKS) if not line.startswith("«")] == ["À ", "a)", "b)"]
    assert _lines(WORD, BOOKS)[0] == (0, fr("À la ligne 1.1-01 du tableau de l’objectif 1.1 :"))
    assert _drafted(WORD, BOOKS).articles[2].opening == ""


def test_edits_of_one_line_that_cannot_be_parted_are_numbered() -> None:
    table = TableWords(number="", title="Lieux", columns=("Lieu",), rows=(RowWords(cells=(("Ici",),)),))
    edit = InsertElements(container=WORD.container, after=1, new=(table,))
    assert [line[:2] for _, line in _lines(WORD, edit) if line[0].isdigit()] == ["1°", "2°"]


def _partner(line: str) -> InsertWords:
    return InsertWords(container=at(Holder.PARTNERS, line), element=1, new=", CAF")


def test_the_same_said_of_lines_side_by_side_is_said_once() -> None:
    article = _drafted(_partner("lire"), _partner("ecrire")).articles[2]
    assert _text(article) == [
        (
            0,
            fr(
                "Aux lignes 1.1-01 et 1.1-02 du tableau de l’objectif 1.1, la colonne « Partenaires engagés » est "
                "complétée par les mots : « , CAF »."
            ),
        )
    ]
    assert article.opening == ""
    assert article.clauses[0].operations == (_partner("lire"), _partner("ecrire"))


def test_lines_of_two_tables_or_of_two_sayings_stay_apart() -> None:
    assert len(_lines(_partner("lire"), _partner("courir"))) == 2
    assert len(_lines(_partner("lire"), replace(_partner("ecrire"), new=", ARS"))) == 2
