"""What the readers of blocks share: the tree, the shapes, and a list in which each puts what it has to say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.diagnostics.span import Span
from compiler.diagnostics.tree import SourceTree
from compiler.model.text import Inlines
from compiler.parse.inline import Place, read_inline
from compiler.parse.nodes import Node, Scalar
from compiler.parse.shape import Shapes


@dataclass
class Reading:
    """The state of one parse. `names` are the short names of parties and sets, known before the text is read."""

    tree: SourceTree
    shapes: Shapes
    names: Mapping[str, str] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    ids: dict[str, Span] = field(default_factory=dict)

    def report(self, code: str, message: str, span: Span, hint: str = "", quote: str = "",
               related: tuple[Related, ...] = ()) -> None:
        """Add one diagnostic."""
        self.diagnostics.append(Diagnostic(code=code, message=message, span=span, hint=hint, quote=quote, related=related))

    def claim(self, name: str, span: Span) -> bool:
        """Take an id for the thing at `span`; report it when another thing has it already."""
        first = self.ids.setdefault(name, span)
        if first is span:
            return True
        self.report("id.duplicate", f"L'identifiant « {name} » est déjà pris.", span,
                    hint="donnez à chaque chose un identifiant qui lui soit propre", quote=name,
                    related=(Related(caption="première définition ici", span=first),))
        return False


@dataclass(frozen=True, slots=True)
class Corner:
    """The place of a text being read: its file, and the Markdown file whose footnotes it may call."""

    file: str
    notes: str

    @property
    def folder(self) -> PurePosixPath:
        """Return the folder that paths written here start from."""
        return PurePosixPath(self.file).parent


def inline_of(node: Node | None, corner: Corner) -> Inlines:
    """Return the inline text of a YAML scalar; empty when there is none."""
    if not isinstance(node, Scalar) or node.value is None:
        return ()
    column = node.span.column if node.content_line == node.span.line else 1
    return read_inline(node.text, Place(file=corner.file, line=node.content_line, column=column, raw=node.text,
                                        notes=corner.notes))
