"""Totals typed again in a sentence are compared with their table."""

from pathlib import Path

import pytest

from tests.acts import loaded_with

ARTICLE = "# Article 1 – Objet {#objet}\n\n"
AIDES = """

```tableau
id: aides
titre: Aides
colonnes:
  - {id: annee, titre: Année}
  - {id: projets, titre: Projets soutenus, type: entier}
  - {id: montant, titre: Aides, type: montant}
lignes:
  - {id: a, annee: "2018", projets: 7, montant: 13000}
  - {id: b, annee: "2019", projets: 9, montant: 14500}
  - {id: c, annee: "2020", projets: 11, montant: 16600}
```
"""


def _codes(tmp_path: Path, text: str) -> set[str]:
    return {remark.code for remark in loaded_with(tmp_path, acte=ARTICLE + text + AIDES).diagnostics}


@pytest.mark.parametrize(
    "text",
    [
        "28 projets ont été soutenus, pour 44 100 €.",
        "27 projets ont reçu 44 200 €.",
        "Ils ont reçu 44 200 € ([[tableau:aides]]).",
        "Au total, 50 000 € ont été versés ([[tableau:aides]]).",
        "27 projets ont reçu 50 000 € au total.",
    ],
)
def test_a_fault_is_told(tmp_path: Path, text: str) -> None:
    assert _codes(tmp_path, text) == {"total.sentence-wrong"}


@pytest.mark.parametrize(
    "text",
    [
        "27 projets ont été soutenus, pour 44 100 €.",
        "27 projets ont reçu 44 100 €, dont 16 600 € en 2020 pour 11 projets.",
        "27 projets ont reçu environ 44 000 €.",
        "En 2023, 25 projets étaient soutenus ([[tableau:aides]]).",
        "26 projets ont été soutenus, contre 27 ([[tableau:aides]]).",
        "Au total, 31 100 € ont été versés les deux dernières années ([[tableau:aides]]).",
        "Au total, 36 000 € restent à financer ([[tableau:aides]]).",
        "Au total, près de 50 000 € ont été versés ([[tableau:aides]]).",
        "Au total, 90 000 € ont été versés, aides comprises ([[tableau:aides]]).",
        "L'État a versé 50 000 € ([[tableau:aides]]).",
        "Au total, 50 000 € ont été versés ici.",
        "Au titre des équipements, 4 projets ont reçu 395 259 €.",
        "[[somme:aides.projets]] projets ont reçu [[somme:aides.montant]].",
        "Soit [[somme:aides.projets?id=a]] projets (26 %).",
    ],
)
def test_what_is_right_stays_silent(tmp_path: Path, text: str) -> None:
    assert _codes(tmp_path, text) == set()


def test_a_percentage_beside_a_computed_figure_is_computed_again(tmp_path: Path) -> None:
    assert _codes(tmp_path, "Soit [[somme:aides.projets?id=a]] projets (36 %).") == {"share.wrong"}
