"""Entries to the text of the redline."""

from collections.abc import Iterator, Sequence

from compiler.render.docx.contents import frame_contents
from compiler.render.docx.markup import FIELD_END
from compiler.render.redline.ends import Ends, close_lines
from compiler.render.redline.entries import ContentsEntry, Entry, GridEntry, LineEntry
from compiler.render.redline.grids import GridScribe
from compiler.render.redline.lines import LineScribe


def write_entries(entries: Sequence[Entry], lines: LineScribe) -> Iterator[str]:
    """Yield the whole text, its last section aside."""
    closed = close_lines(entries)
    ends = Ends(lines.moves).of_lines(closed)
    grids = GridScribe(lines)
    for rank, entry in enumerate(closed):
        match entry:
            case LineEntry():
                yield from lines.line(entry, ends.get(rank), inside=False)
            case GridEntry():
                yield grids.grid(entry)
            case ContentsEntry():
                yield _contents(entry, lines)


def _contents(entry: ContentsEntry, lines: LineScribe) -> str:
    """Return the table of contents; what opens and closes its field is never marked."""
    written = lines.of_cell(entry.lines)
    head, end, rest = written[0].partition("</w:pPr>")
    written[0] = f"{head}{end}{entry.item.opening}{rest}"
    written[-1] = f"{written[-1].removesuffix('</w:p>')}{FIELD_END}</w:p>"
    return frame_contents(entry.item.title, "".join(written))
