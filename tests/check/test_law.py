"""Laws cited without their number, and the founding law."""

from pathlib import Path

import pytest

from tests.acts import loaded_with, said

CODES = ("law.no-number", "law.founding-absent")


def remarks(folder: Path, text: str) -> list[tuple[str, str]]:
    return said(loaded_with(folder, f"\n# Article 3 – Suivi {{#suivi}}\n\n{text}\n"), *CODES)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Selon la loi du 27 janvier 2014 de modernisation, elle agit.", "loi du 27 janvier 2014"),
        ("La loi de finances pour 2019 le prévoit.", "loi de finances pour 2019"),
        (
            "La loi de finances pour 2019 du 28 décembre 2018 le prévoit.",
            "loi de finances pour 2019 du 28 décembre 2018",
        ),
        ("Selon la loi du 7 août 2015. La délibération n° 2020-12 en tient compte.", "loi du 7 août 2015"),
    ],
)
def test_a_law_without_its_number_is_told(tmp_path: Path, text: str, words: str) -> None:
    assert remarks(tmp_path, text) == [("law.no-number", words)]


@pytest.mark.parametrize(
    "text",
    [
        "Selon la loi n° 2014-58 du 27 janvier 2014, elle agit.",
        "Selon la loi n° 2014-58 du 27 janvier 2014, elle agit. La loi du 27 janvier 2014 le dit.",
        "La loi du 27 janvier 2014 (n° 2014-58) le prévoit.",
        "Une association de la loi du 1er juillet 1901.",
        "La loi n° 2018-1317 du 28 décembre 2018 de finances pour 2019. La loi de finances pour 2019.",
        "La loi le prévoit ; le 27 janvier 2014, elle entre en vigueur.",
        "L'emploi du 27 janvier 2014 au 3 mars 2014.",
        "La loi SRU et les lois en vigueur.",
    ],
)
def test_a_law_that_can_be_found_is_left_alone(tmp_path: Path, text: str) -> None:
    assert remarks(tmp_path, text) == []


def test_a_law_is_told_once(tmp_path: Path) -> None:
    text = "La loi du 7 août 2015 le dit.\n\nLa loi du 7 août 2015 le répète."
    assert remarks(tmp_path, text) == [("law.no-number", "loi du 7 août 2015")]


def test_an_act_of_the_politique_de_la_ville_cites_its_law(tmp_path: Path) -> None:
    assert remarks(tmp_path, "La politique de la ville unit les parties.") == [
        ("law.founding-absent", "politique de la ville")
    ]


def test_an_act_that_cites_the_founding_law_is_right(tmp_path: Path) -> None:
    text = "Le contrat de ville applique la loi n° 2014-173 du 21 février 2014."
    assert remarks(tmp_path, text) == []
