"""What the readers of blocks share: the tree, the shapes, and a list in which each puts what it has to say."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.diagnostics.source import SourceText
from compiler.diagnostics.span import Span
from compiler.diagnostics.tree import SourceTree
from compiler.parse.record import Record
from compiler.parse.shape import Shapes


@dataclass
class Reading:
    """The state of one parse.

    `names` are the short names of parties and sets, known before the text is read. `records` are those of files read
    already, since several tables may show one file; `used` are the texts that the block being read was read from beside
    itself. `as_signed` says that totals are printed as they are stated.
    """

    tree: SourceTree
    shapes: Shapes
    names: Mapping[str, str] = field(default_factory=dict)
    as_signed: bool = False
    diagnostics: list[Diagnostic] = field(default_factory=list)
    ids: dict[str, Span] = field(default_factory=dict)
    records: dict[str, tuple[Record, ...]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def text(self, path: str) -> SourceText | None:
        """Return a text of the tree, None when there is none; what is being read depends on it."""
        self.used.add(path)
        return self.tree.texts.get(path)

    def report(  # noqa: PLR0913, PLR0917 - what a diagnostic holds, in the order it is said
        self,
        code: str,
        message: str,
        span: Span,
        hint: str = "",
        quote: str = "",
        related: tuple[Related, ...] = (),
    ) -> None:
        """Add one diagnostic."""
        self.diagnostics.append(
            Diagnostic(code=code, message=message, span=span, hint=hint, quote=quote, related=related)
        )

    def claim(self, name: str, span: Span, quote: str = "") -> bool:
        """Take an id, written as `quote` at `span`; report it when another thing has it already."""
        first = self.ids.setdefault(name, span)
        if first is span:
            return True
        self.report(
            "id.duplicate",
            f"L'identifiant « {name} » est déjà pris.",
            span,
            hint="donnez à chaque chose un identifiant qui lui soit propre",
            quote=quote or name,
            related=(Related(caption="première définition ici", span=first),),
        )
        return False
