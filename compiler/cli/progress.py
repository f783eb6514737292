"""What a long work is at, for who waits: nothing within the first second, nothing where nobody reads."""

import sys
import threading
import time
from types import TracebackType
from typing import Self

from compiler.cli.speech import complain, is_terminal

_PATIENCE = 1.0
_STEP = 0.2


class Progress:
    """Tells the stage of a work on the terminal, from its first second on, on one line that goes when it ends."""

    def __init__(self, work: str) -> None:
        self._work, self._stage = work, ""
        self._start = time.monotonic()
        self._ended = threading.Event()
        self._length = 0
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        """Start to count."""
        if is_terminal(sys.stderr):
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Clear the line."""
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join()
        if self._length:
            complain(f"\r{' ' * self._length}\r")

    def stage(self, words: str) -> None:
        """Say what comes now."""
        self._stage = words

    def _watch(self) -> None:
        while not self._ended.wait(_STEP):
            lasted = time.monotonic() - self._start
            if lasted >= _PATIENCE:
                words = f"{self._work}{f' : {self._stage}' if self._stage else ''}… {lasted:.0f} s"
                complain(f"\r{words.ljust(self._length)}")
                self._length = len(words)
