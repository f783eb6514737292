"""A sum typed beside the rows it is said of is compared with their table."""

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
  - {id: q4, nom: Rue 4, statut: QVA, population: 4004}
```
"""


def _codes(tmp_path: Path, text: str) -> set[str]:
    return {remark.code for remark in loaded_with(tmp_path, acte=ARTICLE + text + QUARTIERS).diagnostics}


@pytest.mark.parametrize(
    "text",
    [
        "Les 3 QPV comptent 7 120 habitants.",
        "Les [[nombre:quartiers?statut=QPV]] quartiers prioritaires abritent 7 120 habitants.",
        "Les 4 quartiers réunissent 9 000 habitants.",
    ],
)
def test_a_fault_is_told(tmp_path: Path, text: str) -> None:
    assert _codes(tmp_path, text) == {"total.sentence-wrong"}


@pytest.mark.parametrize(
    "text",
    [
        "Les 3 QPV comptent 6 006 habitants.",
        "Les 3 QPV comptent 6 000 habitants.",
        "Les 3 QPV comptent 2 000 habitants de moins de 25 ans.",
        "Les 3 QPV comptent 7 120 habitants en 2013.",
        "Les 3 QPV comptaient 7 120 habitants.",
        "Les 3 quartiers comptent 7 120 habitants.",
        "Les 4 quartiers rénovés comptent 7 120 habitants.",
        "Les 4 quartiers réunissent 120 associations.",
        "Trois QPV comptent 7 120 habitants.",
        "Les 3 QPV comptent plus de 5 000 habitants.",
        "Les 3 QPV comptent [[somme:quartiers.population]] habitants.",
        "Les 3 QPV du département comptent 7 120 habitants.",
    ],
)
def test_what_is_right_or_of_other_things_stays_silent(tmp_path: Path, text: str) -> None:
    assert _codes(tmp_path, text) == set()
