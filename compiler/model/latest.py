"""What is made of an act once and asked for again: kept for the last acts asked for, since acts never change."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from compiler.model.protocol import Protocol

Value = TypeVar("Value")
_KNOWN: list["Latest[Any]"] = []


class Latest(Generic[Value]):
    """The value that `make` gives of the act asked for last, or of the last `count` acts."""

    def __init__(self, make: Callable[[Protocol], Value], count: int = 1) -> None:
        self._make = make
        self._count = count
        self._kept: list[tuple[Protocol, Value]] = []
        _KNOWN.append(self)

    def of(self, protocol: Protocol) -> Value:
        """Return the value of an act."""
        for known, value in self._kept:
            if known is protocol:
                return value
        made = self._make(protocol)
        self._kept[:] = ((protocol, made), *self._kept[: self._count - 1])
        return made

    def forget(self) -> None:
        """Drop the act and its value."""
        self._kept.clear()


def forget_acts() -> None:
    """Drop all that is kept, once acts are checked: texts in several forms take room."""
    for latest in _KNOWN:
        latest.forget()
