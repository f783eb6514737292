"""Orders on rows of tables, lines of engagements, divisions and parties, whose new words follow."""

import re
from collections.abc import Iterator

from compiler.ingest.reading.clause import Clause
from compiler.ingest.reading.names import OF, plain_number
from compiler.ingest.reading.on_elements import destination
from compiler.ingest.reading.places import Home, Line, Rows, Table, without_article
from compiler.ingest.reading.quotations import (
    read_lines,
    read_rows,
    unquoted,
)
from compiler.ingest.reading.quoting import QUOTE, told_notes
from compiler.ingest.reading.unread import UnreadError, unread
from compiler.model.enacted import EngagementWords, RowWords
from compiler.model.operation import (
    InsertDivisions,
    InsertEngagements,
    InsertRows,
    MoveDivision,
    MoveEngagements,
    Operation,
    RecodeEngagement,
    RenumberDivision,
    ReplaceEngagement,
    ReplaceRows,
    ReplaceTotals,
)

_BETWEEN = ", | et "
_RUNS = re.compile(rf"(?:{_BETWEEN})(?=(?:la ligne|les lignes) )")
_RUN = re.compile(
    rf"(?:la ligne|les lignes) (?P<codes>[^\s,]+(?:(?:{_BETWEEN})[^\s,]+)*) (?P<table>du tableau .+)"
)


def _no(clause: Clause) -> UnreadError:
    return unread(clause.masked.shown(clause.masked.text))


def _rows(clause: Clause, table: str) -> tuple[RowWords, ...]:
    grid = clause.grid()
    rows = read_rows(grid)
    columns = clause.names.tables[table].columns
    if len(rows) != clause.number() or tuple(map(told_notes, grid.head)) != columns:
        raise UnreadError(
            "avenant.unread-sentence", "les lignes citées ne sont pas celles que la phrase annonce."
        )
    return rows


def replace_rows(clause: Clause) -> tuple[Operation, ...]:
    """Read "la ligne est remplacée par la ligne suivante": a row, a total, or a line of engagements."""
    place = clause.place("one")
    match place:
        case Rows():
            new = _rows(clause, place.table)
            return (ReplaceRows(table=place.table, first=place.first, last=place.last, new=new),)
        case Table() if place.is_total:
            return (ReplaceTotals(table=place.table, new=_rows(clause, place.table)),)
        case Line():
            lines = read_lines(clause.grid())
            if len(lines) == 1 and clause.number() == 1:
                return (ReplaceEngagement(engagement=place.engagement, new=lines[0]),)
            raise _no(clause)
        case _:
            raise _no(clause)


def insert_rows(clause: Clause) -> tuple[Operation, ...]:
    """Read "après la ligne X (troisième ligne) du tableau 4, il est inséré la ligne suivante"."""
    place = clause.place("after" if clause.has("after") else "start")
    match place:
        case Rows() if clause.has("after") and place.first == place.last:
            return (InsertRows(table=place.table, after=place.first, new=_rows(clause, place.table)),)
        case Table() if clause.has("start") and not place.is_total:
            return (InsertRows(table=place.table, after=0, new=_rows(clause, place.table)),)
        case _:
            raise _no(clause)


def end_rows(clause: Clause) -> tuple[Operation, ...]:
    """Read "le tableau 4 est complété par la ligne suivante", or by a total."""
    place = clause.place("one")
    if not isinstance(place, Table) or place.is_total:
        raise _no(clause)
    new = _rows(clause, place.table)
    table = clause.names.tables[place.table]
    if clause.has("total") or clause.has("totals"):
        if table.totals:
            raise _no(clause)
        return (ReplaceTotals(table=place.table, new=new),)
    return (InsertRows(table=place.table, after=len(table.rows), new=new),)


def _lines(clause: Clause) -> tuple[EngagementWords, ...]:
    lines = read_lines(clause.grid())
    told = clause.part("code") or clause.part("listed")
    codes = re.split(_BETWEEN, told)
    if [line.code for line in lines] != codes:
        raise UnreadError("avenant.unread-sentence", "les lignes citées ne portent pas les codes annoncés.")
    return lines


def insert_lines(clause: Clause) -> tuple[Operation, ...]:
    """Read "après la ligne 2.1-04 du tableau de…, il est inséré une ligne 2.1-07 ainsi rédigée"."""
    place = clause.place("after" if clause.has("after") else "start")
    match place:
        case Line() if clause.has("after"):
            holder = clause.names.holders[place.engagement]
            return (InsertEngagements(division=holder, after=place.engagement, new=_lines(clause)),)
        case Home() if clause.has("start") and place.division:
            return (InsertEngagements(division=place.division, after="", new=_lines(clause)),)
        case _:
            raise _no(clause)


