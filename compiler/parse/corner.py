"""Where a text being read stands, and its inline words."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from compiler.model.text import Inlines
from compiler.parse.inline import Place, read_inline
from compiler.parse.nodes import Node, Scalar


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
    return read_inline(
        node.text,
        Place(file=corner.file, line=node.content_line, column=column, raw=node.text, notes=corner.notes),
    )
