"""An act whose words nobody knows, and the profile file that says them: what is wrong in it is told in French."""

from pathlib import Path

import pytest

from compiler.adopt.recognising import DEFAULT_PROFILE, Kind, Profile, read_profile
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
)

_TEXT = (Path(__file__).parent / "profil.yml").read_text(encoding="utf-8")
_ACT = "chantiers.txt"


def _profile(text: str = _TEXT) -> Profile:
    result = read_profile(text, "profil.yml", DEFAULT_PROFILE)
    assert result.diagnostics == ()
    return result.value


@pytest.fixture(params=(DEFAULT_PROFILE, _profile()), ids=("sans profil", "avec profil"))
def act(request: pytest.FixtureRequest) -> Adopted:
    return adopted(_ACT, request.param)


def test_none_of_its_words_is_lost_with_or_without_profile(act: Adopted) -> None:
    keeps_every_word(act)


def test_it_is_read_again_from_its_sources_with_or_without_profile(act: Adopted) -> None:
    reads_back(act)


def test_without_profile_the_words_that_one_could_say_are_told() -> None:
    act = adopted(_ACT)
    assert kinds(act) == {"preambule": 1}
    assert [about for kind, about in doubts(act) if kind is Kind.TITLE] == [
        "Clause 1 : Pourquoi",
        "CHANTIER 1 : LE SQUARE",
        "Geste 1.1 : Rouvrir le square",
    ]


def test_with_its_profile_the_act_is_whole() -> None:
    act = adopted(_ACT, _profile())
    assert outline(act) == [
        "# article 1 Pourquoi",
        "# article 2 Ce que nous faisons",
        "## chantier 1 LE SQUARE",
        "### geste 1.1 Rouvrir le square",
        "## chantier 2 LES HALLS",
        "### geste 2.1 Tenir les halls propres",
        "# article 3 Jusqu'à quand",
        "# annexe 1 Les adresses",
    ]
    assert partners(act) == {
        "1.1-01": "ville-de-roquelande, collectif-des-tanneurs",
        "1.1-02": "bailleur-du-midi",
        "2.1-01": "bailleur-du-midi",
    }
    assert (indicators(act), references(act)) == ((3, 3, 0), ["chantier 2"])
    assert doubts(act) == [(Kind.PARTNER, "le Collectif")]


def test_a_party_that_a_profile_spells_in_vain_is_told_with_the_nearest_one() -> None:
    act = adopted(_ACT, _profile(_TEXT.replace("bailleur-du-midi:", "bailleurs-du-midi:")))
    told = next(
        each.message
        for each in act.adoption.decisions
        if each.message.startswith("Le profil donne d'autres noms")
    )
    assert told.endswith("vouliez-vous dire « bailleur-du-midi » ?")


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("colonnes:", "colonne:", (16, "Le champ « colonne » n'existe pas dans un profil.", "colonnes")),
        ("id: geste", "id: Geste", (7, "« Geste » n'est pas un identifiant.", "minuscules")),
        ("tableau: oui", "tableau: vrai", (7, "« vrai » n'est pas admis ici.", "oui, non")),
        (
            "  suivi:",
            "  indicateurs:",
            (19, "Le champ « indicateurs » n'existe pas dans un profil.", "suivi"),
        ),
        ("[HLM du Midi]", "[HLM du Midi", (25, "Ce profil ne se lit pas.", "guillemets")),
    ],
)
def test_what_is_wrong_in_a_profile_is_told_in_french_at_its_place(
    right: str, wrong: str, expected: tuple[int, str, str]
) -> None:
    line, message, hint = expected
    (diagnostic,) = read_profile(_TEXT.replace(right, wrong, 1), "profil.yml", DEFAULT_PROFILE).diagnostics
    assert (diagnostic.span.line, diagnostic.message) == (line, message)
    assert hint in diagnostic.hint