def end_lines(clause: Clause) -> tuple[Operation, ...]:
    """Read "la priorité 2 de l’objectif 2.1 est complétée par une ligne 2.1-07 ainsi rédigée"."""
    place = clause.place("one")
    if not isinstance(place, Home) or not place.division:
        raise _no(clause)
    held = clause.names.divisions[place.division].engagements
    after = held[-1].id if held else ""
    return (InsertEngagements(division=place.division, after=after, new=_lines(clause)),)


def move_line(clause: Clause) -> tuple[Operation, ...]:
    """Read "devient la ligne 5.1-11 du tableau de…, placée après la ligne 5.1-10"."""
    clause.nothing_follows()
    place = clause.place("one")
    if not isinstance(place, Line):
        raise _no(clause)
    holder, after = _goal(clause)
    clause.names.division(clause.part("table"), clause.masked)
    names, codes = (place.engagement,), (clause.part("code"),)
    return (MoveEngagements(engagements=names, division=holder, after=after, codes=codes),)


def _goal(clause: Clause) -> tuple[str, str]:
    """Return what holds the new place of lines, and the line before it."""
    if clause.has("after"):
        after = clause.names.line(clause.part("after"))
        return clause.names.holders[after], after
    start = clause.place("start")
    if not isinstance(start, Home) or not start.division:
        raise _no(clause)
    return start.division, ""


def move_lines(clause: Clause) -> tuple[Operation, ...]:
    """Read "les lignes 2.1-04 et 2.1-05 du tableau de… sont déplacées dans cet ordre après la ligne 5.1-10"."""
    clause.nothing_follows()
    names = tuple(_named_lines(clause))
    codes = tuple(clause.names.lines[name].code for name in names)
    if clause.has("table"):
        clause.names.division(clause.part("table"), clause.masked)
        codes = tuple(re.split(_BETWEEN, clause.part("listed")))
    if len(names) < 2 or len(codes) != len(names):  # noqa: PLR2004 - an order is that of several lines
        raise _no(clause)
    holder, after = _goal(clause)
    return (MoveEngagements(engagements=names, division=holder, after=after, codes=codes),)


def _named_lines(clause: Clause) -> Iterator[str]:
    """Yield the lines that "les lignes 2.1-04 et 2.1-05 du tableau de… et la ligne 3.1-02 du tableau de…" name."""
    for run in _RUNS.split(clause.part("one")):
        match = _RUN.fullmatch(run)
        if match is None:
            raise _no(clause)
        for code in re.split(_BETWEEN, match["codes"]):
            line = clause.places.read(f"la ligne {code} {match['table']}", clause.masked)
            if not isinstance(line, Line):
                raise _no(clause)
            yield line.engagement


def recode_line(clause: Clause) -> tuple[Operation, ...]:
    """Read "la ligne 2.1-04 devient la ligne 2.1-05"."""
    clause.nothing_follows()
    place = clause.place("one")
    if not isinstance(place, Line):
        raise _no(clause)
    return (RecodeEngagement(engagement=place.engagement, code=clause.part("code")),)


def insert_divisions(clause: Clause) -> tuple[Operation, ...]:
    """Read "après l’article 7, il est inséré un article 7-1 ainsi rédigé"."""
    parent, after = destination(clause)
    new = clause.divisions.read(unquoted(clause.blocks))
    if not new:
        raise _no(clause)
    return (InsertDivisions(parent=parent, after=after, new=new),)


def new_number(clause: Clause, division: str, told: str) -> str:
    """Return the number that "la priorité 4 de l’objectif 2.1" gives to a division."""
    kind = clause.names.divisions[division].kind
    noun = next(noun for noun, known in clause.names.kinds.items() if known == kind)
    words = without_article(told)
    match = re.fullmatch(
        rf"{re.escape(noun)}(?:[ \u00a0](?P<title>{QUOTE})|[ \u00a0](?P<number>\S+(?: (?:bis|ter|quater))?))?"
        rf"(?: {OF}.+)?",
        words,
    )
    if match is None:
        raise _no(clause)
    return plain_number(kind, match["number"] or "")


def move_division(clause: Clause) -> tuple[Operation, ...]:
    """Read "devient la priorité 4 de l’objectif 2.1, placée après la priorité 3"."""
    clause.nothing_follows()
    place = clause.place("one")
    if not isinstance(place, Home) or not place.division:
        raise _no(clause)
    parent, after = destination(clause)
    number = new_number(clause, place.division, clause.part("new"))
    return (MoveDivision(division=place.division, parent=parent, after=after, number=number),)


def renumber_division(clause: Clause) -> tuple[Operation, ...]:
    """Read "l’article 8 devient l’article 9"."""
    clause.nothing_follows()
    place = clause.place("one")
    if not isinstance(place, Home) or not place.division:
        raise _no(clause)
    return (
        RenumberDivision(
            division=place.division, number=new_number(clause, place.division, clause.part("new"))
        ),
    )
