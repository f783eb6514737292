"""Habits of clerks, each in a scan of a few lines: how they number, name parties, lay out signatures and contents."""

from datetime import date

import pytest

from compiler.adopt.recognising import Kind
from tests.adopt.reading.office_files import odt
from tests.adopt.shapes.acts import (
    Adopted,
    adopted_bytes,
    doubts,
    keeps_every_word,
    outline,
    partners,
    reads_back,
    said,
    slots,
    texts,
)

_LONG = "Ce paragraphe est assez long pour être lu comme du texte, et il dit ce que fait la convention."
_START = "CONVENTION DE MOYENS\n\nEntre l'État,\n\nLa commune de Tarcy,\n"


def _act(*lines: str, start: str = _START) -> Adopted:
    """Return the act of some lines, each a paragraph; a star stands for a long one."""
    body = "\n\n".join(_LONG if line == "*" else line for line in lines)
    act = adopted_bytes("acte.txt", f"{start}\n{body}\n".encode())
    keeps_every_word(act)
    reads_back(act)
    return act


# -- titles


def test_an_act_without_articles_has_its_numbered_titles() -> None:
    act = _act(
        "I - Objet", "*", "II - Moyens", "II.1 - Locaux", "*", "II.2 - Matériel", "*", "III - Durée", "*"
    )
    assert outline(act) == [
        "# section I Objet",
        "# section II Moyens",
        "## section II.1 – Locaux",
        "## section II.2 – Matériel",
        "# section III Durée",
    ]


def test_after_the_words_of_agreement_lines_in_capitals_are_titles() -> None:
    act = _act("IL A ÉTÉ CONVENU CE QUI SUIT", "OBJET", "*", "DURÉE DU PROTOCOLE", "*")
    assert outline(act)[1:] == ["# section OBJET", "# section DURÉE DU PROTOCOLE"]


def test_the_title_of_an_article_may_stand_under_its_number() -> None:
    act = _act("Article 1", "Objet de la convention", "*", "Article 2", "*", "Article 3 bis", "Suites", "*")
    assert outline(act) == [
        "# article 1 Objet de la convention",
        "# article 2 Article 2",
        "# article 3 bis Suites",
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("ARTICLE 1ER - OBJET", "# article 1 OBJET"),
        ("Art. 1. - Objet", "# article 1 Objet"),
        ("Article 1.- Objet", "# article 1 Objet"),
        ("Art.1 : Objet", "# article 1 Objet"),
        ("Article premier – Objet", "# article 1 Objet"),
        ("Article I. Objet", "# article I Objet"),
        ("Article 1 Objet de la convention", "# article 1 Objet de la convention"),
        ("Article 1bis – Objet", "# article 1 bis Objet"),
    ],
)
def test_an_article_is_known_whatever_its_punctuation(written: str, expected: str) -> None:
    assert outline(_act(written, "*")) == [expected]


def test_a_sentence_that_starts_with_an_article_of_a_code_is_no_title() -> None:
    act = _act("Article 1 – Objet", "Article 5 du code, tel que modifié", "Article L. 210-1 du code", "*")
    assert outline(act) == ["# article 1 Objet"]


def test_a_line_that_only_announces_the_annexes_is_left_out() -> None:
    act = _act("Article 1 – Objet", "*", "ANNEXES", "Annexe n° 1 – Carte", "*", "ANNEXE II : Budget", "*")
    assert outline(act) == ["# article 1 Objet", "# annexe 1 Carte", "# annexe II Budget"]


def test_a_table_of_contents_with_tabs_is_one() -> None:
    contents = "PLAN POUR LA RIVIÈRE\n\nSOMMAIRE\n\n1.\tDiagnostic\t3\n2.\tActions\t5\n\nEntre l'État,\n"
    act = _act("1. Diagnostic", "*", "2. Actions", "*", start=contents)
    assert act.protocol.identity.title == "PLAN POUR LA RIVIÈRE"
    assert outline(act) == ["# section 1 Diagnostic", "# section 2 Actions"]


