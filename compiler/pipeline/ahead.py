"""Work begun before its result is asked for, on a thread of its own."""

import sys
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Value = TypeVar("Value")

# Seconds. A thread that has read or written a file asks for its turn again: the usual five milliseconds each time would
# make work done ahead come late.
_TURN = 0.0002


class Ahead(Generic[Value]):
    """Work begun before it is known to be needed. The thread is a daemon: nobody waits for it when it is not."""

    def __init__(self, work: Callable[[], Value]) -> None:
        self._work = work
        self._values: list[Value] = []
        self._failures: list[BaseException] = []
        sys.setswitchinterval(_TURN)
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._values.append(self._work())
        except BaseException as failure:  # noqa: BLE001 - raised again where the result is asked for
            self._failures.append(failure)

    def result(self) -> Value:
        """Return what the work gives, once it is done; raise what it raised."""
        self._thread.join()
        if self._failures:
            raise self._failures[0]
        return self._values[0]
