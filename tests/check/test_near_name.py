"""Communes named one letter away from a party."""

from pathlib import Path

import pytest

from tests.acts import edited, loaded_with, said

CODE = "name.two-spellings"
PARTIES = edited(
    "La commune d'Essai\n    court: Essai", "La commune d'Agnetz\n    court: Agnetz", "parties.yml"
)


def remarks(folder: Path, text: str) -> list[tuple[str, str]]:
    acte = edited("la commune d'Essai", "la commune d'Agnetz")
    added = f"\n# Article 3 – Suivi {{#suivi}}\n\n{text}\n"
    return said(loaded_with(folder, added, parties=PARTIES, acte=acte), CODE)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("La commune d'Agnets est rurale.", "Agnets"),
        ("Le maire d'Agnezt est présent. La mairie d'Agnezt aussi.", "Agnezt"),
        ("La ville d'Agnettz s'engage.", "Agnettz"),
        ("Le CCAS d'Agntez ouvre.", "Agntez"),
        ("Les communes d'Anetz et d'Orge.".replace("Anetz", "Agnitz"), "Agnitz"),
    ],
)
def test_a_name_one_letter_away_is_told_once(tmp_path: Path, text: str, words: str) -> None:
    assert remarks(tmp_path, text) == [(CODE, words)]


@pytest.mark.parametrize(
    "text",
    [
        "La commune d'Agnetz est rurale.",
        "La commune d'Angers est voisine.",
        "La commune d'Agnetz-sur-Brèche est voisine.",
        "La rue Agnets est longue.",
        "Le contrat de ville de Paris et la ville de Lyon.",
        "La commune d'Agne est voisine.",
        "Les élus de la commune s'engagent.",
    ],
)
def test_the_name_and_other_communes_are_right(tmp_path: Path, text: str) -> None:
    assert remarks(tmp_path, text) == []


def test_a_commune_that_a_table_lists_is_another_one(tmp_path: Path) -> None:
    table = (
        "```tableau\nid: voisines\ntitre: Voisines\ncolonnes:\n  - {id: nom, titre: Commune, entete_ligne: oui}\n"
        "lignes:\n  - {id: a, nom: Agnets}\n```\n"
    )
    assert remarks(tmp_path, f"La commune d'Agnets est voisine ([[tableau:voisines]]).\n\n{table}") == []


@pytest.mark.parametrize("name", ["Liancour", "Lancourt", "Liancourtt", "Liancuort"])
def test_a_letter_less_is_told_too(tmp_path: Path, name: str) -> None:
    parties = PARTIES.replace("Agnetz", "Liancourt")
    acte = edited("la commune d'Essai", "la commune de Liancourt")
    added = f"\n# Article 3 – Suivi {{#suivi}}\n\nLa mairie de {name} ouvre.\n"
    assert said(loaded_with(tmp_path, added, parties=parties, acte=acte), CODE) == [(CODE, name)]
