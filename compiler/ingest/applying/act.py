"""The words of an act and the operations of an avenant to the words of the act as amended."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.result import Result
from compiler.diagnostics.span import NOWHERE
from compiler.ingest.applying.blame import find_faults
from compiler.ingest.applying.elements import Elements
from compiler.ingest.applying.orders import Orders
from compiler.ingest.applying.people import People
from compiler.ingest.applying.refusal import RefusalError, no_place
from compiler.ingest.applying.runs import Run
from compiler.ingest.applying.target import target
from compiler.ingest.order import Order
from compiler.model.enacted import (
    ActWords,
    DivisionWords,
    Element,
    EngagementWords,
    Words,
)
from compiler.model.operation import (
    Container,
    Holder,
    InsertDivisions,
    InsertEngagements,
    MovedDivision,
    MoveDivision,
    MovedLine,
    MoveEngagements,
    Operation,
    PlaceDivisions,
    PlaceEngagements,
    RecodeEngagement,
    RenumberDivision,
    ReplaceDivision,
    ReplaceEngagement,
)


def apply_operations(act: ActWords, operations: Sequence[Operation]) -> Result[ActWords]:
    """Return an act with all operations applied at once; unchanged when they cannot be.

    Errors: avenant.conflict, avenant.unknown-place, avenant.words-not-found, avenant.words-not-unique.
    """
    try:
        return Result(_Applying(act, operations).act())
    except RefusalError as refusal:
        return Result(act, (_told(refusal),))


def apply_orders(act: ActWords, orders: Sequence[Order], file: str = "") -> Result[ActWords]:
    """Return an act with all orders applied at once; unchanged when they cannot be, each fault at its sentence.

    Errors: avenant.conflict, avenant.unknown-place, avenant.words-not-found, avenant.words-not-unique.
    """

    def attempt(some: Sequence[Order]) -> RefusalError | None:
        try:
            _Applying(act, [order.operation for order in some]).act()
        except RefusalError as refusal:
            return refusal
        return None

    faults = tuple(find_faults(orders, attempt, file))
    return Result(act, faults) if faults else apply_operations(act, [order.operation for order in orders])


def _told(refusal: RefusalError) -> Diagnostic:
    return Diagnostic(
        code=refusal.code,
        message=str(refusal),
        span=NOWHERE,
        hint="cet avenant a été écrit pour une autre version du texte, ou modifié à la main",
    )


class _Applying:
    """Walks the act in force once, asking at each place what the operations make of it."""

    def __init__(self, act: ActWords, operations: Sequence[Operation]) -> None:
        self.base = act
        self.orders = Orders(operations)
        self.elements = Elements(self.orders, self._held)
        self.divisions = dict(_by_id(act.divisions))
        self.lines = {line.id: line for one in self.divisions.values() for line in one.engagements}

    def act(self) -> ActWords:
        """Return the act as amended."""
        base = self.base
        contracts = self.elements.words(Container(holder=Holder.CONTRACTS), base.contracts)
        found = ActWords(
            particulars=tuple((name, self._particular(name, text)) for name, text in base.particulars),
            contracts=contracts,
            parties=People(self.orders, self.elements).parties(base.parties),
            groups=People(self.orders, self.elements).groups(base.groups),
            divisions=self._siblings("", base.divisions),
        )
        for operation in self.orders.unplaced():
            raise no_place(
                f"l'endroit que vise une phrase sur {target(operation, base)}, ou une autre phrase le supprime"
            )
        return found

    def _particular(self, name: str, text: str) -> str:
        return "".join(self.elements.texts(Container(holder=Holder.PARTICULAR, id=name), (text,)))

    def _held(self, container: Container) -> Sequence[Element]:
        """Return the elements of a container that a move may leave."""
        division, line = self.divisions.get(container.id), self.lines.get(container.id)
        match container.holder:
            case Holder.PROSE if division:
                return division.elements
            case Holder.CONTEXT if division:
                return division.context
            case Holder.ENGAGEMENT if line:
                return line.alineas
            case Holder.FOLLOW_UP if line:
                return line.follow_up
            case Holder.IMPACT if line:
                return line.impact
            case Holder.CONTRACTS:
                return self.base.contracts
            case _:
                raise no_place("ce qui est déplacé")

    def _siblings(self, parent: str, base: Sequence[DivisionWords]) -> tuple[DivisionWords, ...]:
        ranks = {"": 0, **{one.id: rank for rank, one in enumerate(base, start=1)}}
        run: Run[DivisionWords] = Run(len(base), "division")
        for one in base:
            removal = self.orders.one(ReplaceDivision, one.id)
            leaving = self.orders.one(MoveDivision, "from", one.id)
            placed = self.orders.one(PlaceDivisions, "from", one.id)
            for order in (removal, leaving, placed):
                if order is not None:
                    new = (order.new,) if isinstance(order, ReplaceDivision) and order.new else ()
                    run.take(ranks[one.id], ranks[one.id], new)
        for insertion in self.orders.on(InsertDivisions, parent):
            run.fill(_rank(ranks, insertion.after), insertion.new)
        for move in self.orders.on(MoveDivision, "to", parent):
            run.fill(_rank(ranks, move.after), (self._moved_division(move.division, move.number),))
        for placing in self.orders.on(PlaceDivisions, "to", parent):
            run.fill(_rank(ranks, placing.after), tuple(map(self._placed_division, placing.came)))
        staying = [one if run.goes(ranks[one.id]) else self._division(one) for one in base]
        return run.arranged(staying)

    def _placed_division(self, one: MovedDivision | DivisionWords) -> DivisionWords:
        return one if isinstance(one, DivisionWords) else self._moved_division(one.division, one.number)

    def _moved_division(self, name: str, number: str) -> DivisionWords:
        if name not in self.divisions:
            raise no_place("la division déplacée")
        return replace(self._division(self.divisions[name]), number=number)

    def _division(self, base: DivisionWords) -> DivisionWords:
        number = self.orders.one(RenumberDivision, base.id)
        return DivisionWords(
            id=base.id,
            kind=base.kind,
            number=number.number if number else base.number,
            title=self.elements.single(Holder.TITLE, base.id, base.title),
            elements=self.elements.all(Container(holder=Holder.PROSE, id=base.id), base.elements),
            context=self.elements.words(Container(holder=Holder.CONTEXT, id=base.id), base.context),
            engagements=self._engagements(base),
            children=self._siblings(base.id, base.children),
        )

    def _engagements(self, base: DivisionWords) -> tuple[EngagementWords, ...]:
        lines = base.engagements
        ranks = {"": 0, **{one.id: rank for rank, one in enumerate(lines, start=1)}}
        run: Run[EngagementWords] = Run(len(lines), "ligne")
        for one in lines:
            removal = self.orders.one(ReplaceEngagement, one.id)
            leaving = self.orders.one(MoveEngagements, "from", one.id)
            placed = self.orders.one(PlaceEngagements, "from", one.id)
            for order in (removal, leaving, placed):
                if order is not None:
                    new = (order.new,) if isinstance(order, ReplaceEngagement) and order.new else ()
                    run.take(ranks[one.id], ranks[one.id], new)
        for insertion in self.orders.on(InsertEngagements, base.id):
            run.fill(_rank(ranks, insertion.after), insertion.new)
        for move in self.orders.on(MoveEngagements, "to", base.id):
            moved = zip(move.engagements, move.codes, strict=True)
            run.fill(_rank(ranks, move.after), tuple(self._moved_line(name, code) for name, code in moved))
        for placing in self.orders.on(PlaceEngagements, "to", base.id):
            run.fill(_rank(ranks, placing.after), tuple(map(self._placed_line, placing.came)))
        return run.arranged([one if run.goes(ranks[one.id]) else self._line(one) for one in lines])

    def _placed_line(self, one: MovedLine | EngagementWords) -> EngagementWords:
        return one if isinstance(one, EngagementWords) else self._moved_line(one.engagement, one.code)

    def _moved_line(self, name: str, code: str) -> EngagementWords:
        if name not in self.lines:
            raise no_place("la ligne déplacée")
        return replace(self._line(self.lines[name]), code=code)

    def _line(self, base: EngagementWords) -> EngagementWords:
        code = self.orders.one(RecodeEngagement, base.id)
        name = base.id
        return EngagementWords(
            id=name,
            code=code.code if code else base.code,
            alineas=self.elements.all(Container(holder=Holder.ENGAGEMENT, id=name), base.alineas),
            partners=Words(text=self.elements.single(Holder.PARTNERS, name, base.partners.text)),
            follow_up=self.elements.words(Container(holder=Holder.FOLLOW_UP, id=name), base.follow_up),
            impact=self.elements.words(Container(holder=Holder.IMPACT, id=name), base.impact),
        )


def _rank(ranks: dict[str, int], after: str) -> int:
    if after not in ranks:
        raise no_place("le repère d'une insertion ou d'un déplacement")
    return ranks[after]


def _by_id(divisions: Sequence[DivisionWords]) -> Iterator[tuple[str, DivisionWords]]:
    for division in divisions:
        yield division.id, division
        yield from _by_id(division.children)
