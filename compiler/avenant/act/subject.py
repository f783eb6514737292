"""Operations to what authors call them by ("engagement:reussite-pre"), and to the changes that they word."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from compiler.avenant.word.base import Base
from compiler.model.change import Change, ChangeKind
from compiler.model.enacted import DivisionWords, Element, EngagementWords, FigureWords, TableWords, Words
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

BySubject: TypeAlias = Mapping[str, Sequence[Change]]

_FIGURES = {"graphique": "graphique", "document": "piece", "image": "image"}
_OF_LINES = frozenset({Holder.ENGAGEMENT, Holder.PARTNERS, Holder.FOLLOW_UP, Holder.IMPACT})
_OF_TABLES = frozenset({Holder.TABLE_TITLE, Holder.COLUMN, Holder.CELL})
_FAMILIES = {
    Holder.TITLE: ("intitule", "division"),
    Holder.PROSE: ("alinea", "note", "tableau", "figure"),
    Holder.ENGAGEMENT: ("engagement", "alinea", "note"),
    Holder.PARTNERS: ("partenaire",),
    Holder.CONTEXT: ("indicateur", "echeance"),
    Holder.FOLLOW_UP: ("indicateur", "echeance"),
    Holder.IMPACT: ("indicateur", "echeance"),
    Holder.TABLE_TITLE: ("tableau",),
    Holder.COLUMN: ("colonne",),
    Holder.CELL: ("case",),
}


def by_subject(changes: Iterable[Change]) -> BySubject:
    """Return changes by their subject."""
    found: dict[str, list[Change]] = {}
    for change in changes:
        found.setdefault(change.subject, []).append(change)
    return found


def subjects(operation: Operation, base: Base) -> frozenset[str]:
    """Return the subjects that an operation changes."""
    return frozenset(_subjects(operation, base))


def worded(operation: Operation, changes: BySubject, base: Base) -> tuple[int, ...]:
    """Return the ranks of the changes that an operation words: of its subjects, then of its kind, then of its texts."""
    found = [change for name in subjects(operation, base) for change in changes.get(name, ())]
    for narrower in (_of_kind(operation, found), _of_texts(operation, found, base)):
        found = narrower or found
    return tuple(sorted(change.rank for change in found))


def _of_kind(operation: Operation, changes: list[Change]) -> list[Change]:
    families = _families(operation)
    return [change for change in changes if change.kind.value.startswith(families)]


def _families(operation: Operation) -> tuple[str, ...]:
    match operation:
        case InsertRows() | ReplaceRows() | MoveRows():
            return ("ligne", "case")
        case ReplaceTotals():
            return ("total",)
        case DeleteColumn():
            return (ChangeKind.COLUMN_REMOVED.value,)
        case RecodeEngagement():
            return (ChangeKind.CODE_CHANGED.value,)
        case PlaceEngagements():
            return (
                ChangeKind.ENGAGEMENT_MOVED.value,
                ChangeKind.CODE_CHANGED.value,
                ChangeKind.ENGAGEMENT_ADDED.value,
            )
        case MoveEngagements():
            return (ChangeKind.ENGAGEMENT_MOVED.value, ChangeKind.CODE_CHANGED.value)
        case _:
            return _families_of_place(operation)


def _families_of_place(operation: Operation) -> tuple[str, ...]:
    container = getattr(operation, "container", None)
    return _FAMILIES.get(container.holder, ()) if isinstance(container, Container) else ()


def _of_texts(operation: Operation, changes: list[Change], base: Base) -> list[Change]:
    old, new = _texts(operation, base)
    return [
        change
        for change in changes
        if (change.before and any(text in change.before.text for text in old))
        or (change.after and any(text in change.after.text for text in new))
    ]


def _texts(operation: Operation, base: Base) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the texts that an operation edits, and those that it brings whole."""
    match operation:
        case ReplaceWords() | InsertWords() | ReplaceSentence() | InsertSentences():
            return _filled(base.elements(operation.container)[operation.element - 1 : operation.element]), ()
        case ReplaceElements():
            old = base.elements(operation.container)[operation.first - 1 : operation.last]
            return _filled(old), _filled(operation.new)
        case MoveElements():
            return _filled(base.elements(operation.container)[operation.first - 1 : operation.last]), ()
        case InsertElements():
            return (), _filled(operation.new)
        case _:
            return (), ()


def _filled(elements: tuple[Element, ...]) -> tuple[str, ...]:
    texts = (element.text if isinstance(element, Words) else element.title for element in elements)
    return tuple(text for text in texts if text)


