"""Laws cited without their number, and the founding law."""

from pathlib import Path

import pytest

from tests.acts import edited, loaded_with, said

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
    ("text", "words"),
    [
        ("La loi ALUR encadre la mixité.", "loi ALUR"),
        ("La loi Alur encadre la mixité.", "loi Alur"),
        ("La loi Égalité et citoyenneté s'applique.", "loi Égalité et citoyenneté"),
        ("L'article 55 de la loi SRU s'applique.", "loi SRU"),
        ("La loi dite « Borloo » s'applique.", "loi dite « Borloo"),
        (
            "La loi Climat et résilience s'applique. La loi Climat et résilience oblige.",
            "loi Climat et résilience",
        ),
    ],
)
def test_a_law_known_by_its_nickname_alone_is_told_once(tmp_path: Path, text: str, words: str) -> None:
    assert remarks(tmp_path, text) == [("law.no-number", words)]


def test_the_basis_of_the_term_gives_the_number_too(tmp_path: Path) -> None:
    term = "terme: {date: 2028-12-31, fondement: loi n° 2021-1104 du 22 août 2021}\nfichiers:"
    added = "\n# Article 3 – Suivi {#suivi}\n\nLa loi Climat et résilience oblige.\n"
    loaded = loaded_with(tmp_path, added, protocole=edited("fichiers:", term, "protocole.yml"))
    assert said(loaded, *CODES) == []


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
        "La loi SRU (n° 2000-1208 du 13 décembre 2000) et les lois en vigueur.",
        "La loi du 13 décembre 2000 (n° 2000-1208) compte. Plus loin, la loi SRU.",
        "La loi n° 2014-366 du 24 mars 2014, dite loi ALUR. La loi ALUR l'exige.",
        "L'emploi SRU et la loi molle, sans force.",
        "La loi du marché, la loi de finances rectificative à venir.",
        "Une loi Égalité réelle outre-mer.",
        "Le foyer Lamy et la rue Borloo.",
        "La loi ELANCOURT n'existe pas.",
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
