"""Grids by the words of other families of acts, partners that no set names, days that no calendar has."""

import pytest

from compiler.adopt.recognising import DEFAULT_PROFILE, Kind, Profile, read_profile, recognise
from compiler.adopt.recognising.adoption import Adoption
from compiler.adopt.recognising.dates import deadline_in
from compiler.model.text import plain
from tests.adopt.recognising.papers import (
    adopt,
    engagements,
    entry,
    grid,
    paper,
    partners,
    table,
    texts,
    told,
)

_ROW = "Ouvrir un lieu | Commune d'Arcueil | 2025 | Lieu ouvert"


def _grid(*rows: str, profile: Profile = DEFAULT_PROFILE) -> Adoption:
    return adopt("Article 1 – Engagements", "Les parties agissent.", grid(*rows), profile=profile)


# -- other words for the columns


@pytest.mark.parametrize(
    "head",
    [
        "Engagement | Qui | Quand | Indicateur",
        "Actions | Partenaires | Quand | Indicateurs de suivi",
        "Mesures | Pilote | Calendrier | Indicateurs",
        "Action à mener | Acteurs | Échéance | Indicateur",
        "Engagements | Qui ? | Quand ? | Évaluation",
    ],
)
def test_a_grid_that_says_engagements_and_who_or_how_holds_engagements(head: str) -> None:
    (found,) = engagements(_grid(head, _ROW))
    assert (found.id, partners(found)) == ("ouvrir-un-lieu", ["commune-d-arcueil"])
    assert [plain(each.label) for each in found.follow_up] == ["Lieu ouvert"]
    title = head.split(" | ")[2].strip(" ?")
    assert [str(text).replace(" ?", "") for text in texts(found.content)] == [
        "Ouvrir un lieu",
        f"{title} : 2025",
    ]


def test_a_grid_of_actions_with_more_other_columns_than_known_ones_keeps_them_all() -> None:
    (found,) = engagements(
        _grid("Action | Pilote | Quand | Coût | Lieu", "Ouvrir un lieu | Commune d'Orly | 2025 | 50 € | Orly")
    )
    assert partners(found) == ["commune-d-orly"]
    assert texts(found.content) == ["Ouvrir un lieu", "Quand : 2025", "Coût : 50 €", "Lieu : Orly"]


def test_a_grid_of_actions_and_indicators_alone_holds_engagements() -> None:
    adoption = _grid(
        "Action | Indicateur", "Ouvrir un lieu | Lieu ouvert", "Former des agents | Agents formés"
    )
    assert [each.id for each in engagements(adoption)] == ["ouvrir-un-lieu", "former-des-agents"]


def test_two_columns_that_mean_the_same_are_both_kept() -> None:
    (found,) = engagements(
        _grid("Action | Pilote | Indicateur | Évaluation", "Ouvrir | Etat | Lieu ouvert | Chaque année")
    )
    assert [plain(each.label) for each in found.follow_up] == ["Lieu ouvert"]
    assert texts(found.content) == ["Ouvrir", "Évaluation : Chaque année"]


def test_a_row_that_only_begins_as_a_head_does_is_no_head() -> None:
    adoption = _grid(
        "Action | Qui | Quand | Indicateur",
        "Mesure du bruit | Etat | 2025 | Évaluation faite",
        "Action de rue | Etat | 2026 | Indicateur publié",
    )
    assert [each.id for each in engagements(adoption)] == ["mesure-du-bruit", "action-de-rue"]


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("Intitulé | Indicateur", "Ouvrir un lieu | Lieu ouvert"),
        ("Action | Indicateur | 2023", "Ouvrir un lieu | Lieux | 4"),
        ("Action | Indicateur", "Ouvrir un lieu | 12"),
        ("Description | Porteur | Quand | Coût | Lieu", "Un lieu | Commune d'Orly | 2025 | 50 € | Orly"),
    ],
)
def test_a_grid_that_may_be_of_engagements_is_data_and_told_with_the_option(head: str, row: str) -> None:
    adoption = _grid(head, row)
    assert engagements(adoption) == []
    (decision,) = told(adoption, Kind.TABLE)
    assert "--profil" in decision.message
    assert (decision.subject, decision.is_sure) == (table(adoption).id, False)


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("Commune | Habitants", "Orly | 12"),
        ("Action | Coût", "Ouvrir un lieu | 12 €"),
        (
            "Programme | Thème | Axe | Mesures | Niveau | Indicateurs",
            "Loger | Toits | 1 | Bâtir | Fait | Toits bâtis",
        ),
    ],
)
def test_a_grid_of_other_things_is_data_without_a_word(head: str, row: str) -> None:
    adoption = _grid(head, row)
    assert engagements(adoption) == []
    assert told(adoption, Kind.TABLE) == []


