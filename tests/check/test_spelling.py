"""Names written in two ways."""

from pathlib import Path

import pytest

from tests.acts import edited, loaded_with, said

CODE = "name.two-spellings"
PARTIES = """
parties:
  - {id: etat, nom: L'État, court: État, nature: etat, signataires: [{id: p, qualite: Le préfet}]}
  - {id: commune, nom: La commune d'Essai, court: Essai, nature: commune}
  - {id: chatillon, nom: La commune de Viry-Châtillon, court: Viry-Châtillon, nature: commune}
  - {id: hay, nom: La commune de L'Haÿ-les-Roses, court: L'Haÿ-les-Roses, nature: commune}
  - {id: pole, nom: Pôle emploi, court: Pôle emploi, nature: operateur}
  - {id: region, nom: La région, court: Région, nature: region}
ensembles:
  - {id: tous, nom: L'ensemble des signataires, court: signataires, membres: [etat, commune]}
"""


def remarks(folder: Path, sentence: str) -> list[tuple[str, str]]:
    added = f"\n# Article 3 – Suivi {{#suivi}}\n\n{sentence}\n"
    return said(loaded_with(folder, added, parties=PARTIES), CODE)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("La commune de Viry-Chatillon signe.", "Viry-Chatillon"),
        ("La commune de Viry Châtillon signe.", "Viry Châtillon"),
        ("La commune de L'Haÿ les Roses signe.", "Haÿ les Roses"),
        ("La commune de L'Hay-les-Roses signe.", "Hay-les-Roses"),
        ("L'Etat signe.", "Etat"),
        ("Le conseiller de Pole emploi signe.", "Pole emploi"),
        ("Le conseiller de Pôle Emploi signe.", "Pôle Emploi"),
        ("Le Val-de-Bièvre, le Val-de-Bièvre et le Val de Bièvre.", "Val de Bièvre"),
    ],
)
def test_another_spelling_is_told(tmp_path: Path, sentence: str, words: str) -> None:
    assert remarks(tmp_path, sentence) == [(CODE, words)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Les communes de Viry-Châtillon et de L'Haÿ-les-Roses signent avec l'État et Pôle emploi.",
        "VIRY-CHÂTILLON et L'HAY-LES-ROSES.",
        "Un état des lieux, l'état civil et la région.",
        "Région, commune et État signent. Région par région.",
        "Le sous-préfet et le Sous-Préfet.",
        "La rue Viry, le val et la bièvre.",
        "Le Centre-Ville et le centre ville.",
        "La mission locale Viry-Châtillon-Grigny et celle de Viry.",
    ],
)
def test_names_as_declared_and_common_nouns_are_left_alone(tmp_path: Path, sentence: str) -> None:
    assert remarks(tmp_path, sentence) == []


def test_the_place_of_an_older_contract_is_written_as_declared(tmp_path: Path) -> None:
    older = "contrats:\n  - {id: val, nom: Contrat du Val de Bièvre, date: 2015-07-09, territoire: Val}\n"
    added = "\n# Article 3 – Suivi {#suivi}\n\nLe Val-de-Bièvre. Le Val-de-Bièvre. Le Val de Bièvre.\n"
    found = loaded_with(tmp_path, added, protocole=edited("niveaux:", older + "niveaux:", "protocole.yml"))
    assert said(found, CODE) == [(CODE, "Val-de-Bièvre")]


def test_a_spelling_met_several_times_is_told_once(tmp_path: Path) -> None:
    added = "\n# Article 3 – Suivi {#suivi}\n\nViry-Chatillon signe. Viry-Chatillon paie.\n"
    found = [item for item in loaded_with(tmp_path, added, parties=PARTIES).diagnostics if item.code == CODE]
    assert [item.message.replace("\u00a0", " ") for item in found] == [
        "Dans l'article 3, « Viry-Chatillon » (2 fois) s'écrit ailleurs « Viry-Châtillon »."
    ]


def test_the_names_in_the_signatures_are_read_too(tmp_path: Path) -> None:
    parties = PARTIES.replace(
        "{id: hay, nom: La commune de L'Haÿ-les-Roses, court: L'Haÿ-les-Roses, nature: commune}",
        "{id: hay, nom: La commune de L'Haÿ-les-Roses, court: L'Haÿ-les-Roses, nature: commune, "
        "signataires: [{id: m, qualite: Le maire de Hay-les-Roses}]}",
    )
    assert said(loaded_with(tmp_path, parties=parties), CODE) == [(CODE, "Hay-les-Roses")]


def test_every_other_place_of_a_spelling_is_shown(tmp_path: Path) -> None:
    added = "\n# Article 3 – Suivi {#suivi}\n\nL'Etat agit.\n\nL'Etat paie.\n\nL'Etat signe.\n"
    remark = next(
        remark for remark in loaded_with(tmp_path, added, parties=PARTIES).diagnostics if remark.code == CODE
    )
    first = remark.span.line
    places = [(other.caption, other.span.line) for other in remark.related[1:]]
    assert places == [("ici aussi", first + 2), ("ici aussi", first + 4)]
