"""What is ordered of several lines, sentences, alinéas or articles side by side is ordered once."""

from dataclasses import replace

import pytest

from compiler.avenant.act.draft import draft
from compiler.avenant.word.formulas import read_formulas
from compiler.avenant.word.ordinal import ranks_words
from compiler.avenant.word.pen import open_pen
from compiler.avenant.word.run import GAP, folded
from compiler.model.amendment import Amendment
from compiler.model.brief import NO_BRIEF, Brief, Override
from compiler.model.enacted import PartyWords
from compiler.model.engagement import Partner
from compiler.model.operation import (
    Holder,
    InsertParties,
    InsertWords,
    Operation,
    ReplaceDivision,
    ReplaceEngagement,
    ReplaceSentence,
    ReplaceWords,
)
from compiler.model.party import Party
from compiler.model.protocol import Protocol
from tests.avenant.test_word_act import _text
from tests.avenant.word_act import act, alineas, at, change_set, division, engagement, fr, prose, templates

SAID = "Elle siège. Elle délibère. Elle siège. Elle publie."


def _long() -> Protocol:
    """Return the act with five lines in one table, six articles, one of which holds two, and long alinéas."""
    names = ("a", "b", "c", "d", "e")
    lines = tuple(engagement(name, f"1.1-0{rank}", "Agir.") for rank, name in enumerate(names, 1))
    first = division("priorite", "p1", "1", "Lecture", engagements=lines[:3])
    second = division("priorite", "p2", "2", "Écriture", engagements=lines[3:])
    third = division("priorite", "p3", "3", "Calcul")
    other = division("objectif", "o12", "1.2", "Vivre", engagements=(engagement("f", "1.2-01", "Vivre."),))
    objective = division("objectif", "o11", "1.1", "Réussir", children=(first, second, third))
    inner = tuple(division("article", f"b{rank}", f"3.{rank}", "Petit", *alineas("Un.")) for rank in (1, 2))
    articles = tuple(
        division(
            "article", f"a{rank}", str(rank), "Titre", *alineas("Un.", SAID, "Un.", "Un."), children=held
        )
        for rank, held in ((1, ()), (2, ()), (3, inner), (4, ()), (5, ()))
    )
    engaged = division("article", "engagements", "6", "Engagements", children=(objective, other))
    return replace(act(), divisions=(*articles, engaged))


def _drafted(*operations: Operation, after: Protocol | None = None, brief: Brief = NO_BRIEF) -> Amendment:
    changes = change_set(_long(), after or _long())
    return draft(changes, operations, brief, (), templates()).value


def _said(*operations: Operation) -> list[str]:
    return [line for _, line in _text(_drafted(*operations).articles[2])]


def _no_article(*names: str) -> Amendment:
    return _drafted(*(ReplaceDivision(division=name) for name in names))


def _partner(line: str) -> InsertWords:
    return InsertWords(container=at(Holder.PARTNERS, line), element=1, new=", CAF")


def _word(element: int, sentence: int = 0, new: str = "vote") -> ReplaceWords:
    old = "siège" if sentence else "Un"
    return ReplaceWords(container=prose("a2"), element=element, old=old, new=new, sentence=sentence)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ("abc", ["a à c"]),
        ("ab", ["a", "b"]),
        ("abd", ["a", "b", "d"]),
        ("acde", ["a", "c à e"]),
        ("cdefg", ["c à e", "f", "g"]),
        ("xyz", ["x", "y", "z"]),
        ("cba", ["c", "b", "a"]),
        ("", []),
    ],
)
def test_a_run_is_said_from_first_to_last_and_no_gap_is_passed(names: str, told: list[str]) -> None:
    assert list(folded(names, ("a", "b", "c", "d", "e", GAP, "f", "g"))) == told


@pytest.mark.parametrize(
    ("ranks", "count", "told"),
    [
        ((1, 3), 4, "première et troisième"),
        ((1, 2), 2, "première et seconde"),
        ((1, 4), 4, "première et dernière"),
        ((2, 3, 4), 4, "deuxième à quatrième"),
        ((1, 2, 4), 5, "première, deuxième et quatrième"),
    ],
)
def test_ranks_are_listed_in_words(ranks: tuple[int, ...], count: int, told: str) -> None:
    assert ranks_words(ranks, count, feminine=True) == told


def test_the_same_of_three_lines_that_follow_one_another_names_the_first_and_the_last() -> None:
    assert _said(*map(_partner, "bcd")) == [
        fr(
            "Aux lignes 1.1-02 à 1.1-04 du tableau de l’objectif 1.1, la colonne « Partenaires engagés » est "
            "complétée par les mots : « , CAF »."
        )
    ]
    assert _said(*map(_partner, "abde"))[0].startswith(
        "Aux lignes 1.1-01, 1.1-02, 1.1-04 et 1.1-05 du tableau"
    )
    assert _said(*map(_partner, "acde"))[0].startswith("Aux lignes 1.1-01 et 1.1-03 à 1.1-05 du tableau")


