"""Round numbers of inhabitants are compared with the records that the sentence counts."""

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
        "Il compte [[nombre:quartiers?statut=QPV]] quartiers, où vivent plus de 14 000 personnes.",
        "Ses [[nombre:quartiers]] quartiers abritent près de 20 000 habitants.",
    ],
)
def test_a_fault_is_told(tmp_path: Path, text: str) -> None:
    assert _codes(tmp_path, text) == {"proportion.wrong"}


@pytest.mark.parametrize(
    "text",
    [
        "Il compte [[nombre:quartiers?statut=QPV]] quartiers, où vivent plus de 12 000 personnes.",
        "Il compte [[nombre:quartiers?statut=QPV]] quartiers. La ville a plus de 900 000 habitants.",
    ],
)
def test_what_is_right_stays_silent(tmp_path: Path, text: str) -> None:
    assert _codes(tmp_path, text) == set()
