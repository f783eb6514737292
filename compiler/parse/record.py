"""One row of a table as written, before its columns give it types."""

from dataclasses import dataclass

from compiler.diagnostics.span import Span
from compiler.model.text import Inlines
from compiler.parse.corner import Corner, inline_of
from compiler.parse.inline import read_inline
from compiler.parse.nodes import Node


@dataclass(frozen=True, slots=True)
class RawValue:
    """A value as written: its texts (several for a list), its place, and the node when it comes from YAML."""

    texts: tuple[str, ...]
    span: Span
    nodes: tuple[Node, ...] = ()

    @property
    def text(self) -> str:
        """Return the value as one text, lists joined by bars."""
        return "|".join(self.texts)

    def inlines(self, corner: Corner) -> tuple[Inlines, ...]:
        """Return each text as inline Markdown."""
        if self.nodes:
            return tuple(inline_of(node, corner) for node in self.nodes)
        # A record of a CSV file knows its lines, not its cells.
        whole = self.span if self.span.end_line > self.span.line else None
        here = Corner(file=self.span.file, notes=corner.notes, whole=whole)
        return tuple(
            read_inline(text, here.place(text, self.span.line, self.span.column)) for text in self.texts
        )


@dataclass(frozen=True, slots=True)
class Record:
    """One row as written."""

    id: str
    values: dict[str, RawValue]
    span: Span
