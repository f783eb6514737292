"""Lines that announce nothing that is there: figures that a scan lost, titles without text."""

import pytest

from compiler.adopt.recognising import Adoption, Kind
from compiler.model.paper import Image, Piece
from tests.adopt.recognising.papers import adopt, entry, grid, line, told

_LONG = "Ce paragraphe dit ce que fait la convention, assez longuement pour rester du texte."


def _messages(*pieces: Piece | str) -> list[str]:
    return _unsure(adopt("Article 1 – Objet", *pieces, "Article 2 – Durée", _LONG))


def _unsure(adoption: Adoption) -> list[str]:
    return [
        each.message for kind in (Kind.TITLE, Kind.IMAGE) for each in told(adoption, kind) if not each.is_sure
    ]


def test_lines_that_nothing_follows_are_told_together() -> None:
    (message,) = _messages(_LONG, "Les quartiers du territoire", "Projets de rénovation")
    assert message == (
        "Rien ne suit les 2 lignes « Les quartiers du territoire / Projets de rénovation » : figure absente, ou titre "
        "sans texte."
    )


@pytest.mark.parametrize(
    "pieces",
    [
        ("La convention lie les communes suivantes :", "La commune nouvelle d'Orly", "Arcueil"),
        (_LONG, "Source : observatoire des quartiers"),
        (_LONG, Image(alternative=""), "Les quartiers du territoire"),
        (_LONG, entry("Les quartiers du territoire")),
        (_LONG, line("Les quartiers du territoire", style="Légende")),
        (_LONG, "Arcueil", "Orly"),
        (_LONG, "Les quartiers du territoire sont cités."),
    ],
)
def test_other_last_lines_are_not(pieces: tuple[Piece | str, ...]) -> None:
    assert [message for message in _messages(*pieces) if "Rien ne suit" in message] == []


@pytest.mark.parametrize(
    "text", ["Graphique n° 2 : Les aides", "Zone de graphique", "Zoom sur les rues du centre"]
)
def test_a_line_that_announces_a_figure_that_is_not_there_is_told(text: str) -> None:
    assert _messages(_LONG, text, _LONG) == [f"« {text} » annonce une figure absente de l'original."]


@pytest.mark.parametrize(
    "beside",
    [Image(alternative=""), grid("Ville | Rue | Nombre", "Orly | Haute | 10", "Cachan | Basse | 20")],
)
def test_a_figure_that_is_there_is_not(beside: Piece) -> None:
    messages = _messages(_LONG, "Graphique n° 2 : Les aides", beside, _LONG)
    assert [message for message in messages if "absente" in message] == []


def test_plain_words_about_plans_announce_no_figure() -> None:
    assert _messages(_LONG, "Plan de mobilisation des quartiers", _LONG) == [
        "« Plan de mobilisation des quartiers » ressemble à un intertitre ; gardé comme alinéa."
    ]


def test_a_title_that_another_follows_at_once_is_told() -> None:
    adoption = adopt("Article 1 – Objet", "Article 2 – Durée", _LONG, "Annexe 1 : Rues")
    assert _unsure(adoption) == ["Le titre « Objet » n'a pas de texte."]
