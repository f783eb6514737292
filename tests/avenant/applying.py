"""A plain reading of what operations do to an act, strict on every rule: the judge of the plans in these tests."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from compiler.model.enacted import (
    SLOTS_PARTED,
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
from compiler.model.operation import (
    Container,
    DeleteColumn,
    Holder,
    InsertDivisions,
    InsertElements,
    InsertEngagements,
    InsertGroups,
    InsertParties,
    InsertRows,
    InsertSentences,
    InsertWords,
    MovedDivision,
    MoveDivision,
    MovedLine,
    MoveElements,
    MoveEngagements,
    MoveGroup,
    MoveParty,
    MoveRows,
    Operation,
    PlaceDivisions,
    PlaceEngagements,
    RecodeEngagement,
    RenumberDivision,
    ReplaceDivision,
    ReplaceElements,
    ReplaceEngagement,
    ReplaceGroup,
    ReplaceParty,
    ReplaceRows,
    ReplaceSentence,
    ReplaceTotals,
    ReplaceWords,
)
from compiler.model.sentence import sentences
from tests.avenant.applying_words import arranged, edited_text

Wanted = TypeVar("Wanted", bound=Operation)


def apply_all(act: ActWords, operations: Iterable[Operation]) -> ActWords:
    """Return the act with all operations applied at once; fail when one breaks a rule or finds no place."""
    return _Applying(act, tuple(operations)).act()


class _Applying:
    def __init__(self, act: ActWords, operations: tuple[Operation, ...]) -> None:
        self.base = act
        self.operations = operations
        self.used: Counter[int] = Counter()
        self.by_kind: dict[type, list[tuple[int, Operation]]] = {}
        for rank, operation in enumerate(operations):
            self.by_kind.setdefault(type(operation), []).append((rank, operation))
        self.divisions = dict(_divisions(act.divisions))
        self.lines = {line.id: line for one in self.divisions.values() for line in one.engagements}

    def of(self, kind: type[Wanted], **fields: object) -> list[Wanted]:
        """Return the operations of a kind at a place, and note that they found it."""
        found: list[Wanted] = []
        for rank, operation in self.by_kind.get(kind, ()):
            if isinstance(operation, kind) and all(
                getattr(operation, name) == value for name, value in fields.items()
            ):
                self.used[rank] += 1
                found.append(operation)
        return found

    def one(self, kind: type[Wanted], **fields: object) -> Wanted | None:
        found = self.of(kind, **fields)
        assert len(found) <= 1, f"told twice: {found}"
        return found[0] if found else None

    def placed(self, division: str) -> PlaceDivisions | None:
        """Return the operation that places a division elsewhere beside others."""
        found = [one for one in self.of(PlaceDivisions) if division in _moved_divisions(one)]
        assert len(found) <= 1, f"told twice: {found}"
        return found[0] if found else None

    def act(self) -> ActWords:
        base = self.base
        found = ActWords(
            particulars=tuple((name, self.particular(name, text)) for name, text in base.particulars),
            contracts=tuple(_words(self.elements(Container(holder=Holder.CONTRACTS), base.contracts))),
            parties=tuple(self.parties()),
            groups=tuple(self.groups()),
            divisions=tuple(self.siblings("", base.divisions)),
        )
        unused = [one for rank, one in enumerate(self.operations) if not self.used[rank]]
        assert not unused, f"found no place: {unused}"
        return found

    def particular(self, name: str, text: str) -> str:
        container = Container(holder=Holder.PARTICULAR, id=name)
        found = self.elements(container, (Words(text=text),))
        return "".join(one.text for one in _words(found))

    # Elements.

    def elements(self, container: Container, base: Sequence[Element]) -> list[Element]:
        gone: set[int] = set()
        swapped: dict[int, list[Element]] = {}
        gaps: dict[int, list[Element]] = {}
        touched: list[int] = []
        for removal in self.of(ReplaceElements, container=container):
            ranks = range(removal.first, removal.last + 1)
            touched += ranks
            gone |= set(ranks)
            swapped[removal.first] = list(removal.new)
        for leaving in self.of(MoveElements, container=container):
            touched += range(leaving.first, leaving.last + 1)
            gone |= set(range(leaving.first, leaving.last + 1))
        for insertion in self.of(InsertElements, container=container):
            assert insertion.after not in gaps, "two operations on one gap"
            gaps[insertion.after] = list(insertion.new)
        for arrival in self.of(MoveElements, to=container):
            assert arrival.after not in gaps, "two operations on one gap"
            source = self.base_elements(arrival.container)
            gaps[arrival.after] = list(source[arrival.first - 1 : arrival.last])
        assert len(touched) == len(set(touched)), "one element replaced twice"
        assert not set(gaps) & gone, "what follows an element that goes"
        inside: list[Element | None] = [
            None if rank in gone else self.element(container, rank, element)
            for rank, element in enumerate(base, start=1)
        ]
        return arranged(inside, gone, swapped, gaps)

    def base_elements(self, container: Container) -> Sequence[Element]:
        match container.holder:
            case Holder.PROSE:
                return self.divisions[container.id].elements
            case Holder.CONTEXT:
                return self.divisions[container.id].context
            case Holder.ENGAGEMENT:
                return self.lines[container.id].alineas
            case Holder.FOLLOW_UP:
                return self.lines[container.id].follow_up
            case Holder.IMPACT:
                return self.lines[container.id].impact
            case _:
                return self.base.contracts

    def element(self, container: Container, rank: int, element: Element) -> Element:
        match element:
            case Words():
                return replace(element, text=self.text(container, rank, element.text))
            case TableWords():
                return self.table(element)
            case FigureWords():
                return replace(element, title=self.only(Holder.FIGURE, element.id, element.title))

    def only(self, holder: Holder, name: str, text: str, row: int = 0, column: int = 0) -> str:
        container = Container(holder=holder, id=name, row=row, column=column)
        found = list(_words(self.elements(container, (Words(text=text),))))
        assert len(found) == 1
        return found[0].text

    # Words and sentences.

    def text(self, container: Container, rank: int, text: str) -> str:
        place = {"container": container, "element": rank}
        edits: list[ReplaceWords | InsertWords] = [
            *self.of(ReplaceWords, **place),
            *self.of(InsertWords, **place),
        ]
        whole = [*self.of(ReplaceSentence, **place)]
        added = [*self.of(InsertSentences, **place)]
        if not (edits or whole or added):
            return text
        if any(not one.sentence for one in edits):
            assert not whole
            assert not added
            assert all(not one.sentence for one in edits)
            return edited_text(text, edits)
        pieces = sentences(text)
        assert len(pieces) > 1 or added
        gaps: dict[int, list[str]] = {}
        for one in added:
            assert one.after not in gaps, "two operations on one gap"
            gaps[one.after] = [one.new]
        swapped = {one.sentence: [one.new] if one.new else [] for one in whole}
        assert len(swapped) == len(whole)
        assert not set(swapped) & {one.sentence for one in edits}, "a sentence replaced and edited"
        assert max((one.sentence for one in edits), default=1) <= len(pieces)
        inside = [
            edited_text(piece, [one for one in edits if one.sentence == place])
            for place, piece in enumerate(pieces, start=1)
        ]
        return " ".join(arranged(inside, set(swapped), swapped, gaps))

    # Tables.

    def table(self, table: TableWords) -> TableWords:
        name = table.id
        columns = {one.column for one in self.of(DeleteColumn, table=name)}
        inside: list[RowWords | None] = [
            RowWords(
                cells=tuple(
                    self.cell(name, row, column, cell) for column, cell in enumerate(words.cells, start=1)
                )
            )
            for row, words in enumerate(table.rows, start=1)
        ]
        gone: set[int] = set()
        swapped: dict[int, list[RowWords]] = {}
        gaps: dict[int, list[RowWords]] = {}
        touched: list[int] = []
        for removal in self.of(ReplaceRows, table=name):
            touched += range(removal.first, removal.last + 1)
            swapped[removal.first] = list(removal.new)
        for insertion in self.of(InsertRows, table=name):
            assert insertion.after not in gaps
            gaps[insertion.after] = list(insertion.new)
        for move in self.of(MoveRows, table=name):
            assert move.after not in gaps
            touched += range(move.first, move.last + 1)
            gaps[move.after] = [row for row in inside[move.first - 1 : move.last] if row]
        gone |= set(touched)
        assert len(touched) == len(gone)
        assert not set(gaps) & gone
        rows = arranged(inside, gone, swapped, gaps)
        totals = self.one(ReplaceTotals, table=name)

        def kept(row: RowWords) -> RowWords:
            return RowWords(
                cells=tuple(cell for rank, cell in enumerate(row.cells, 1) if rank not in columns)
            )

        if columns:
            assert not swapped or not any(swapped.values())
            assert not totals
        titles = tuple(
            self.only(Holder.COLUMN, name, title, column=rank) for rank, title in enumerate(table.columns, 1)
        )
        return TableWords(
            id=name,
            number=table.number,
            title=self.only(Holder.TABLE_TITLE, name, table.title),
            columns=tuple(title for rank, title in enumerate(titles, 1) if rank not in columns),
            rows=tuple(map(kept, rows)),
            totals=totals.new if totals else tuple(map(kept, table.totals)),
        )

    def cell(self, table: str, row: int, column: int, cell: tuple[str, ...]) -> tuple[str, ...]:
        container = Container(holder=Holder.CELL, id=table, row=row, column=column)
        found = self.elements(container, tuple(Words(text=text) for text in cell))
        return tuple(one.text for one in _words(found))

    # Divisions and lines.

    def siblings(self, parent: str, base: Sequence[DivisionWords]) -> list[DivisionWords]:
        ranks = {"": 0, **{one.id: rank for rank, one in enumerate(base, start=1)}}
        gone: set[int] = set()
        swapped: dict[int, list[DivisionWords]] = {}
        gaps: dict[int, list[DivisionWords]] = {}
        for insertion in self.of(InsertDivisions, parent=parent):
            assert ranks[insertion.after] not in gaps
            gaps[ranks[insertion.after]] = list(insertion.new)
        for move in self.of(MoveDivision, parent=parent):
            assert ranks[move.after] not in gaps
            moved = self.division(self.divisions[move.division])
            gaps[ranks[move.after]] = [replace(moved, number=move.number)]
        for placing in self.of(PlaceDivisions, parent=parent):
            assert ranks[placing.after] not in gaps
            gaps[ranks[placing.after]] = [
                new
                if isinstance(new, DivisionWords)
                else replace(self.division(self.divisions[new.division]), number=new.number)
                for new in placing.came
            ]
        for one in base:
            removal = self.one(ReplaceDivision, division=one.id)
            leaving = self.one(MoveDivision, division=one.id) or self.placed(one.id)
            assert not (removal and leaving)
            if removal or leaving:
                gone.add(ranks[one.id])
            if removal and removal.new:
                swapped[ranks[one.id]] = [removal.new]
        inside = [None if ranks[one.id] in gone else self.division(one) for one in base]
        plainly_gone = gone - set(swapped)
        assert not set(gaps) & plainly_gone, "what follows a division that goes"
        return arranged(inside, gone, swapped, gaps)

    def division(self, base: DivisionWords) -> DivisionWords:
        name = base.id
        number = self.one(RenumberDivision, division=name)
        return DivisionWords(
            id=name,
            kind=base.kind,
            number=number.number if number else base.number,
            title=self.only(Holder.TITLE, name, base.title),
            elements=tuple(self.elements(Container(holder=Holder.PROSE, id=name), base.elements)),
            context=tuple(_words(self.elements(Container(holder=Holder.CONTEXT, id=name), base.context))),
            engagements=tuple(self.table_lines(base)),
            children=tuple(self.siblings(name, base.children)),
        )

    def table_lines(self, base: DivisionWords) -> list[EngagementWords]:
        ranks = {"": 0, **{one.id: rank for rank, one in enumerate(base.engagements, start=1)}}
        gone: set[int] = set()
        swapped: dict[int, list[EngagementWords]] = {}
        gaps: dict[int, list[EngagementWords]] = {}
        for insertion in self.of(InsertEngagements, division=base.id):
            assert ranks[insertion.after] not in gaps
            gaps[ranks[insertion.after]] = list(insertion.new)
        for move in self.of(MoveEngagements, division=base.id):
            assert ranks[move.after] not in gaps
            gaps[ranks[move.after]] = [
                replace(self.line(self.lines[name]), code=code)
                for name, code in zip(move.engagements, move.codes, strict=True)
            ]
        for placing in self.of(PlaceEngagements, division=base.id):
            assert ranks[placing.after] not in gaps
            gaps[ranks[placing.after]] = [
                new
                if isinstance(new, EngagementWords)
                else replace(self.line(self.lines[new.engagement]), code=new.code)
                for new in placing.came
            ]
        for one in base.engagements:
            removal = self.one(ReplaceEngagement, engagement=one.id)
            leaving: list[Operation] = [
                found for found in self.of(MoveEngagements) if one.id in found.engagements
            ]
            leaving += [found for found in self.of(PlaceEngagements) if one.id in _moved_lines(found)]
            assert len(leaving) <= 1, f"told twice: {leaving}"
            assert not (removal and leaving)
            if removal or leaving:
                gone.add(ranks[one.id])
            if removal and removal.new:
                swapped[ranks[one.id]] = [removal.new]
        inside = [None if ranks[one.id] in gone else self.line(one) for one in base.engagements]
        assert not set(gaps) & (gone - set(swapped)), "what follows a line that goes"
        return arranged(inside, gone, swapped, gaps)

    def line(self, base: EngagementWords) -> EngagementWords:
        name = base.id
        code = self.one(RecodeEngagement, engagement=name)
        return EngagementWords(
            id=name,
            code=code.code if code else base.code,
            alineas=tuple(self.elements(Container(holder=Holder.ENGAGEMENT, id=name), base.alineas)),
            partners=Words(text=self.only(Holder.PARTNERS, name, base.partners.text)),
            follow_up=tuple(
                _words(self.elements(Container(holder=Holder.FOLLOW_UP, id=name), base.follow_up))
            ),
            impact=tuple(_words(self.elements(Container(holder=Holder.IMPACT, id=name), base.impact))),
        )

    # Parties and sets.

    def parties(self) -> list[PartyWords]:
        def edited(one: PartyWords) -> PartyWords:
            told = self.only(Holder.PARTY_SLOTS, one.id, one.standing_for())
            return replace(
                one,
                name=self.only(Holder.PARTY_NAME, one.id, one.name),
                short=self.only(Holder.PARTY_SHORT, one.id, one.short),
                slots=tuple(told.split(SLOTS_PARTED)) if told else (),
            )

        changes = [self.one(ReplaceParty, party=one.id) for one in self.base.parties]
        moves = [self.one(MoveParty, party=one.id) for one in self.base.parties]
        return self._people(list(map(edited, self.base.parties)), changes, moves, self.of(InsertParties))

    def groups(self) -> list[GroupWords]:
        def edited(one: GroupWords) -> GroupWords:
            return replace(
                one,
                name=self.only(Holder.GROUP_NAME, one.id, one.name),
                short=self.only(Holder.GROUP_SHORT, one.id, one.short),
                members=self.only(Holder.MEMBERS, one.id, one.members),
            )

        changes = [self.one(ReplaceGroup, group=one.id) for one in self.base.groups]
        moves = [self.one(MoveGroup, group=one.id) for one in self.base.groups]
        return self._people(list(map(edited, self.base.groups)), changes, moves, self.of(InsertGroups))

    def _people(
        self, base: list[Any], changes: list[Any], moves: list[Any], insertions: Iterable[Any]
    ) -> list[Any]:
        ranks = {"": 0, **{one.id: rank for rank, one in enumerate(base, start=1)}}
        gone: set[int] = set()
        gaps: dict[int, list[Any]] = {}
        for rank, (change, move) in enumerate(zip(changes, moves, strict=True), start=1):
            if change:
                assert not (move and not change.new)
                base[rank - 1] = change.new or base[rank - 1]
                gone |= set() if change.new else {rank}
            if move:
                gone.add(rank)
                assert ranks[move.after] not in gaps
                gaps[ranks[move.after]] = [base[rank - 1]]
        for insertion in insertions:
            assert ranks[insertion.after] not in gaps
            gaps[ranks[insertion.after]] = list(insertion.new)
        assert not set(gaps) & gone
        return arranged(base, gone, {}, gaps)


def _words(elements: Iterable[Element]) -> Iterator[Words]:
    for element in elements:
        assert isinstance(element, Words)
        yield element


def _divisions(divisions: Sequence[DivisionWords]) -> Iterator[tuple[str, DivisionWords]]:
    for division in divisions:
        yield division.id, division
        yield from _divisions(division.children)


def _moved_lines(operation: PlaceEngagements) -> list[str]:
    return [one.engagement for one in operation.came if isinstance(one, MovedLine)]


def _moved_divisions(operation: PlaceDivisions) -> list[str]:
    return [one.division for one in operation.came if isinstance(one, MovedDivision)]
