"""The act before the avenant, by id: what holds what, and how many elements each place holds. It names nothing."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TypeAlias

from compiler.model.block import Attachment, Block, Chart, Picture
from compiler.model.division import Division
from compiler.model.enact import contract_words, enactor_of, particulars, party_words
from compiler.model.enacted import DivisionWords, Element, FigureWords, GroupWords, TableWords, Words
from compiler.model.engagement import Engagement
from compiler.model.nesting import flatten
from compiler.model.operation import Container, Holder
from compiler.model.party import Party
from compiler.model.protocol import Protocol
from compiler.model.table import Table

Path: TypeAlias = tuple[Division, ...]
"""A division, last, after all those that it stands in."""
_Held: TypeAlias = tuple[str, Table | Chart | Picture | Attachment]


class Base:
    """Looks up what operations name. Words are made only for what is asked."""

    def __init__(self, protocol: Protocol) -> None:
        self.protocol = protocol
        self._enactor = enactor_of(protocol)
        self.paths: Mapping[str, Path] = {path[-1].id: path for path in _paths(protocol.divisions, ())}
        self.ranks: Mapping[str, int] = {name: rank for rank, name in enumerate(self.paths)}
        self.taken = Counter((path[-1].kind, path[-1].number) for path in self.paths.values())
        self._engagements: Mapping[str, tuple[Engagement, Path]] = {
            engagement.id: (engagement, path)
            for path in self.paths.values()
            for engagement in path[-1].engagements
        }
        self._elements: dict[Container, tuple[Element, ...]] = {}
        self._tables: dict[str, TableWords] = {}

    def division(self, name: str) -> Division:
        """Return a division by its id."""
        return self.paths[name][-1]

    def children(self, parent: str) -> tuple[Division, ...]:
        """Return the divisions directly under one, or those of the act itself."""
        return self.division(parent).children if parent else self.protocol.divisions

    def engagement(self, name: str) -> Engagement:
        """Return an engagement by its id."""
        return self._engagements[name][0]

    def engagement_path(self, name: str) -> Path:
        """Return the division that holds an engagement, and those around it."""
        return self._engagements[name][1]

    def table(self, name: str) -> TableWords:
        """Return the words of a table by its id."""
        if name not in self._tables:
            held = self._held[name][1]
            if not isinstance(held, Table):
                raise KeyError(name)
            self._tables[name] = self._enactor.table(held)
        return self._tables[name]

    def row_heads(self, name: str) -> tuple[int, ...]:
        """Return the ranks, from 0, of the columns that name the rows of a table, nearest to its words first."""
        held = self._held[name][1]
        columns = held.columns if isinstance(held, Table) else ()
        return tuple(rank for rank, column in reversed(tuple(enumerate(columns))) if column.heads_row)

    def figure(self, name: str) -> FigureWords:
        """Return the words of a chart, a picture or a document by its id."""
        held = self._held[name][1]
        unit = next(unit for unit in flatten((held,)))
        words = self._enactor.element(unit)
        if not isinstance(words, FigureWords):
            raise KeyError(name)
        return words

    def holder(self, name: str) -> str:
        """Return the id of the division that holds a table or a figure."""
        return self._held[name][0]

    def party(self, name: str) -> Party:
        """Return a party by its id."""
        return next(party for party in self.protocol.parties if party.id == name)

    def group(self, name: str) -> GroupWords | None:
        """Return the words of a set of parties by its id, None when the act has none."""
        found = next((group for group in self.protocol.sets if group.id == name), None)
        return None if found is None else self._enactor.group(found)

    def words_of(self, name: str) -> DivisionWords:
        """Return the words of a division, with all that it holds."""
        return self._enactor.division(self.division(name))

    def title(self, name: str) -> str:
        """Return the title of a division."""
        return self._enactor.text(self.division(name).title)

    def count(self, container: Container) -> int:
        """Return how many elements a place holds."""
        return len(self.elements(container))

    def text(self, container: Container, rank: int) -> str:
        """Return the words of an element, empty for a table or a figure."""
        element = self.elements(container)[rank - 1]
        return element.text if isinstance(element, Words) else ""

    def elements(self, container: Container) -> tuple[Element, ...]:
        """Return the elements of a place."""
        if container not in self._elements:
            self._elements[container] = self._read(container)
        return self._elements[container]

    def _read(self, container: Container) -> tuple[Element, ...]:
        name = container.id
        match container.holder:
            case Holder.PROSE:
                return self._enactor.elements(self.division(name).blocks)
            case Holder.CONTEXT:
                return tuple(map(self._enactor.indicator, self.division(name).indicators))
            case Holder.ENGAGEMENT | Holder.PARTNERS | Holder.FOLLOW_UP | Holder.IMPACT:
                return self._column(container)
            case Holder.CONTRACTS:
                return tuple(map(contract_words, self.protocol.identity.contracts))
            case Holder.CELL:
                cell = self.table(name).rows[container.row - 1].cells[container.column - 1]
                return tuple(Words(text=text) for text in cell)
            case _:
                return (Words(text=self._only(container)),)

    def _column(self, container: Container) -> tuple[Element, ...]:
        line = self._enactor.engagement(self.engagement(container.id))
        match container.holder:
            case Holder.ENGAGEMENT:
                return line.alineas
            case Holder.FOLLOW_UP:
                return line.follow_up
            case Holder.IMPACT:
                return line.impact
            case _:
                return (line.partners,)

    def _only(self, container: Container) -> str:
        """Return the text of a place that holds one."""
        match container.holder:
            case Holder.TITLE:
                return self.title(container.id)
            case Holder.TABLE_TITLE:
                return self.table(container.id).title
            case Holder.COLUMN:
                return self.table(container.id).columns[container.column - 1]
            case Holder.FIGURE:
                return self.figure(container.id).title
            case Holder.PARTY_NAME | Holder.PARTY_SHORT | Holder.PARTY_SLOTS:
                return self._of_party(container)
            case Holder.GROUP_NAME | Holder.GROUP_SHORT | Holder.MEMBERS:
                return self._of_group(container)
            case _:
                return dict(particulars(self.protocol)).get(container.id, "")

    def _of_party(self, container: Container) -> str:
        party = party_words(self.party(container.id))
        texts = {Holder.PARTY_NAME: party.name, Holder.PARTY_SHORT: party.short}
        return texts.get(container.holder, party.standing_for())

    def _of_group(self, container: Container) -> str:
        group = self.group(container.id)
        if group is None:
            return ""
        texts = {Holder.GROUP_NAME: group.name, Holder.GROUP_SHORT: group.short}
        return texts.get(container.holder, group.members)

    @cached_property
    def _held(self) -> Mapping[str, _Held]:
        return dict(self._all_held())

    def _all_held(self) -> Iterator[tuple[str, _Held]]:
        for path in self.paths.values():
            division = path[-1]
            contents = (division.blocks, *(engagement.content for engagement in division.engagements))
            for blocks in contents:
                for name, block in _records(blocks):
                    yield name, (division.id, block)


def _records(blocks: tuple[Block, ...]) -> Iterator[tuple[str, Table | Chart | Picture | Attachment]]:
    for unit in flatten(blocks):
        match unit.leaf:
            case Table() | Chart() | Attachment():
                yield unit.leaf.id, unit.leaf
            case Picture():
                yield unit.leaf.path, unit.leaf
            case _:
                pass


def _paths(divisions: tuple[Division, ...], above: Path) -> Iterator[Path]:
    for division in divisions:
        path = (*above, division)
        yield path
        yield from _paths(division.children, path)