def test_parts_inside_an_annexe_hold_no_article() -> None:
    act = _act("TITRE I – Cadre", "Article 1 – Objet", "*", "Annexe 1 – Notes", "*", "Titre II – Divers", "*")
    assert outline(act) == ["# titre I Cadre", "## article 1 Objet", "# annexe 1 Notes"]


# -- parties


@pytest.mark.parametrize(
    "between",
    [
        "Entre la Ville de Tarcy, le Bailleur du Midi et le Collectif des Halls, il est convenu ce qui suit.",
        "Entre : la Ville de Tarcy ; le Bailleur du Midi ; le Collectif des Halls.",
        "Entre d'une part la Ville de Tarcy, d'autre part le Bailleur du Midi et le Collectif des Halls",
    ],
)
def test_parties_of_one_line_are_taken_one_by_one(between: str) -> None:
    act = _act("Article 1 – Objet", "*", start=f"CONVENTION\n\n{between}\n")
    assert [party.name for party in act.protocol.parties] == [
        "La Ville de Tarcy",
        "Le Bailleur du Midi",
        "Le Collectif des Halls",
    ]


def test_recitals_and_their_bullets_are_no_parties() -> None:
    act = _act(
        "VU :\n- le code du sport ;\n- la délibération ;",
        "CONSIDÉRANT l'intérêt du projet ;",
        "Article 1 – Objet",
        "*",
    )
    assert list(texts(act.protocol.divisions[0].blocks)) == [
        "VU :",
        "- le code du sport ;",
        "- la délibération ;",
        "CONSIDÉRANT l'intérêt du projet ;",
    ]
    assert len(act.protocol.parties) == 2


# -- signatures


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ("Fait à Tarcy, le 1er mars 2025", date(2025, 3, 1)),
        ("Fait en deux exemplaires à Tarcy, le 01/03/2025", date(2025, 3, 1)),
        ("Fait à Tarcy le 01/03/25, en deux exemplaires", date(2025, 3, 1)),
        ("Signé à Tarcy, le 01.03.2025", date(2025, 3, 1)),
        ("Fait à Tarcy, le vingt et un mars deux mille vingt-cinq", date(2025, 3, 21)),
        ("Tarcy, le 1er mars 2025", date(2025, 3, 1)),
    ],
)
def test_the_place_and_day_of_signature_are_read(made: str, expected: date) -> None:
    identity = _act("Article 1 – Objet", "*", made, "Pour l'État", "Le préfet").protocol.identity
    assert (identity.place, identity.signed) == ("Tarcy", expected)


def test_slots_side_by_side_on_one_line_are_those_of_two_parties() -> None:
    act = _act(
        "Article 1 – Objet",
        "*",
        "Fait à Tarcy",
        "Pour l'État        Pour la commune\nLe préfet       La maire",
    )
    assert slots(act) == {"etat": ["Le préfet"], "commune-de-tarcy": ["La maire"]}


def test_a_set_that_signs_has_no_slot() -> None:
    start = "CONVENTION\n\nEntre l'État,\n\nLes communes de Tarcy et Marsec,\n"
    act = _act("Article 1 – Objet", "*", "Fait à Tarcy", "Pour les communes", "Les maires", start=start)
    assert slots(act) == {"etat": [], "tarcy": [], "marsec": []}
    assert (Kind.SIGNATURE, "Pour les communes") in doubts(act)


# -- fiches


def test_fiches_of_plain_lines_are_engagements() -> None:
    act = _act(
        "Article 2 – Actions",
        "Action n°1 : Planter\nPorteur : commune de Tarcy\nPartenaires : État\nCoût : 12 000 €\nIndicateur : mètres",
        "Action n°3 : Curer\nPorteur : État\nPartenaires : néant\nIndicateurs : - mètres curés - poissons comptés",
        "Article 3 – Fin",
        "*",
    )
    assert partners(act) == {"2-01": "commune-de-tarcy, etat", "2-03": "etat"}
    assert said(act, "2-01") == ["Planter", "Porteur : commune de Tarcy", "Coût : 12 000 €"]
    assert doubts(act) == []


