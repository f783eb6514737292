"""Laws, decrees and mandates as a drafter gives them, and edits of signs, to what the act says of them."""

import pytest

from compiler.avenant.act.draft import draft
from compiler.avenant.word.legal import legal_noun, with_article
from compiler.model.amendment import Amendment
from compiler.model.brief import Brief, Mandate
from compiler.model.operation import InsertWords, Operation, ReplaceWords
from tests.avenant.word_act import act, change_set, fr, prose, said, templates, words


def _drafted(brief: Brief) -> Amendment:
    return draft(change_set(act(), act()), (), brief, (), templates()).value


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("loi n° 2014-173 du 21 février 2014", "la loi n° 2014-173 du 21 février 2014"),
        ("La loi du 2 mai", "la loi du 2 mai"),
        ("Décret n° 3", "le décret n° 3"),
        ("arrêté préfectoral", "l’arrêté préfectoral"),
        ("délibérations n° 3 et n° 4", "les délibérations n° 3 et n° 4"),
        ("avis du comité", "l’avis du comité"),
        ("Constitution", "la Constitution"),
        ("le code civil", "le code civil"),
        ("ce que de droit", "ce que de droit"),
    ],
)
def test_a_visa_bears_its_article(given: str, printed: str) -> None:
    assert with_article(fr(given)) == fr(printed)


def test_visas_given_without_article_are_told_with_it() -> None:
    brief = Brief(visas=(words("Vu loi du 21 février 2014"), words("vu le code civil")))
    told = _drafted(brief).visas
    assert told[:2] == (fr("Vu le code civil ;"), fr("Vu la loi du 21 février 2014 ;"))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("délibérations n° 3 et n° 4", "des délibérations n° 3 et n° 4"),
        ("une lettre", "de la lettre"),
        ("loi du 2 mai", "de la loi du 2 mai"),
        ("l’ordonnance n° 2", "de l’ordonnance n° 2"),
        ("deux délibérations", "de deux délibérations"),
        ("Ses statuts", "de ses statuts"),
    ],
)
def test_what_entitles_to_sign_is_told_with_the_article_it_needs(given: str, told: str) -> None:
    assert legal_noun(fr(given)).of() == fr(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("des délibérations n° 3 et n° 4", "en vertu des délibérations n° 3 et n° 4"),
        ("une décision n° 3", "en vertu de la décision n° 3"),
        ("un arrêté n° 3", "en vertu de l’arrêté n° 3"),
    ],
)
def test_what_entitles_to_sign_may_be_given_with_any_article(text: str, told: str) -> None:
    mandate = Mandate(party="ept", signatory="un", text=fr(text))
    assert fr(told) in _drafted(Brief(mandates=(mandate,))).parties[1].represented


PLACE = "au deuxième alinéa de l’article 7.1"


@pytest.mark.parametrize(
    ("operation", "sentence"),
    [
        (
            InsertWords(container=prose("gouvernance"), element=2, after="mots", new=").."),
            f"{PLACE}, le mot : « mots » est remplacé par le mot : « mots).. »",
        ),
        (
            InsertWords(container=prose("gouvernance"), element=2, after="mots", new="/ -"),
            f"{PLACE}, le mot : « mots » est remplacé par les mots : « mots / - »",
        ),
        (
            ReplaceWords(container=prose("gouvernance"), element=1, old=".", new=".)", occurrence=2),
            "au premier alinéa de l’article 7.1, le mot : « Deux. » est remplacé par le mot : « Deux.) »",
        ),
    ],
)
def test_several_signs_are_quoted_with_the_word_before_them(operation: Operation, sentence: str) -> None:
    assert said(operation) == [fr(sentence)]
