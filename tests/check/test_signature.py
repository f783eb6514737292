"""Parties that have nowhere to sign, or that take no engagement."""

from pathlib import Path

from tests.acts import edited, loaded_with, said

REGION = """  - id: region
    nom: La Région
    court: Région
    nature: region
"""
SIGNED = "    signataires:\n      - {id: presidente, qualite: La présidente}\n"


def _parties(added: str) -> str:
    return edited("ensembles:", f"{added}ensembles:", "parties.yml")


def test_a_party_without_signature_block_is_told(tmp_path: Path) -> None:
    acte = edited("[etat, commune]", "[etat, commune, region]")
    loaded = loaded_with(tmp_path, acte=acte, parties=_parties(REGION))
    assert said(loaded) == [("party.no-signatory", "region")]


def test_a_party_that_no_engagement_names_is_told(tmp_path: Path) -> None:
    loaded = loaded_with(tmp_path, parties=_parties(REGION + SIGNED))
    assert said(loaded) == [("party.no-engagement", "region")]


def test_a_party_engaged_through_a_set_is_engaged(tmp_path: Path) -> None:
    parties = _parties(REGION + SIGNED).replace(
        "membres: [etat, commune]", "membres: [etat, commune, region]"
    )
    loaded = loaded_with(tmp_path, acte=edited("[etat, commune]", "[tous]"), parties=parties)
    assert loaded.diagnostics == ()


def test_an_act_without_engagement_says_nothing_of_them(tmp_path: Path) -> None:
    acte = "# Article 1 – Objet {#objet}\n\nTexte.\n"
    assert loaded_with(tmp_path, acte=acte).diagnostics == ()


def test_a_party_in_the_plural_is_said_in_the_plural(tmp_path: Path) -> None:
    landlords = REGION.replace("La Région", "Les bailleurs")
    told = {remark.message for remark in loaded_with(tmp_path, parties=_parties(landlords)).diagnostics}
    assert told == {
        "Les bailleurs n'ont pas de bloc de signature : cette partie est nommée sans être liée.",
        "Les bailleurs ne prennent aucun engagement, ni séparément ni dans un ensemble.",
    }
