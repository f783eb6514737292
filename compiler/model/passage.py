"""Every text of the act, in reading order, with where it stands: what a check reads when it looks for words.

Texts of the title page and of the parties are left out.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate

from compiler.diagnostics.span import Span
from compiler.model.block import (
    Attachment,
    Block,
    Chart,
    Funding,
    ItemList,
    Paragraph,
    Picture,
    Quotation,
)
from compiler.model.division import SECTION, Division, Level
from compiler.model.engagement import Engagement, Indicator
from compiler.model.label import NO_BREAK, kind_name
from compiler.model.latest import Latest
from compiler.model.protocol import Protocol
from compiler.model.table import Table
from compiler.model.text import Inlines, Text, plain


class Form(Enum):
    """What a text is in the act."""

    TITLE = "titre"
    PROSE = "alinéa"
    ENGAGEMENT = "engagement"
    INDICATOR = "indicateur"
    CELL = "cellule"
    LABEL = "libellé"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One text: its inlines, its words with spaces and apostrophes as typed, its place.

    Offsets in `text` are those of the printed words. `division` is None for footnotes; `place` is in words,
    article included ("l'article 3", "l'engagement 1.1-01").
    """

    content: Inlines
    text: str
    span: Span
    form: Form
    division: Division | None
    place: str


@dataclass(frozen=True, slots=True)
class _Search:
    """Texts with all their words in one run of bytes: searched several times faster than text after text."""

    texts: tuple[Passage, ...]
    words: bytes
    starts: tuple[int, ...]
    found: dict[tuple[str, ...], tuple[Passage, ...]]

    def find(self, clues: tuple[str, ...]) -> tuple[Passage, ...]:
        if clues not in self.found:
            ranks = {rank for clue in clues for rank in self._ranks(clue.encode())}
            self.found[clues] = tuple(self.texts[rank] for rank in sorted(ranks))
        return self.found[clues]

    def _ranks(self, clue: bytes) -> Iterator[int]:
        place = self.words.find(clue)
        while place >= 0:
            rank = bisect_right(self.starts, place) - 1
            yield rank
            place = self.words.find(clue, self.starts[rank + 1])


def _search_in(found: tuple[tuple[Passage, bytes], ...]) -> _Search:
    texts, lowered = tuple(text for text, _ in found), [words for _, words in found]
    starts = tuple(accumulate((len(text) + 1 for text in lowered), initial=0))
    return _Search(texts, b"\n".join(lowered), starts, {})


@dataclass(frozen=True, slots=True)
class _Texts:
    """The texts of an act, and two ways to search them."""

    texts: tuple[Passage, ...]
    everywhere: _Search
    in_prose: _Search


_OUT_OF_PROSE = (Form.CELL, Form.INDICATOR)


def _gather(protocol: Protocol) -> _Texts:
    texts = _read(protocol)
    lowered = tuple((passage, passage.text.lower().encode()) for passage in texts)
    in_prose = tuple(pair for pair in lowered if pair[0].form not in _OUT_OF_PROSE)
    return _Texts(texts, _search_in(lowered), _search_in(in_prose))


_LATEST = Latest(_gather)


def passages(protocol: Protocol) -> tuple[Passage, ...]:
    """Return every text in reading order, footnotes last; a record that several tables show is read once."""
    return _LATEST.of(protocol).texts


def passages_with(protocol: Protocol, *clues: str) -> tuple[Passage, ...]:
    """Return, in reading order, the texts that hold one of the clues, which are in lower case."""
    return _LATEST.of(protocol).everywhere.find(clues)


def prose_with(protocol: Protocol, *clues: str) -> tuple[Passage, ...]:
    """Return, in reading order, the texts that hold one of the clues, cells and indicators aside."""
    return _LATEST.of(protocol).in_prose.find(clues)


def _read(protocol: Protocol) -> tuple[Passage, ...]:
    reader = _Reader(protocol.levels)
    for division in protocol.all_divisions():
        reader.read_division(division)
    reader.home = None
    for note in protocol.notes:
        reader.place = f"la note{NO_BREAK}{note.number}" if note.number else "une note"
        reader.read_text(note.content, note.span, Form.NOTE)
    return tuple(reader.found)


