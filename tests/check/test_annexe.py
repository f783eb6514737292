"""Annexes that hold nothing, or that nothing refers to."""

from pathlib import Path

import pytest

from tests.acts import loaded_with


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
