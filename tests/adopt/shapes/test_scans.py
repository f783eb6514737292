"""Scanned texts of other shapes: two levels or four, other columns, articles only, titles that hold articles."""

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
    references,
    said,
    slots,
    tables,
)

_NAMES = ("orientations.txt", "piliers.txt", "prose.txt", "titres.txt")


@pytest.fixture(params=_NAMES)
def act(request: pytest.FixtureRequest) -> Adopted:
    return adopted(request.param)


def test_none_of_its_words_is_lost(act: Adopted) -> None:
    keeps_every_word(act)


def test_it_is_read_again_from_its_sources(act: Adopted) -> None:
    reads_back(act)


# -- two levels, the finer one called action; its rows are mesures


def test_actions_that_hold_grids_are_a_level_and_their_rows_the_engagements() -> None:
    act = adopted("orientations.txt")
    assert kinds(act) == {"preambule": 1, "article": 7, "axe": 2, "action": 4, "annexe": 1}
    assert [(level.id, level.name, level.has_table) for level in act.protocol.levels] == [
        ("axe", "orientation", False),
        ("action", "action", True),
    ]
    assert [line for line in outline(act) if "action" in line.split()[1]] == [
        "### action 1.1 Équiper les mairies",
        "### action 1.2 Aller vers les habitants",
        "### action 2.1 Former les habitants",
        "### action 2.2 Garantir le réseau",
    ]
    assert indicators(act) == (13, 0, 1)


def test_columns_under_other_titles_are_known_and_one_without_role_is_kept_as_words() -> None:
    act = adopted("orientations.txt")
    assert partners(act) == {
        "1.1-01": "cctl, communes",
        "1.1-02": "etat (sous-préfecture), departement-de-la-haute-soulane",
        "1.1-03": "breval-sur-onde, tarcy",
        "1.2-01": "cctl, caf, association-relais-des-hameaux",
        "1.2-02": "caf, communes",
        "2.1-01": "association-relais-des-hameaux, communes",
        "2.1-02": "departement-de-la-haute-soulane, mission-rurale",
        "2.2-01": "departement-de-la-haute-soulane",
        "2.2-02": "cctl, communes",
        "2.2-03": "signataires",
    }
    assert said(act, "1.2-02") == ["Tenir un stand sur les marchés", "Calendrier : 2025"]


def test_parties_between_the_undersigned_have_one_slot_each() -> None:
    act = adopted("orientations.txt")
    assert [party.name for party in act.protocol.parties][2:4] == [
        "Le Département de la Haute-Soulane",
        "La commune de Bréval-sur-Onde",
    ]
    assert slots(act) == {
        "etat": ["La préfète de la Haute-Soulane"],
        "cctl": ["Président"],
        "departement-de-la-haute-soulane": ["Le président du conseil départemental"],
        "breval-sur-onde": ["Le maire"],
        "lormieres": ["Le maire"],
        "saint-aubin-les-viornes": ["Le maire"],
        "tarcy": ["La maire"],
        "caf": ["Le directeur"],
        "association-relais-des-hameaux": ["La présidente"],
    }


def test_notes_tables_references_and_doubts_are_those_of_the_paper() -> None:
    act = adopted("orientations.txt")
    assert (len(act.protocol.notes), tables(act)) == (3, [(5, 4)])
    assert references(act) == ["article 5", "article 4.2", "orientation 1"]
    assert doubts(act) == [
        (Kind.LEFT_OUT, "PRÉFECTURE DE LA HAUTE-SOULANE"),
        (Kind.ADDED, "Vu le code général des collectivités territoriales ;"),
        (Kind.PARTNER, "Communs"),
        (Kind.PARTNER, "Mission rurale"),
    ]


# -- four levels, counted in roman figures


def test_words_of_one_level_that_nest_are_two_levels() -> None:
    act = adopted("piliers.txt")
    assert kinds(act) == {"preambule": 1, "article": 4, "axe": 2, "enjeu": 3, "objectif": 4}
    assert [(level.id, level.name) for level in act.protocol.levels] == [
        ("axe", "pilier"),
        ("enjeu", "enjeu"),
        ("objectif", "objectif"),
    ]
    assert outline(act)[3:9] == [
        "## axe 1 HABITER LA VALLÉE",
        "### enjeu 1.1 DES LOGEMENTS REMIS EN ÉTAT",
        "#### objectif 1.1.1 Remettre cent logements vacants sur le marché",
        "#### objectif 1.1.2 Conseiller les propriétaires",
        "### enjeu 1.2 DES BOURGS VIVANTS",
        "#### objectif 1.2.1 Garder un commerce par bourg",
    ]
    assert references(act) == ["pilier 1", "pilier 2", "article 2"]


