"""What we tell an author about a mistake: a value, never an exception."""

from dataclasses import dataclass
from enum import Enum

from compiler.diagnostics.span import Span


class Severity(Enum):
    """How much a diagnostic weighs: only an error stops the documents."""

    ERROR = "erreur"
    WARNING = "avertissement"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another place that explains a diagnostic, with its caption ("première définition ici")."""

    caption: str
    span: Span
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One remark to the author, in French.

    `code` is a name of the catalogue, which gives the severity. `quote` is the text concerned inside `span`,
    as printed: reports use it to point at the exact words where the span knows only lines. `is_tolerated` says that it
    is a fault of a text signed as it is: it is told, and stops nothing.
    """

    code: str
    message: str
    span: Span
    hint: str = ""
    quote: str = ""
    related: tuple[Related, ...] = ()
    is_tolerated: bool = False
