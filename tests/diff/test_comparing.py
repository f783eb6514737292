"""Two versions side by side."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given

from compiler.diff import compare, units
from compiler.model.comparison import DivisionComparison, Fate
from compiler.model.protocol import Protocol
from tests.property.strategies import protocols
from tests.versions import ACT, changes_between, replaced

SECOND = """
```engagement
id: sport
code: 1.1-02
texte: Ouvrir les gymnases le soir.
partenaires: [commune]
indicateurs_suivi:
  - {id: s1, libelle: Nombre de soirées}
indicateurs_impact:
  - {id: i1, libelle: Part des élèves qui font du sport}
```
"""
PRIORITY = "\n#### Priorité 2 – Ouvrir les équipements {#prio-equipements}\n"


def _all(divisions: tuple[DivisionComparison, ...]) -> Iterator[DivisionComparison]:
    for division in divisions:
        yield division
        yield from _all(division.children)


@given(protocols())
def test_an_act_is_the_same_as_itself(protocol: Protocol) -> None:
    comparison = compare(protocol, protocol)
    assert not comparison.particulars
    for division in _all(comparison.divisions):
        pairs = (
            division.division,
            *(unit.unit for unit in division.units),
            *division.indicators,
            *(line.engagement for line in division.engagements),
        )
        assert all(pair.fate is Fate.SAME for pair in pairs)


def test_a_line_that_moves_leaves_one_priority_and_arrives_in_the_other(tmp_path: Path) -> None:
    before, after = ACT + SECOND + PRIORITY, ACT + PRIORITY + SECOND
    compared = changes_between(tmp_path, before, after).comparison
    lines = {
        (division.division.after or division.division.before).id: [  # type: ignore[union-attr]
            (line.engagement.fate, line.engagement.move) for line in division.engagements
        ]
        for division in _all(compared.divisions)
        if division.engagements
    }
    assert lines == {
        "prio-scolarite": [(Fate.SAME, 0), (Fate.LEFT, 1)],
        "prio-equipements": [(Fate.ARRIVED, 1)],
    }


def test_an_alinea_reworded_is_paired_with_what_it_was(tmp_path: Path) -> None:
    after = replaced(ACT, ("fixe les engagements", "énonce les engagements"))
    compared = changes_between(tmp_path, ACT, after).comparison
    assert [unit.unit.fate for unit in compared.divisions[0].units] == [Fate.CHANGED]


def test_an_alinea_that_is_another_is_not(tmp_path: Path) -> None:
    sentence = "La présente convention fixe les engagements de l'État et de la commune d'Essai."
    compared = changes_between(tmp_path, ACT, replaced(ACT, (sentence, "Rien ne va plus ici."))).comparison
    assert [unit.unit.fate for unit in compared.divisions[0].units] == [Fate.REMOVED, Fate.ADDED]


def test_an_alinea_moved_to_another_article_is_one_move(tmp_path: Path) -> None:
    moved = "Une phrase assez longue pour être reconnue ailleurs.\n"
    first = "d'Essai.\n"
    before = replaced(ACT, (first, first + "\n" + moved))
    after = replaced(ACT, ("l'[[article:objet]].\n", "l'[[article:objet]].\n\n" + moved))
    compared = changes_between(tmp_path, before, after).comparison
    fates = [[(unit.unit.fate, unit.unit.move) for unit in division.units] for division in compared.divisions]
    assert fates == [[(Fate.SAME, 0), (Fate.LEFT, 1)], [(Fate.SAME, 0), (Fate.ARRIVED, 1)]]


def test_alineas_repeated_a_thousand_times_are_paired_soon_and_well(monkeypatch: pytest.MonkeyPatch) -> None:
    before = [("", f"Alinéa {rank % 7}.") for rank in range(3000)]
    after = [("", f"Alinéa {rank % 5}.") for rank in range(3000)]

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("each alinéa was compared with all its equals")

    monkeypatch.setattr(units, "SequenceMatcher", refuse)
    steps = units.pair_units(before, after)
    assert [step.before for step in steps if step.before >= 0] == list(range(3000))
    assert [step.after for step in steps if step.after >= 0] == list(range(3000))
    kept = sum(
        before[step.before] == after[step.after] for step in steps if min(step.before, step.after) >= 0
    )
    assert kept > 1000
