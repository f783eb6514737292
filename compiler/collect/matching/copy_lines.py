"""Reviewed lines to the lines of the copy as it was sent: one that an added mark cut is whole again.

What reviewers added whole is told from what they were sent; rows of tables added or removed are kept together.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from compiler.model.change import Mark
from compiler.model.review import Edge, ReviewedLine, Run, Trace


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLine:
    """A line of the copy before review, or one that a reviewer added whole (`text` is then empty).

    `lines` are the reviewed lines that it became. `row` is the table and the row that were added or removed with it.
    """

    lines: tuple[ReviewedLine, ...]
    text: str
    is_added: bool = False
    row: tuple[int, int] | None = None

    @property
    def first(self) -> ReviewedLine:
        """The first of the lines it became."""
        return self.lines[0]

    @property
    def rank(self) -> int:
        """Its place in the copy, -1 when it is not there."""
        return self.lines[0].rank if self.lines else -1

    @property
    def runs(self) -> Iterator[Run]:
        """All its runs, in order."""
        return (run for line in self.lines for run in line.runs)

    @property
    def after(self) -> str:
        """The words without what reviewers removed."""
        return "".join(line.after for line in self.lines)

    @property
    def anchors(self) -> tuple[str, ...]:
        """The bookmarks that open in it."""
        return tuple(anchor for line in self.lines for anchor in line.anchors)

    @property
    def is_note(self) -> bool:
        """Whether it belongs to a footnote."""
        return self.first.edge is Edge.NOTE


def copy_lines(lines: tuple[ReviewedLine, ...]) -> tuple[CopyLine, ...]:
    """Return the lines of the copy, in order; empty ones, and those of the table of contents, are left out."""
    return tuple(line for _, group in groupby(lines, key=_row_of) for line in _in_row(list(group)))


def _row_of(line: ReviewedLine) -> tuple[int, int]:
    return line.cell[:2]


def _in_row(lines: list[ReviewedLine]) -> Iterator[CopyLine]:
    """Yield the lines of one row of a table, or of the text between two tables."""
    row = _row_of(lines[0]) if lines[0].cell[0] >= 0 else None
    if row is not None and (_ends(lines, Mark.ADDED) or _has_only(lines, Mark.ADDED)):
        if any(line.after.strip() for line in lines):
            yield CopyLine(lines=tuple(lines), text="", is_added=True, row=row)
        return
    is_removed = row is not None and (_ends(lines, Mark.REMOVED) or _has_only(lines, Mark.REMOVED))
    for chain in _chains(lines):
        for line in _cut(chain):
            yield CopyLine(lines=line.lines, text=line.text, row=row) if is_removed and line.text else line


def _ends(lines: list[ReviewedLine], mark: Mark) -> bool:
    return all(line.end is mark for line in lines)


def _has_only(lines: list[ReviewedLine], mark: Mark) -> bool:
    """Tell whether one author marked all words of a row, of two cells at least: LibreOffice loses the row's mark."""
    runs = [(line.cell[2], run) for line in lines for run in line.runs if run.text.strip()]
    authors = {author_of(run.trace) for _, run in runs}
    columns = {column for column, _ in runs}
    return len(columns) > 1 and len(authors) == 1 and all(run.mark is mark for _, run in runs)


def _chains(lines: list[ReviewedLine]) -> Iterator[list[ReviewedLine]]:
    """Yield the lines that were one paragraph: an added mark did not end the line of the copy."""
    chain: list[ReviewedLine] = []
    for line in lines:
        if _is_contents(line):
            continue
        if chain and (chain[-1].end is not Mark.ADDED or _home(chain[-1]) != _home(line)):
            yield chain
            chain = []
        chain.append(line)
    if chain:
        yield chain


def _home(line: ReviewedLine) -> tuple[tuple[int, int, int], Edge]:
    return line.cell, line.edge


def _is_contents(line: ReviewedLine) -> bool:
    style = line.style.lower()
    return style.startswith(("toc", "tm ", "contents")) or (style.startswith("tm") and style[2:].isdigit())


def _cut(chain: list[ReviewedLine]) -> Iterator[CopyLine]:
    """Yield what a paragraph of the copy became: the lines added before it, itself, the lines added in or after."""
    holders = [rank for rank, line in enumerate(chain) if line.before.strip()]
    held = tuple(chain[rank] for rank in holders)
    whole = CopyLine(lines=held, text="".join(line.before for line in held)) if held else None
    for rank, line in enumerate(chain):
        if whole is not None and rank == holders[0]:
            yield whole
        if rank not in holders and any(run.text.strip() for run in line.runs):
            yield CopyLine(lines=(line,), text="", is_added=True)


def sole_remover(line: CopyLine) -> Trace | None:
    """Return who removed a line whole and put nothing in its place, None when nobody did."""
    removed = [run for run in line.runs if run.mark is Mark.REMOVED and run.text.strip()]
    if not removed or any(run.mark is Mark.KEPT and run.text.strip() for run in line.runs):
        return None
    trace = removed[0].trace
    if trace is None or any(author_of(run.trace) != trace.author for run in removed):
        return None
    added = (run for run in line.runs if run.mark is Mark.ADDED and run.text.strip())
    return None if any(author_of(run.trace) == trace.author for run in added) else trace


def author_of(trace: Trace | None) -> str:
    """Return the author of a change, empty when it was not tracked."""
    return trace.author if trace else ""
