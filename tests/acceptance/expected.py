"""An act to the lines that every output must show, worked out from the act alone and not from its layout."""

from collections.abc import Iterator
from dataclasses import dataclass

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
from compiler.model.division import ANNEXE, Division
from compiler.model.engagement import Engagement, Indicator
from compiler.model.label import heading_text
from compiler.model.phrase import attachment_sentence, indicator_text, parties_by_id, partners_text
from compiler.model.protocol import Protocol
from compiler.model.table import Table
from compiler.model.text import Inlines, plain
from tests.acceptance.words import Piece, simple

HEADS = ("Engagements", "Partenaires engagés", "Indicateurs de suivi", "Indicateurs d’impact")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What every output must show, part by part; a party's name and its qualities are sought inside a line."""

    cover: tuple[str, ...]
    parties: tuple[tuple[str, ...], ...]
    contents: tuple[Piece, ...]
    body: tuple[Piece, ...]
    notes: tuple[Piece, ...]
    alternatives: tuple[Piece, ...]


def expect(protocol: Protocol) -> Expected:
    """Return what every output must show of an act."""
    identity, accession = protocol.identity, protocol.accession
    period = "–".join(map(str, identity.period or ()))
    said = (identity.territory, identity.title, identity.subtitle, period)
    joining = accession.text if accession and accession.is_open else ""
    return Expected(
        cover=tuple(simple(text) for text in (*said, joining) if text),
        parties=tuple(
            (simple(party.name), *(simple(signatory.quality) for signatory in party.signatories))
            for party in protocol.parties
        ),
        contents=tuple(_contents(protocol)),
        body=tuple(piece for piece in _Body(protocol).pieces() if piece.text),
        notes=tuple(
            Piece(text=simple(plain(note.content)), place=f"note {note.number}") for note in protocol.notes
        ),
        alternatives=tuple(_alternatives(protocol)),
    )


def _contents(protocol: Protocol) -> Iterator[Piece]:
    """Yield the headings of the first two depths, those that open a table of engagements, the signatures."""
    tabled = {level.id for level in protocol.levels if level.has_table}
    signatures = [Piece(text="Signatures", place="table des matières, signatures")]
    for division in protocol.all_divisions():
        if division.kind == ANNEXE:
            # They stand between the body and the annexes.
            yield from signatures
            signatures = []
        if division.depth <= 2 or division.kind in tabled:
            text = simple(plain(heading_text(division, protocol.levels)))
            yield Piece(text=text, place=f"table des matières, {division.id}")
    yield from signatures


def _alternatives(protocol: Protocol) -> Iterator[Piece]:
    for block in protocol.blocks():
        match block:
            case Chart():
                yield Piece(text=simple(plain(block.alternative)), place=block.id)
            case Picture():
                yield Piece(text=simple(block.alternative), place=block.path)
            case _:
                pass


