"""A planned file to its Markdown: headings, blocks, engagements, each with its footnotes and its remarks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from compiler.model.block import Attachment, Block, Chart, Funding, ItemList, Paragraph, Picture, Quotation
from compiler.model.division import Division, Level
from compiler.model.engagement import Engagement
from compiler.model.nesting import flatten
from compiler.model.protocol import Note
from compiler.model.table import Table
from compiler.write.footnotes import note_lines, notes_in_block, notes_in_division, notes_in_text, with_inner
from compiler.write.identity import one_line
from compiler.write.inline import Hand
from compiler.write.layout import PlannedFile
from compiler.write.prose import ANOTHER_LIST, block_lines, runs_on
from compiler.write.records import (
    attachment_lines,
    chart_lines,
    context_lines,
    engagement_lines,
    funding_lines,
)
from compiler.write.table_block import Kept, table_lines
from compiler.write.tables import Grid
from compiler.write.titles import heading_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What every page needs: the notes, the tables with where their records are and their numbers, the remarks."""

    levels: tuple[Level, ...]
    notes: Mapping[str, Note]
    grids: Mapping[str, Grid]
    kept: Mapping[str, Kept]
    numbers: Mapping[str, str]
    remarks: Mapping[str, str]


def held_blocks(division: Division) -> tuple[Block, ...]:
    """Return the blocks that a division is written with: data inside a list or an engagement stands after it."""
    found: list[Block] = []
    for block in division.blocks:
        found.append(block)
        if isinstance(block, ItemList | Quotation):
            found += _data_in((block,))
    for engagement in division.engagements:
        found += _data_in(engagement.content)
    return tuple(found)


def _data_in(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for unit in flatten(blocks):
        if not isinstance(unit.leaf, Paragraph | Picture):
            yield unit.leaf


def write_page(planned: PlannedFile, desk: Desk, hand: Hand, uncalled: Sequence[Note]) -> str:
    """Return the text of a file; `uncalled` are notes that no text calls, which stand at its end."""
    page = _Page(desk, hand)
    for division, depth in planned.divisions:
        page.division(division, depth)
    page.notes([note.id for note in uncalled])
    return "\n\n".join(page.parts) + "\n"


@dataclass
class _Page:
    """Gathers the parts of a file, which blank lines keep apart."""

    desk: Desk
    hand: Hand
    parts: list[str] = field(default_factory=list)
    _written: set[str] = field(default_factory=set)

    def add(self, lines: list[str]) -> None:
        if lines:
            self.parts.append("\n".join(lines))

    def notes(self, called: Sequence[str]) -> None:
        """Add the notes of what was just written, those that it is the first to call."""
        fresh = [name for name in with_inner(called, self.desk.notes) if name not in self._written]
        self._written.update(fresh)
        known = (self.desk.notes[name] for name in fresh if name in self.desk.notes)
        self.add([line for note in known for line in note_lines(note, self.hand)])

    def division(self, division: Division, depth: int) -> None:
        self.add([heading_line(division, depth, self.desk.levels, self.hand)])
        self._remark(division.id)
        self.notes(notes_in_text(division.title))
        self._blocks(held_blocks(division))
        if division.indicators:
            self.add(context_lines(division.indicators, self.hand))
            self.notes([name for one in division.indicators for name in notes_in_text(one.label)])
        for engagement in division.engagements:
            self._engagement(engagement)

    def _blocks(self, blocks: tuple[Block, ...]) -> None:
        last: Block | None = None
        for block in blocks:
            lines = self._lines(block)
            if not lines:
                continue
            if last is not None and runs_on(last, block):
                self.add([ANOTHER_LIST])
            self._remark(getattr(block, "id", ""))
            self.add(lines)
            self.notes(notes_in_block(block))
            last = block

    def _lines(self, block: Block) -> list[str]:
        match block:
            case Table():
                name = block.id
                return table_lines(
                    self.desk.grids[name], self.desk.kept[name], self.desk.numbers[name], self.hand
                )
            case Chart():
                return chart_lines(block, self.hand)
            case Attachment():
                return attachment_lines(block, self.hand)
            case Funding():
                return funding_lines(block, self.hand)
            case _:
                return block_lines(block, self.hand)

    def _engagement(self, engagement: Engagement) -> None:
        self._remark(engagement.id)
        self.add(engagement_lines(engagement, self.hand))
        self.notes(notes_in_division(holding(engagement)))

    def _remark(self, name: str) -> None:
        if name and name in self.desk.remarks:
            self.add([comment(self.desk.remarks[name])])


def holding(engagement: Engagement) -> Division:
    """Return a division that holds nothing but an engagement."""
    return Division(kind="section", id="", number="", title=(), depth=1, engagements=(engagement,))


def comment(remark: str) -> str:
    """Return a remark as a comment of Markdown, which nothing in it can shut."""
    return f"<!-- {one_line(remark).replace('-->', '→').replace('--', '–')} -->"