def test_who_leads_is_the_first_partner_and_is_said() -> None:
    act = adopted("piliers.txt")
    assert partners(act) == {
        "1.1.1-01": "syndicat, communes",
        "1.1.1-02": "oph, region-grand-levant, etat (ANAH)",
        "1.1.2-01": "syndicat, oph",
        "1.2.1-01": "pont-ravel, syndicat, region-grand-levant",
        "1.2.1-02": "communes, syndicat",
        "1.2.1-03": "clairfaye, chambre-des-artisans",
        "2.1.1-01": "region-grand-levant, le-mesnil-ombret, syndicat",
        "2.1.1-02": "departement, syndicat, communes",
    }
    assert said(act, "1.1.1-02") == ["Racheter et rénover vingt maisons", "Chef de file : OPH"]
    assert indicators(act) == (9, 8, 1)


def test_slots_side_by_side_and_copies_are_read() -> None:
    act = adopted("piliers.txt")
    identity = act.protocol.identity
    assert (identity.place, identity.signed, identity.period) == (
        "Pont-Ravel",
        date(2025, 2, 3),
        (2025, 2030),
    )
    assert [len(each) for each in slots(act).values()] == [1] * 7
    assert act.protocol.accession is not None
    assert [each for each in doubts(act) if each[0] is Kind.PARTNER] == [
        (Kind.PARTNER, "Chambre des artisans"),
        (Kind.PARTNER, "Département"),
    ]


# -- articles only


def test_articles_are_known_under_all_their_spellings() -> None:
    act = adopted("prose.txt")
    assert outline(act) == [
        "# preambule Préambule",
        "# article 1 OBJET",
        "# article 2 Définitions",
        "# article 3 Obligations des Parties",
        "## article 3.1 Obligations de la Commune",
        "### article 3.1.1 Accès des secours",
        "### article 3.1.2 Manifestations",
        "## article 3.2 Obligations du Syndicat",
        "## article 3.3 Obligations de l'association",
        "# article 4 Suivi de la charte",
        "# article 5 Durée - Résiliation",
        "## article 5.1 Durée",
        "## article 5.2 Résiliation",
        "# article 6 LITIGES",
    ]
    assert (list(act.protocol.engagements()), act.protocol.annexes(), tables(act)) == ([], (), [])
    assert references(act) == ["article 3.3", "article 3.1"]


def test_parties_told_on_several_lines_are_whole() -> None:
    act = adopted("prose.txt")
    assert [(party.name, party.short) for party in act.protocol.parties] == [
        ("La commune de Servagne", "Commune"),
        ("Le Syndicat des eaux de la Combe-Noire", "Syndicat"),
        ("L’association Les Riverains du Lac", "Association Les Riverains du Lac"),
    ]
    assert slots(act) == {
        "commune": ["Maire en exercice"],
        "syndicat": ["Président"],
        "association-les-riverains-du-lac": ["Présidente"],
    }
    assert doubts(act) == [
        (Kind.PARTY, "Ensemble dénommées « les Parties"),
        (Kind.ADDED, "IL EST D'ABORD EXPOSÉ CE QUI SUIT :"),
    ]


def test_a_day_written_in_letters_is_that_of_the_signature() -> None:
    identity = adopted("prose.txt").protocol.identity
    assert (identity.place, identity.signed) == ("Servagne", date(2023, 6, 1))


# -- titles and chapters that hold articles


def test_titles_and_chapters_hold_articles() -> None:
    act = adopted("titres.txt")
    assert outline(act) == [
        "# preambule PRÉAMBULE",
        "# titre I CADRE DU CONTRAT",
        "## article 1 Objet",
        "## article 2 Périmètre",
        "# titre II ENGAGEMENTS DES PARTIES",
        "## chapitre 1 Engagements de la commune",
        "### article 3 Loyers",
        "### article 4 Voirie",
        "## chapitre 2 Engagements de la chambre",
        "### article 5 Conseil",
        "# titre III GOUVERNANCE",
        "## article 6 Comité",
    ]
    assert references(act) == ["article 6", "titre II"]


def test_an_act_that_names_its_parties_only_where_they_sign_has_them() -> None:
    act = adopted("titres.txt")
    assert slots(act) == {
        "commune-de-vaubrune": ["Le maire"],
        "chambre-de-metiers-des-deux-vaux": ["Le président"],
        "union-des-commercants-de-vaubrune": ["La présidente"],
    }
    identity = act.protocol.identity
    assert (identity.place, identity.signed, identity.period) == ("Vaubrune", date(2026, 1, 12), (2026, 2028))
    assert doubts(act) == []
