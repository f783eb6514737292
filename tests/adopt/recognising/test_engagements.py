"""Grids and fiches to engagements: partners, indicators, cells that slipped or that a page has cut."""

from dataclasses import replace
from datetime import date

import pytest

from compiler.adopt.recognising import DEFAULT_PROFILE, Adoption, Kind, read_profile, recognise
from compiler.model.engagement import IndicatorState
from compiler.model.paper import Grid
from compiler.model.text import plain
from tests.adopt.recognising.papers import (
    adopt,
    cell,
    divisions,
    engagements,
    entry,
    grid,
    paper,
    partners,
    texts,
    title,
    told,
)

_HEAD = " | Priorités | Engagements qui s'y rapportent | Partenaires | Indicateurs de suivi | Indicateurs d'impact"
_PARTIES = (
    *(
        "CONVENTION",
        "Entre l'Etat,",
        "L'Etablissement Public Territorial du Sud,",
        "Les communes d'Arcueil et Orly,",
    ),
    *("Le Département du Val-de-Marne,", "Le Département de l'Essonne,", "Les bailleurs"),
)


def _adopt(*grids: Grid) -> Adoption:
    return recognise(
        paper(*_PARTIES, "Article 6 – Engagements", "L'EPT agit.", "Objectif 1.1 : Aider les élèves", *grids),
        DEFAULT_PROFILE,
    )


def _one(cells: str) -> Adoption:
    return _adopt(grid(_HEAD, f" | 1. Aider | {cells}"))


def test_a_grid_gives_context_indicators_priorites_and_engagements_coded_in_order() -> None:
    adoption = _adopt(
        grid(
            "INDICATEURS DE CONTEXTE | - Taux de réussite // - Part des jeunes | | | |",
            _HEAD,
            " | 1. Aider | Ouvrir une classe | Etat | - Nombre de classes | - Déterminés en 2024",
            " | | Payer les livres | Etat | - Nombre de livres | - Part des lecteurs",
            " | 2. Suivre | Visiter | communes | - Nombre de visites |",
        )
    )
    assert divisions(adoption)[1:] == [
        "## objectif 1.1 Aider les élèves",
        "### priorite 1 Aider",
        "### priorite 2 Suivre",
    ]
    objectif = adoption.protocol.divisions[0].children[0]
    assert [plain(each.label) for each in objectif.indicators] == ["Taux de réussite", "Part des jeunes"]
    assert [(each.code, each.id, partners(each)) for each in engagements(adoption)] == [
        ("1.1-01", "ouvrir-une-classe", ["etat"]),
        ("1.1-02", "payer-les-livres", ["etat"]),
        ("1.1-03", "visiter", ["communes"]),
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Etat", ["etat"]),
        ("État et communes / EPT", ["etat", "communes", "ept"]),
        ("Etat (Education nationale), collectivités", ["etat (Education nationale)", "collectivites"]),
        ("Etat (DRAC, ARS)", ["etat (DRAC, ARS)"]),
        ("Communes, EPT, Etat,", ["communes", "ept", "etat"]),
        ("Etat / EPT : Départements / Bailleurs", ["etat", "ept", "departements", "bailleurs"]),
        ("Bailleurs sociaux", ["bailleurs"]),
        ("Ensemble des signataires", ["signataires"]),
        ("Ville d'Orly", ["orly"]),
        ("Conseil départemental de l'Essonne", ["departement-de-l-essonne"]),
        ("La commune d'Arcueil", ["arcueil"]),
    ],
)
def test_partners_are_known_under_their_spellings(written: str, expected: list[str]) -> None:
    (engagement,) = engagements(_one(f"Agir | {written} | - Nombre | "))
    assert partners(engagement) == expected


@pytest.mark.parametrize(
    ("written", "expected", "proposal"),
    [("Etat/EPT/Communs", "communes", "Communes"), ("Etat, Département", "departements", "Départements")],
)
def test_a_doubtful_partner_is_resolved_and_told(written: str, expected: str, proposal: str) -> None:
    adoption = _one(f"Agir | {written} | - Nombre | ")
    (decision,) = [each for each in told(adoption, Kind.PARTNER) if not each.is_sure]
    assert partners(engagements(adoption)[0])[-1] == expected
    assert (decision.subject, decision.proposal) == ("agir", proposal)


def test_an_unknown_partner_is_kept_and_told() -> None:
    adoption = _one("Agir | Etat, Compagnie du gaz | - Nombre | ")
    assert partners(engagements(adoption)[0]) == ["etat", "compagnie-du-gaz"]
    (decision,) = [each for each in told(adoption, Kind.PARTNER) if not each.is_sure]
    assert decision.quote == "Compagnie du gaz"


