"""Headings read back as the same kind, number, title and id, whatever the title looks like."""

from dataclasses import replace

import pytest

from compiler.model.division import ANNEXE, ARTICLE, PREAMBLE, SECTION, Division
from compiler.write import write_source
from tests.write.awkward import PLAIN
from tests.write.reading import base, inlines, read_back, texts_of, with_first


def heading_of(division: Division) -> str:
    """Return the line that opens a division written first in the act of the tests."""
    files = texts_of(with_first(base(), division))
    return next(words for path, words in files.items() if path.startswith(("corps/0", "annexes/"))).split(
        "\n"
    )[0]


def read(division: Division) -> Division:
    """Write and read a division, which must say nothing wrong."""
    result = read_back(write_source(with_first(base(), division)))
    assert not result.diagnostics
    return result.value.divisions[0]


def titled(kind: str, number: str, title: str) -> Division:
    return Division(kind=kind, id="titre", number=number, title=inlines(title), depth=1)


TITLES = (
    *PLAIN,
    "Article unique",
    "article",
    "Article",
    "Axe",
    "axe 2",
    "Axe A: b",
    "Axe de progrès",
    "Objectif 1.1 – Un faux objectif",
    "Annexe II — Une fausse annexe",
    "Préambule et visas",
    "PRÉAMBULE",
    "1.2 – Deux",
    "1.2. Deux",
    "a/ petit",
    "B bis – Deux",
    "I - Romain",
    "c) lettre",
    "# dièse #",
    "{#titre",
    "mot {#titre}",
    "12",
    "I",
)


@pytest.mark.parametrize("title", TITLES)
def test_a_section_keeps_its_title_whatever_it_looks_like(title: str) -> None:
    division = titled(SECTION, "", title)
    assert read(division) == division


@pytest.mark.parametrize("title", PLAIN)
def test_an_awkward_title_is_no_part_of_its_number(title: str) -> None:
    for kind, number in ((ARTICLE, "7.2"), (ANNEXE, "3 bis"), ("axe", "IV"), (SECTION, "A"), (SECTION, "b")):
        division = titled(kind, number, title)
        assert read(division) == division


def test_headings_are_those_of_the_form() -> None:
    assert heading_of(titled(ARTICLE, "1", "L’objet")) == "# Article 1 – L'objet {#titre}"
    assert heading_of(titled("axe", "2", "Agir")) == "# Axe 2 – Agir {#titre}"
    assert heading_of(titled(SECTION, "A", "Agir")) == "# A – Agir {#titre}"
    assert heading_of(titled(SECTION, "", "Agir")) == "# Agir {#titre}"
    assert heading_of(titled(PREAMBLE, "", "Préambule")) == "# Préambule {#titre}"


def test_an_empty_title_is_a_comment() -> None:
    for kind, number in ((ARTICLE, "4"), (SECTION, ""), (SECTION, "A")):
        division = replace(titled(kind, number, "x"), title=())
        assert read(division) == division
    assert (
        heading_of(replace(titled(ARTICLE, "4", "x"), title=()))
        == "# Article 4 – <!-- sans titre --> {#titre}"
    )


def test_a_level_of_two_words_is_written_as_one() -> None:
    act = base()
    levels = (replace(act.levels[0], name="fiche action"), *act.levels[1:])
    division = titled("axe", "2", "Agir")
    result = read_back(write_source(replace(with_first(act, division), levels=levels)))
    assert result.value.divisions[0] == division


def test_a_number_that_no_heading_can_say_stays_as_words() -> None:
    result = read(titled(ARTICLE, "n°4", "Objet"))
    assert (result.kind, result.title) == (SECTION, inlines("n°4 Objet"))
