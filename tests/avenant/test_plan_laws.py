"""Laws of the plan, on random edits of random acts: applied in any order, it gives the target and nothing else."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from compiler.avenant import plan
from compiler.diff import compare
from compiler.model.change import ChangeSet
from compiler.model.difference import first_difference
from compiler.model.enact import enact
from compiler.model.operation import Operation
from compiler.model.protocol import Protocol
from tests.avenant.applying import apply_all
from tests.avenant.upheavals import upset
from tests.property.edits import edited
from tests.property.strategies import protocols

SEEDS = st.integers(0, 10**9)


def _plan(before: Protocol, after: Protocol) -> tuple[Operation, ...]:
    return plan(ChangeSet(comparison=compare(before, after), changes=()))


def _assert_proved(before: Protocol, after: Protocol, seed: int) -> None:
    operations = list(_plan(before, after))
    assert first_difference(enact(after), apply_all(enact(before), operations)) is None
    Random(seed).shuffle(operations)  # noqa: S311 - nothing secret
    assert enact(after) == apply_all(enact(before), operations)


@given(protocols(pictures=True), SEEDS, st.integers(1, 8))
def test_the_plan_of_some_edits_gives_the_target(protocol: Protocol, seed: int, count: int) -> None:
    _assert_proved(protocol, edited(protocol, seed, count), seed)


@given(protocols(), SEEDS, st.integers(1, 4), st.integers(0, 4))
def test_the_plan_of_some_upheavals_gives_the_target(
    protocol: Protocol, seed: int, upheavals: int, edits: int
) -> None:
    _assert_proved(protocol, edited(upset(protocol, seed, upheavals), seed, edits), seed)


@given(protocols(), SEEDS, st.integers(1, 4))
def test_the_plan_back_restores_the_act(protocol: Protocol, seed: int, count: int) -> None:
    _assert_proved(edited(upset(protocol, seed, 1), seed, count), protocol, seed)


@given(protocols())
def test_an_act_that_does_not_change_needs_no_operation(protocol: Protocol) -> None:
    assert not _plan(protocol, protocol)


@given(protocols(), SEEDS)
def test_the_same_versions_always_give_the_same_plan(protocol: Protocol, seed: int) -> None:
    after = edited(protocol, seed, 4)
    assert _plan(protocol, after) == _plan(protocol, after)
