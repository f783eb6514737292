"""The text of an engagement on one line to the same text as a block, which alone can hold several alinéas."""

from compiler.diagnostics.span import Span, whole_lines
from compiler.write.regions import Lines, fence_around
from compiler.write.sheets import ValueField, field_at

_BLOCK = "|"


def field_of(text: str, span: Span) -> ValueField | None:
    """Return the value of YAML, inside a fence of Markdown, that holds the first line of a span."""
    lines = Lines(text)
    around = fence_around(lines, span.line) if span.file.endswith(".md") else None
    return field_at(lines, around, span.line) if around else None


def opened(text: str, span: Span) -> tuple[str, Span] | None:
    """Return a file whose text at `span` is a block, and the place of its words there; None when it cannot be one.

    A text of several lines between quotes says all its alinéas at one place: which one is meant is not known.
    """
    field = field_of(text, span)
    if field is None:
        return None
    if field.node.style == _BLOCK:
        return text, span
    words = field.node.value.strip()
    if field.is_flow or not words or len(words.splitlines()) > 1:
        return None
    lines = text.split("\n")
    start, end = field.node.start_mark, field.node.end_mark
    after = "" if field.node.style == ">" else lines[field.last - 1][end.column :].rstrip()
    head = lines[field.line - 1][: start.column].rstrip()
    lines[field.line - 1 : field.last] = [
        f"{head} {_BLOCK}{after}",
        f"{' ' * (field.indent + 2)}{words}",
    ]
    line = field.line + 1
    return "\n".join(lines), whole_lines(span.file, line, line)
