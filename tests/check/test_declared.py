"""What an act declares is counted once, under the words that name it."""

from pathlib import Path

from compiler.check.declared import count_contracts, count_divisions, count_parties, count_rows, count_sets
from compiler.model.protocol import Protocol
from tests.acts import edited, loaded_with

CONTRACTS = """contrats:
  - {id: nord, nom: Contrat de ville du Nord, date: 2015-06-19, territoire: Le Nord}
  - {id: sud, nom: Contrat de ville du Sud, date: 2015-06-19, territoire: Le Sud}
"""
ECOLES = """# Article 1 – Objet {#objet}

```tableau
id: ecoles
titre: Écoles
colonnes:
  - {id: nom, titre: Nom, entete_ligne: oui}
  - {id: statut, titre: Statut}
lignes:
  - {id: a, nom: Curie, statut: REP}
  - {id: b, nom: Ferry, statut: REP}
  - {id: c, nom: Moulin, statut: autre}
```
"""


def _act(tmp_path: Path, **changed: str) -> Protocol:
    act = loaded_with(tmp_path, **changed).value
    assert act is not None
    return act


def test_divisions_and_engagements_are_counted(tmp_path: Path) -> None:
    found = count_divisions(_act(tmp_path))
    assert {noun: count.value for noun, count in found.items()} == {
        "articles": 2,
        "axes": 1,
        "objectifs": 1,
        "priorités": 1,
        "engagements": 1,
    }


def test_parties_and_those_who_sign_are_both_right(tmp_path: Path) -> None:
    twice = edited(
        "- {id: maire, qualite: Le maire}",
        "- {id: maire, qualite: Le maire}\n      - {id: ccas, qualite: La présidente}",
        "parties.yml",
    )
    count = count_parties(_act(tmp_path, parties=twice))
    assert count is not None
    assert count.value == 2
    assert set(count.others) == {3}


def test_a_set_is_named_by_its_short_name_too(tmp_path: Path) -> None:
    sets = edited(
        "nom: L'ensemble des signataires, court: signataires",
        "nom: Les villes du Val, court: Villes",
        "parties.yml",
    )
    assert {"villes du val", "villes signataires", "villes parties"} <= set(
        count_sets(_act(tmp_path, parties=sets))
    )


def test_contracts_are_counted_under_the_words_they_share(tmp_path: Path) -> None:
    protocole = edited("niveaux:", f"{CONTRACTS}niveaux:", "protocole.yml")
    found = count_contracts(_act(tmp_path, protocole=protocole))
    assert found is not None
    assert (found[0], found[1].value) == ("contrats de ville", 2)


def test_rows_are_counted_without_accents_and_by_the_initials_that_sort_them(tmp_path: Path) -> None:
    found = count_rows(_act(tmp_path, acte=ECOLES))
    assert set(found) == {"ecoles", "rep"}
    assert [count.value for count in found["rep"].counts] == [2]
    assert found["ecoles"].counts[0].value == 3
