"""Acts made of fiches-actions, in Markdown: each in a table of labels and values, or under a title of its own."""

from datetime import date

import pytest

from compiler.adopt.recognising import Kind
from tests.adopt.shapes.acts import (
    Adopted,
    adopted,
    doubts,
    indicators,
    keeps_every_word,
    kinds,
    outline,
    partners,
    reads_back,
    said,
    slots,
    tables,
)


@pytest.fixture(params=("fiches-tableaux.md", "fiches-lignes.md"))
def act(request: pytest.FixtureRequest) -> Adopted:
    return adopted(request.param)


def test_none_of_its_words_is_lost(act: Adopted) -> None:
    keeps_every_word(act)


def test_it_is_read_again_from_its_sources(act: Adopted) -> None:
    reads_back(act)


# -- in tables


def test_fiches_in_tables_are_engagements_that_keep_their_number() -> None:
    act = adopted("fiches-tableaux.md")
    assert kinds(act) == {"article": 3, "axe": 2}
    assert outline(act)[2:4] == ["## axe A Compostage", "## axe B Réemploi"]
    assert partners(act) == {
        "A-01": "cc6c, communes, ressourcerie-le-second-souffle",
        "A-02": "brignes, cc6c, bailleur-des-six-clochers",
        "B-03": "ressourcerie-le-second-souffle, cc6c, agence-departementale-de-l-environnement",
    }
    assert indicators(act) == (4, 3, 1)


def test_fields_that_an_engagement_has_not_are_kept_in_their_order() -> None:
    act = adopted("fiches-tableaux.md")
    assert said(act, "A-01") == [
        "Distribuer des composteurs",
        "Distribuer mille composteurs en cinq ans.",
        "- priorité aux pavillons ;",
        "- un atelier par remise.",
        "Pilote : CC6C",
        "Calendrier : 2024 à 2028",
        "Financement : CC6C : 40 000 € ; Agence : 10 000 €",
    ]


def test_tables_notes_and_slots_of_an_act_of_fiches_are_there() -> None:
    act = adopted("fiches-tableaux.md")
    assert (tables(act), len(act.protocol.notes), len(act.protocol.parties)) == ([(3, 3)], 1, 7)
    assert [party for party, each in slots(act).items() if each] == [
        "cc6c",
        "agence-departementale-de-l-environnement",
    ]
    assert doubts(act) == [
        (Kind.PARTNER, "Le Second Souffle"),
        (Kind.PARTNER, "bailleur des Six-Clochers"),
        (Kind.PARTNER, "Le Second Souffle"),
    ]


# -- in paragraphs


def test_fiches_in_paragraphs_are_engagements_of_their_axe() -> None:
    act = adopted("fiches-lignes.md")
    assert outline(act) == [
        "# section I Diagnostic",
        "# section II Programme d'actions",
        "## axe 1 Attirer les soignants",
        "## axe 2 Aller vers les patients",
        "# section III Durée",
    ]
    assert partners(act) == {
        "1-01": "agglomeration, chc, etat (ARS), region-occidane",
        "1-02": "chc, mutuelle-des-trois-rivieres, agglomeration",
        "2-01": "mutuelle-des-trois-rivieres, signataires",
    }
    assert indicators(act) == (6, 3, 1)
    assert said(act, "1-01") == [
        "Loger les internes",
        "Réserver douze logements aux internes et aux remplaçants, à moins de vingt minutes du CHC.",
        "Pilote : Agglomération",
        "Calendrier : septembre 2025",
        "Financement : 60 % Agglomération, 40 % Région",
    ]


def test_an_indicator_owed_by_a_party_says_who_and_when() -> None:
    line = list(adopted("fiches-lignes.md").protocol.engagements())[-1]
    assert [(each.due, each.owners) for each in line.impact] == [(date(2026, 6, 30), ("agglomeration",))]


def test_a_quality_on_the_line_of_its_party_is_its_slot() -> None:
    act = adopted("fiches-lignes.md")
    assert slots(act) == {
        "etat": ["La sous-préfète de Castelbrun"],
        "region-occidane": ["Président"],
        "agglomeration": ["Le président"],
        "mutuelle-des-trois-rivieres": ["La directrice"],
        "chc": ["Le directeur"],
    }
    identity = act.protocol.identity
    assert (identity.title, identity.place, identity.signed) == (
        "Convention-cadre pour l'accès aux soins",
        "Castelbrun",
        date(2025, 3, 3),
    )
    assert doubts(act) == [
        (Kind.PARTNER, "Agglo"),
        (Kind.DUE, "à définir par l'Agglomération avant le 30 juin 2026"),
        (Kind.SIGNATURE, "Pour la Mutuelle"),
    ]
