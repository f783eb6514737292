"""What one sentence of an avenant orders, with the place of that sentence: a fault is told where it stands."""

from dataclasses import dataclass

from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.diagnostics.span import Span, whole_lines
from compiler.model.operation import Operation


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """An operation, with its sentence as it reads and the rank of the paragraph that it begins, from 1."""

    operation: Operation
    line: int
    sentence: str

    def span(self, file: str) -> Span:
        """Return where the sentence stands in a file."""
        return whole_lines(file, self.line, self.line)


def refused(order: Order, code: str, why: str, file: str, other: Order | None = None) -> Diagnostic:
    """Return that an order cannot be applied, at its sentence, and at that of the order that stands in its way."""
    related: tuple[Related, ...] = ()
    if other is not None and other.line != order.line:
        related = (Related(caption=f"l'autre phrase, « {other.sentence} »", span=other.span(file)),)
    return Diagnostic(
        code=code,
        message=f"La phrase « {order.sentence} » ne peut pas être appliquée : {why[:1].lower()}{why[1:]}",
        span=order.span(file),
        hint="cet avenant a été écrit pour une autre version du texte, ou modifié à la main",
        related=related,
    )
