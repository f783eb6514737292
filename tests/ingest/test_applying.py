"""Operations applied to an act, all at once."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.avenant import plan
from compiler.diff import compare, tell_changes
from compiler.ingest import apply_operations, rebuild
from compiler.ingest.applying.words import reword
from compiler.model.enact import enact
from compiler.model.enacted import ActWords, Words
from compiler.model.operation import (
    Container,
    Holder,
    InsertElements,
    InsertWords,
    MoveElements,
    MoveEngagements,
    Operation,
    ReplaceDivision,
    ReplaceElements,
    ReplaceWords,
)
from compiler.model.protocol import Protocol
from tests.ingest.sentences import act
from tests.property.edits import edited
from tests.property.strategies import protocols

OBJECT = Container(holder=Holder.PROSE, id="objet")
OTHER = Container(holder=Holder.PROSE, id="engagements")


def _texts(act: ActWords, rank: int = 0) -> list[str]:
    return [one.text if isinstance(one, Words) else one.title for one in act.divisions[rank].elements]


def _codes(base: Protocol, *operations: Operation) -> list[str]:
    found = apply_operations(enact(base), operations)
    assert found.value == enact(base)
    return [remark.code for remark in found.diagnostics]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (ReplaceWords(container=OBJECT, element=1, old="deux", new="2"), "un 2 trois"),
        (ReplaceWords(container=OBJECT, element=1, old="deux", new=""), "un trois"),
        (ReplaceWords(container=OBJECT, element=1, old="un", new=""), "deux trois"),
        (InsertWords(container=OBJECT, element=1, new="et", after="deux"), "un deux et trois"),
        (InsertWords(container=OBJECT, element=1, new=", oui", after="trois"), "un deux trois, oui"),
        (InsertWords(container=OBJECT, element=1, new="fin"), "un deux trois fin"),
        (InsertWords(container=OBJECT, element=1, new="zéro", at_start=True), "zéro un deux trois"),
    ],
)
def test_words_are_joined_as_print_asks(order: ReplaceWords | InsertWords, expected: str) -> None:
    assert reword("un deux trois", [order]) == expected


def test_orders_do_not_see_what_others_did(tmp_path: Path) -> None:
    base = act(tmp_path)
    found = apply_operations(
        enact(base),
        [
            ReplaceElements(container=OBJECT, first=1, last=1),
            ReplaceWords(container=OBJECT, element=2, old="second", new="deuxième"),
            InsertElements(container=OBJECT, after=2, new=(Words(text="Neuf."),)),
        ],
    )
    assert not found.diagnostics
    assert _texts(found.value)[:2] == ["Un deuxième alinéa\ue000Une note.\ue001.", "Neuf."]


def test_what_moves_out_of_a_division_that_goes_is_not_lost(tmp_path: Path) -> None:
    base = act(tmp_path)
    found = apply_operations(
        enact(base),
        [
            MoveElements(container=OBJECT, first=2, last=2, to=OTHER, after=1),
            ReplaceWords(container=OBJECT, element=2, old="second", new="deuxième"),
            ReplaceDivision(division="objet"),
        ],
    )
    assert not found.diagnostics
    assert _texts(found.value)[1] == "Un deuxième alinéa\ue000Une note.\ue001."


@pytest.mark.parametrize(
    ("operations", "code"),
    [
        ((ReplaceWords(container=OBJECT, element=2, old="absent", new="x"),), "avenant.words-not-found"),
        ((ReplaceWords(container=OBJECT, element=1, old="et", new="x"),), "avenant.words-not-unique"),
        ((ReplaceWords(container=OBJECT, element=9, old="x", new="y"),), "avenant.unknown-place"),
        ((ReplaceElements(container=OBJECT, first=4, last=9),), "avenant.unknown-place"),
        ((ReplaceDivision(division="absente"),), "avenant.unknown-place"),
        (
            (
                ReplaceElements(container=OBJECT, first=2, last=2),
                ReplaceWords(container=OBJECT, element=2, old="second", new="x"),
            ),
            "avenant.conflict",
        ),
        (
            (
                InsertElements(container=OBJECT, after=1, new=(Words(text="a"),)),
                InsertElements(container=OBJECT, after=1, new=(Words(text="b"),)),
            ),
            "avenant.conflict",
        ),
        (
            (
                ReplaceWords(container=OBJECT, element=2, old="Un second", new="Un"),
                ReplaceWords(container=OBJECT, element=2, old="second alinéa", new="x"),
            ),
            "avenant.conflict",
        ),
        (
            (
                ReplaceDivision(division="prio-scolarite"),
                MoveEngagements(
                    engagements=("absent",), division="prio-equipements", after="", codes=("1.1-09",)
                ),
            ),
            "avenant.unknown-place",
        ),
    ],
)
def test_orders_that_contradict_or_miss_are_refused(
    operations: tuple[Operation, ...], code: str, tmp_path: Path
) -> None:
    assert _codes(act(tmp_path), *operations) == [code]


@given(protocols(), st.integers(0, 10**9), st.integers(1, 6))
def test_a_plan_applied_in_any_order_gives_the_act_wanted(protocol: Protocol, seed: int, count: int) -> None:
    after = edited(protocol, seed, count)
    operations = list(plan(tell_changes(compare(protocol, after))))
    Random(seed).shuffle(operations)  # noqa: S311 - nothing secret
    found = apply_operations(enact(protocol), operations)
    assert not found.diagnostics
    assert found.value == enact(after)


@given(protocols(), st.integers(0, 10**9), st.integers(1, 6))
def test_an_act_rebuilt_prints_the_words_it_was_made_from(protocol: Protocol, seed: int, count: int) -> None:
    words = enact(edited(protocol, seed, count))
    assert enact(rebuild(protocol, words)) == words


@given(protocols())
def test_an_act_that_did_not_change_is_rebuilt_as_it_was(protocol: Protocol) -> None:
    assert rebuild(protocol, enact(protocol)) == replace(
        protocol, notes=rebuild(protocol, enact(protocol)).notes
    )


def test_an_order_on_what_another_takes_away_is_told_by_its_place(tmp_path: Path) -> None:
    orders = (
        ReplaceDivision(division="objet"),
        ReplaceElements(container=OBJECT, first=1, last=1, new=(Words(text="x"),)),
    )
    (told,) = apply_operations(enact(act(tmp_path)), orders).diagnostics
    assert "vise une phrase sur l'article 1" in told.message
    assert "ReplaceElements" not in told.message