def test_lines_of_one_table_go_in_one_clause() -> None:
    gone = {name: ReplaceEngagement(engagement=name) for name in "abcdef"}
    assert _said(*(gone[name] for name in "bcd")) == [
        "Les lignes 1.1-02 à 1.1-04 du tableau de l’objectif 1.1 sont supprimées."
    ]
    assert [line[:11] for line in _said(gone["a"], gone["f"], gone["b"])] == [
        "1° La ligne",
        "2° La ligne",
        "3° La ligne",
    ]


def test_articles_side_by_side_go_in_one_article_of_the_avenant() -> None:
    amendment = _no_article("a1", "a2", "a3", "a5")
    article = amendment.articles[2]
    assert article.title == "Suppression des articles 1er à 3 et 5"
    assert _text(article) == [(0, "Les articles 1er à 3 et 5 sont supprimés.")]
    assert amendment.articles[0].paragraphs == ("Le présent avenant supprime les articles 1er à 3 et 5.",)
    assert amendment.articles[3].title == "Entrée en vigueur"


def test_articles_of_two_parents_go_apart() -> None:
    amendment = _no_article("b1", "b2", "a4", "a5")
    titles = [article.title for article in amendment.articles[2:4]]
    assert titles == ["Suppression des articles 3.1 et 3.2", "Suppression des articles 4 et 5"]


def test_an_article_that_goes_by_a_formula_of_the_author_leaves_the_others_as_they_are() -> None:
    formula = Override(subject="article:a2", lines=("L’article 2 est retiré.",))
    gone = tuple(ReplaceDivision(division=name) for name in ("a1", "a2"))
    article = _drafted(*gone, brief=replace(NO_BRIEF, overrides=(formula,))).articles[2]
    assert article.opening == fr("Le protocole est ainsi modifié :")
    assert [line for _, line in _text(article)] == [
        fr("1° L’article 1er est supprimé ;"),
        "2° L’article 2 est retiré.",
    ]


def test_divisions_inside_an_article_go_in_one_clause_when_one_name_says_them() -> None:
    gone = [ReplaceDivision(division=name) for name in ("p1", "p2", "p3")]
    assert _said(*gone) == ["Les priorités 1 à 3 sont supprimées."]


def test_the_same_words_of_two_sentences_are_edited_once() -> None:
    assert _said(_word(2, 1), _word(2, 3)) == [
        fr(
            "Aux première et troisième phrases du deuxième alinéa de l’article 2, le mot : « siège » est remplacé "
            "par le mot : « vote »."
        )
    ]
    assert len(_said(_word(2, 1), _word(2, 3, "part"))) == 2


def test_the_same_words_of_several_alineas_are_edited_once_under_the_opening_of_their_article() -> None:
    title = ReplaceWords(container=at(Holder.TITLE, "a2"), element=1, old="Titre", new="Nom")
    assert _said(title, _word(1), _word(3), _word(4))[1] == fr(
        "2° Aux premier, troisième et dernier alinéas, le mot : « Un » est remplacé par le mot : « vote »."
    )


def test_sentences_of_one_alinea_go_in_one_clause() -> None:
    gone = [ReplaceSentence(container=prose("a2"), element=2, sentence=rank, new="") for rank in (1, 3)]
    assert _said(*gone) == [
        "Les première et troisième phrases du deuxième alinéa de l’article 2 sont supprimées."
    ]


def test_articles_amended_one_after_the_other_are_summed_up_without_what_they_pass() -> None:
    def amended(*names: str) -> str:
        edits = (
            ReplaceWords(container=at(Holder.TITLE, name), element=1, old="T", new="N") for name in names
        )
        return _drafted(*edits).articles[0].paragraphs[0]

    assert amended("a1", "a2", "a3") == "Le présent avenant modifie les articles 1er à 3."
    # Articles 3.1 and 3.2 stand between.
    assert amended("a2", "a3", "a4") == "Le présent avenant modifie les articles 2, 3 et 4."


def test_a_party_subscribes_to_runs_of_lines() -> None:
    thiais = Party(id="thiais", name="La commune de Thiais", short="Thiais", nature="commune", signatories=())
    joins = InsertParties(after="orly", new=(PartyWords(id="thiais", name=thiais.name, short="Thiais"),))
    held = [
        replace(engagement(f"z{rank}", f"9.9-0{rank}"), partners=(Partner(party="thiais"),))
        for rank in range(1, 5)
    ]
    lines = (held[0], held[1], held[2], engagement("z5", "9.9-05"), held[3])
    after = replace(
        act(), parties=(*act().parties, thiais), divisions=(replace(act().divisions[0], engagements=lines),)
    )
    amendment = draft(change_set(act(), after), (joins,), NO_BRIEF, (), templates()).value
    assert (
        amendment.articles[3]
        .paragraphs[0]
        .endswith("aux engagements figurant aux lignes 9.9-01 à 9.9-03 et 9.9-04.")
    )


def test_divisions_of_two_kinds_or_without_a_number_have_no_name_together() -> None:
    names = open_pen(act(), read_formulas(templates())).names
    assert names.several(["objet", "quartiers"]) is None
    assert names.several(["preambule"]) is None
    assert names.several(["contexte-1", "contexte-2"]) is None