def test_a_profile_adds_spellings_and_sets() -> None:
    profile = read_profile(
        "partenaires: {etat: [DDETS]}\nensembles: [{id: financeurs, nom: Les financeurs, natures: [etat, commune]}]",
        "profil.yml",
        DEFAULT_PROFILE,
    ).value
    rows = grid(_HEAD, " | 1. Aider | Agir | DDETS, Les financeurs | - Nombre | ")
    adoption = recognise(paper(*_PARTIES, "Article 6 – Engagements", rows), profile)
    assert partners(engagements(adoption)[0]) == ["etat", "financeurs"]
    (group,) = [each for each in adoption.protocol.sets if each.id == "financeurs"]
    assert group.parties == ("etat", "arcueil", "orly")


@pytest.mark.parametrize(
    ("written", "due"),
    [
        ("Déterminés au cours de l'année 2020", date(2020, 12, 31)),
        ("Déterminés au dernier trimestre 2019", date(2019, 12, 31)),
        ("À déterminer au 2e trimestre 2021", date(2021, 6, 30)),
        ("À définir avant le 15 mars 2022", date(2022, 3, 15)),
        ("A préciser fin février 2024", date(2024, 2, 29)),
    ],
)
def test_an_indicator_to_be_determined_is_due_and_owed_by_the_partners(written: str, due: date) -> None:
    adoption = _one(f"Agir | Etat, EPT | - Nombre | - {written}")
    (indicator,) = engagements(adoption)[0].impact
    assert (indicator.state, indicator.due) == (IndicatorState.UNDETERMINED, due)
    assert (indicator.label, indicator.owners) == ((), ("etat", "ept"))
    (decision,) = told(adoption, Kind.DUE)
    assert (decision.left_out, decision.proposal) == (written, due.isoformat())


def test_what_is_owed_without_a_day_stays_words() -> None:
    (indicator,) = engagements(_one("Agir | Etat | - Nombre | - À déterminer"))[0].impact
    assert (indicator.state, plain(indicator.label)) == (IndicatorState.DEFINED, "À déterminer")


def test_what_is_printed_of_an_indicator_owed_is_read_back() -> None:
    (indicator,) = engagements(
        _one("Agir | Etat, EPT | - Nombre | - Coût : à déterminer au plus tard le 2 mai 2024 (EPT)")
    )[0].impact
    assert (plain(indicator.label), indicator.due, indicator.owners) == ("Coût", date(2024, 5, 2), ("ept",))


def test_an_indicator_determined_by_someone_is_not_owed() -> None:
    (indicator,) = engagements(_one("Agir | Etat | - Seuils fixés par la loi de 2014 | "))[0].follow_up
    assert indicator.state is IndicatorState.DEFINED


def test_a_grid_that_goes_on_after_a_page_is_joined_and_its_cut_cells_made_whole() -> None:
    adoption = _adopt(
        grid(_HEAD, " | 1. Aider les élèves qui | Ouvrir des classes et des | Etat | - Nombre de | - Part"),
        grid(
            " | en ont besoin | ateliers du soir | | classes ouvertes |", " | | Payer | EPT | - Coût | - Part"
        ),
    )
    assert divisions(adoption)[2] == "### priorite 1 Aider les élèves qui en ont besoin"
    assert [texts(each.content) for each in engagements(adoption)] == [
        ["Ouvrir des classes et des ateliers du soir"],
        ["Payer"],
    ]
    assert [plain(each.label) for each in engagements(adoption)[0].follow_up] == [
        "Nombre de classes ouvertes"
    ]


def test_columns_that_slipped_after_a_page_are_put_back() -> None:
    adoption = _adopt(
        grid(_HEAD, " | 1. Aider | Ouvrir | Etat | - Nombre | - Part"),
        grid(
            "2. Suivre | Visiter | EPT | - Visites | - Effet", " | Compter | communes | - Comptes | - Effet"
        ),
        grid(" | | 3. Finir | Clore | Etat et EPT | - Jours | - Effet"),
    )
    assert divisions(adoption)[2:] == [
        "### priorite 1 Aider",
        "### priorite 2 Suivre",
        "### priorite 3 Finir",
    ]
    assert [(texts(each.content), partners(each)) for each in engagements(adoption)] == [
        (["Ouvrir"], ["etat"]),
        (["Visiter"], ["ept"]),
        (["Compter"], ["communes"]),
        (["Clore"], ["etat", "ept"]),
    ]
    assert any("glissé" in each.message for each in told(adoption, Kind.GRID))


def test_two_engagements_of_one_cell_with_two_rows_of_partners_are_parted_and_told() -> None:
    adoption = _adopt(
        grid(
            _HEAD,
            " | 1. Aider | Ouvrir une classe // Payer les livres | Etat | - Classes | - Part",
            " | | | EPT | - Livres | - Part",
        )
    )
    assert [(texts(each.content), partners(each)) for each in engagements(adoption)] == [
        (["Ouvrir une classe"], ["etat"]),
        (["Payer les livres"], ["ept"]),
    ]
    assert "partageait sa case" in told(adoption, Kind.ENGAGEMENT)[0].message


