"""An avenant to Markdown: one paragraph a line, escaped so that CommonMark gives back exactly the words."""

import re
from collections.abc import Iterator

from compiler.model.amendment import Amendment, Grid
from compiler.render.avenant.parts import SIGNATURES, Part, Role, parts, slot_lines

_MEANT = re.compile(r"[\\`*_\[\]<>&#|~]")
# What only the start of a line gives a meaning to.
_NUMBERED = re.compile(r"^(\d{1,9})(?=[.)](?:\s|$))")


def render_avenant_markdown(amendment: Amendment) -> bytes:
    """Return the avenant as Markdown, in UTF-8."""
    return ("\n\n".join(_blocks(amendment)) + "\n").encode()


def escape_line(text: str) -> str:
    """Return a line of Markdown that shows these words and nothing else."""
    escaped = escape_words(text)
    if escaped[:1] in ("-", "+", "="):
        return f"\\{escaped}"
    return _NUMBERED.sub(r"\1\\", escaped)


def escape_words(text: str) -> str:
    """Return words that no sign inside them gives a meaning to."""
    return _MEANT.sub(r"\\\g<0>", text)


def _blocks(amendment: Amendment) -> Iterator[str]:
    yield f"# {escape_words(amendment.title)}"
    for part in parts(amendment):
        yield _part(part) if isinstance(part, Part) else _grid(part)
    yield f"## {SIGNATURES}"
    yield escape_line(amendment.signature)
    for slot in amendment.slots:
        yield from map(escape_line, slot_lines(slot))


def _part(part: Part) -> str:
    return f"## {escape_words(part.text)}" if part.role is Role.HEADING else escape_line(part.text)


def _grid(grid: Grid) -> str:
    rows = [_row(escape_words(title) for title in grid.head), _row("---" for _ in grid.head)]
    rows += [_row("<br>".join(map(escape_words, cell)) for cell in row) for row in grid.rows]
    return "\n".join(rows)


def _row(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"
