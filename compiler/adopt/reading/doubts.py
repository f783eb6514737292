"""What readers put right, left out or were unsure of, gathered in the order in which it was met."""

from dataclasses import dataclass, field

from compiler.diagnostics.span import Span
from compiler.model.paper import Doubt, DoubtKind

_LONGEST = 70


@dataclass
class Doubts:
    """Gathers the doubts of one reading."""

    found: list[Doubt] = field(default_factory=list)

    def tell(
        self, kind: DoubtKind, message: str, span: Span, *, left_out: str = "", is_sure: bool = False
    ) -> None:
        """Add a doubt, told in one sentence."""
        self.found.append(Doubt(kind=kind, message=message, span=span, left_out=left_out, is_sure=is_sure))

    def in_order(self) -> tuple[Doubt, ...]:
        """Return the doubts in the order of the original."""
        return tuple(sorted(self.found, key=lambda doubt: (doubt.span.line, doubt.span.column)))


def quoted(text: str) -> str:
    """Return words between guillemets, cut short when they are many."""
    flat = " ".join(text.split())
    if len(flat) > _LONGEST:
        flat = f"{flat[:_LONGEST].rsplit(' ', 1)[0]}…"
    return f"« {flat} »"


def counted(number: int, one: str, many: str) -> str:
    """Return "1 ligne", "3 lignes"."""
    return f"{number} {one if number == 1 else many}"