def test_sentences_without_a_stop_between_them_are_paragraphs_of_one_engagement() -> None:
    adoption = _one("Ouvrir une classe de nuit Payer les livres du soir | Etat | - Classes | ")
    (engagement,) = engagements(adoption)
    assert texts(engagement.content) == ["Ouvrir une classe de nuit", "Payer les livres du soir"]
    assert len(told(adoption, Kind.ENGAGEMENT)) == 1


def test_a_capital_infinitive_in_a_name_starts_nothing() -> None:
    adoption = _one(
        "Ouvrir un lieu (dispositif Territoire Zéro) avec Le Foyer des jeunes gens | Etat | - Lieux | "
    )
    assert len(engagements(adoption)[0].content) == 1


def test_parts_numbered_on_one_line_are_a_list() -> None:
    adoption = _one(
        "En lien avec le plan : 1. Recenser les bus 2. Renforcer l'offre 3. Soutenir | Etat | - Lignes | "
    )
    assert texts(engagements(adoption)[0].content) == [
        "En lien avec le plan :",
        ["Recenser les bus", "Renforcer l'offre", "Soutenir"],
    ]


def test_a_cell_that_spans_rows_names_the_priorite_once() -> None:
    head = tuple(cell(text) for text in ("Priorités", "Engagements", "Partenaires", "Indicateurs de suivi"))
    first = (cell("1. Aider", rows=2), cell("Ouvrir"), cell("Etat"), cell("- Classes"))
    second = (cell("Payer"), cell("EPT"), cell("- Livres"))
    adoption = _adopt(Grid(rows=(head, first, second)))
    assert divisions(adoption)[2:] == ["### priorite 1 Aider"]
    assert [partners(each) for each in engagements(adoption)] == [["etat"], ["ept"]]


def test_codes_that_the_paper_prints_are_kept() -> None:
    adoption = _adopt(
        grid("Code | Engagements | Partenaires | Indicateurs de suivi", "1.1-07 | Ouvrir | Etat | - Classes")
    )
    assert [each.code for each in engagements(adoption)] == ["1.1-07"]


def test_rows_only_numbered_receive_codes_and_the_numbers_are_told() -> None:
    adoption = _adopt(grid("N° | Engagements | Partenaires", "1 | Ouvrir | Etat", "2 | Payer | Inconnu SA"))
    assert [(each.code, partners(each)) for each in engagements(adoption)] == [
        ("1.1-01", ["etat"]),
        ("1.1-02", ["inconnu-sa"]),
    ]
    assert [each.left_out for each in told(adoption, Kind.ENGAGEMENT)] == ["1", "2"]


def test_text_after_the_grid_is_told_to_come_before_it() -> None:
    adoption = recognise(
        paper(
            *(*_PARTIES, "Objectif 1.1 : Aider les élèves"),
            *(grid(_HEAD, " | 1. Aider | Ouvrir | Etat | - Classes | "), "Ces engagements valent trois ans."),
        ),
        DEFAULT_PROFILE,
    )
    assert texts(adoption.protocol.divisions[0].blocks) == ["Ces engagements valent trois ans."]
    assert len(told(adoption, Kind.ORDER)) == 1


def test_a_fiche_in_a_small_grid_is_an_engagement() -> None:
    adoption = adopt(
        "Article 2 – Actions",
        grid(
            *("Action n° 1 | Ouvrir un guichet", "Description | Ouvrir un guichet au centre"),
            *(
                "Partenaires | État (DDETS), communes",
                "Indicateurs de suivi | - Visites // - Jours",
                "Budget | 10 €",
            ),
        ),
    )
    (engagement,) = engagements(adoption)
    assert (engagement.code, partners(engagement)) == ("2-01", ["etat (DDETS)", "communes"])
    assert texts(engagement.content) == ["Ouvrir un guichet", "Ouvrir un guichet au centre", "Budget : 10 €"]
    assert [plain(each.label) for each in engagement.follow_up] == ["Visites", "Jours"]
    assert told(adoption, Kind.CARD)[0].left_out.startswith("Action n° 1")


def test_a_fiche_under_a_title_is_an_engagement() -> None:
    adoption = adopt(
        *(title("Axe 1 : Éduquer"), title("Action 1 : Ouvrir une crèche", 2), "Description : vingt places."),
        *("Partenaires : État, Commune d'Orly", "Indicateurs de suivi :", entry("Places"), entry("Enfants")),
        *(
            "Indicateurs d'impact : Taux de garde",
            "Calendrier : 2025",
            title("Action 2 : Aider", 2),
            "Pilote : État",
        ),
    )
    first, second = engagements(adoption)
    assert texts(first.content) == ["Ouvrir une crèche", "vingt places.", "Calendrier : 2025"]
    assert ([len(first.follow_up), len(first.impact)], partners(first)) == (
        [2, 1],
        ["etat", "commune-d-orly"],
    )
    assert (second.code, partners(second)) == ("1-02", ["etat"])


