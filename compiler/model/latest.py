"""What is made of an act once and asked for again: kept for the act asked for last, since acts never change."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from compiler.model.protocol import Protocol

Value = TypeVar("Value")
_KNOWN: list["Latest[Any]"] = []


class Latest(Generic[Value]):
    """The value that `make` gives of the act asked for last."""

    def __init__(self, make: Callable[[Protocol], Value]) -> None:
        self._make = make
        self._kept: list[tuple[Protocol, Value]] = []
        _KNOWN.append(self)

    def of(self, protocol: Protocol) -> Value:
        """Return the value of an act."""
        if not self._kept or self._kept[0][0] is not protocol:
            self._kept[:] = ((protocol, self._make(protocol)),)
        return self._kept[0][1]

    def forget(self) -> None:
        """Drop the act and its value."""
        self._kept.clear()


def forget_acts() -> None:
    """Drop all that is kept, once acts are checked: texts in several forms take room."""
    for latest in _KNOWN:
        latest.forget()