def _subjects(operation: Operation, base: Base) -> Iterator[str]:
    match operation:
        case ReplaceWords() | InsertWords() | ReplaceSentence() | InsertSentences():
            yield from _held(operation.container, operation.element, operation.element, base)
        case ReplaceElements():
            yield from _held(operation.container, operation.first, operation.last, base)
            yield from _figures(operation.new)
        case InsertElements():
            yield from _held(operation.container, 0, -1, base)
            yield from _figures(operation.new)
        case MoveElements():
            yield from _held(operation.container, operation.first, operation.last, base)
            yield from _held(operation.to, 0, -1, base)
        case InsertRows() | ReplaceRows() | MoveRows() | ReplaceTotals() | DeleteColumn():
            yield f"tableau:{operation.table}"
        case InsertEngagements() | MoveEngagements() | ReplaceEngagement() | RecodeEngagement():
            yield from (f"engagement:{name}" for name in _lines(operation))
        case InsertDivisions():
            for division in operation.new:
                yield from _whole(division)
        case ReplaceDivision() | MoveDivision() | RenumberDivision():
            yield from _division(operation, base)
        case PlaceEngagements() | PlaceDivisions():
            yield from _placed(operation, base)
        case _:
            yield from _people(operation)


def _lines(
    operation: InsertEngagements | MoveEngagements | ReplaceEngagement | RecodeEngagement,
) -> tuple[str, ...]:
    match operation:
        case InsertEngagements():
            return tuple(line.id for line in operation.new)
        case MoveEngagements():
            return operation.engagements
        case _:
            return (operation.engagement,)


def _placed(operation: PlaceEngagements | PlaceDivisions, base: Base) -> Iterator[str]:
    for one in operation.came:
        match one:
            case MovedLine():
                yield f"engagement:{one.engagement}"
            case EngagementWords():
                yield f"engagement:{one.id}"
            case MovedDivision():
                yield f"{base.division(one.division).kind}:{one.division}"
            case DivisionWords():
                yield from _whole(one)


def _division(operation: ReplaceDivision | MoveDivision | RenumberDivision, base: Base) -> Iterator[str]:
    division = base.division(operation.division)
    yield f"{division.kind}:{division.id}"
    if isinstance(operation, ReplaceDivision):
        yield from _whole(base.words_of(division.id))
        if operation.new is not None:
            yield from _whole(operation.new)


def _people(
    operation: InsertParties | ReplaceParty | MoveParty | InsertGroups | ReplaceGroup | MoveGroup,
) -> Iterator[str]:
    match operation:
        case InsertParties():
            yield from (f"partie:{party.id}" for party in operation.new)
        case ReplaceParty() | MoveParty():
            yield f"partie:{operation.party}"
        case InsertGroups():
            yield from (f"ensemble:{group.id}" for group in operation.new)
        case ReplaceGroup() | MoveGroup():
            yield f"ensemble:{operation.group}"


def _whole(division: DivisionWords) -> Iterator[str]:
    yield f"{division.kind}:{division.id}"
    yield from _figures(division.elements)
    yield from (f"engagement:{line.id}" for line in division.engagements)
    for child in division.children:
        yield from _whole(child)


def _held(container: Container, first: int, last: int, base: Base) -> Iterator[str]:
    name, holder = container.id, container.holder
    if holder in _OF_LINES:
        yield f"engagement:{name}"
    elif holder in _OF_TABLES:
        yield f"tableau:{name}"
    elif holder is Holder.FIGURE:
        yield f"{_FIGURES[base.figure(name).noun]}:{name}"
    elif holder is Holder.PARTICULAR:
        yield f"mention:{name}"
    elif holder in (Holder.PARTY_NAME, Holder.PARTY_SHORT, Holder.PARTY_SLOTS):
        yield f"partie:{name}"
    elif holder in (Holder.GROUP_NAME, Holder.GROUP_SHORT, Holder.MEMBERS):
        yield f"ensemble:{name}"
    elif holder is Holder.CONTRACTS:
        contracts = base.protocol.identity.contracts
        yield from (
            f"contrat:{contract.id}" for contract in (contracts[first - 1 : last] if first else contracts)
        )
    else:
        yield f"{base.division(name).kind}:{name}"
        if holder is Holder.PROSE and first:
            yield from _figures(base.elements(container)[first - 1 : last])


def _figures(elements: tuple[Element, ...]) -> Iterator[str]:
    for element in elements:
        match element:
            case TableWords():
                yield f"tableau:{element.id}"
            case FigureWords():
                yield f"{_FIGURES[element.noun]}:{element.id}"
            case Words():
                pass
