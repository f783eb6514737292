"""Words that hold the place of others are told; cuts in quotations and legal future duties are not."""

from pathlib import Path

import pytest

from tests.acts import loaded_with
from tests.pages import BASE

ARTICLE = "# Article 1 – Objet {#objet}\n\n"


def _codes(tmp_path: Path, text: str) -> set[str]:
    return {remark.code for remark in loaded_with(tmp_path, acte=f"{ARTICLE}{text}\n").diagnostics}


@pytest.mark.parametrize(
    "text",
    [
        "Entre l'État, [+ les partenaires souhaitant s'engager].",
        "L'aide est de [montant à compléter].",
        "Zone de graphique",
        "Le montant reste à déterminer.",
        "Montant : à préciser",
        "L'aide s'élève à XXX.",
        "L'aide s'élève à XX €.",
        "…",
        "Signé le ...... 2020.",
        "TODO",
        "Lorem ipsum dolor sit amet.",
        "Le délai est de XX jours.",
        "Le comité se réunit le XX mars.",
        "Le lieu est à préciser.",
        "Le montant de la subvention reste encore à définir ; le reste suit.",
        "Texte à venir.",
        "La suite à venir.",
        "Le siège est à ???",
        "Le montant est à ??.",
        "Insérer ici la carte.",
    ],
)
def test_a_fault_is_told(tmp_path: Path, text: str) -> None:
    assert _codes(tmp_path, text) == {"placeholder.left"}


@pytest.mark.parametrize(
    "text",
    [
        "Il rappelle « les mots […] du texte [sic] ».",
        "Un calendrier à déterminer par la Conférence est publié.",
        "Le diagnostic est à actualiser, de même que la mesure.",
        "Le XXXe anniversaire est fêté.",
        "Des ateliers, des visites, etc.",
        "Les fiches à compléter par les partenaires sont jointes.",
        "Le débat todo en espagnol.",
        "Le montant est à fixer d'ici 2027.",
        "Le calendrier est à préciser par la Conférence.",
        "Il arrête les points dont la date est à fixer.",
        "L'offre de soins est à compléter.",
        "Les besoins des familles restent à préciser.",
        "Il reste à préciser les tarifs avec les usagers.",
        "Le lieu n'est pas à préciser ici.",
        "Les générations à venir en profitent.",
        "La liste des textes à venir du Parlement est longue.",
        "Les habitants agissent ici et là.",
        "Que faire ? Ouvrir un guichet.",
        "Louis XX mourut.",
        "Insérer ici et là des bancs.",
        "Le lieu est à Essai.",
    ],
)
def test_what_is_right_stays_silent(tmp_path: Path, text: str) -> None:
    assert _codes(tmp_path, text) == set()


def test_the_clause_of_accession_is_read_too(tmp_path: Path) -> None:
    parties = (BASE / "parties.yml").read_text(encoding="utf-8")
    parties += "adhesion: {ouverte: oui, texte: '[+ les partenaires qui le souhaitent]'}\n"
    found = loaded_with(tmp_path, parties=parties).diagnostics
    assert [remark.code for remark in found] == ["placeholder.left"]
    assert "clause d'adhésion" in found[0].message
