"""Work that another processor does meanwhile: a child of this process, which knows all that we know."""

import os
import pickle
import select
from collections.abc import Callable
from typing import Generic, TypeVar

Value = TypeVar("Value")
_DONE, _FAILED = 0, 1


class Beside(Generic[Value]):
    """Pure work begun in a child, whose value is small. Where there can be no child, it is done when asked for."""

    def __init__(self, work: Callable[[], Value]) -> None:
        self._work = work
        self._child = _start(work)

    def is_done(self) -> bool:
        """Tell whether the answer can be had without waiting."""
        return self._child is None or bool(select.select([self._child[1]], [], [], 0)[0])

    def result(self) -> Value:
        """Return what the work gives; work that fails in the child is done again here, where failures are told."""
        said = _answer(*self._child) if self._child else b""
        self._child = None
        if not said:
            return self._work()
        value: Value = pickle.loads(said)  # noqa: S301 - our own child wrote it, through a pipe of ours
        return value


def _start(work: Callable[[], Value]) -> tuple[int, int] | None:
    """Return the child and the end of the pipe where it answers; None when the system gives no child."""
    if not hasattr(os, "fork"):
        return None
    ours, theirs = os.pipe()
    try:
        child = os.fork()
    except OSError:
        os.close(ours)
        os.close(theirs)
        return None
    if child:
        os.close(theirs)
        return child, ours
    # From here on we are the child: whatever happens, nothing of ours is printed, cleaned up or waited for twice.
    try:
        os.close(ours)
        with os.fdopen(theirs, "wb") as answer:
            answer.write(pickle.dumps(work(), pickle.HIGHEST_PROTOCOL))
        os._exit(_DONE)
    finally:
        os._exit(_FAILED)


def _answer(child: int, ours: int) -> bytes:
    with os.fdopen(ours, "rb") as answer:
        said = answer.read()
    _, status = os.waitpid(child, 0)
    return said if os.waitstatus_to_exitcode(status) == _DONE else b""
