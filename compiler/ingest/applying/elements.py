"""The elements of one container, and the rows of one table, after the orders on them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeAlias, TypeVar

from compiler.ingest.applying.orders import Orders
from compiler.ingest.applying.refusal import conflict, no_place
from compiler.ingest.applying.runs import Run
from compiler.ingest.applying.words import reword
from compiler.model.enacted import Element, FigureWords, RowWords, TableWords, Words
from compiler.model.operation import (
    Container,
    DeleteColumn,
    Holder,
    InsertElements,
    InsertRows,
    InsertSentences,
    InsertWords,
    MoveElements,
    MoveRows,
    ReplaceElements,
    ReplaceRows,
    ReplaceSentence,
    ReplaceTotals,
    ReplaceWords,
)

Thing = TypeVar("Thing")
Find: TypeAlias = Callable[[Container], Sequence[Element]]


class Elements:
    """Applies orders inside containers. `find` gives the elements of any container of the act in force."""

    def __init__(self, orders: Orders, find: Find) -> None:
        self._orders, self._find = orders, find

    def all(self, container: Container, base: Sequence[Element]) -> tuple[Element, ...]:
        """Return the elements of a container."""
        run: Run[Element] = Run(len(base), "alinéa")
        for order in self._orders.on(ReplaceElements, container):
            run.take(order.first, order.last, order.new)
        for leaving in self._orders.on(MoveElements, "from", container):
            run.take(leaving.first, leaving.last)
        for insertion in self._orders.on(InsertElements, container):
            run.fill(insertion.after, insertion.new)
        for arrival in self._orders.on(MoveElements, "to", container):
            run.fill(arrival.after, self._arriving(arrival))
        staying = [self._staying(container, rank, one, run) for rank, one in enumerate(base, start=1)]
        return run.arranged(staying)

    def _arriving(self, order: MoveElements) -> list[Element]:
        source = self._find(order.container)
        if not 1 <= order.first <= order.last <= len(source):
            raise no_place("ce qui est déplacé")
        ranks = range(order.first, order.last + 1)
        return [self.one(order.container, rank, source[rank - 1]) for rank in ranks]

    def _staying(self, container: Container, rank: int, element: Element, run: Run[Element]) -> Element:
        if not run.goes(rank):
            return self.one(container, rank, element)
        moved = any(one.first <= rank <= one.last for one in self._orders.on(MoveElements, "from", container))
        if not moved and self._wordings(container, rank):
            raise conflict("l'une modifie ce que l'autre supprime ou récrit")
        return element

    def one(self, container: Container, rank: int, element: Element) -> Element:
        """Return one element, its words edited."""
        match element:
            case Words():
                orders = self._wordings(container, rank)
                return replace(element, text=reword(element.text, orders)) if orders else element
            case TableWords():
                return self._table(element)
            case FigureWords():
                return replace(element, title=self.single(Holder.FIGURE, element.id, element.title))

    def _wordings(
        self, container: Container, rank: int
    ) -> tuple[ReplaceWords | InsertWords | ReplaceSentence | InsertSentences, ...]:
        orders = self._orders
        return (
            *orders.on(ReplaceWords, container, rank),
            *orders.on(InsertWords, container, rank),
            *orders.on(ReplaceSentence, container, rank),
            *orders.on(InsertSentences, container, rank),
        )

    def single(self, holder: Holder, name: str, text: str, column: int = 0) -> str:
        """Return the only text of a title, a column of partners, a set."""
        container = Container(holder=holder, id=name, column=column)
        found = self.texts(container, (text,))
        if len(found) != 1:
            raise conflict("un titre ou une case unique ne peut ni disparaître ni se dédoubler")
        return found[0]

    def texts(self, container: Container, base: Sequence[str]) -> tuple[str, ...]:
        """Return the texts of a container that holds nothing else."""
        found = self.all(container, tuple(Words(text=text) for text in base))
        return tuple(one.text for one in found if isinstance(one, Words))

    def words(self, container: Container, base: Sequence[Words]) -> tuple[Words, ...]:
        """Return the texts of a container with their marks."""
        return tuple(one for one in self.all(container, base) if isinstance(one, Words))

    def _table(self, table: TableWords) -> TableWords:
        name = table.id
        gone = {order.column for order in self._orders.on(DeleteColumn, name)}
        titles = [
            self.single(Holder.COLUMN, name, title, rank) for rank, title in enumerate(table.columns, start=1)
        ]
        totals = self._orders.one(ReplaceTotals, name)
        rows = self._rows(table)
        return TableWords(
            id=name,
            number=table.number,
            title=self.single(Holder.TABLE_TITLE, name, table.title),
            columns=_without(tuple(titles), gone),
            rows=tuple(replace(row, cells=_without(row.cells, gone)) for row in rows),
            totals=totals.new
            if totals
            else tuple(replace(row, cells=_without(row.cells, gone)) for row in table.totals),
        )

    def _rows(self, table: TableWords) -> tuple[RowWords, ...]:
        run: Run[RowWords] = Run(len(table.rows), "ligne")
        edited = [self._row(table.id, rank, row) for rank, row in enumerate(table.rows, start=1)]
        for order in self._orders.on(ReplaceRows, table.id):
            run.take(order.first, order.last, order.new)
            if any(edited[rank - 1] != table.rows[rank - 1] for rank in range(order.first, order.last + 1)):
                raise conflict("l'une modifie une ligne que l'autre supprime ou remplace")
        for insertion in self._orders.on(InsertRows, table.id):
            run.fill(insertion.after, insertion.new)
        for move in self._orders.on(MoveRows, table.id):
            run.take(move.first, move.last)
            run.fill(move.after, edited[move.first - 1 : move.last])
        return run.arranged(edited)

    def _row(self, table: str, rank: int, row: RowWords) -> RowWords:
        cells = tuple(
            self.texts(Container(holder=Holder.CELL, id=table, row=rank, column=column), cell)
            for column, cell in enumerate(row.cells, start=1)
        )
        return row if cells == row.cells else replace(row, cells=cells)


def _without(things: tuple[Thing, ...], gone: set[int]) -> tuple[Thing, ...]:
    return tuple(thing for rank, thing in enumerate(things, start=1) if rank not in gone)