# -- levels


def test_parts_that_count_on_hold_levels_as_well_as_articles() -> None:
    act = _act(
        "PARTIE I : LE BILAN", "*", "PARTIE II : LES ACTIONS", "Orientation stratégique n°1 : Loger", "*"
    )
    assert outline(act) == ["# partie I LE BILAN", "# partie II LES ACTIONS", "## axe 1 Loger"]
    assert [level.name for level in act.protocol.levels] == ["partie", "orientation"]
    assert doubts(act) == [(Kind.DIVISION, "Orientation stratégique n°1")]


def test_two_sorts_of_one_word_are_two_levels_when_they_nest() -> None:
    act = _act(
        *("Article 1 – Programme", "*", "Objectif stratégique 1 : Loger", "*"),
        *("Objectif opérationnel 1.1 : Bâtir", "*", "Objectif opérationnel 1.2 : Louer", "*"),
        *("Objectif stratégique 2 : Former", "*", "Objectif opérationnel 2.1 : Accueillir", "*"),
    )
    assert outline(act)[1:] == [
        "## objectif 1 Loger",
        "### objectif-operationnel 1.1 Bâtir",
        "### objectif-operationnel 1.2 Louer",
        "## objectif 2 Former",
        "### objectif-operationnel 2.1 Accueillir",
    ]


def test_synonyms_that_count_together_are_one_level() -> None:
    act = _act("Article 1 – Programme", "*", "Axe 1 : Loger", "*", "Orientation 2 : Former", "*")
    assert outline(act)[1:] == ["## axe 1 Loger", "## axe 2 Former"]


def test_a_list_under_the_words_of_context_gives_indicators() -> None:
    act = _act(
        "Article 1 – Programme", "*", "Axe 1 : Loger", "Indicateurs de contexte\n- Loyer\n- Vacance", "*"
    )
    axe = act.protocol.divisions[0].children[0]
    assert [list(texts(axe.blocks)), len(axe.indicators)] == [[_LONG], 2]


# -- tables that a word processor drew


def _paragraphs(*lines: str) -> str:
    return "".join(f"<text:p>{line}</text:p>" for line in lines)


def _cell(words: str) -> str:
    return f"<table:table-cell>{_paragraphs(*words.split(' // '))}</table:table-cell>"


def _drawn(*rows: str) -> Adopted:
    """Return the act of a table: cells are parted by bars, "//" starts a paragraph inside one."""
    table = "".join(
        f"<table:table-row>{''.join(_cell(cell.strip()) for cell in row.split('|'))}</table:table-row>"
        for row in rows
    )
    body = _paragraphs(
        "CONVENTION", "Entre l'État,", "La commune de Tarcy,", "Article 6 – Actions", _LONG, "Axe 1 : Agir"
    )
    act = adopted_bytes("acte.odt", odt(f"{body}<table:table>{table}</table:table>"))
    keeps_every_word(act)
    reads_back(act)
    return act


def test_nothing_slips_in_a_table_that_was_drawn_and_a_code_above_the_words_is_one() -> None:
    act = _drawn(
        "Priorités | Engagements | Partenaires | Indicateurs de suivi | Indicateurs d'impact",
        "1. Loger | 1-01 // Bâtir dix maisons. // Louer dix maisons. | Compagnie du gaz | Maisons bâties | Loyers",
        " | 1-02 // Rénover | État | Maisons | ",
        " |  | commune de Tarcy | Chantiers | ",
    )
    assert partners(act) == {"1-01": "compagnie-du-gaz", "1-02": "etat, commune-de-tarcy"}
    assert said(act, "1-01") == ["Bâtir dix maisons.", "Louer dix maisons."]
    assert doubts(act) == [
        (Kind.PARTNER, "Compagnie du gaz"),
        (Kind.GRID, ""),
    ]
