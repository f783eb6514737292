"""The elements of a division or a line back to blocks: lists from their marks, figures from what names them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from compiler.ingest.rebuilding.tables import TableBuilder
from compiler.ingest.rebuilding.texts import Ids, Texts, matched
from compiler.model.block import Attachment, Block, Chart, Funding, Paragraph, Picture
from compiler.model.enact import Enactor
from compiler.model.enacted import Element, FigureWords, TableWords, Words
from compiler.model.nesting import DASHES, Leaf, Nest, Unit, flatten, gather
from compiler.model.table import Table

_DRAWN = re.compile(r"(?P<value>.+) / (?P<label>.+), tableau (?P<table>\S*)", re.DOTALL)
_HELD = re.compile(
    r"Document (?P<state>joint|à joindre) à l’acte, fourni par\u00a0: (?P<producer>.+)\.", re.DOTALL
)


class BlockBuilder:
    """Makes blocks; it knows the tables and figures of the act in force, by id."""

    def __init__(
        self, enactor: Enactor, texts: Texts, tables: TableBuilder, ids: Ids, names: Mapping[str, str]
    ) -> None:
        self._enactor, self._texts, self._tables = enactor, texts, tables
        self._ids, self._names = ids, names
        self.known: dict[str, Leaf] = {}
        self.used: set[str] = set()

    def blocks(self, elements: Sequence[Element], base: tuple[Block, ...]) -> tuple[Block, ...]:
        """Return blocks that print some elements; records that print nothing stay at the end."""
        units = tuple(unit for unit in flatten(base) if not isinstance(unit.leaf, Funding))
        if tuple(self._enactor.element(unit) for unit in units) == tuple(elements):
            return base
        pairs = matched(elements, units, self._enactor.element)
        leaves = [
            self._leaf(element, unit, same=same)
            for element, (unit, same) in zip(elements, pairs, strict=True)
        ]
        silent = tuple(unit.leaf for unit in flatten(base) if isinstance(unit.leaf, Funding))
        return (*gather(tuple(_nested(elements, leaves))), *silent)

    def _leaf(self, element: Element, unit: Unit | None, *, same: bool) -> Leaf:
        if unit is not None and same:
            self.used.add(getattr(unit.leaf, "id", ""))
            return unit.leaf
        match element:
            case Words():
                return Paragraph(content=self._texts.inlines(element.text))
            case TableWords():
                return self._table(element, unit)
            case FigureWords():
                return self._figure(element, unit)

    def _table(self, words: TableWords, unit: Unit | None) -> Table:
        found = self.known.get(words.id)
        base = found if isinstance(found, Table) else None
        if base is None and unit is not None and isinstance(unit.leaf, Table) and not words.id:
            base = unit.leaf
        if base is None and not words.id:
            base = self._named(words)
        name = base.id if base else self._ids.new("tableau", words.number or words.title)
        self.used.add(name)
        return self._tables.table(words, base, name)

    def _named(self, words: TableWords) -> Table | None:
        """Return the table of the act in force that bears a number, when it stands nowhere else."""
        tables = (one for one in self.known.values() if isinstance(one, Table) and one.id not in self.used)
        return next((one for one in tables if words.number and one.number == words.number), None)

    def _figure(self, words: FigureWords, unit: Unit | None) -> Leaf:
        found = self.known.get(words.id) if words.id else unit.leaf if unit else None
        title = self._texts.inlines(words.title)
        match words.noun:
            case "graphique":
                base = found if isinstance(found, Chart) else None
                return self._chart(words, base)
            case "image":
                old = found if isinstance(found, Picture) else None
                if old is not None:
                    return replace(old, caption=title)
                return Picture(
                    path=self._ids.new("image", words.title), alternative=words.title, caption=title
                )
            case _:
                return self._attachment(words, found if isinstance(found, Attachment) else None)

    def _chart(self, words: FigureWords, base: Chart | None) -> Chart:
        title = self._texts.inlines(words.title)
        if base is not None and self._enactor.element(Unit(leaf=replace(base, title=title))) == words:
            return replace(base, title=title)
        match = _DRAWN.fullmatch(words.detail)
        value, label, number = match.group("value", "label", "table") if match else (words.detail, "", "")
        table = next(
            (one for one in self.known.values() if isinstance(one, Table) and one.number == number), None
        )
        columns = {self._enactor.column(column): column.id for column in table.columns} if table else {}
        return Chart(
            id=base.id if base else self._ids.new("graphique", words.title),
            title=title,
            horizontal=base.horizontal if base else True,
            table=table.id if table else number,
            bars=base.bars if base else (),
            alternative=base.alternative if base else title,
            label_column=columns.get(label, label),
            value_column=columns.get(value, value),
        )

    def _attachment(self, words: FigureWords, base: Attachment | None) -> Attachment:
        match = _HELD.fullmatch(words.detail)
        producer = match["producer"] if match else words.detail
        return Attachment(
            id=base.id if base else self._ids.new("piece", words.title),
            title=self._texts.inlines(words.title),
            producer=self._names.get(producer, producer),
            state="jointe" if match and match["state"] == "joint" else "à joindre",
        )


def _nested(elements: Sequence[Element], leaves: Sequence[Leaf]) -> list[Unit]:
    """Return units whose marks are those of the elements. Neighbours that count on are one list."""
    found: list[Unit] = []
    rank, items, last = 0, 0, ""
    for element, leaf in zip(elements, leaves, strict=True):
        marker = element.marker if isinstance(element, Words) else ""
        if not marker:
            rank, last = rank + 1, ""
            found.append(Unit(leaf=leaf))
            continue
        goes_on = _follows(last, marker)
        if not goes_on:
            rank, items = rank + 1, 0
        found.append(Unit(leaf=leaf, nests=_nests(marker, rank, items), opens_item=True))
        items, last = items + 1, marker
    return found


def _follows(last: str, marker: str) -> bool:
    if marker in DASHES:
        return last in DASHES
    return last[:-1].isdecimal() and marker[:-1].isdecimal() and int(marker[:-1]) == int(last[:-1]) + 1


def _nests(marker: str, rank: int, item: int) -> tuple[Nest, ...]:
    """Return the lists around an item; each item is one of its own at every depth."""
    if marker in DASHES:
        return tuple(
            Nest(rank=rank if not depth else 0, item=item) for depth in range(DASHES.index(marker) + 1)
        )
    number = int(marker[:-1]) if marker[:-1].isdecimal() else 1
    return (Nest(rank=rank, start=number - item, item=item),)
