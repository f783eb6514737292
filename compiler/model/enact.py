"""An act to its words alone. What has no printed words (a record of funding, an image's bytes) is left out."""

from collections.abc import Iterator, Mapping

from compiler.model.block import Attachment, Block, Chart, Funding, Paragraph, Picture
from compiler.model.division import Division
from compiler.model.enacted import (
    NOTE_CLOSE,
    NOTE_OPEN,
    ActWords,
    DivisionWords,
    Element,
    EngagementWords,
    FigureWords,
    GroupWords,
    PartyWords,
    RowWords,
    TableWords,
    Words,
)
from compiler.model.engagement import Engagement, Indicator
from compiler.model.latest import Latest
from compiler.model.nesting import Unit, flatten
from compiler.model.party import Party, PartySet
from compiler.model.phrase import (
    attachment_sentence,
    indicator_text,
    join_words,
    parties_by_id,
    partners_text,
)
from compiler.model.printed import date_text
from compiler.model.protocol import Identity, OlderContract, Protocol
from compiler.model.table import Column, Table, Total
from compiler.model.text import Emphasis, Inlines, LineBreak, Link, NoteMark, Strong, Text


def enact(protocol: Protocol) -> ActWords:
    """Return the words of an act."""
    return Enactor(protocol).act()


class Enactor:
    """Says what each part of one act prints. It knows the act's notes, tables and the names of its parties."""

    def __init__(self, protocol: Protocol) -> None:
        self._protocol = protocol
        self._names = parties_by_id(protocol)
        self._notes: Mapping[str, Inlines] = {note.id: note.content for note in protocol.notes}
        self._tables = {block.id: block for block in protocol.blocks() if isinstance(block, Table)}
        # By the identity of a table, which is kept beside its words.
        self._worded: dict[int, tuple[Table, TableWords]] = {}

    def act(self) -> ActWords:
        """Return the words of the whole act."""
        protocol = self._protocol
        return ActWords(
            particulars=particulars(protocol),
            contracts=tuple(contract_words(contract) for contract in protocol.identity.contracts),
            parties=tuple(party_words(party) for party in protocol.parties),
            groups=tuple(self.group(group) for group in protocol.sets),
            divisions=tuple(self.division(division) for division in protocol.divisions),
        )

    def text(self, content: Inlines) -> str:
        """Return the words of a text, those of its footnotes at the place of their call."""
        only = content[0] if len(content) == 1 else None
        return only.text if isinstance(only, Text) else "".join(self._pieces(content, inside_note=False))

    def _pieces(self, content: Inlines, *, inside_note: bool) -> Iterator[str]:
        for inline in content:
            match inline:
                case Strong() | Emphasis() | Link():
                    yield from self._pieces(inline.content, inside_note=inside_note)
                case LineBreak():
                    yield " "
                case NoteMark():
                    # A note that calls itself would have no end.
                    words = () if inside_note else self._notes.get(inline.note, ())
                    yield from (NOTE_OPEN, *self._pieces(words, inside_note=True), NOTE_CLOSE)
                case _:
                    yield inline.text

    def division(self, division: Division) -> DivisionWords:
        """Return the words of a division and of those under it."""
        return DivisionWords(
            id=division.id,
            kind=division.kind,
            number=division.number,
            title=self.text(division.title),
            elements=self.elements(division.blocks),
            context=tuple(self.indicator(indicator) for indicator in division.indicators),
            engagements=tuple(self.engagement(engagement) for engagement in division.engagements),
            children=tuple(self.division(child) for child in division.children),
        )

    def elements(self, blocks: tuple[Block, ...]) -> tuple[Element, ...]:
        """Return what some blocks print, alinéa by alinéa."""
        return tuple(self.element(unit) for unit in flatten(blocks) if not isinstance(unit.leaf, Funding))

    def element(self, unit: Unit) -> Element:
        """Return what one unit prints."""
        match unit.leaf:
            case Paragraph():
                return Words(text=self.text(unit.leaf.content), marker=unit.marker)
            case Table():
                return self.table(unit.leaf)
            case Chart():
                return self._chart(unit.leaf)
            case Picture():
                title = self.text(unit.leaf.caption) or unit.leaf.alternative
                return FigureWords(id=unit.leaf.path, noun="image", title=title)
            case Attachment():
                sentence = attachment_sentence(unit.leaf, self._names)
                title = self.text(unit.leaf.title)
                return FigureWords(id=unit.leaf.id, noun="document", title=title, detail=sentence)
            case Funding():
                raise ValueError("a record of funding prints nothing")

    def _chart(self, chart: Chart) -> FigureWords:
        table = self._tables.get(chart.table)
        titles = {column.id: self.column(column) for column in table.columns} if table else {}
        label, value = (titles.get(name, name) for name in (chart.label_column, chart.value_column))
        detail = f"{value} / {label}, tableau {table.number if table else chart.table}"
        return FigureWords(id=chart.id, noun="graphique", title=self.text(chart.title), detail=detail)

    def table(self, table: Table) -> TableWords:
        """Return the words of a table, each cell with its own, merged or not."""
        if id(table) not in self._worded:
            self._worded[id(table)] = table, self._table(table)
        return self._worded[id(table)][1]

    def _table(self, table: Table) -> TableWords:
        return TableWords(
            id=table.id,
            number=table.number,
            title=self.text(table.title),
            columns=tuple(self.column(column) for column in table.columns),
            rows=tuple(
                RowWords(
                    id=row.id,
                    cells=tuple(tuple(self.text(text) for text in cell.paragraphs) for cell in row.cells),
                )
                for row in table.rows
            ),
            totals=tuple(self.total(total, table) for total in table.totals),
        )

    def column(self, column: Column) -> str:
        """Return the title of a column, its unit included."""
        title = self.text(column.title)
        return f"{title} ({column.unit})" if column.unit else title

    def total(self, total: Total, table: Table) -> RowWords:
        """Return a total row, its label in the first cell."""
        sums = {column: text for column, _, text in total.sums}
        cells: list[tuple[str, ...]] = [(self.text(total.label),)]
        cells += [(sums[column.id],) if column.id in sums else () for column in table.columns[1:]]
        return RowWords(cells=tuple(cells))

    def engagement(self, engagement: Engagement) -> EngagementWords:
        """Return the words of a line of an engagement table."""
        return EngagementWords(
            id=engagement.id,
            code=engagement.code,
            alineas=self.elements(engagement.content),
            partners=Words(text=partners_text(engagement.partners, self._names)),
            follow_up=tuple(self.indicator(indicator) for indicator in engagement.follow_up),
            impact=tuple(self.indicator(indicator) for indicator in engagement.impact),
        )

    def indicator(self, indicator: Indicator) -> Words:
        """Return an indicator as printed."""
        return Words(text=self.text(indicator_text(indicator, self._names)))

    def group(self, group: PartySet) -> GroupWords:
        """Return a set of parties, its members by their short names."""
        members = join_words(self._names.get(member, member) for member in group.members)
        return GroupWords(id=group.id, name=group.name, short=group.short, members=members)


