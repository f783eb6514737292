"""Acts from word processors: an ODT with styles of titles and lists, a DOCX whose titles are only bold."""

from datetime import date

import pytest

from compiler.adopt.recognising import Kind
from tests.adopt.shapes.acts import (
    Adopted,
    adopted_bytes,
    doubts,
    indicators,
    keeps_every_word,
    kinds,
    outline,
    partners,
    reads_back,
    references,
    said,
    slots,
    tables,
    texts,
)
from tests.adopt.shapes.docx_act import docx_act
from tests.adopt.shapes.odt_act import odt_act


@pytest.fixture(scope="module")
def forest() -> Adopted:
    return adopted_bytes("foret.odt", odt_act())


@pytest.fixture(scope="module")
def youth() -> Adopted:
    return adopted_bytes("jeunesse.docx", docx_act())


@pytest.fixture(scope="module", params=("forest", "youth"))
def act(request: pytest.FixtureRequest) -> Adopted:
    found: Adopted = request.getfixturevalue(request.param)
    return found


def test_none_of_its_words_is_lost(act: Adopted) -> None:
    keeps_every_word(act)


def test_it_is_read_again_from_its_sources(act: Adopted) -> None:
    reads_back(act)


def test_the_built_odt_is_always_the_same() -> None:
    assert odt_act() == odt_act()


# -- the ODT


def test_styled_titles_nest_and_merged_cells_of_a_column_are_a_level(forest: Adopted) -> None:
    assert outline(forest) == [
        "# preambule Préambule",
        "# article 1 Contexte",
        "## article 1.1 Un massif morcelé",
        "### section Des parcelles trop petites",
        "## article 1.2 Un sol fragile",
        "# article 2 Plan d'actions",
        "## axe 1 Replanter",
        "### priorite 1 Choisir les essences",
        "### priorite 2 Former les bûcherons",
        "## axe 2 Ouvrir les chemins",
        "# article 3 Suivi",
        "# annexe 1 Parcelles",
    ]
    assert [(level.id, level.has_table) for level in forest.protocol.levels] == [
        ("axe", True),
        ("priorite", False),
    ]


def test_engagements_of_styled_tables_have_their_partners_and_indicators(forest: Adopted) -> None:
    assert partners(forest) == {
        "1-01": "syndicat, halmont, vieux-breuil",
        "1-02": "office-des-forets, syndicat",
        "1-03": "syndicat, office-des-forets",
        "2-01": "communes, club-des-marcheurs",
    }
    assert indicators(forest) == (5, 4, 1)
    assert said(forest, "1-03") == [
        "Tenir deux stages par an",
        "Payer la moitié du stage",
        "Pilote : Syndicat",
    ]


def test_lists_notes_tables_and_parties_of_an_odt_are_there(forest: Adopted) -> None:
    article = next(each for each in forest.protocol.divisions if each.number == "3")
    assert list(texts(article.blocks)) == [
        "Le comité se saisit :",
        "1. du programme ;",
        "2. du bilan :",
        "  - de l'année ;",
        "  - des trois années passées ;",
        "3. des avenants.",
    ]
    assert (len(forest.protocol.notes), tables(forest), len(forest.protocol.parties)) == (2, [(3, 3)], 6)
    assert [len(each) for each in slots(forest).values()] == [1] * 6
    assert references(forest) == ["article 2", "axe 1"]
    assert doubts(forest) == [(Kind.PARTNER, "Club des marcheurs")]
    assert next(party.name for party in forest.protocol.parties if party.id == "halmont") == (
        "La commune de Halmont"
    )


# -- the DOCX


def test_bold_lines_are_titles_of_levels_that_hold_grids(youth: Adopted) -> None:
    assert kinds(youth) == {"preambule": 1, "article": 3, "axe": 2, "action": 3, "annexe": 1}
    assert outline(youth)[3:9] == [
        "## axe 1 REPÉRER ET ACCUEILLIR",
        "### action 1.1 Repérer",
        "### action 1.2 Accueillir",
        "## axe 2 FORMER",
        "### action 2.1 Former",
        "# article 3 SUIVI",
    ]
    assert references(youth) == ["orientation 1", "orientation 2"]


def test_cells_of_several_paragraphs_are_read_whole(youth: Adopted) -> None:
    assert partners(youth) == {
        "1.1-01": "etat, metropole",
        "1.1-02": "metropole",
        "1.2-01": "communes, union-des-centres-sociaux",
        "1.2-02": "metropole, caf",
        "2.1-01": "chambre-des-metiers, etat",
        "2.1-02": "caf, etat (DDETS)",
    }
    assert indicators(youth) == (7, 0, 1)
    assert said(youth, "1.2-01") == [
        "Ouvrir trois lieux d'accueil :",
        "- un à Port-Amelin ;",
        "- un dans chaque autre commune.",
        "Échéance : 2026",
    ]


def test_slots_of_a_table_and_doubts_of_a_docx_are_those_of_the_paper(youth: Adopted) -> None:
    assert slots(youth) == {
        "etat": ["Le préfet de l'Estuaire"],
        "metropole": ["Présidente"],
        "port-amelin": ["Le maire"],
        "sainte-ondine": ["La maire"],
        "grevecourt": ["Le maire"],
        "caf": ["La directrice"],
        "union-des-centres-sociaux": ["Le président"],
    }
    identity = youth.protocol.identity
    assert (identity.place, identity.signed, identity.period) == (
        "Port-Amelin",
        date(2024, 12, 2),
        (2025, 2028),
    )
    assert (tables(youth), len(youth.protocol.notes)) == ([(3, 3)], 0)
    assert doubts(youth) == [
        (Kind.ADDED, "Il est convenu ce qui suit :"),
        (Kind.PARTNER, "Chambre des métiers"),
        (Kind.DUE, "À définir avant le 1er mars 2026"),
    ]
