"""An act to its computed figures that have no value: what a sentence asks for is not in the act.

A figure computed from the records cannot contradict them; one without value would print its own formula.
"""

from collections.abc import Iterator

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.model.passage import passages_with
from compiler.model.protocol import Protocol
from compiler.model.text import Figure, walk


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the figures without value, in reading order. Errors: figure.no-value."""
    for passage in passages_with(protocol, "[["):
        for inline in walk(passage.content):
            if isinstance(inline, Figure) and inline.problem:
                problem, _, hint = inline.problem.partition(". vouliez-vous")
                yield Diagnostic(
                    code="figure.no-value",
                    message=f"Dans {passage.place}, « [[{inline.expression}]] » n'a pas de valeur : "
                    f"{problem.rstrip('.')}.",
                    span=inline.span,
                    quote=inline.text,
                    hint=f"vouliez-vous{hint}" if hint else "",
                )
