"""Two sequences merged into one order."""

from hypothesis import given
from hypothesis import strategies as st

from compiler.diff.pairing import Step, merge

KEYS = st.lists(st.integers(0, 8), unique=True)


def test_what_went_stands_before_what_came() -> None:
    assert merge("axc", "abc") == (Step(0, 0), Step(1, -1), Step(-1, 1), Step(2, 2))


def test_what_changed_its_order_stands_twice() -> None:
    assert merge("abc", "bca") == (Step(0, -1, moved=True), Step(1, 0), Step(2, 1), Step(0, 2, moved=True))


@given(KEYS, KEYS)
def test_each_version_can_be_read_in_the_merged_order(before: list[int], after: list[int]) -> None:
    steps = merge(before, after)
    stayed = [step for step in steps if not (step.moved and step.after >= 0)]
    assert [step.before for step in stayed if step.before >= 0] == list(range(len(before)))
    assert [step.after for step in steps if step.after >= 0] == list(range(len(after)))
    for step in steps:
        if step.before >= 0 and step.after >= 0:
            assert before[step.before] == after[step.after]
