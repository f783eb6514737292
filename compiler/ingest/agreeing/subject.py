"""An order to the part of the contract that its article amends, and to the part that receives what it moves."""

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
        case InsertDivisions():
            return article_of(operation.parent, names)
        case ReplaceDivision() | MoveDivision() | RenumberDivision() | InsertEngagements():
            return article_of(operation.division, names)
        case ReplaceEngagement() | RecodeEngagement():
            return article_of(names.holders[operation.engagement], names)
        case MoveEngagements():
            # Lines that leave two articles are never moved by one order.
            return article_of(names.holders[operation.engagements[0]], names)
        case InsertRows() | ReplaceRows() | MoveRows() | ReplaceTotals() | DeleteColumn():
            return article_of(names.table_homes[operation.table][0], names)
        case _:
            return _contained(operation.container, names)


def receiver_of(operation: Operation, names: Names) -> str:
    """Return the id of the article that receives what an order moves, empty when it moves nothing to one."""
    match operation:
        case MoveEngagements():
            return article_of(operation.division, names)
        case MoveDivision():
            return article_of(operation.parent, names)
        case MoveElements():
            return _contained(operation.to, names)
        case _:
            return ""


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
