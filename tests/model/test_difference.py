"""The first place where two acts differ, named as a lawyer would look for it."""

from pathlib import Path

import pytest

from compiler.model.difference import first_difference
from compiler.model.enact import enact
from tests.versions import ACT, PARTIES, PROTOCOL, replaced, version


def test_equal_acts_have_no_difference(tmp_path: Path) -> None:
    act = enact(version(tmp_path))
    assert first_difference(act, act) is None


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("acte", "fixe les", "arrête les", "article 1, alinéa n° 1"),
        ("acte", "1 – Objet", "1 – But", "article 1, intitulé"),
        (
            "acte",
            "aide aux devoirs",
            "étude",
            "article 2, axe 1, objectif 1.1, priorite 1, ligne 1.1-01, alinéa n° 1",
        ),
        ("acte", "élèves inscrits\n", "inscrits\n", "ligne 1.1-01, indicateur de suivi n° 1"),
        ("acte", "[etat, commune]", "[etat]", "ligne 1.1-01, partenaires"),
        ("acte", "qui obtiennent", "ayant", "objectif 1.1, indicateur de contexte n° 1"),
        ("parties", "Le maire", "La maire", "La commune d’Essai, signataire n° 1"),
        ("parties", "court: Essai", "court: Ville", "La commune d’Essai, nom court"),
        ("parties", "membres: [etat, commune]", "membres: [etat]", "L’ensemble des signataires, composition"),
        ("protocole", "lieu: Essai", "lieu: Ville", "mention n° 6"),
    ],
)
def test_a_difference_is_named_by_its_place(
    file: str, old: str, new: str, place: str, tmp_path: Path
) -> None:
    text = {"acte": ACT, "parties": PARTIES, "protocole": PROTOCOL}[file]
    before = enact(version(tmp_path / "a"))
    found = first_difference(before, enact(version(tmp_path / "b", **{file: replaced(text, (old, new))})))
    assert found is not None
    assert found.place.replace("\u00a0", " ").endswith(place)
    assert found.expected != found.found


def test_what_is_missing_is_shown_whole_on_one_side(tmp_path: Path) -> None:
    short, long = (
        enact(version(tmp_path / "a")),
        enact(version(tmp_path / "b", "\n# Annexe 1 – Cartes {#cartes}\n\nUne carte.\n")),
    )
    found = first_difference(short, long)
    assert found is not None
    assert (found.expected, "Une carte." in found.found) == ("", True)
    back = first_difference(long, short)
    assert back is not None
    assert (back.found, "Une carte." in back.expected) == ("", True)
