"""Typed counts are compared with what the act declares."""

from pathlib import Path

import pytest

from tests.acts import loaded_with

ARTICLE = "# Article 1 – Objet {#objet}\n\n"
QUARTIERS = """

```tableau
id: quartiers
titre: Quartiers prioritaires et quartiers de veille
nom_ligne: quartier
colonnes:
  - {id: nom, titre: Nom, entete_ligne: oui}
  - {id: statut, titre: Statut}
  - {id: population, titre: Population, type: entier, unite: habitants}
lignes:
  - {id: q1, nom: Rue 1, statut: QPV, population: 2001}
  - {id: q2, nom: Rue 2, statut: QPV, population: 2002}
  - {id: q3, nom: Rue 3, statut: QPV, population: 2003}
  - {id: q4, nom: Rue 4, statut: QPV, population: 2004}
  - {id: q5, nom: Rue 5, statut: QPV, population: 2005}
  - {id: q6, nom: Rue 6, statut: QPV, population: 2006}
  - {id: q7, nom: Rue 7, statut: QVA, population: 2007}
  - {id: q8, nom: Rue 8, statut: QVA, population: 2008}
  - {id: q9, nom: Rue 9, statut: QVA, population: 2009}
  - {id: q10, nom: Rue 10, statut: QVA, population: 2010}
  - {id: q11, nom: Rue 11, statut: QVA, population: 2011}
  - {id: q12, nom: Rue 12, statut: QVA, population: 2012}
```
"""


def _codes(tmp_path: Path, text: str) -> set[str]:
    return {remark.code for remark in loaded_with(tmp_path, acte=ARTICLE + text + QUARTIERS).diagnostics}


@pytest.mark.parametrize(
    "text",
    [
        "Le territoire compte 7 quartiers prioritaires.",
        "Les trois articles du présent protocole s'appliquent.",
        "Il compte 11 quartiers.",
    ],
)
def test_a_fault_is_told(tmp_path: Path, text: str) -> None:
    assert _codes(tmp_path, text) == {"count.declared"}


@pytest.mark.parametrize(
    "text",
    [
        "Le territoire compte 6 quartiers prioritaires et 6 de veille, 12 quartiers au total.",
        "L'Essonne compte 39 quartiers prioritaires.",
        "Il y a 11 quartiers sensibles.",
        "Le Département suit 7 axes prioritaires.",
        "Deux quartiers débordent la ville.",
    ],
)
def test_what_is_right_stays_silent(tmp_path: Path, text: str) -> None:
    assert _codes(tmp_path, text) == set()


def test_a_set_of_parties_is_counted(tmp_path: Path) -> None:
    parties = """parties:
  - {id: a, nom: La commune A, court: A, signataires: [{id: maire, qualite: Le maire}]}
  - {id: b, nom: La commune B, court: B, signataires: [{id: maire, qualite: Le maire}]}
ensembles:
  - {id: communes, nom: Les communes signataires, court: communes, membres: [a, b]}
"""
    for number, expected in (("trois", {"count.declared"}), ("deux", set())):
        acte = f"{ARTICLE}Les {number} communes signataires se réunissent.\n"
        found = loaded_with(tmp_path / number, acte=acte, parties=parties).diagnostics
        assert {remark.code for remark in found} == expected


def test_the_levels_of_the_act_are_counted(tmp_path: Path) -> None:
    axes = "## Axe 1 – Agir {#agir}\n\nTexte.\n\n## Axe 2 – Informer {#informer}\n\nTexte.\n"
    for number, expected in (("trois", {"count.declared"}), ("deux", set())):
        acte = f"{ARTICLE}Les {number} axes du présent protocole se complètent.\n\n{axes}"
        found = loaded_with(tmp_path / number, acte=acte).diagnostics
        assert {remark.code for remark in found} == expected
