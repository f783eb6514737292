"""First titles as French acts write them, and cards of engagements that no title holds."""

import pytest

from compiler.adopt.recognising import Kind
from tests.adopt.recognising.papers import adopt, divisions, told

_LONG = "Ce paragraphe est assez long pour être lu comme du texte, et il dit ce que fait la convention."


@pytest.mark.parametrize(("first", "second"), [("TITRE Ier", "TITRE II"), ("Titre Ier", "Titre II")])
def test_the_first_title_in_roman_figures_is_one(first: str, second: str) -> None:
    adoption = adopt(
        *(f"{first} – Règles", "Article 1er – Objet", _LONG, "Article 2 – Durée", _LONG),
        *(f"{second} – Moyens", "Article 3 – Suivi", _LONG),
    )
    assert divisions(adoption) == [
        "# titre I Règles",
        "## article 1 Objet",
        "## article 2 Durée",
        "# titre II Moyens",
        "## article 3 Suivi",
    ]


def test_an_article_ier_is_article_1() -> None:
    adoption = adopt("Article Ier – Objet", _LONG, "Article 2 – Durée", _LONG)
    assert divisions(adoption) == ["# article 1 Objet", "# article 2 Durée"]


def test_ranks_may_be_in_words() -> None:
    adoption = adopt(
        "Article premier – Objet", _LONG, "Article deuxième – Durée", _LONG, "Article troisième – Fin", _LONG
    )
    assert divisions(adoption) == ["# article 1 Objet", "# article 2 Durée", "# article 3 Fin"]


def test_a_sentence_on_the_second_article_is_no_title() -> None:
    adoption = adopt("Article 1 – Objet", "Article deuxième du règlement : il reste en vigueur.", _LONG)
    assert divisions(adoption) == ["# article 1 Objet"]


def test_cards_without_a_title_above_are_held_by_one_that_is_told() -> None:
    adoption = adopt("Engagement n° 1 : Ouvrir une école", _LONG, "Engagement n° 2 : Ouvrir un parc", _LONG)
    assert divisions(adoption)[0] == "# section Engagements"
    assert [one.message for one in told(adoption, Kind.ADDED) if "n'est sous aucun titre" in one.message] == [
        "« Engagement n° 1 » n'est sous aucun titre : « Engagements » est ajouté pour le tenir."
    ]


def test_cards_after_an_article_are_held_by_it() -> None:
    adoption = adopt("Article 1 – Engagements", _LONG, "Engagement n° 1 : Ouvrir une école", _LONG)
    assert divisions(adoption)[0] == "# article 1 Engagements"