def folded(content: Inlines) -> str:
    """Return the printed words with plain spaces and straight apostrophes, letter for letter."""
    only = content[0] if len(content) == 1 else None
    words = only.text if isinstance(only, Text) else plain(content)
    words = words.replace(NO_BREAK, " ").replace("\u202f", " ").replace("’", "'")
    # Patterns that ignore case take these for s and i, and what they found would then be in no list of words.
    return words.replace("ſ", "s").replace("İ", "I").replace("ı", "i")


def place_name(division: Division, levels: tuple[Level, ...]) -> str:
    """Return a division with its article: "l'article 3", "la priorité 2", "« Contexte »"."""
    if division.kind == SECTION and not division.number:
        return f"«{NO_BREAK}{plain(division.title)}{NO_BREAK}»"
    noun = kind_name(division.kind, levels)
    gender = next((level.gender for level in levels if level.id == division.kind), "")
    if noun[:1] in "aeiouyhéèêàâîôûœ":
        article = "l'"
    else:
        article = "la " if gender == "féminin" or division.kind == SECTION else "le "
    return f"{article}{noun}{NO_BREAK}{division.number}" if division.number else f"{article}{noun}"


class _Reader:
    """Gathers the texts of one division after another, children aside."""

    def __init__(self, levels: tuple[Level, ...]) -> None:
        self.levels = levels
        self.home: Division | None = None
        self.place = ""
        self.found: list[Passage] = []
        self._records: set[tuple[str, int, int, str]] = set()

    def read_division(self, home: Division) -> None:
        self.home, self.place = home, place_name(home, self.levels)
        self.read_text(home.title, home.span, Form.TITLE)
        self._blocks(home.blocks, Form.PROSE)
        self._indicators(home.indicators)
        for engagement in home.engagements:
            self._engagement(engagement)

    def read_text(self, content: Inlines, span: Span, form: Form) -> None:
        if content:
            self.found.append(
                Passage(
                    content=content,
                    text=folded(content),
                    span=span,
                    form=form,
                    division=self.home,
                    place=self.place,
                )
            )

    def _engagement(self, engagement: Engagement) -> None:
        self.place = f"l'engagement{NO_BREAK}{engagement.code}"
        self._blocks(engagement.content, Form.ENGAGEMENT)
        self._indicators((*engagement.follow_up, *engagement.impact))

    def _indicators(self, indicators: tuple[Indicator, ...]) -> None:
        for indicator in indicators:
            self.read_text(indicator.label, indicator.span, Form.INDICATOR)

    def _blocks(self, blocks: tuple[Block, ...], form: Form) -> None:
        for block in blocks:
            self._block(block, form)

    def _block(self, block: Block, form: Form) -> None:
        match block:
            case Paragraph():
                self.read_text(block.content, block.span, form)
            case ItemList():
                for item in block.items:
                    self._blocks(item.blocks, form)
            case Quotation():
                self._blocks(block.blocks, form)
            case Table():
                self._table(block)
            case Chart():
                self.read_text(block.title, block.span, Form.LABEL)
                self.read_text(block.alternative, block.span, Form.LABEL)
            case Picture():
                self.read_text(block.caption, block.span, Form.LABEL)
            case Attachment():
                self.read_text(block.title, block.span, Form.LABEL)
            case Funding():
                self.read_text(block.subject, block.span, Form.LABEL)

    def _table(self, table: Table) -> None:
        outside = self.place
        self.place = f"le tableau{NO_BREAK}{table.number}"
        self.read_text(table.title, table.span, Form.TITLE)
        for column in table.columns:
            self.read_text(column.title, column.span, Form.LABEL)
        for row in table.rows:
            for cell in row.cells:
                for rank, paragraph in enumerate(cell.paragraphs):
                    record = (cell.span.file, cell.span.line, cell.span.column, f"{cell.column}.{rank}")
                    if record not in self._records or not cell.span.file:
                        self._records.add(record)
                        self.read_text(paragraph, cell.span, Form.CELL)
        for total in table.totals:
            self.read_text(total.label, total.span, Form.LABEL)
        self.place = outside
