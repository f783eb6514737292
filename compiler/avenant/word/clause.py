"""An operation to its clause, whatever it does: the one place that knows every kind of operation."""

from typing import assert_never

from compiler.avenant.word import (
    on_divisions,
    on_elements,
    on_engagements,
    on_parties,
    on_placed,
    on_tables,
    on_words,
)
from compiler.avenant.word.pen import Pen, Written
from compiler.model.operation import (
    DeleteColumn,
    InsertDivisions,
    InsertElements,
    InsertEngagements,
    InsertGroups,
    InsertParties,
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


def write(operation: Operation, pen: Pen) -> Written:
    """Return the clause of an operation."""
    match operation:
        case ReplaceWords() | InsertWords() | ReplaceSentence() | InsertSentences():
            return _on_words(operation, pen)
        case ReplaceElements():
            return on_elements.replace_elements(operation, pen)
        case InsertElements():
            return on_elements.insert_elements(operation, pen)
        case MoveElements():
            return on_elements.move_elements(operation, pen)
        case InsertRows() | ReplaceRows() | MoveRows() | ReplaceTotals() | DeleteColumn():
            return _on_tables(operation, pen)
        case PlaceEngagements():
            return on_placed.place_engagements(operation, pen)
        case PlaceDivisions():
            return on_placed.place_divisions(operation, pen)
        case InsertEngagements() | ReplaceEngagement() | MoveEngagements() | RecodeEngagement():
            return _on_engagements(operation, pen)
        case InsertDivisions() | ReplaceDivision() | MoveDivision() | RenumberDivision():
            return _on_divisions(operation, pen)
        case InsertParties() | ReplaceParty() | MoveParty():
            return _on_parties(operation, pen)
        case InsertGroups() | ReplaceGroup() | MoveGroup():
            return _on_groups(operation, pen)
        case _:
            assert_never(operation)


def _on_words(operation: ReplaceWords | InsertWords | ReplaceSentence | InsertSentences, pen: Pen) -> Written:
    match operation:
        case ReplaceWords():
            return on_words.replace_words(operation, pen, on_words.spot_of(operation, pen).place)
        case InsertWords():
            return on_words.insert_words(operation, pen, on_words.spot_of(operation, pen).place)
        case ReplaceSentence():
            return on_words.replace_sentence(operation, pen)
        case InsertSentences():
            return on_words.insert_sentences(operation, pen)


def _on_tables(
    operation: InsertRows | ReplaceRows | MoveRows | ReplaceTotals | DeleteColumn, pen: Pen
) -> Written:
    match operation:
        case InsertRows():
            return on_tables.insert_rows(operation, pen)
        case ReplaceRows():
            return on_tables.replace_rows(operation, pen)
        case MoveRows():
            return on_tables.move_rows(operation, pen)
        case ReplaceTotals():
            return on_tables.replace_totals(operation, pen)
        case DeleteColumn():
            return on_tables.delete_column(operation, pen)


def _on_engagements(
    operation: InsertEngagements | ReplaceEngagement | MoveEngagements | RecodeEngagement, pen: Pen
) -> Written:
    match operation:
        case InsertEngagements():
            return on_engagements.insert_engagements(operation, pen)
        case ReplaceEngagement():
            return on_engagements.replace_engagement(operation, pen)
        case MoveEngagements():
            return on_engagements.move_engagements(operation, pen)
        case RecodeEngagement():
            return on_engagements.recode_engagement(operation, pen)


def _on_divisions(
    operation: InsertDivisions | ReplaceDivision | MoveDivision | RenumberDivision, pen: Pen
) -> Written:
    match operation:
        case InsertDivisions():
            return on_divisions.insert_divisions(operation, pen)
        case ReplaceDivision():
            return on_divisions.replace_division(operation, pen)
        case MoveDivision():
            return on_divisions.move_division(operation, pen)
        case RenumberDivision():
            return on_divisions.renumber_division(operation, pen)


def _on_groups(operation: InsertGroups | ReplaceGroup | MoveGroup, pen: Pen) -> Written:
    match operation:
        case InsertGroups():
            return on_parties.insert_groups(operation, pen)
        case ReplaceGroup():
            return on_parties.replace_group(operation, pen)
        case MoveGroup():
            return on_parties.move_group(operation, pen)


def _on_parties(operation: InsertParties | ReplaceParty | MoveParty, pen: Pen) -> Written:
    match operation:
        case InsertParties():
            return on_parties.insert_parties(operation, pen)
        case ReplaceParty():
            return on_parties.replace_party(operation, pen)
        case MoveParty():
            return on_parties.move_party(operation, pen)
