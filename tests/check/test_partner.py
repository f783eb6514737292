"""Bodies named by an id that no party and no set bears."""

from pathlib import Path

import pytest

from tests.acts import edited, loaded_with, said

PIECE = "\n```piece\nid: carte\ntitre: Carte\nproducteur: {0}\nstatut: à joindre\n```\n"
FUNDING = (
    "\n```financement\nid: aide\nobjet: Aide\nmontant: 1000\nprogramme: P\npayeur: {0}\nstatut: voté\n```\n"
)
CELL = (
    "\n```tableau\nid: aides\ntitre: Aides\ncolonnes:\n  - {{id: qui, titre: Qui, type: parties}}\n"
    "lignes:\n  - {{id: a, qui: {0}}}\n```\n"
)


@pytest.mark.parametrize("block", [PIECE, FUNDING, CELL])
def test_every_place_of_a_body_is_checked(tmp_path: Path, block: str) -> None:
    # Under a title of its own: a block written after an engagement has a remark of its own.
    titled = "\n# Article 3 – Suite {{#suite}}\n" + block
    assert said(loaded_with(tmp_path / "right", added=titled.format("commune"))) == []
    wrong = loaded_with(tmp_path / "wrong", added=titled.format("comune"))
    assert [remark.code for remark in wrong.diagnostics] == ["partner.unknown"]
    assert wrong.diagnostics[0].hint == "vouliez-vous dire « commune » ?"


def test_a_partner_of_an_engagement_is_checked_where_it_stands(tmp_path: Path) -> None:
    loaded = loaded_with(tmp_path, acte=edited("[etat, commune]", "[etat, communne]"))
    assert said(loaded, "partner.unknown") == [("partner.unknown", "communne")]


def test_a_body_named_by_its_short_name_is_recognised(tmp_path: Path) -> None:
    loaded = loaded_with(tmp_path, acte=edited("[etat, commune]", "[etat, essai]"))
    assert [remark.hint for remark in loaded.diagnostics] == ["vouliez-vous dire « commune » ?"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Commune", "commune"), ('"L\'État"', "etat"), ("ETAT", "etat"), ("état", "etat"), ("Essai", "commune")],
)
def test_what_is_no_id_is_told_with_the_id_it_was_meant_for(tmp_path: Path, written: str, meant: str) -> None:
    acte = edited("partenaires: [etat, commune]", f"partenaires: [tous, {written}]")
    (remark,) = loaded_with(tmp_path, acte=acte).diagnostics
    assert (remark.code, remark.hint) == ("partner.unknown", f"vouliez-vous dire « {meant} » ?")


def test_a_body_like_no_other_is_told_with_the_ids_there_are(tmp_path: Path) -> None:
    acte = edited("partenaires: [etat, commune]", "partenaires: [tous, La RATP]")
    (remark,) = loaded_with(tmp_path, acte=acte).diagnostics
    assert remark.hint.endswith("(identifiants : commune, etat, tous)")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("partenaires: [etat, commune]", 'partenaires: [tous, ""]', "shape.bad-value"),
        ("partenaires: [etat, commune]", "partenaires: [tous, 12]", "shape.wrong-type"),
        ("id: aide-devoirs", "id: Aide", "shape.bad-value"),
        ("- id: s1", "- id: S 1", "shape.bad-value"),
        ("partenaires: [etat, commune]", "partenaires: [tous, tous]", ""),
    ],
)
def test_other_departures_stay_departures(tmp_path: Path, old: str, new: str, code: str) -> None:
    found = {remark.code for remark in loaded_with(tmp_path, acte=edited(old, new)).diagnostics}
    assert found == ({code} if code else set())


def test_a_set_and_a_service_are_right(tmp_path: Path) -> None:
    changed = edited("[etat, commune]", "[{partie: etat, service: Éducation nationale}, tous]")
    assert loaded_with(tmp_path, acte=changed).diagnostics == ()


def test_an_owner_of_an_indicator_is_checked(tmp_path: Path) -> None:
    changed = edited(
        "  - id: i1\n    libelle: Part des élèves inscrits qui progressent",
        "  - id: i1\n    etat: à déterminer\n    echeance: 2026-12-31\n    responsables: [etat, mairie-x]",
    )
    (remark,) = loaded_with(tmp_path, acte=changed).diagnostics
    assert remark.code == "partner.unknown"
    assert "responsable de l'indicateur i1" in remark.message
