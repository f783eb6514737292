"""What is kept as it was written, and told: sets without members, lists in the air, heads that differ."""

import pytest

from compiler.adopt.recognising import DEFAULT_PROFILE, Adoption, Kind, read_profile, recognise
from compiler.adopt.recognising.profile import Profile
from compiler.model.paper import Grid
from tests.adopt.recognising.papers import adopt, engagements, grid, paper, texts, told

_HEAD = " | Priorités | Engagements qui s'y rapportent | Partenaires | Indicateurs de suivi | Indicateurs d'impact"
_PARTIES = (
    *("CONVENTION", "Entre l'Etat,", "L'Etablissement Public Territorial du Sud,"),
    *("Les communes d'Arcueil et Orly,", "Le Département de la Lisse,", "Les bailleurs"),
)


def _adopt(*grids: Grid, profile: Profile = DEFAULT_PROFILE) -> Adoption:
    start = (*_PARTIES, "Article 6 – Engagements", "L'EPT agit.")
    bodies = [
        piece
        for rank, each in enumerate(grids)
        for piece in (f"Objectif 1.{rank + 1} : Aider les gens du lieu", each)
    ]
    return recognise(paper(*start, *bodies), profile)


def _unsure(adoption: Adoption, kind: Kind) -> list[str]:
    return [each.message for each in told(adoption, kind) if not each.is_sure]


def _naming(*lists: str) -> Grid:
    rows = (
        f" | 1. Aider | Ouvrir {rank} salles | {names} | - Nombre | - Part"
        for rank, names in enumerate(lists)
    )
    return grid(_HEAD, *rows)


def test_a_set_that_only_the_profile_knows_is_told_once_with_its_members() -> None:
    adoption = _adopt(_naming("Etat, collectivités", "Collectivités", "communes"))
    (message,) = _unsure(adoption, Kind.PARTNER)
    assert message == (
        "L'acte ne définit pas l'ensemble « Collectivités », que 2 engagements nomment : il reçoit pour membres "
        "EPT, Communes, Département de la Lisse (4 parties)."
    )
    (decision,) = (each for each in told(adoption, Kind.PARTNER) if each.message == message)
    assert decision.subject == engagements(adoption)[0].id


def test_a_set_that_its_profile_defines_is_sure() -> None:
    text = "ensembles: [{id: collectivites, nom: Les villes, orthographes: [collectivités], natures: [commune]}]\n"
    profile = read_profile(text, "profil.yml", DEFAULT_PROFILE).value
    assert profile is not None
    assert _unsure(_adopt(_naming("Etat, collectivités"), profile=profile), Kind.PARTNER) == []


def test_indicators_that_nobody_is_named_for_are_told_in_one_sentence() -> None:
    adoption = _adopt(
        grid(
            _HEAD,
            " | 1. Aider | Ouvrir une salle | Etat | - Nombre | - Déterminés en 2024",
            " | | Payer une salle | Etat | - Nombre | - Déterminés en 2024",
            " | | Peindre une salle | Etat, EPT | - Nombre | - Déterminés en 2024 par l'EPT",
        )
    )
    (decision,) = (each for each in told(adoption, Kind.INDICATOR) if "personne" in each.message)
    assert decision.message == (
        "2 indicateurs à déterminer ne nomment personne pour le faire : les partenaires de l'engagement en répondent."
    )
    assert decision.is_sure


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("Etat, EPT,", "s'arrête sur « , » : un partenaire y manque peut-être."),
        ("Etat / EPT (ville) /", "s'arrête sur « / » : un partenaire y manque peut-être."),
        (
            "Etat / EPT : Communes",
            "« : » sépare « EPT » de « Communes », quand les autres noms le sont par « / ».",
        ),
    ],
)
def test_a_list_of_partners_with_a_sign_out_of_place_is_told(names: str, said: str) -> None:
    (message,) = _unsure(_adopt(_naming(names)), Kind.PARTNER)
    assert message.endswith(said)


@pytest.mark.parametrize(
    "names", ["Etat, EPT.", "Etat (DDT : logement, ville), EPT", "Communes : Arcueil / Orly"]
)
def test_other_lists_of_partners_are_not(names: str) -> None:
    assert _unsure(_adopt(_naming(names)), Kind.PARTNER) == []


_ROW = " | 1. Aider | Ouvrir des salles | Etat | - Nombre | - Part"


def test_a_head_whose_words_are_not_those_of_the_other_grids_is_told() -> None:
    odd = grid(_HEAD.replace("rapportent", "rapportement"), _ROW)
    adoption = _adopt(grid(_HEAD, _ROW), odd, grid(_HEAD, _ROW))
    (message,) = _unsure(adoption, Kind.GRID)
    assert message == (
        "La colonne « Engagements qui s'y rapportement » s'appelle « Engagements qui s'y rapportent » dans les autres "
        "grilles."
    )
    (decision,) = (each for each in told(adoption, Kind.GRID) if each.message == message)
    assert decision.subject == "aider-les-gens-du-lieu-2"


def test_heads_alike_but_for_case_and_heads_of_other_columns_are_not_told() -> None:
    other = " | Priorités | Actions | Partenaires | Indicateurs de suivi | Indicateurs d'impact"
    adoption = _adopt(grid(_HEAD, _ROW), grid(_HEAD.upper(), _ROW), grid(other, _ROW))
    assert _unsure(adoption, Kind.GRID) == []


def test_a_row_of_a_fiche_without_label_is_part_of_its_text() -> None:
    adoption = adopt(
        "Article 2 – Actions",
        grid("Intitulé | Ouvrir", "Un mot de plus | ", "Porteur | État", "Indicateurs | Jours"),
    )
    assert texts(engagements(adoption)[0].content) == ["Ouvrir", "Un mot de plus"]
