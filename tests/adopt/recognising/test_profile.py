"""Profile files: what they add, what they replace, and what is wrong with them."""

import pytest

from compiler.adopt.recognising import DEFAULT_PROFILE, Profile, read_profile
from compiler.diagnostics.catalogue import CATALOGUE


def _read(text: str) -> Profile:
    result = read_profile(text, "profil.yml", DEFAULT_PROFILE)
    assert result.diagnostics == ()
    return result.value


def _codes(text: str) -> list[tuple[str, int]]:
    return [
        (each.code, each.span.line) for each in read_profile(text, "profil.yml", DEFAULT_PROFILE).diagnostics
    ]


def test_an_empty_profile_changes_nothing() -> None:
    assert _read("") == DEFAULT_PROFILE


def test_levels_replace_those_of_the_default_profile() -> None:
    profile = _read(
        "niveaux:\n  - {id: volet, nom: volet, pluriel: volets, genre: masculin, tableau: oui, mots: [tome]}"
    )
    assert [(level.id, level.plural, level.has_table) for level in profile.levels] == [
        ("volet", "volets", True)
    ]
    assert profile.words_of_level(profile.levels[0]) == ("volet", "tome")


def test_words_are_added_before_those_of_the_default_profile() -> None:
    profile = _read("titres: {annexe: [Pièce], engagement: défi}\ncolonnes: {partenaires: [Qui]}")
    assert profile.annexe_words[:2] == ("Pièce", "annexe")
    assert profile.engagement_words[0] == "défi"
    assert profile.roles[0] == ("partenaires", ("Qui",))


def test_sets_and_natures_replace_those_of_their_id() -> None:
    profile = _read(
        "ensembles: [{id: collectivites, nom: Les collectivités, orthographes: [villes], natures: [commune]}]\n"
        "natures: [{id: commune, noms: [bourg], ensemble: {id: bourgs, nom: Les bourgs, court: Bourgs}}]"
    )
    assert [each.natures for each in profile.sets if each.id == "collectivites"] == [("commune",)]
    assert [(each.nouns, each.set_id) for each in profile.natures if each.id == "commune"] == [
        (("bourg",), "bourgs")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("niveaux: [", [("yaml.syntax", 1)]),
        ("niveau: []", [("shape.unknown-field", 1)]),
        ("titres:\n  - a", [("shape.wrong-type", 2)]),
        ("niveaux:\n  - nom: volet", [("shape.missing-field", 2)]),
        ("niveaux:\n  - {id: Volet, nom: volet}", [("shape.bad-value", 2)]),
        ("niveaux:\n  - {id: volet, genre: neutre}", [("shape.bad-value", 2)]),
        ("niveaux: [volet]", [("shape.wrong-type", 1)]),
        ("colonnes: {qui: [partenaire]}", [("shape.unknown-field", 1)]),
        ("titres: {annexe: {a: b}}", [("shape.wrong-type", 1)]),
        ("[" * 5_000, [("yaml.too-deep", 1)]),
        ("a" * 200_001, [("file.too-large", 1)]),
    ],
)
def test_what_is_wrong_is_told_in_its_place(text: str, expected: list[tuple[str, int]]) -> None:
    assert _codes(text) == expected
    assert all(code in CATALOGUE for code, _ in expected)


def test_a_mistyped_field_is_answered_with_the_nearest_one() -> None:
    (remark,) = read_profile("niveaus: []", "profil.yml", DEFAULT_PROFILE).diagnostics
    assert (remark.message, remark.hint) == (
        "Le champ « niveaus » n'existe pas dans un profil.",
        "vouliez-vous dire « niveaux » ?",
    )


def test_what_is_right_is_kept_beside_what_is_wrong() -> None:
    result = read_profile("niveau: []\ntitres: {annexe: Pièce}", "profil.yml", DEFAULT_PROFILE)
    assert (len(result.diagnostics), result.value.annexe_words[0]) == (1, "Pièce")


def test_a_level_without_noun_is_called_by_its_id() -> None:
    (level,) = _read("niveaux: [{id: volet}]").levels
    assert (level.name, level.plural, level.gender, level.has_table) == ("volet", "volets", "masculin", False)