def test_a_profile_makes_sure_of_a_column() -> None:
    profile = read_profile("colonnes: {engagement: [Intitulé]}", "profil.yml", DEFAULT_PROFILE).value
    assert len(engagements(_grid("Intitulé | Indicateur", "Ouvrir | Lieu ouvert", profile=profile))) == 1


# -- partners


def _partnered(*names: str, by: str) -> Adoption:
    return recognise(
        paper(
            *("CONVENTION", "Entre l'État,", "La commune d'Arcueil,", *(f"{name}," for name in names)),
            *("Article 1 – Engagements", grid("Action | Partenaires | Suivi", f"Aider | {by} | Fait")),
        ),
        DEFAULT_PROFILE,
    )


def test_bodies_that_no_set_has_a_name_for_never_become_a_set() -> None:
    adoption = _partnered("France Travail", "La Banque des Territoires", by="Etat, Mission locale")
    assert partners(engagements(adoption)[0]) == ["etat", "mission-locale"]
    assert [group.id for group in adoption.protocol.sets] == []
    messages = [each.message for each in told(adoption, Kind.PARTNER) if not each.is_sure]
    assert messages == [
        "« Mission locale » n'est ni une partie ni un ensemble de l'acte : gardé sous le nom « mission-locale »."
    ]


@pytest.mark.parametrize(
    ("names", "written", "expected"),
    [
        (("France Travail",), "Mission locale", ["mission-locale"]),
        (("France Travail",), "Pôle emploi", ["france-travail"]),
        (("France Travail", "La Banque des Territoires"), "France Travail", ["france-travail"]),
        (
            ("France Travail", "La Mission locale du Val"),
            "Mission locale",
            ["mission-locale-du-val"],
        ),
    ],
)
def test_an_operator_is_never_taken_for_another(
    names: tuple[str, ...], written: str, expected: list[str]
) -> None:
    assert partners(engagements(_partnered(*names, by=written))[0]) == expected


def test_an_unknown_partner_is_told_as_it_prints() -> None:
    adoption = _partnered(by="Commune de Valfleury, État, ARS")
    (printed,) = [each for each in told(adoption, Kind.PARTNER) if each.is_sure]
    assert printed.message == (
        "Les partenaires « Commune de Valfleury, État, ARS » s'impriment « commune-de-valfleury, État, ars »."
    )
    assert printed.left_out == "commune de valfleury ars"


# -- days that do not exist


@pytest.mark.parametrize("written", ["31 février 2024", "31/04/2024", "2024-02-30"])
def test_an_impossible_day_is_told_and_its_words_are_kept(written: str) -> None:
    text = f"Le bilan est rendu avant le {written} par les parties."
    adoption = adopt("Article 1 – Objet", text, entry(f"au {written}"), entry("ensuite"))
    assert texts(adoption.protocol.divisions[0].blocks)[0] == text
    found = [each for each in told(adoption, Kind.DUE) if not each.is_sure]
    assert [each.message for each in found] == [
        f"« {written} » n'existe pas dans le calendrier : ces mots sont gardés tels quels."
    ] * 2


def test_an_impossible_day_in_a_grid_is_told() -> None:
    adoption = _grid(
        "Action | Qui | Quand | Indicateur", "Ouvrir | Etat | 31 juin 2025 | Déterminé au 30/02/2024"
    )
    assert [each.quote for each in told(adoption, Kind.DUE)] == ["30/02/2024", "31 juin 2025"]
    (found,) = engagements(adoption)
    assert plain(found.follow_up[0].label) == "Déterminé au 30/02/2024"
    data = _grid("Commune | Date", "Orly | 31 juin 2025")
    assert [each.quote for each in told(data, Kind.DUE)] == ["31 juin 2025"]


@pytest.mark.parametrize("written", ["loi n° 2014-173", "29 février 2024", "le 3.15.2020", "1er mars 2024"])
def test_days_that_exist_and_other_numbers_are_not_told(written: str) -> None:
    assert told(adopt("Article 1 – Objet", f"Selon les termes ({written})."), Kind.DUE) == []


def test_the_month_of_an_impossible_day_is_no_deadline() -> None:
    assert deadline_in("déterminé au 31 février 2024") is None
