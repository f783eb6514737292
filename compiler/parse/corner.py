"""Where a text being read stands, and its inline words."""

from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from compiler.diagnostics.span import Span, whole_lines
from compiler.model.text import Inlines
from compiler.parse.inline import Place, read_inline
from compiler.parse.nodes import Node, Scalar


@dataclass(frozen=True, slots=True)
class Corner:
    """The place of a text being read: its file, and the Markdown file whose footnotes it may call.

    `whole` is the place of all its words, when their own lines are not those of the file.
    """

    file: str
    notes: str
    whole: Span | None = None

    @property
    def folder(self) -> PurePosixPath:
        """Return the folder that paths written here start from."""
        return PurePosixPath(self.file).parent

    def lines(self, first: int, last: int) -> Span:
        """Return the span of lines `first` to `last` of the text."""
        return self.whole or whole_lines(self.file, first, last)

    def place(self, raw: str, line: int, column: int = 1) -> Place:
        """Return the place of words that start at `line`."""
        return Place(file=self.file, line=line, column=column, raw=raw, notes=self.notes, whole=self.whole)


def corner_of(node: Scalar, corner: Corner) -> Corner:
    """Return the corner of the words of a YAML scalar."""
    return replace(corner, whole=node.span) if node.folded else corner


def inline_of(node: Node | None, corner: Corner) -> Inlines:
    """Return the inline text of a YAML scalar; empty when there is none."""
    if not isinstance(node, Scalar) or node.value is None:
        return ()
    column = node.span.column if node.content_line == node.span.line else 1
    return read_inline(node.text, corner_of(node, corner).place(node.text, node.content_line, column))
