"""A typed count of rows is compared with the table that lists them."""

from pathlib import Path

import pytest

from tests.acts import loaded_with

ARTICLE = "# Article 1 – Objet {#objet}\n\nLes chiffres sont à l'[[annexe:donnees]].\n\n"
_ROWS = "".join(
    f"  - {{id: m{rank}, nom: Mesure {rank}, ville: {'Orly' if rank < 30 else 'Thiais'}, "
    f"statut: {'QPV' if rank < 32 else 'QVA'}}}\n"
    for rank in range(1, 43)
)
ANNEXES = f"""

# Annexe 1 – Données {{#donnees}}

```tableau
id: mesures
titre: Mesures retenues
nom_ligne: mesure
colonnes:
  - {{id: nom, titre: Nom, entete_ligne: oui}}
  - {{id: statut, titre: Statut}}
lignes:
{_ROWS}```

# Annexe 2 – Méthode {{#methode}}

Voir l'[[article:objet]] et l'[[annexe:methode]].
"""


def _codes(tmp_path: Path, text: str) -> set[str]:
    found = loaded_with(tmp_path, acte=f"{ARTICLE}{text}{ANNEXES}").diagnostics
    return {remark.code for remark in found if remark.code.startswith("count.")}


@pytest.mark.parametrize(
    "text",
    [
        "Les 46 mesures de l'annexe sont suivies.",
        "Les 40 mesures de l'annexe 1 sont suivies.",
        "Les 46 mesures de l'[[annexe:donnees]] sont suivies.",
        "L'annexe 1 recense 46 mesures.",
        "L'[[annexe:donnees]] recense 46 mesures.",
        "Le territoire compte 43 mesures.",
        "Les 33 QPV sont concernés.",
        "Les 40 mesures retenues s'appliquent.",
    ],
)
def test_a_fault_is_told(tmp_path: Path, text: str) -> None:
    assert _codes(tmp_path, text) == {"count.declared"}


@pytest.mark.parametrize(
    "text",
    [
        "Les 42 mesures de l'annexe sont suivies.",
        "Les 46 mesures de l'annexe 2 sont suivies.",
        "Les 46 mesures de l'[[annexe:methode]] sont suivies.",
        "Les 46 mesures de l'annexe du plan national sont suivies.",
        "Les 40 mesures de l'annexe qui concernent l'emploi sont suivies.",
        "Les dix mesures de l'annexe sont suivies.",
        "L'annexe recense 46 mesures de l'État.",
        "Les 33 QPV de l'Essonne sont concernés.",
        "Les 33 QPV classés en tête sont concernés.",
        "Trente QPV sont concernés.",
        "Le plan vise d'abord 33 QPV.",
        "Au 1er janvier 2024, 30 QPV sont concernés.",
        "Avec ses 30 QPV, la commune voisine est touchée.",
        "Les 29 QPV sont concernés.",
        "Les 40 mesures nouvelles s'appliquent.",
        "Quarante-trois mesures sont financées.",
        "Environ 43 mesures sont suivies.",
    ],
)
def test_what_is_right_or_of_other_things_stays_silent(tmp_path: Path, text: str) -> None:
    assert _codes(tmp_path, text) == set()


def test_rows_that_two_columns_choose_together_are_a_part(tmp_path: Path) -> None:
    """Twenty-nine QPV of Orly are no slip for thirty-one."""
    assert _codes(tmp_path, "Les 29 QPV sont à Orly, les 13 autres ailleurs.") == set()
    assert _codes(tmp_path / "other", "Les 28 QPV sont à Orly.") == {"count.declared"}


def test_the_formula_of_the_hint_counts_those_rows(tmp_path: Path) -> None:
    (remark,) = loaded_with(
        tmp_path, acte=f"{ARTICLE}Les 33 QPV sont concernés. [[annexe:methode|titre]]{ANNEXES}"
    ).diagnostics
    assert remark.hint.startswith("écrivez « [[nombre:mesures?statut=QPV]] »")
