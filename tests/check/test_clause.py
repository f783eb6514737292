"""The words that make the meaning of a clause."""

import pytest

from compiler.check.clause import content_words, names_its_subject


def test_articles_plurals_accents_and_the_verb_that_hands_over_change_nothing() -> None:
    assert content_words("Les bilans annuels sont transmis à l'État") == content_words(
        "Le bilan annuel est remis à l'etat"
    )


def test_words_that_look_alike_stay_apart() -> None:
    assert content_words("La commune remet le bilan") != content_words("La communauté remet le bilan")


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("Le bilan est remis", True),
        ("L'État remet un bilan", True),
        ("Il est remis", False),
        ("En fin d'année, elle remet le bilan", False),
        ("Un bilan est remis", False),
        ("et celui du volet éducatif", False),
    ],
)
def test_a_subject_is_named_or_not(clause: str, *, expected: bool) -> None:
    assert names_its_subject(clause) is expected
