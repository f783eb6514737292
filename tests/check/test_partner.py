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
