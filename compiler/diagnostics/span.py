"""Where something was written. Lines and columns count from 1; the end column is the first one after."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A stretch of one file. Prose knows its lines (columns then cover them whole), YAML its columns too."""

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


def whole_lines(file: str, first: int, last: int) -> Span:
    """Return the span of lines `first` to `last`, both included."""
    return Span(file=file, line=first, column=1, end_line=last, end_column=1)


NOWHERE = Span(file="")
"""The span of what no author wrote: values that were computed, or built in a test."""