class _Body:
    """Walks the divisions; `place` is what a failure names."""

    def __init__(self, protocol: Protocol) -> None:
        self.protocol = protocol
        self.names = parties_by_id(protocol)
        self.tabled = {level.id for level in protocol.levels if level.has_table}
        self.place = ""

    def pieces(self) -> Iterator[Piece]:
        for division in self.protocol.body():
            yield from self._division(division)
        yield from self._signatures()
        for division in self.protocol.annexes():
            yield from self._division(division)

    def _piece(self, text: str) -> Piece:
        return Piece(text=simple(text), place=self.place)

    def _words(self, content: Inlines) -> Piece:
        return self._piece(plain(content))

    def _signatures(self) -> Iterator[Piece]:
        self.place = "signatures"
        yield self._piece("Signatures")
        identity = self.protocol.identity
        if identity.place:
            yield self._piece(f"Fait à {identity.place}{_signed(self.protocol)}.")
        for party in self.protocol.parties:
            for signatory in party.signatories:
                article, _, _ = party.name.replace("’", " ").partition(" ")
                small = party.name[:1].lower() if article in {"Le", "La", "Les", "L"} else party.name[:1]
                yield self._piece(f"Pour {small}{party.name[1:]}")
                yield self._piece(signatory.quality)
                yield self._piece(signatory.name)

    def _division(self, division: Division) -> Iterator[Piece]:
        self.place = division.id
        yield self._words(heading_text(division, self.protocol.levels))
        yield from self._under_heading(division)
        if division.kind in self.tabled and _is_one_table(division):
            yield from self._heads()
            for holder in (division, *division.children):
                yield from self._held(holder, is_child=holder is not division)
            return
        if division.engagements:
            yield from self._heads()
            yield from self._held(division, is_child=False)
        for child in division.children:
            yield from self._division(child)

    def _under_heading(self, division: Division) -> Iterator[Piece]:
        yield from self._blocks(division.blocks)
        if division.indicators:
            plural = "s" if len(division.indicators) > 1 else ""
            yield self._piece(f"Indicateur{plural} de contexte")
            for indicator in division.indicators:
                yield self._indicator(indicator)

    def _heads(self) -> Iterator[Piece]:
        level = self.protocol.levels[-1]
        yield self._piece(level.plural[:1].upper() + level.plural[1:])
        for title in HEADS:
            yield self._piece(title)

    def _held(self, holder: Division, *, is_child: bool) -> Iterator[Piece]:
        if holder.engagements:
            number = f"{holder.number}. " if is_child and holder.number else ""
            yield self._piece(number + plain(holder.title))
        for engagement in holder.engagements:
            yield from self._engagement(engagement)

    def _engagement(self, engagement: Engagement) -> Iterator[Piece]:
        self.place = engagement.id
        yield self._piece(engagement.code)
        yield from self._blocks(engagement.content)
        yield self._piece(partners_text(engagement.partners, self.names))
        for indicators in (engagement.follow_up, engagement.impact):
            for indicator in indicators:
                yield self._indicator(indicator)
            if not indicators:
                yield self._piece("—")

    def _indicator(self, indicator: Indicator) -> Piece:
        words = self._words(indicator_text(indicator, self.names))
        assert simple(plain(indicator.label)) in words.text
        return words

    def _blocks(self, blocks: tuple[Block, ...]) -> Iterator[Piece]:
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[Piece]:
        match block:
            case Paragraph():
                yield self._words(block.content)
            case ItemList():
                for item in block.items:
                    yield from self._blocks(item.blocks)
            case Quotation():
                yield from self._blocks(block.blocks)
            case Table():
                yield from self._table(block)
            case Chart():
                yield self._words(block.title)
            case Picture():
                yield self._words(block.caption)
            case Attachment():
                yield self._words(block.title)
                yield self._piece(attachment_sentence(block, self.names))
            case Funding():
                pass  # A sentence says it.

    def _table(self, table: Table) -> Iterator[Piece]:
        self.place = table.id
        yield self._piece(f"Tableau {table.number} – {plain(table.title)}")
        for column in table.columns:
            unit = f" ({column.unit})" if column.unit else ""
            yield self._piece(plain(column.title) + unit)
        for rank, row in enumerate(table.rows):
            self.place = f"{table.id}, {row.id}"
            merged = True
            for place, cell in enumerate(row.cells):
                if table.columns[place].merges:
                    merged = merged and rank > 0 and _same(table, rank, place)
                if not (table.columns[place].merges and merged):
                    yield from (self._words(paragraph) for paragraph in cell.paragraphs)
        for total in table.totals:
            yield self._words(total.label)
            sums = {column: text for column, _, text in total.sums}
            yield from (self._piece(sums[column.id]) for column in table.columns if column.id in sums)


def _same(table: Table, rank: int, place: int) -> bool:
    return table.rows[rank].cells[place].paragraphs == table.rows[rank - 1].cells[place].paragraphs


def _is_one_table(division: Division) -> bool:
    """Tell whether one table can hold all that stands under a division: engagements, right below it."""
    return bool(division.engagements or any(child.engagements for child in division.children)) and all(
        child.engagements
        and not child.indicators
        and not child.children
        and all(isinstance(block, Funding) for block in child.blocks)
        for child in division.children
    )


def _signed(protocol: Protocol) -> str:
    day = protocol.identity.signed
    if day is None:
        return ""
    months = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ]
    return f", le {day.day}{'er' if day.day == 1 else ''} {months[day.month - 1]} {day.year}"
