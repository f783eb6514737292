"""How places are named where more or less must be said."""

from compiler.model.enacted import Words
from compiler.model.operation import Holder, InsertElements, MoveElements, ReplaceElements, ReplaceWords
from tests.avenant.word_act import at, fr, prose, said

NEW = Words(text="Neuf.")


def test_under_an_opening_line_only_its_own_division_is_left_unsaid() -> None:
    edit = ReplaceWords(container=prose("gouvernance"), element=2, old="mots", new="x")
    title = ReplaceWords(container=at(Holder.TITLE, "gouvernance"), element=1, old="Instances", new="x")
    end = InsertElements(container=prose("gouvernance"), after=4, new=(NEW,))
    move = MoveElements(container=prose("gouvernance"), first=2, last=2, to=prose("gouvernance"), after=4)
    away = MoveElements(container=prose("gouvernance"), first=2, last=2, to=prose("evaluation"), after=1)
    assert said(edit, "gouvernance")[0].startswith("au deuxième alinéa, le mot")
    assert said(edit, "evaluation")[0].startswith("au deuxième alinéa de l’article 7.1, le mot")
    assert said(title, "gouvernance")[0].startswith("à l’intitulé, le mot")
    assert said(end, "gouvernance")[0].startswith("il est complété")
    assert said(move, "gouvernance") == ["le deuxième alinéa est déplacé après le dernier alinéa"]
    assert said(away, "gouvernance") == [
        "le deuxième alinéa est déplacé après le premier alinéa de l’article 7.2"
    ]


def test_an_only_alinea_is_counted_under_an_opening_line_and_where_more_follows() -> None:
    alone = ReplaceWords(container=prose("objet"), element=1, old="31", new="30")
    above = ReplaceWords(container=prose("axe1"), element=1, old="axe", new="x")
    assert said(alone)[0].startswith("à l’article 1er, le nombre")
    assert said(alone, "objet")[0].startswith("à l’unique alinéa, le nombre")
    assert said(above)[0].startswith("à l’unique alinéa de l’axe 1, le mot")


def test_divisions_of_one_name_are_told_apart_by_their_rank() -> None:
    first, second = (
        ReplaceElements(container=at(Holder.TITLE, f"contexte-{rank}"), first=1, last=1, new=(NEW,))
        for rank in (1, 2)
    )
    begin = "l’intitulé de la section « Contexte »"
    end = "de l’annexe 2 est remplacé par l’intitulé suivant :"
    assert said(first)[0] == fr(f"{begin} (première du nom) {end}")
    assert said(second)[0] == fr(f"{begin} (deuxième du nom) {end}")
