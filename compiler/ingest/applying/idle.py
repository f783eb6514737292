"""Orders that change nothing: words replaced by themselves, an insertion of nothing, a move to the same place.

No avenant of ours gives one. Whoever edited it by hand wanted something else, which would be signed as done.
"""

from collections.abc import Iterator, Sequence

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.span import whole_lines
from compiler.ingest.order import Order
from compiler.ingest.reading.names import Names
from compiler.ingest.reading.places import Places
from compiler.model.enacted import GroupWords, PartyWords, Words
from compiler.model.operation import (
    InsertElements,
    InsertRows,
    InsertSentences,
    InsertWords,
    MoveDivision,
    MoveElements,
    MoveEngagements,
    MoveGroup,
    MoveParty,
    MoveRows,
    Operation,
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
from compiler.model.protocol import Protocol
from compiler.model.sentence import sentences


def find_idle(orders: Sequence[Order], base: Protocol, file: str = "") -> Iterator[Diagnostic]:
    """Yield the orders that leave the act as it is. They were applied: each is on a place of the act.

    Errors: avenant.no-effect.
    """
    places = Places(Names(base))
    for order in orders:
        if _is_idle(order.operation, places):
            yield Diagnostic(
                code="avenant.no-effect",
                message=f"La phrase « {order.sentence} » ne change rien au texte en vigueur.",
                span=whole_lines(file, order.line, order.line),
                hint="retirez-la, ou donnez les mots que le texte doit avoir",
            )


def _is_idle(operation: Operation, places: Places) -> bool:
    return (
        _says_nothing(operation)
        or _says_the_same(operation, places)
        or _stays(operation, places)
        or _keeps_its_place(operation, places)
    )


def _says_nothing(operation: Operation) -> bool:
    match operation:
        case ReplaceWords():
            return operation.old == operation.new
        case InsertWords() | InsertSentences():
            return not operation.new.strip()
        case InsertElements():
            return all(isinstance(one, Words) and not one.text.strip() for one in operation.new)
        case InsertRows():
            return not any(any(row.cells) for row in operation.new)
        case _:
            return False


def _says_the_same(operation: Operation, places: Places) -> bool:
    """Tell whether an order restates what the act says already."""
    names = places.names
    match operation:
        case ReplaceSentence():
            element = places.held(operation.container)[operation.element - 1]
            text = element.text if isinstance(element, Words) else ""
            return sentences(text)[operation.sentence - 1] == operation.new
        case ReplaceElements():
            return places.held(operation.container)[operation.first - 1 : operation.last] == operation.new
        case ReplaceRows():
            rows = names.tables[operation.table].rows
            return rows[operation.first - 1 : operation.last] == operation.new
        case ReplaceTotals():
            return names.tables[operation.table].totals == operation.new
        case ReplaceEngagement():
            return names.lines[operation.engagement] == operation.new
        case ReplaceDivision():
            return names.divisions[operation.division] == operation.new
        case ReplaceParty():
            return operation.new in [one for one in names.act.parties if one.id == operation.party]
        case ReplaceGroup():
            return operation.new in [one for one in names.act.groups if one.id == operation.group]
        case RecodeEngagement():
            return names.lines[operation.engagement].code == operation.code
        case RenumberDivision():
            return names.divisions[operation.division].number == operation.number
        case _:
            return False


def _stays(operation: Operation, places: Places) -> bool:
    """Tell whether elements or rows are moved to where they are."""
    match operation:
        case MoveElements():
            return (
                operation.container == operation.to
                and operation.first - 1 <= operation.after <= operation.last
            )
        case MoveRows():
            return operation.first - 1 <= operation.after <= operation.last
        case MoveParty():
            return operation.after in _around(operation.party, places.names.act.parties)
        case MoveGroup():
            return operation.after in _around(operation.group, places.names.act.groups)
        case _:
            return False


def _keeps_its_place(operation: Operation, places: Places) -> bool:
    """Tell whether a line or a division is moved to where it is, under its own number."""
    names = places.names
    match operation:
        case MoveEngagements():
            here = [one.id for one in names.divisions[operation.division].engagements]
            codes = tuple(names.lines[name].code for name in operation.engagements)
            return codes == operation.codes and _moved(operation, here) == here
        case MoveDivision():
            parent, division = names.parents[operation.division], names.divisions[operation.division]
            same = (operation.parent, operation.number) == (parent, division.number)
            children = names.divisions[parent].children if parent else names.act.divisions
            return same and operation.after in _before_or_at(operation.division, [one.id for one in children])
        case _:
            return False


def _moved(operation: MoveEngagements, here: Sequence[str]) -> list[str]:
    """Return the lines of a table once some of them, or of others, stand after one of them; empty when it moves too."""
    if operation.after in operation.engagements:
        return list(here) if len(operation.engagements) == 1 else []
    left = [name for name in here if name not in operation.engagements]
    place = left.index(operation.after) + 1 if operation.after else 0
    return [*left[:place], *operation.engagements, *left[place:]]


def _around(name: str, listed: Sequence[PartyWords] | Sequence[GroupWords]) -> tuple[str, str]:
    return _before_or_at(name, [one.id for one in listed])


def _before_or_at(name: str, siblings: Sequence[str]) -> tuple[str, str]:
    """Return what stands just before a thing, empty for nothing, and the thing itself."""
    rank = siblings.index(name)
    return (siblings[rank - 1] if rank else "", name)
