"""A typed count to the rows of a table that it should count, and misses by a little.

"Les 43 mesures de l'annexe 1" for forty-two, "les 33 QPV" for thirty-one; a count that some table gives is right
somewhere, and is never doubted.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from compiler.check.declared import Count, Rows, crossed_counts
from compiler.check.own_name import NOT_NARROWED
from compiler.model.division import Division, descend
from compiler.model.mark import HIDDEN, marks
from compiler.model.passage import Passage
from compiler.model.table import Table
from compiler.model.text import Reference

_AFTER = "et ou au sont ont dont répartis réparties situés situées présents présentes pour dans sur qui que en soit"
_AFTER_NOUN = frozenset(_AFTER.split())
_WHERE = rf"(?:l'annexe(?: (?P<annexe>\d+))?|le tableau(?: \d+)?|(?P<hidden>l[e'] ?{HIDDEN}+))"
_LISTED = re.compile(
    rf" (?:(?:de|à) l'annexe(?: (?P<annexe>\d+))?|(?:du|au) tableau(?: \d+)?|"
    rf"(?P<hidden>(?:(?:de|à) l'|du |au ){HIDDEN}+)){NOT_NARROWED}",
    re.IGNORECASE,
)
_LISTS = re.compile(
    rf"(?:\A|, ){_WHERE} (?:liste|compte|recense|énumère|comporte|comprend|contient|décrit|détaille|"
    r"présente) (?:les )?\Z",
    re.IGNORECASE,
)
_END = re.compile(r"\s*(?:[.;:!?]|\Z|\(\ufffc)")
_ALL_ROWS = re.compile(
    rf"(?: (?P<adjective>[\w'-]+s))?(?: du (?:territoire|protocole|présent [^\W\d_]+))?{NOT_NARROWED}",
    re.IGNORECASE,
)
# A number that opens a clause counts some of them ("Trente quartiers sont accompagnés"), "ses" those of someone.
_OF_SOME = re.compile(r"(?:\A|, |\b(?:ses|leurs) )\Z", re.IGNORECASE)
_SMALLEST = 5
_NEAR, _WIDE, _WIDEST = 20, 10, 3
_FOURTH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class RowCount:
    """A typed count of rows, what stands before and after it, and whether it speaks of them all ("les")."""

    value: int
    head: str
    tail: str
    passage: Passage
    is_all: bool


def missed_rows(said: RowCount, rows: Rows, annexes: Sequence[Division]) -> Count | None:
    """Return the declared count that a number was meant for; none when it may be right, or of other things."""
    if said.value in rows.allowed or HIDDEN in said.tail[:2]:
        return None
    listed = _listed(said, rows, annexes)
    if listed is not None:
        return listed
    if _OF_SOME.search(said.head):
        return None
    found = _nearest(rows, said.value, is_wide=False) if _speaks_of(said.tail, rows) else None
    if found is None and said.is_all and _is_whole(said.tail, rows):
        found = _nearest(rows, said.value, is_wide=True)
        if found and any(said.value in crossed_counts(table) for table in rows.tables):
            return None
    return found


def _listed(said: RowCount, rows: Rows, annexes: Sequence[Division]) -> Count | None:
    """Return the rows of the table of which words say that it lists the things counted."""
    after = _LISTED.match(said.tail) if said.is_all else None
    before = _LISTS.search(said.head) if _END.match(said.tail) else None
    match = after or before
    if match is None:
        return None
    number = match["annexe"] or ""
    for table in rows.tables:
        home = _home(table, annexes)
        if home is None or (number and home.number != number):
            continue
        if match["hidden"] and not _refers(said.passage, table, home):
            continue
        if abs(len(table.rows) - said.value) <= max(2, len(table.rows) // _FOURTH):
            return next(known for known in rows.counts if known.span == table.span)
    return None


def _home(table: Table, annexes: Sequence[Division]) -> Division | None:
    held = (
        (annexe, block) for annexe in annexes for division in descend((annexe,)) for block in division.blocks
    )
    return next((annexe for annexe, block in held if block is table), None)


def _refers(passage: Passage, table: Table, home: Division) -> bool:
    targets = {mark.inline.target for mark in marks(passage) if isinstance(mark.inline, Reference)}
    return bool(targets & {table.id, home.id})


def _speaks_of(tail: str, rows: Rows) -> bool:
    following = re.match(r" ?([\w'-]+|.)?", tail)
    word = following[1] if following and following[1] else ""
    return not word[:1].isalpha() or word.lower() in rows.words | _AFTER_NOUN


def _is_whole(tail: str, rows: Rows) -> bool:
    match = _ALL_ROWS.match(tail)
    return match is not None and (match["adjective"] or "").lower() in rows.words | {""}


def _nearest(rows: Rows, value: int, *, is_wide: bool) -> Count | None:
    """Return the declared count nearest to a number, within one in twenty; a little more when all are meant."""
    fits = [
        known
        for known in rows.counts
        if known.value >= _SMALLEST and 0 < abs(known.value - value) <= _reach(known.value, is_wide=is_wide)
    ]
    return min(fits, key=lambda known: abs(known.value - value), default=None)


def _reach(declared: int, *, is_wide: bool) -> int:
    return max(1, declared // _NEAR, min(_WIDEST, declared // _WIDE) if is_wide else 0)
