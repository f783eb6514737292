"""What importing an act came to: its figures, and every decision to look at, in the original and in the result."""

from dataclasses import dataclass, field

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.span import NOWHERE, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A choice made in importing, in one French sentence. `topic` is what it is about ("partenaire", "coquille").

    `original` is its place in the file that was imported, `excerpt` what stands there, `result` its place in the source
    tree that was written. `left_out` holds words that the result does not say; `quote` words that it says and
    `proposal` what would replace them, which was done when `is_applied`. `is_sure` says that nobody needs to look.
    """

    topic: str
    message: str
    original: Span = field(default=NOWHERE)
    excerpt: str = ""
    result: Span = field(default=NOWHERE)
    left_out: str = ""
    quote: str = ""
    proposal: str = ""
    is_sure: bool = False
    is_applied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """An act imported. `figures` say what was found, as (what, how many): ("engagements", 63).

    `words` counts those of the original, then those in the result, then those told as left out. `diagnostics` are what
    the checks say of the act, at their places in the result.
    """

    file: str
    title: str
    figures: tuple[tuple[str, int], ...]
    words: tuple[int, int, int]
    findings: tuple[Finding, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
