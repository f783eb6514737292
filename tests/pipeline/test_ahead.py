"""Work done on a thread of its own gives what it would have given in its place."""

import threading

import pytest

from compiler.pipeline.ahead import Ahead


def test_the_result_is_that_of_the_work() -> None:
    assert Ahead(lambda: 2 + 2).result() == 4


def test_the_work_begins_before_it_is_asked_for() -> None:
    begun = threading.Event()
    work = Ahead(begun.set)
    assert begun.wait(10)
    work.result()


def test_what_the_work_raises_is_raised_where_the_result_is_asked_for() -> None:
    def fail() -> None:
        raise KeyError("x")

    work = Ahead(fail)
    with pytest.raises(KeyError):
        work.result()
