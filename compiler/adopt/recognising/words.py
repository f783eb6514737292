"""The words of a paper that neither the act nor a decision holds: nothing should be left."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from compiler.adopt.recognising.adoption import Adoption
from compiler.adopt.recognising.folding import words_of
from compiler.adopt.recognising.statement import without_bullet
from compiler.adopt.recognising.table_titles import announced_title
from compiler.diagnostics.span import NOWHERE
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
from compiler.model.division import Division
from compiler.model.engagement import Engagement, Indicator
from compiler.model.label import kind_name
from compiler.model.paper import Entry, Grid, Heading, Image, Line, Paper, Piece
from compiler.model.phrase import parties_by_id
from compiler.model.protocol import Protocol
from compiler.model.table import Row, Table
from compiler.model.text import plain

_ORDINALS = {"1er": "1", "1ère": "1", "1ere": "1"}


def words_left_out(paper: Paper, adoption: Adoption) -> tuple[str, ...]:
    """Return the words of the paper that are found nowhere, in its order; each counts as often as it is written."""
    held = Counter(word for text in _adopted_texts(adoption) for word in words_of(text))
    left: list[str] = []
    for text in paper_texts(paper):
        for word in words_of(text):
            same = word if held[word] else _ORDINALS.get(word, word)
            if held[same]:
                held[same] -= 1
            else:
                left.append(word)
    return tuple(left)


def paper_texts(paper: Paper) -> Iterator[str]:
    """Yield every text of a paper, in order, footnotes last."""
    yield from _piece_texts(paper.pieces)
    for note in paper.notes:
        yield plain(note.words)


def _piece_texts(pieces: Iterable[Piece]) -> Iterator[str]:
    for piece in pieces:
        match piece:
            case Heading():
                yield plain(piece.words)
            case Line() | Entry(marker=""):
                yield without_bullet(plain(piece.words))
            case Entry():
                yield f"{piece.marker} {plain(piece.words)}" if piece.marker != "o" else plain(piece.words)
            case Image():
                yield piece.alternative
            case Grid():
                yield plain(piece.caption)
                for row in piece.rows:
                    for cell in row:
                        yield from _piece_texts(cell.pieces)


def _adopted_texts(adoption: Adoption) -> Iterator[str]:
    """Yield what the act says, then what the decisions say is left out.

    The names of parties are not counted: each line that gave one is told, and left out whole.
    """
    protocol = adoption.protocol
    yield from (protocol.identity.title, protocol.identity.subtitle)
    yield protocol.accession.text if protocol.accession else ""
    names = parties_by_id(protocol)
    for division in protocol.divisions:
        yield from _division(division, protocol, names)
    for note in protocol.notes:
        yield plain(note.content)
    for decision in adoption.decisions:
        yield decision.left_out


def _division(division: Division, protocol: Protocol, names: dict[str, str]) -> Iterator[str]:
    if division.number:
        yield f"{kind_name(division.kind, protocol.levels)} {division.number}"
    yield plain(division.title)
    yield from _blocks(division.blocks)
    # A table without title of its own was given that of its division, or words just before it: both are said once.
    for before, block in pairwise((None, *division.blocks)):
        said = plain(before.content) if isinstance(before, Paragraph) else ""
        if isinstance(block, Table) and plain(block.title) != plain(division.title):
            yield "" if announced_title(said) == plain(block.title) else plain(block.title)
    yield from _indicators(division.indicators)
    for engagement in division.engagements:
        yield from _engagement(engagement, names)
    for child in division.children:
        yield from _division(child, protocol, names)


def _engagement(engagement: Engagement, names: dict[str, str]) -> Iterator[str]:
    if engagement.code_span is not NOWHERE:
        yield engagement.code
    yield from _blocks(engagement.content)
    for partner in engagement.partners:
        yield f"{names.get(partner.party, '')} {partner.service}"
    yield from _indicators((*engagement.follow_up, *engagement.impact))


def _indicators(indicators: Iterable[Indicator]) -> Iterator[str]:
    for indicator in indicators:
        yield plain(indicator.label)


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                yield plain(block.content)
            case ItemList():
                for rank, item in enumerate(block.items):
                    yield "" if block.start is None else str(block.start + rank)
                    yield from _blocks(item.blocks)
            case Quotation():
                yield from _blocks(block.blocks)
            case Table():
                yield from _table(block)
            case Picture():
                yield from (block.alternative, plain(block.caption))
            case Chart() | Attachment():
                yield plain(block.title)
            case Funding():
                yield plain(block.subject)


def _table(table: Table) -> Iterator[str]:
    for column in table.columns:
        yield plain(column.title)
    merged = {column.id for column in table.columns if column.merges}
    above: Row | None = None
    for row in table.rows:
        for place, cell in enumerate(row.cells):
            if (
                cell.column in merged
                and above is not None
                and cell.paragraphs == above.cells[place].paragraphs
                and cell.span == above.cells[place].span
            ):
                continue
            for paragraph in cell.paragraphs:
                yield plain(paragraph).replace("\u00a0", " ")
        above = row
    for total in table.totals:
        yield plain(total.label)
        yield from (text.replace("\u00a0", " ") for _, _, text in total.sums)
