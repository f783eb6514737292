"""The deadlines that a sentence names."""

from datetime import date

import pytest

from compiler.check.when import deadlines, period_end, quarter_end, sentences


@pytest.mark.parametrize(
    ("sentence", "last_day"),
    [
        ("avant le 28 février 2025", date(2025, 2, 28)),
        ("au plus tard le 1er mars 2025", date(2025, 3, 1)),
        ("d'ici février 2024", date(2024, 2, 29)),
        ("pour le mois d'octobre 2025", date(2025, 10, 31)),
        ("avant la fin du mois de juin 2025", date(2025, 6, 30)),
        ("au cours du 2e trimestre 2025", date(2025, 6, 30)),
        ("au dernier trimestre de l'année 2025", date(2025, 12, 31)),
        ("au premier semestre 2025", date(2025, 6, 30)),
        ("avant l'été 2025", date(2025, 9, 30)),
        ("courant 2025", date(2025, 12, 31)),
        ("à la fin de l'année 2025", date(2025, 12, 31)),
        ("d'ici au 30 juin 2025", date(2025, 6, 30)),
        ("d'ici la fin 2025", date(2025, 12, 31)),
        ("avant la fin 2025", date(2025, 12, 31)),
        ("pour le 15/02/2025", date(2025, 2, 15)),
        ("avant le 1/2/2025", date(2025, 2, 1)),
        ("en juin 2025", date(2025, 6, 30)),
    ],
)
def test_a_deadline_leaves_until_the_end_of_what_it_names(sentence: str, last_day: date) -> None:
    assert [deadline.last_day for deadline in deadlines(f"Le bilan est remis {sentence}.")] == [last_day]


@pytest.mark.parametrize(
    "sentence",
    [
        "Le bilan est remis le 31 décembre 2025.",
        "La loi de finances pour 2025 s'applique.",
        "Les contrats courent jusqu'au 31 décembre 2025.",
        "Le bilan est remis avant le 31 février 2025.",
        "Le bilan est remis avant la réunion.",
        "Le bilan est remis avant le 31/02/2025.",
        "Le bilan est remis avant le 15/13/2025.",
        "Le bilan de la rue du 15/02/2025 est remis.",
        "Le bilan est remis en 2025.",
        "Le bilan est remis en juin.",
        "Le bilan est remis pour 2025.",
    ],
)
def test_other_dates_are_no_deadlines(sentence: str) -> None:
    assert list(deadlines(sentence)) == []


def test_a_semicolon_ends_a_sentence_and_an_abbreviation_does_not() -> None:
    assert sentences("Il remet le bilan ; elle le lit. L'art. 3 le dit.") == [
        "Il remet le bilan ;",
        "elle le lit.",
        "L'art. 3 le dit.",
    ]


def test_a_quarter_ends_with_its_third_month() -> None:
    assert quarter_end(2024, 1) == date(2024, 3, 31)


@pytest.mark.parametrize(
    ("words", "last_day"),
    [
        ("4e trimestre 2019", date(2019, 12, 31)),
        ("2e et 3e trimestre 2020", date(2020, 9, 30)),
        ("1er semestre 2020", date(2020, 6, 30)),
        ("septembre 2020", date(2020, 9, 30)),
        ("2020", None),
        ("rentrée 2020", None),
        ("au 4e trimestre 2019, puis chaque année", None),
    ],
)
def test_a_period_written_alone_has_a_last_day(words: str, last_day: date | None) -> None:
    assert period_end(words) == last_day
