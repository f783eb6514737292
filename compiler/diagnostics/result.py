"""What a stage gives back: a value, and what it has to say about how it was written."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from compiler.diagnostics.diagnostic import Diagnostic

Value = TypeVar("Value", covariant=True)


@dataclass(frozen=True, slots=True)
class Result(Generic[Value]):
    """A value with the diagnostics met on the way to it."""

    value: Value
    diagnostics: tuple[Diagnostic, ...] = ()


class ToolError(Exception):
    """The machine failed us (a file, a program): not the author's mistake. Its text is French, for the user."""
