"""The blocks of all files, read as one text, to the tree of divisions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from compiler.diagnostics.span import whole_lines
from compiler.model.block import Block
from compiler.model.division import Division, Level
from compiler.model.engagement import Engagement, Indicator
from compiler.parse.context import Reading
from compiler.parse.corner import Corner
from compiler.parse.fences import read_fence
from compiler.parse.headings import Heading, read_heading
from compiler.parse.markdown import RawBlock, RawFence, RawHeading, RawNote
from compiler.parse.prose import read_prose
from compiler.parse.recall import Recall


@dataclass
class _Open:
    """A division being filled."""

    heading: Heading
    blocks: list[Block] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    engagements: list[Engagement] = field(default_factory=list)
    children: list["_Open"] = field(default_factory=list)


def read_divisions(
    files: tuple[tuple[str, tuple[RawBlock, ...]], ...], levels: tuple[Level, ...], reading: Reading
) -> tuple[Division, ...]:
    """Read the blocks of each file in turn as one text.

    Errors: heading.skipped-level, heading.none, and those of headings, prose and blocks.
    """
    builder = _Builder(levels, reading)
    for path, blocks in files:
        builder.read(path, blocks)
    return tuple(_close(division) for division in builder.roots)


class _Builder:
    """Keeps the path of open divisions, outermost first."""

    def __init__(self, levels: tuple[Level, ...], reading: Reading) -> None:
        self.levels = levels
        self.reading = reading
        self.recall = Recall(reading)
        self.roots: list[_Open] = []
        self.path: list[_Open] = []
        self.told_none = False

    def read(self, path: str, blocks: tuple[RawBlock, ...]) -> None:
        corner = Corner(file=path, notes=path)
        for block in blocks:
            match block:
                case RawHeading():
                    self._open(block, corner)
                case RawNote():
                    pass  # Notes are gathered once for the whole act.
                case RawFence():
                    self._take_fence(block, corner)
                case _:
                    holder = self._holder(corner, block.line)
                    self._add(holder, self.recall.read(block, corner, _prose), corner, block.line)

    def _open(self, raw: RawHeading, corner: Corner) -> None:
        heading = read_heading(raw, corner, self.levels, self.reading)
        if heading is None:
            # What follows still needs a holder, so that its own mistakes are reported in the same run.
            span = whole_lines(corner.file, raw.line, raw.line)
            heading = Heading(kind="section", number="", title=(), id="", depth=raw.depth, span=span)
        while self.path and self.path[-1].heading.depth >= heading.depth:
            self.path.pop()
        above = self.path[-1].heading.depth if self.path else 0
        if heading.depth > above + 1:
            self.reading.report(
                "heading.skipped-level",
                f"Ce titre a {heading.depth} dièses ; {above + 1} étaient attendus.",
                heading.span,
                hint=f"écrivez « {'#' * (above + 1)} » : les niveaux de titre se suivent",
            )
        division = _Open(heading=heading)
        (self.path[-1].children if self.path else self.roots).append(division)
        self.path.append(division)

    def _take_fence(self, fence: RawFence, corner: Corner) -> None:
        content = self.recall.read(fence, corner, read_fence)
        if content is None:
            return
        holder = self._holder(corner, fence.line)
        match content:
            case Engagement():
                holder.engagements.append(content)
            case tuple():
                holder.indicators.extend(content)
            case _:
                self._add(holder, (content,), corner, fence.line)

    def _add(self, holder: _Open, blocks: Iterable[Block], corner: Corner, line: int) -> None:
        """Give a division its blocks; one written after an engagement is told, for it is printed before the table."""
        if holder.engagements:
            self.reading.report(
                "markdown.after-engagement",
                "Ce texte suit un engagement : il s'imprimera avant le tableau des engagements.",
                whole_lines(corner.file, line, line),
                hint="placez-le avant le premier engagement, ou sous un titre qui lui soit propre",
            )
        holder.blocks.extend(blocks)

    def _holder(self, corner: Corner, line: int) -> _Open:
        if self.path:
            return self.path[-1]
        if not self.told_none:
            self.told_none = True
            self.reading.report(
                "heading.none",
                "Ce texte n'est sous aucun titre.",
                whole_lines(corner.file, line, line),
                hint="commencez le premier fichier par un titre, par exemple « # Préambule {#preambule} »",
            )
        span = whole_lines(corner.file, line, line)
        return _Open(heading=Heading(kind="section", number="", title=(), id="", depth=1, span=span))


def _prose(block: RawBlock, corner: Corner, reading: Reading) -> tuple[Block, ...]:
    return tuple(read_prose((block,), corner, reading))


def _close(opened: _Open) -> Division:
    heading = opened.heading
    return Division(
        kind=heading.kind,
        id=heading.id,
        number=heading.number,
        title=heading.title,
        depth=heading.depth,
        blocks=tuple(opened.blocks),
        indicators=tuple(opened.indicators),
        engagements=tuple(opened.engagements),
        children=tuple(_close(child) for child in opened.children),
        span=heading.span,
    )


def notes_in(path: str, blocks: tuple[RawBlock, ...]) -> Iterator[tuple[Corner, RawNote]]:
    """Yield the footnotes written in a file."""
    for block in blocks:
        if isinstance(block, RawNote):
            yield Corner(file=path, notes=path), block
