"""Annexes that hold nothing, or that nothing refers to."""

from pathlib import Path

import pytest

from tests.acts import loaded_with, said


def _codes(tmp_path: Path, cited: str, annexe: str) -> list[str]:
    acte = f"# Article 1 – Objet {{#objet}}\n\n{cited}\n\n# Annexe 1 – Cartes {{#cartes}}\n{annexe}\n"
    return [
        remark.code
        for remark in loaded_with(tmp_path, acte=acte).diagnostics
        if remark.code.startswith("annexe.")
    ]


@pytest.mark.parametrize("annexe", ["", "\n## Contexte {#contexte}\n"])
def test_an_annex_of_headings_alone_is_empty(tmp_path: Path, annexe: str) -> None:
    assert _codes(tmp_path, "Voir l'[[annexe:cartes]].", annexe) == ["annexe.empty"]


@pytest.mark.parametrize(
    "annexe",
    [
        "\nTexte.",
        "\n## Contexte {#contexte}\n\nTexte.",
        "\n```piece\nid: carte\ntitre: Carte\nproducteur: etat\nstatut: à joindre\n```",
    ],
)
def test_a_text_or_a_document_to_be_joined_fills_it(tmp_path: Path, annexe: str) -> None:
    assert _codes(tmp_path, "Voir l'[[annexe:cartes]].", annexe) == []


@pytest.mark.parametrize(
    "cited",
    [
        "Voir l'[[annexe:cartes]].",
        "Voir l'annexe 1.",
        "Voir les annexes 1 à 3.",
        "Voir « [[section:liste|titre]] ».",
    ],
)
def test_an_annex_is_cited_by_its_number_or_by_what_it_holds(tmp_path: Path, cited: str) -> None:
    assert _codes(tmp_path, cited, "\n## Liste {#liste}\n\nTexte.") == []


@pytest.mark.parametrize("cited", ["Texte.", "Voir l'annexe 1 de la circulaire du 22 janvier 2019."])
def test_what_only_itself_or_another_text_cites_is_not_cited(tmp_path: Path, cited: str) -> None:
    assert _codes(tmp_path, cited, "\nLa présente [[annexe:cartes]] compte une carte.") == [
        "annexe.not-cited"
    ]


TABLE = """
```tableau
id: aides
titre: Aides
colonnes:
  - {id: annee, titre: Année}
lignes:
  - {id: une, annee: Une}
```
"""


def _missing(folder: Path, title: str, held: str = "") -> list[tuple[str, str]]:
    acte = (
        "# Article 1 – Objet {#objet}\n\nVoir l'[[annexe:liste]].\n\n"
        f"# Annexe 1 – {title} {{#liste}}\n\nTexte.\n{held}"
    )
    return said(loaded_with(folder, acte=acte), "annexe.part-missing")


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Liste des quartiers et cartographies", "cartographies"),
        ("Quartiers, cartes et tableaux", "cartes"),
        ("Quartiers avec leurs photographies", "photographies"),
        ("Suivi et tableau des aides", "tableau"),
    ],
)
def test_what_its_title_announces_and_it_does_not_hold_is_told(
    tmp_path: Path, title: str, words: str
) -> None:
    assert ("annexe.part-missing", words) in _missing(tmp_path, title)


@pytest.mark.parametrize(
    ("title", "held"),
    [
        ("Cartes des quartiers", ""),
        ("Quartiers et écarts de revenus", ""),
        (
            "Quartiers et cartes",
            "\n```piece\nid: c\ntitre: Carte\nproducteur: etat\nstatut: à joindre\n```\n",
        ),
        ("Aides et tableau", TABLE),
    ],
)
def test_what_is_held_joined_or_the_whole_subject_is_right(tmp_path: Path, title: str, held: str) -> None:
    assert _missing(tmp_path, title, held) == []
