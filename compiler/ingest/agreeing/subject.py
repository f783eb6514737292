"""An order to the part of the contract that its article amends, and to the part that receives what it moves."""

from collections.abc import Iterator

from compiler.ingest.reading.names import Names
from compiler.model.division import ANNEXE, ARTICLE, PREAMBLE
from compiler.model.enact import PAGE_HEADER
from compiler.model.enacted import FigureWords
from compiler.model.operation import (
    Container,
    DeleteColumn,
    Holder,
    InsertDivisions,
    InsertEngagements,
    InsertGroups,
    InsertParties,
    InsertRows,
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
    ReplaceEngagement,
    ReplaceGroup,
    ReplaceParty,
    ReplaceRows,
    ReplaceTotals,
)

TITLE_PAGE, PARTIES, SETS = "page de titre", "liste des parties", "ensembles de parties"
HEADER = "en-tête des pages"
PARTS = (TITLE_PAGE, PARTIES, SETS, HEADER)
"""The parts that are no divisions, by the names that an avenant gives them."""
_WHOLE = (ARTICLE, ANNEXE, PREAMBLE)
_OF_LINES = (Holder.ENGAGEMENT, Holder.PARTNERS, Holder.FOLLOW_UP, Holder.IMPACT)
_OF_TABLES = (Holder.TABLE_TITLE, Holder.COLUMN, Holder.CELL)


def is_arrival(operation: Operation) -> bool:
    """Tell whether an order brings articles, which an article of its own announces."""
    return isinstance(operation, InsertDivisions) and (
        not operation.parent or operation.new[0].kind in _WHOLE
    )


def subject_of(operation: Operation, names: Names) -> str:
    """Return the id of the article, annexe or preamble that an order amends, or one of the three names above."""
    match operation:
        case InsertParties() | ReplaceParty() | MoveParty():
            return PARTIES
        case InsertGroups() | ReplaceGroup() | MoveGroup():
            return SETS
        case InsertDivisions() | PlaceDivisions():
            return article_of(operation.parent, names)
        case (
            ReplaceDivision() | MoveDivision() | RenumberDivision() | InsertEngagements() | PlaceEngagements()
        ):
            return article_of(operation.division, names)
        case ReplaceEngagement() | RecodeEngagement():
            return article_of(names.holders[operation.engagement], names)
        case MoveEngagements():
            # Lines that leave several articles are told in the one that receives them.
            left = {article_of(names.holders[name], names) for name in operation.engagements}
            return left.pop() if len(left) == 1 else article_of(operation.division, names)
        case InsertRows() | ReplaceRows() | MoveRows() | ReplaceTotals() | DeleteColumn():
            return article_of(names.table_homes[operation.table][0], names)
        case _:
            return _contained(operation.container, names)


def ends_of(operation: Operation, names: Names) -> Iterator[str]:
    """Yield the ids of the articles that receive what an order moves, or that it leaves."""
    match operation:
        case MoveEngagements():
            yield article_of(operation.division, names)
            yield from (article_of(names.holders[name], names) for name in operation.engagements)
        case PlaceEngagements():
            moved = (one.engagement for one in operation.came if isinstance(one, MovedLine))
            yield from (article_of(names.holders[name], names) for name in moved)
        case MoveDivision():
            yield article_of(operation.parent, names)
        case PlaceDivisions():
            gone = (one.division for one in operation.came if isinstance(one, MovedDivision))
            yield from (article_of(name, names) for name in gone)
        case MoveElements():
            yield _contained(operation.to, names)
        case _:
            pass


def _contained(container: Container, names: Names) -> str:
    holder = container.holder
    if holder in (Holder.PARTICULAR, Holder.CONTRACTS):
        return HEADER if container.id == PAGE_HEADER else TITLE_PAGE
    if holder in (Holder.PARTY_NAME, Holder.PARTY_SHORT, Holder.PARTY_SLOTS):
        return PARTIES
    if holder in (Holder.GROUP_NAME, Holder.GROUP_SHORT, Holder.MEMBERS):
        return SETS
    if holder in _OF_LINES:
        return article_of(names.holders[container.id], names)
    if holder in _OF_TABLES:
        return article_of(names.table_homes[container.id][0], names)
    return article_of(_figure_home(container.id, names) if holder is Holder.FIGURE else container.id, names)


def _figure_home(figure: str, names: Names) -> str:
    for name, division in names.divisions.items():
        if any(isinstance(one, FigureWords) and one.id == figure for one in division.elements):
            return name
    return ""


def article_of(division: str, names: Names) -> str:
    """Return the article, the annexe or the preamble that holds a division, or the outermost one; empty for the act."""
    outermost = place = division
    while place:
        if names.divisions[place].kind in _WHOLE:
            return place
        outermost, place = place, names.parents[place]
    return outermost
