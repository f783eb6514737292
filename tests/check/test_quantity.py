"""Quantities read in a sentence."""

from decimal import Decimal

import pytest

from compiler.check.quantity import Kind, quantities, rounds_to, split_sentences


@pytest.mark.parametrize(
    ("sentence", "value", "noun"),
    [
        ("Il compte 31 quartiers.", 31, "quartiers"),
        ("Vingt et une communes signent.", 21, "communes"),
        ("Soixante-dix-huit projets ont abouti.", 78, "projets"),
        ("Quatre-vingts maisons ouvrent.", 80, "maisons"),
        ("Les 1 048 projets soutenus.", 1048, "projets"),
        ("Deux nouvelles maisons ouvrent.", 2, "maisons"),
    ],
)
def test_a_count_has_a_value_and_a_noun(sentence: str, value: int, noun: str) -> None:
    (found,) = quantities(sentence)
    assert (found.kind, int(found.value), found.noun) == (Kind.COUNT, value, noun)


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Il verse 683 619 €.", "683619"),
        ("Il verse 683 619€ HT.", "683619"),
        ("Il verse 8.78 M€.", "8780000"),
        ("Il verse 495.000 €.", "495000"),
        ("Il verse 1M€.", "1000000"),
        ("Il verse 10 milliards d'euros.", "10000000000"),
        ("Il verse 12,50 euros.", "12.50"),
    ],
)
def test_a_sum_is_in_euros(sentence: str, value: str) -> None:
    (found,) = quantities(sentence)
    assert (found.kind, found.value) == (Kind.MONEY, Decimal(value))


@pytest.mark.parametrize(
    "sentence",
    [
        "Le 5 juillet 2019, la loi n° 2014-173 est publiée.",
        "L'article 7 et l'axe 2 s'appliquent.",
        "De 2015 à 2019, en cinq ans.",
        "Un délai de quatre mois.",
        "Les trois-quarts en conviennent.",
    ],
)
def test_dates_numbers_of_texts_and_durations_are_no_counts(sentence: str) -> None:
    assert quantities(sentence) == ()


@pytest.mark.parametrize("words", ["environ", "près de", "plus de", "au moins"])
def test_what_is_said_roughly_is_not_exact(words: str) -> None:
    assert [found.is_exact for found in quantities(f"Il compte {words} 30 quartiers.")] == [False]
    assert [found.is_exact for found in quantities("Il compte 30 quartiers.")] == [True]


@pytest.mark.parametrize(
    ("exact", "stated", "rounds"),
    [
        (14399986, 14400000, True),
        (111880, 111871, False),
        (96, 100, False),
        (44100, 44100, True),
        (14449999, 14400000, True),
        (14460000, 14400000, False),
    ],
)
def test_a_rounded_number_is_near_at_its_last_digit(exact: int, stated: int, *, rounds: bool) -> None:
    assert rounds_to(Decimal(exact), Decimal(stated)) is rounds


def test_a_name_with_initials_ends_no_sentence() -> None:
    assert split_sentences("La salle J. P. Beltoise ouvre. Elle est grande.") == (
        "La salle J. P. Beltoise ouvre.",
        "Elle est grande.",
    )
