"""Orders that put what moves and what is new at one place, in the order that they tell."""

import re

from compiler.ingest.reading.clause import Clause
from compiler.ingest.reading.on_elements import destination
from compiler.ingest.reading.on_tables import new_number
from compiler.ingest.reading.places import Home, Line
from compiler.ingest.reading.quotations import read_lines, unquoted
from compiler.ingest.reading.unread import UnreadError, unread
from compiler.model.enacted import DivisionWords, EngagementWords
from compiler.model.operation import (
    MovedDivision,
    MovedLine,
    Operation,
    PlaceDivisions,
    PlaceEngagements,
)

_PART = ",? et |, "
_BETWEEN_LINES = re.compile(rf"(?:{_PART})(?=une ligne |la ligne \S+ du tableau )")
_BETWEEN_DIVISIONS = re.compile(rf"(?:{_PART})(?=(?:une? |la |le |l’))")
_BECOMES = ", qui devient "
_NEW = re.compile(r"une? ")


def _no(clause: Clause) -> UnreadError:
    return unread(clause.masked.shown(clause.masked.text))


def place_lines(clause: Clause) -> tuple[Operation, ...]:
    """Read "sont placées, dans cet ordre, la ligne 2.1-04 du tableau de…, qui devient…, et une ligne 5.1-11"."""
    new = list(read_lines(clause.grid()))
    if [line.code for line in new] != re.split(", | et ", clause.part("written")):
        raise UnreadError("avenant.unread-sentence", "les lignes citées ne portent pas les codes annoncés.")
    came: list[MovedLine | EngagementWords] = []
    for told in _BETWEEN_LINES.split(clause.part("listed")):
        if told.startswith("une ligne "):
            if not new or told != f"une ligne {new[0].code}":
                raise _no(clause)
            came.append(new.pop(0))
        else:
            came.append(_moved_line(clause, told))
    if new:
        raise _no(clause)
    place = clause.place("after" if clause.has("after") else "start")
    match place:
        case Line() if clause.has("after"):
            holder, after = clause.names.holders[place.engagement], place.engagement
        case Home() if clause.has("start") and place.division:
            holder, after = place.division, ""
        case _:
            raise _no(clause)
    return (PlaceEngagements(division=holder, after=after, came=tuple(came)),)


def _moved_line(clause: Clause, told: str) -> MovedLine:
    name, becomes, anew = told.partition(_BECOMES)
    line = clause.places.read(name, clause.masked)
    if not isinstance(line, Line):
        raise _no(clause)
    if not becomes:
        return MovedLine(engagement=line.engagement, code=clause.names.lines[line.engagement].code)
    match = re.fullmatch(r"la ligne (?P<code>\S+)", anew)
    if match is None:
        raise _no(clause)
    return MovedLine(engagement=line.engagement, code=match["code"])


def place_divisions(clause: Clause) -> tuple[Operation, ...]:
    """Read "sont placés, dans cet ordre, l’objectif 2.3, qui devient l’objectif 1.3, et un objectif 1.4"."""
    new = list(clause.divisions.read(unquoted(clause.blocks))) if clause.blocks else []
    came: list[MovedDivision | DivisionWords] = []
    for told in _BETWEEN_DIVISIONS.split(clause.part("listed")):
        if not _NEW.match(told):
            came.append(_moved_division(clause, told))
        elif new and new[0].number in told:
            came.append(new.pop(0))
        else:
            raise _no(clause)
    if new or bool(clause.blocks) != clause.has("written"):
        raise _no(clause)
    parent, after = destination(clause)
    return (PlaceDivisions(parent=parent, after=after, came=tuple(came)),)


def _moved_division(clause: Clause, told: str) -> MovedDivision:
    name, becomes, anew = told.partition(_BECOMES)
    place = clause.places.read(name, clause.masked)
    if not isinstance(place, Home) or not place.division:
        raise _no(clause)
    number = (
        new_number(clause, place.division, anew) if becomes else clause.names.divisions[place.division].number
    )
    return MovedDivision(division=place.division, number=number)
