"""Changes told one by one: one for each thing that an author changed."""

from pathlib import Path

import pytest

from tests.diff.test_comparing import PRIORITY, SECOND
from tests.versions import ACT, PARTIES, PROTOCOL, changes_between, replaced, told

TABLE = """
```tableau
id: aides
titre: Aides de l'année
colonnes:
  - {id: ecole, titre: École, entete_ligne: oui}
  - {id: montant, titre: Montant, type: montant}
lignes:
  - {id: a, ecole: Alain, montant: 10}
  - {id: b, ecole: Bertha, montant: 20}
totaux:
  - {libelle: Total, sommes: [montant]}
```
"""
WITH_TABLE = replaced(ACT, ("\n# Article 2", TABLE + "\n# Article 2"))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("chaque école", "chaque collège", [("engagement-modifie", "engagement:aide-devoirs")]),
        ("[etat, commune]", "[etat]", [("partenaire-retire", "engagement:aide-devoirs")]),
        ("[etat, commune]", "[etat, commune, tous]", [("partenaire-ajoute", "engagement:aide-devoirs")]),
        ("[etat, commune]", "[commune, etat]", [("partenaires-reordonnes", "engagement:aide-devoirs")]),
        ("d'élèves inscrits\n", "d'élèves aidés\n", [("indicateur-modifie", "engagement:aide-devoirs")]),
        (
            "d'élèves inscrits\n",
            'd\'élèves inscrits\n    cible: "12"\n',
            [("indicateur-modifie", "engagement:aide-devoirs")],
        ),
        ("obtiennent le brevet", "réussissent le brevet", [("indicateur-modifie", "objectif:obj-reussite")]),
        ("– Objet {", "– But {", [("intitule-modifie", "article:objet")]),
        ("fixe les", "énonce les", [("alinea-modifie", "article:objet")]),
        ("d'Essai.\n", "d'Essai.\n\nUn autre alinéa.\n", [("alinea-ajoute", "article:objet")]),
        ("Agir pour", "Œuvrer pour", [("intitule-modifie", "axe:axe-jeunesse")]),
    ],
)
def test_one_field_edited_is_one_change(
    old: str, new: str, expected: list[tuple[str, str]], tmp_path: Path
) -> None:
    assert told(changes_between(tmp_path, ACT, replaced(ACT, (old, new)))) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("fixe les engagements", "fixe  les\nengagements"),
        ("l'État et", "l’État et"),
        ("fixe les", "fixe *les*"),
        ("code: 1.1-01\ntexte: Ouvrir", "texte: Ouvrir"),
        ("code: 1.1-01\n", 'code: "1.1-01"\n'),
        ("[etat, commune]", "\n  - etat\n  - commune"),
    ],
)
def test_formatting_is_no_change(old: str, new: str, tmp_path: Path) -> None:
    after = replaced(ACT, (old, new))
    if "code:" not in after:
        after = replaced(after, ("partenaires: [", "code: 1.1-01\npartenaires: ["))
    assert not changes_between(tmp_path, ACT, after).changes


def test_an_indicator_that_was_owed_and_is_defined_has_its_own_kind(tmp_path: Path) -> None:
    defined = "  - id: i1\n    libelle: Part des élèves inscrits qui progressent\n"
    owed = "  - id: i1\n    etat: à déterminer\n    echeance: 2026-12-31\n    responsables: [etat]\n"
    later = owed.replace("2026-12-31", "2027-12-31")
    before = replaced(ACT, (defined, owed))
    assert told(changes_between(tmp_path / "1", before, ACT)) == [
        ("indicateur-defini", "engagement:aide-devoirs")
    ]
    after = replaced(ACT, (defined, later))
    changes = changes_between(tmp_path / "2", before, after)
    assert told(changes) == [("echeance-modifiee", "engagement:aide-devoirs")]
    assert changes.changes[0].substantial


def test_lines_added_removed_and_moved_are_told_once(tmp_path: Path) -> None:
    assert told(changes_between(tmp_path / "1", ACT, ACT + SECOND)) == [
        ("engagement-ajoute", "engagement:sport")
    ]
    assert told(changes_between(tmp_path / "2", ACT + SECOND, ACT)) == [
        ("engagement-supprime", "engagement:sport")
    ]
    moved = changes_between(tmp_path / "3", ACT + SECOND + PRIORITY, ACT + PRIORITY + SECOND)
    assert told(moved) == [("engagement-deplace", "engagement:sport")]


def test_a_division_that_comes_with_its_lines_is_one_change(tmp_path: Path) -> None:
    changes = changes_between(tmp_path, ACT, ACT + PRIORITY + SECOND)
    assert told(changes) == [("division-ajoutee", "priorite:prio-equipements")]
    assert changes.changes[0].parties == ("commune",)


