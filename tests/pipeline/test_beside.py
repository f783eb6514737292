"""Work done by a child of the process gives what it would have given here, whatever becomes of the child."""

import os
from pathlib import Path

import pytest

from compiler.pipeline.beside import Beside


def test_the_result_is_that_of_the_work_and_comes_from_another_process() -> None:
    words, child = Beside(lambda: ("é" * 200_000, os.getpid())).result()
    assert words == "é" * 200_000
    assert child != os.getpid()


def test_what_the_work_raises_is_raised_where_the_result_is_asked_for() -> None:
    def fail() -> None:
        raise KeyError("x")

    work = Beside(fail)
    with pytest.raises(KeyError):
        work.result()


def test_a_child_that_is_killed_has_its_work_done_here() -> None:
    here = os.getpid()

    def work() -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), 9)
        return os.getpid()

    assert Beside(work).result() == here


def test_without_children_the_work_is_done_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refuse)
    assert Beside(os.getpid).result() == os.getpid()


def test_no_child_is_left_behind_nor_any_pipe() -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    child = Beside(os.getpid).result()
    assert len(list(Path("/proc/self/fd").iterdir())) == before
    with pytest.raises(ChildProcessError):
        os.waitpid(child, os.WNOHANG)


def test_it_says_whether_its_answer_is_there() -> None:
    waits, goes = os.pipe()
    work = Beside(lambda: os.read(waits, 1))
    assert not work.is_done()
    os.write(goes, b"x")
    assert work.result() == b"x"
    assert work.is_done()
    os.close(waits)
    os.close(goes)