def test_a_titled_action_that_nobody_takes_is_a_section_with_its_words() -> None:
    adoption = adopt(title("Axe 1 : Éduquer"), title("Action 3 : Former", 2), "Un texte sans partenaires.")
    assert divisions(adoption) == ["# axe 1 Éduquer", "## section Action 3 – Former"]


def test_codes_say_the_number_of_what_holds_them_when_numbers_start_again() -> None:
    head = "Engagements | Partenaires | Indicateurs"
    adoption = adopt(
        *("Article 1 – Actions", "Axe 1 – Loger", "Objectif 1 – Bâtir", grid(head, "Ouvrir | État | - Un")),
        *("Axe 2 – Former", "Objectif 1 – Apprendre", grid(head, "Payer | État | - Un")),
    )
    assert [each.code for each in engagements(adoption)] == ["1.1-01", "2.1-01"]


def test_a_bookmark_of_ours_gives_an_engagement_its_id_back() -> None:
    head = tuple(cell(text) for text in ("Code", "Engagements", "Partenaires", "Indicateurs de suivi"))
    row = (replace(cell("1.1-04"), anchor="E_ouvrir_tot"), cell("Ouvrir"), cell("Etat"), cell("- Classes"))
    (engagement,) = engagements(_adopt(Grid(rows=(head, row))))
    assert (engagement.id, engagement.code) == ("ouvrir-tot", "1.1-04")


def test_what_is_owed_alone_in_cells_that_ran_together_stands_for_both_columns() -> None:
    adoption = _adopt(
        grid(_HEAD, " | 1. Aider | Ouvrir | Etat | - Nombre | - Part"),
        grid(" | Payer | EPT | Déterminés en 2024", " | Suivre | Etat | - Visites | - Effet"),
    )
    engagement = engagements(adoption)[1]
    assert ([each.due for each in engagement.follow_up], [each.due for each in engagement.impact]) == (
        [date(2024, 12, 31)],
        [date(2024, 12, 31)],
    )
    assert len([each for each in told(adoption, Kind.INDICATOR) if not each.is_sure]) == 1


def test_what_is_owed_at_the_end_of_the_follow_up_is_the_impact_when_that_is_empty() -> None:
    adoption = _one("Ouvrir | Etat | - Montants // - Déterminés en 2024 | ")
    (engagement,) = engagements(adoption)
    assert [plain(each.label) for each in engagement.follow_up] == ["Montants"]
    assert [each.due for each in engagement.impact] == [date(2024, 12, 31)]


def test_what_is_owed_in_its_own_column_is_said_once() -> None:
    (engagement,) = engagements(_one("Ouvrir | Etat | | - Déterminés en 2024"))
    assert (engagement.follow_up, len(engagement.impact)) == ((), 1)


def test_paragraphs_of_a_cell_are_those_of_the_engagement_and_the_first_names_it() -> None:
    (engagement,) = engagements(
        _one("Ouvrir une classe // Payer les livres // - du soir // - du matin | Etat | - Nombre | ")
    )
    assert engagement.id == "ouvrir-une-classe"
    assert texts(engagement.content) == ["Ouvrir une classe", "Payer les livres", ["du soir", "du matin"]]


def test_a_list_that_follows_a_page_starts_after_the_one_before_it() -> None:
    adoption = _adopt(
        grid(_HEAD, " | 1. Aider | Ouvrir | Etat | - Nombre de classes | - Part"),
        grid(" | | | | - Nombre de livres |", " | | Payer | EPT | - Coût | - Part"),
    )
    assert [plain(each.label) for each in engagements(adoption)[0].follow_up] == [
        "Nombre de classes",
        "Nombre de livres",
    ]


def test_a_paragraph_after_the_entries_of_a_fiche_is_part_of_its_text() -> None:
    adoption = adopt(
        *(title("Axe 1 : Éduquer"), title("Action 1 : Ouvrir", 2), "Indicateurs de suivi :", entry("Places")),
        *(
            "Cette action se poursuit en 2026.",
            title("Partenaires", 3),
            entry("État"),
            entry("Commune d'Orly"),
        ),
    )
    (engagement,) = engagements(adoption)
    assert texts(engagement.content) == ["Ouvrir", "Cette action se poursuit en 2026."]
    assert ([plain(each.label) for each in engagement.follow_up], partners(engagement)) == (
        ["Places"],
        ["etat", "commune-d-orly"],
    )