def test_a_division_that_goes_with_its_lines_concerns_those_whom_they_bound(tmp_path: Path) -> None:
    changes = changes_between(tmp_path, ACT + PRIORITY + SECOND, ACT)
    assert [(change.kind.value, change.parties) for change in changes.changes] == [
        ("division-supprimee", ("commune",))
    ]


def test_a_cell_is_one_change_and_its_total_only_follows(tmp_path: Path) -> None:
    changes = changes_between(tmp_path, WITH_TABLE, replaced(WITH_TABLE, ("montant: 20", "montant: 25")))
    assert told(changes) == [("case-modifiee", "tableau:aides"), ("total-modifie*", "tableau:aides")]
    assert len(changes.written()) == 1


def test_rows_and_columns_are_told(tmp_path: Path) -> None:
    row = "  - {id: b, ecole: Bertha, montant: 20}\n"
    assert told(changes_between(tmp_path / "1", WITH_TABLE, replaced(WITH_TABLE, (row, "")))) == [
        ("ligne-supprimee", "tableau:aides"),
        ("total-modifie*", "tableau:aides"),
    ]
    renamed = replaced(WITH_TABLE, ("titre: École", "titre: Établissement"))
    assert told(changes_between(tmp_path / "2", WITH_TABLE, renamed)) == [
        ("colonne-modifiee", "tableau:aides")
    ]
    assert told(changes_between(tmp_path / "3", WITH_TABLE, ACT)) == [("tableau-supprime", "tableau:aides")]


def test_a_footnote_has_its_own_kinds(tmp_path: Path) -> None:
    noted = replaced(ACT, ("les engagements de", "les engagements[^1] de")) + "\n[^1]: Une précision.\n"
    assert told(changes_between(tmp_path / "1", ACT, noted)) == [("note-ajoutee", "article:objet")]
    assert told(changes_between(tmp_path / "2", noted, ACT)) == [("note-supprimee", "article:objet")]
    reworded = replaced(noted, ("Une précision", "Une autre précision"))
    assert told(changes_between(tmp_path / "3", noted, reworded)) == [("note-modifiee", "article:objet")]


def test_a_renumbered_article_is_told_and_what_refers_to_it_follows(tmp_path: Path) -> None:
    after = replaced(ACT, ("# Article 2 –", "# Article 3 –"), ("# Article 1 –", "# Article 2 –"))
    assert told(changes_between(tmp_path, ACT, after)) == [
        ("division-renumerotee", "article:objet"),
        ("division-renumerotee", "article:engagements"),
        ("alinea-modifie*", "article:engagements"),
    ]


def test_parties_are_told_with_what_their_names_change(tmp_path: Path) -> None:
    renamed = replaced(PARTIES, ("court: Essai", "court: Ville d'Essai"))
    changes = changes_between(tmp_path / "1", ACT, ACT, parties=renamed)
    assert told(changes) == [
        ("partie-modifiee", "partie:commune"),
        ("ensemble-modifie*", "ensemble:tous"),
        ("partenaire-modifie*", "engagement:aide-devoirs"),
    ]
    slot = replaced(PARTIES, ("Le maire", "La maire"))
    assert told(changes_between(tmp_path / "2", ACT, ACT, parties=slot)) == [
        ("signataires-modifies", "partie:commune")
    ]


def test_the_term_of_the_act_has_its_own_kind(tmp_path: Path) -> None:
    later = PROTOCOL + "terme: {date: 2030-12-31, fondement: la loi}\n"
    assert told(changes_between(tmp_path, ACT, ACT, protocole=later)) == [("terme-modifie", "mention:terme")]


def test_a_change_knows_its_places_and_the_parties_it_binds(tmp_path: Path) -> None:
    changes = changes_between(tmp_path, ACT, replaced(ACT, ("chaque école", "chaque collège")))
    change = changes.changes[0]
    assert change.before is not None
    assert change.after is not None
    assert (change.before.place, change.after.text) == (
        "engagement 1.1-01, 1er alinéa",
        "Ouvrir une aide aux devoirs dans chaque collège.",
    )
    assert (change.after.span.file, change.after.span.line) == ("acte.md", 24)
    assert change.parties == ("etat", "commune")
    assert (change.substantial, change.route) == (False, "conference")


def test_the_header_of_the_pages_is_told(tmp_path: Path) -> None:
    header = PROTOCOL + "entete: Convention d'Essai\n"
    changes = changes_between(tmp_path, ACT, ACT, protocole=header)
    assert told(changes) == [("mention-modifiee", "mention:en-tête")]
    assert changes.changes[0].summary == "En-tête des pages"
