"""An act is recognised when it speaks of itself, and another of the same kind is not."""

from dataclasses import replace
from pathlib import Path

import pytest

from compiler.check.own_name import OwnName, held_counts, own_name
from compiler.check.quantity import quantities
from tests.acts import loaded_with


@pytest.fixture(name="pacte")
def _pacte(tmp_path: Path) -> OwnName:
    act = loaded_with(tmp_path).value
    assert act is not None
    return own_name(replace(act, identity=replace(act.identity, title="Pacte local pour le climat")))


@pytest.mark.parametrize(
    "words",
    [
        " du pacte.",
        " du présent pacte sont suivis.",
        " du Pacte local, qui",
        " inscrits au pacte sont",
        " du pacte local pour le climat concernent",
    ],
)
def test_what_follows_a_noun_names_the_act(pacte: OwnName, words: str) -> None:
    assert pacte.after.match(words)


@pytest.mark.parametrize(
    "words",
    [
        " du pacte national.",
        " du pacte de Dijon",
        " du pacte signé en 2019",
        " du pacte qui portent sur l'eau",
        " du pacte relatifs à l'eau",
        " du pacte actuellement en vigueur",
        " du pacte et de son avenant",
        " du pacte, pour l'axe 2,",
        " majeurs du pacte.",
    ],
)
def test_another_act_or_a_part_of_this_one_does_not(pacte: OwnName, words: str) -> None:
    assert not pacte.after.match(words)


def _held(pacte: OwnName, sentence: str) -> list[int]:
    return [int(count.value) for count, _ in held_counts(sentence, pacte.subject, quantities(sentence))]


@pytest.mark.parametrize(
    ("sentence", "held"),
    [
        ("Le pacte comprend 62 engagements.", [62]),
        ("Ainsi, le présent pacte compte 64 engagements répartis en 27 priorités.", [64, 27]),
        ("Le pacte repose sur trois articles, un pilier et deux chantiers.", [3, 2]),
        ("Le pacte s'organise en cinq axes stratégiques et 11 objectifs.", [11]),
        ("Le pacte local pour le climat comprend 12 engagements, dont 3 nouveaux.", [12]),
        ("Le pacte national comprend 62 engagements.", []),
        ("Le pacte comprend dix engagements pour les jeunes.", []),
        ("Le pacte comprend quatre engagements par axe.", []),
        ("Le pacte comprend, pour l'axe 2, dix engagements.", []),
        ("Le pacte de 2015 comptait 12 engagements.", []),
        ("Le pacte repose sur deux objectifs : réduire les écarts, rapprocher les services.", []),
        ("Il compte 12 engagements.", []),
    ],
)
def test_the_counts_that_the_act_is_said_to_hold(pacte: OwnName, sentence: str, held: list[int]) -> None:
    assert _held(pacte, sentence) == held
