"""Typed counts are compared with what the act declares."""

from pathlib import Path

import pytest

from tests.acts import edited, loaded_with

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


CONTRACTS = "contrats:\n" + "".join(
    f"  - {{id: c{rank}, nom: Contrat de ville de Bourg-{rank}, date: 2015-06-19, territoire: Bourg-{rank}}}\n"
    for rank in range(1, 9)
)
SETS = """parties:
  - {id: a, nom: La commune A, court: A, signataires: [{id: maire, qualite: Le maire}]}
  - {id: b, nom: La commune B, court: B, signataires: [{id: maire, qualite: Le maire}]}
  - {id: c, nom: La commune C, court: C, signataires: [{id: maire, qualite: Le maire}]}
ensembles:
  - {id: communes, nom: Les communes signataires, court: communes, membres: [a, b, c]}
  - {id: rives, nom: Les Villes de la rive gauche, court: Villes, membres: [a, b]}
"""
AXES = """

## Axe 1 – Agir {#agir}

Texte.

## Axe 2 – Informer {#informer}

Texte.

# Annexe 1 – Contrats {#contrats}

L'[[article:objet]] et l'[[annexe:contrats]] se lisent ensemble. ANNEXE
"""


def _act_codes(tmp_path: Path, text: str, annexed: str = "") -> set[str]:
    acte = f"{ARTICLE}{text}{AXES.replace('ANNEXE', annexed)}"
    protocole = edited("niveaux:", f"{CONTRACTS}niveaux:", "protocole.yml")
    found = loaded_with(tmp_path, acte=acte, parties=SETS, protocole=protocole).diagnostics
    return {remark.code for remark in found if remark.code.startswith("count.")}


@pytest.mark.parametrize(
    "text",
    [
        "La convention comprend trois axes.",
        "La présente convention s'organise en 3 axes et comporte une annexe.",
        "La convention d'essai compte deux articles.",
        "La convention comporte une annexe et trois axes.",
        "Ainsi, la convention compte un article et trois axes, dont un nouveau.",
        "Les trois axes de la convention se complètent.",
        "Les trois axes inscrits à la convention se complètent.",
        "La convention réunit cinq parties.",
        "Les cinq parties à la convention se réunissent.",
        "Les cinq signataires de la convention se réunissent.",
        "La convention a cinq signataires.",
        "Les cinq parties signataires se réunissent.",
        "Les 4 communes signataires se réunissent.",
        "Les 4 communes signataires de la convention se réunissent.",
        "Les 4 communes parties à la convention se réunissent.",
        "Les 3 Villes signataires se réunissent.",
        "Les neuf contrats de ville sont prorogés.",
    ],
)
def test_words_that_speak_of_the_whole_act_are_read(tmp_path: Path, text: str) -> None:
    assert _act_codes(tmp_path, text) == {"count.declared"}


@pytest.mark.parametrize(
    "text",
    [
        "La convention comprend deux axes.",
        "La convention nationale comprend quatre axes.",
        "La convention de 2015 comptait quatre axes.",
        "La convention comprend au moins trois axes.",
        "La convention comprend trois axes prioritaires.",
        "La convention comprend trois axes pour la jeunesse.",
        "La convention comprend, pour la santé, trois axes.",
        "La convention comprend trois annexes financières.",
        "L'avenant comprend trois axes.",
        "Trois axes de la convention portent sur l'emploi.",
        "Les trois axes de la convention qui portent sur l'emploi sont suivis.",
        "Les trois axes de la convention relatifs à l'emploi sont suivis.",
        "Les trois axes de la convention de 2015 sont repris.",
        "Les trois axes de la convention signée à Dijon sont repris.",
        "Les trois autres axes de la convention sont repris.",
        "Les trois premiers axes de la convention ont été écrits en 2019.",
        "Les trois axes majeurs de la convention sont suivis.",
        "Deux autres axes de la convention nationale sont repris.",
        "La convention comprend cinq parties : un préambule et quatre titres.",
        "Les deux parties conviennent d'un calendrier.",
        "Les deux parties prenantes se réunissent.",
        "Les deux communes parties, la convention continue.",
        "Les 12 communes signataires du contrat de 2015 se réunissent.",
        "Deux communes signataires financent l'étude.",
        "Les deux communes signataires riveraines financent l'étude.",
        "Les deux communes parties à l'accord de 2015 se réunissent.",
        "Les 7 contrats de ville de l'Essonne sont prorogés.",
        "Les deux contrats de ville sont prorogés.",
        "Neuf contrats de ville sont signés.",
        "Les articles 1 et 3 de la convention sont remplacés.",
    ],
)
def test_other_acts_and_parts_of_this_one_stay_silent(tmp_path: Path, text: str) -> None:
    assert _act_codes(tmp_path, text) == set()


def test_in_an_annexe_the_act_is_named_with_present(tmp_path: Path) -> None:
    """An annexe on older conventions calls each of them "la convention"."""
    assert _act_codes(tmp_path, "", "La convention comprend trois axes.") == set()
    assert _act_codes(tmp_path / "own", "", "La présente convention comprend trois axes.") == {
        "count.declared"
    }


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