_LATEST = Latest(Enactor, count=2)


def enactor_of(protocol: Protocol) -> Enactor:
    """Return what says the words of an act, kept for both sides of a comparison."""
    return _LATEST.of(protocol)


def party_words(party: Party) -> PartyWords:
    """Return a party with the qualities in which it signs."""
    slots = tuple(signatory.quality for signatory in party.signatories)
    return PartyWords(id=party.id, name=party.name, short=party.short, slots=slots)


def contract_words(contract: OlderContract) -> Words:
    """Return an older contract, its date and its territory."""
    return Words(text=f"{contract.name}, du {date_text(contract.date)} ({contract.territory})")


PAGE_HEADER = "en-tête"
"""The particular that prints on every page rather than on that of the title."""


def particulars(protocol: Protocol) -> tuple[tuple[str, str], ...]:
    """Return what the act says of itself, by the name of the field; what it does not say is empty."""
    identity, accession = protocol.identity, protocol.accession
    return (
        ("titre", identity.title),
        ("sous-titre", identity.subtitle),
        ("territoire", identity.territory),
        ("période", "–".join(str(year) for year in identity.period) if identity.period else ""),
        ("terme", _term(identity)),
        ("lieu de signature", identity.place),
        ("date de signature", date_text(identity.signed) if identity.signed else ""),
        ("clause d’adhésion", accession.text if accession is not None and accession.is_open else ""),
        (PAGE_HEADER, identity.header),
    )


def _term(identity: Identity) -> str:
    if identity.term is None:
        return ""
    return f"{date_text(identity.term.date)} ({identity.term.basis})"
