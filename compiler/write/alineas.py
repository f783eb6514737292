"""Alinéas and items of Markdown added, removed, joined, each in its sheet, blank lines and numbers kept as they were.

No other line leaves its item or its list: where two lists would become one, a comment keeps them apart.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from compiler.write.prose import ANOTHER_LIST
from compiler.write.sheets import (
    Row,
    Sheet,
    Stand,
    comments,
    first_inner,
    holder_of,
    inside,
    is_lazy,
    marker_of,
    outside,
    siblings,
    stand_at,
)

_NUMBER = re.compile(r"( *)(\d{1,9})([.)] *)")


# -- one more


def added(stand: Stand, lines: Sequence[str]) -> str:
    """Return the file with a text after another: an item after an item, an alinéa after what is none.

    Under an item that holds others, the new one is the first of those: they stay where they are.
    """
    item = stand if stand.marker else holder_of(stand)
    if item is None or stand.is_heading:
        return _alinea_added(stand, lines)
    below = first_inner(stand) if stand.marker else _below(stand, item)
    if below is None:
        return _item_added(item, stand.bottom, lines)
    if not marker_of(stand.sheet.rows[below].words):
        return _alinea_added(stand, lines)
    nested = stand_at(stand.sheet, below, below)
    return _alinea_added(stand, lines) if nested is None else _item_before(nested, lines)


def added_after_list(item: Stand, lines: Sequence[str]) -> str | None:
    """Return the file with an alinéa after the list that an item ends; None when another item follows it."""
    hidden = comments(item.sheet)
    below = (
        row
        for rank, row in enumerate(item.sheet.rows[item.bottom + 1 :], item.bottom + 1)
        if not row.is_blank and rank not in hidden
    )
    after = next(below, None)
    if after is not None and (after.indent or marker_of(after.words)):
        return None
    return _alinea_added(replace(item, column=0), lines)


def _below(stand: Stand, item: Stand) -> int | None:
    """Return the first row under an alinéa that its item holds too."""
    hidden = comments(stand.sheet)
    rows = inside(stand.sheet, stand.bottom + 1, item.column)
    return next((rank for rank in rows if rank not in hidden), None)


def _alinea_added(stand: Stand, lines: Sequence[str]) -> str:
    rows = list(stand.sheet.rows)
    new = _indented(stand.sheet, lines, "", 0 if stand.is_heading else stand.column)
    follows = rows[stand.bottom + 1 : stand.bottom + 2]
    after = [stand.sheet.row("")] if follows and not follows[0].is_blank else []
    rows[stand.bottom + 1 : stand.bottom + 1] = [stand.sheet.row(""), *new, *after]
    return stand.sheet.written(rows)


def _item_added(item: Stand, bottom: int, lines: Sequence[str]) -> str:
    sheet = item.sheet
    listed = siblings(sheet, item.top, item.indent)
    new = _indented(sheet, lines, " " * item.indent + item.marker, item.column)
    space = [sheet.row("")] if _is_spaced(sheet, item, bottom, listed) else []
    rows = list(sheet.rows)
    rows[bottom + 1 : bottom + 1] = [*space, *new]
    return _numbered(sheet, rows, item, listed)


def _item_before(nested: Stand, lines: Sequence[str]) -> str:
    sheet = nested.sheet
    listed = siblings(sheet, nested.top, nested.indent)
    new = _indented(sheet, lines, " " * nested.indent + nested.marker, nested.column)
    rows = list(sheet.rows)
    rows[nested.top : nested.top] = new
    return _numbered(sheet, rows, nested, listed)


def _indented(sheet: Sheet, lines: Sequence[str], head: str, column: int) -> list[Row]:
    """Return lines as rows: the first after what opens it, the others under its words."""
    first, *others = lines
    start = head or " " * column
    return [sheet.row(f"{start}{first}"), *(sheet.row(" " * len(start) + one) for one in others)]


def _is_spaced(sheet: Sheet, item: Stand, bottom: int, listed: Sequence[int]) -> bool:
    """Tell whether a blank line separates an item from the next one, or the first two of its list."""
    if item.top != listed[-1]:
        return sheet.rows[bottom + 1].is_blank
    return item.top != listed[0] and sheet.rows[item.top - 1].is_blank


# -- numbers


def _is_counted(sheet: Sheet, listed: Sequence[int]) -> bool:
    """Tell whether the items of a list bear numbers that follow each other."""
    numbers = [_NUMBER.match(sheet.rows[rank].words) for rank in listed]
    found = [int(one[2]) for one in numbers if one]
    return bool(found) and found == list(range(found[0], found[0] + len(listed)))


def _numbered(sheet: Sheet, rows: Sequence[Row], item: Stand, listed: Sequence[int]) -> str:
    """Return the file with some rows, the items of a counted list given their numbers again."""
    first = _NUMBER.match(sheet.rows[listed[0]].words)
    after = sheet.holding(rows)
    if first is None or not _is_counted(sheet, listed):
        return after.text
    start = next(
        (
            rank
            for rank in range(listed[0], len(rows))
            if rows[rank].indent == item.indent and _NUMBER.match(rows[rank].words)
        ),
        None,
    )
    if start is None:
        return after.text
    return _counted(after, siblings(after, start, item.indent), int(first[2]))


def _counted(sheet: Sheet, listed: Sequence[int], first: int) -> str:
    rows = list(sheet.rows)
    for number, rank in enumerate(listed, first):
        found = _NUMBER.match(rows[rank].words)
        if found is None or int(found[2]) == number:
            continue
        shift = len(str(number)) - len(found[2])
        rows[rank] = sheet.row(f"{found[1]}{number}{found[3]}{rows[rank].words[found.end() :]}")
        for under in inside(sheet, rank + 1, len(found.group())):
            if rows[under].indent >= len(found.group()) and shift:
                rows[under] = sheet.row(_shifted(rows[under].words, shift))
    return sheet.written(rows)


def _shifted(words: str, shift: int) -> str:
    return " " * shift + words if shift > 0 else words[-shift:]


# -- one less


def removed(stand: Stand) -> str | None:
    """Return the file without a text; None when it is a title, or all that a value of YAML says.

    What an item holds goes to the item above, or takes its place when it was the first.
    """
    if stand.is_heading:
        return None
    below = first_inner(stand) if stand.marker else None
    if below is not None:
        return _without_words(stand, below)
    rows = without(stand.sheet.rows, stand.top, stand.bottom)
    if any(not row.is_blank for row in rows):
        listed = siblings(stand.sheet, stand.top, stand.indent) if stand.marker else []
        if len(listed) > 1:
            return _numbered(stand.sheet, rows, stand, listed)
        return stand.sheet.written(_apart(stand))
    around = outside(stand.sheet)
    if around is not None:
        first = stand.sheet.first - around.first
        last = first + len(stand.sheet.rows) - 1
        return around.written(without(around.rows, first, last))
    return None if stand.sheet.is_value or stand.sheet.depth else stand.sheet.written(rows)


def without(rows: Sequence[Row], top: int, bottom: int) -> list[Row]:
    """Return rows without some of them, and without the blank lines that they no longer need."""
    above, below = top, bottom
    while above and rows[above - 1].is_blank:
        above -= 1
    while below + 1 < len(rows) and rows[below + 1].is_blank:
        below += 1
    has_below = below + 1 < len(rows)
    if not above:
        return list(rows[below + 1 :]) if has_below else [*rows[:top], *rows[bottom + 1 :]]
    keeps_blank = has_below and below == bottom
    return [*rows[: top if keeps_blank else above], *rows[bottom + 1 :]]


def _apart(stand: Stand) -> list[Row]:
    """Return the rows without a text; a comment stands for it between two lists that it kept apart."""
    sheet = stand.sheet
    below = next((row for row in sheet.rows[stand.bottom + 1 :] if not row.is_blank), None)
    kind = marker_of(below.words)[-1:] if below is not None else ""
    if below is None or below.indent < stand.indent or not kind or kind not in _lists_above(stand):
        return without(sheet.rows, stand.top, stand.bottom)
    mark = sheet.row(" " * stand.indent + ANOTHER_LIST)
    return [*sheet.rows[: stand.top], mark, *sheet.rows[stand.bottom + 1 :]]


def _lists_above(stand: Stand) -> set[str]:
    """Return the kinds of the lists that end right above a text, from the innermost out."""
    found: set[str] = set()
    rows, indent = stand.sheet.rows, None
    for rank in range(stand.top - 1, -1, -1):
        row = rows[rank]
        if row.is_blank or (indent is not None and row.indent >= indent):
            continue
        if row.indent < stand.indent:
            break
        if kind := marker_of(row.words)[-1:]:
            found.add(kind)
            indent = row.indent
        elif not is_lazy(stand.sheet, rank):
            break
    return found


def _without_words(stand: Stand, below: int) -> str | None:
    """Return the file without the words of an item, what it holds kept."""
    sheet, rows = stand.sheet, list(stand.sheet.rows)
    if any(not row.is_blank for row in rows[stand.bottom + 1 : below]):
        return None
    listed = siblings(sheet, stand.top, stand.indent)
    if not marker_of(rows[below].words):
        head = rows[stand.top].words[: stand.column]
        rows[stand.top : below + 1] = [sheet.row(head + rows[below].words[stand.column :])]
        return sheet.written(rows)
    if stand.top == listed[0]:
        for rank in inside(sheet, below, stand.column):
            if rows[rank].indent >= stand.column:
                rows[rank] = sheet.row(_shifted(rows[rank].words, stand.indent - stand.column))
    return _numbered(sheet, [*rows[: stand.top], *rows[below:]], stand, listed)


# -- two made one


def joined(first: Stand, second: Stand) -> str | None:
    """Return the file with an alinéa on the line of the one before it; None when something else is between them.

    Two items of one list are joined too. Comments between them stay, inside the line.
    """
    sheet, rows = first.sheet, first.sheet.rows
    if first.sheet != second.sheet or first.bottom >= second.top or first.is_heading or second.is_heading:
        return None
    if second.marker and not (first.marker and second.top in siblings(sheet, first.top, first.indent)):
        return None
    if not second.marker and first.column != second.column:
        return None
    hidden = comments(sheet)
    between = range(first.bottom + 1, second.top)
    if any(not rows[rank].is_blank and rank not in hidden for rank in between):
        return None
    more = [rows[rank].words.strip() for rank in between if not rows[rank].is_blank]
    more.append(rows[second.top].words[second.column :])
    line = Row(
        " ".join((rows[first.bottom].raw.rstrip(), *more)),
        " ".join((rows[first.bottom].words.rstrip(), *more)),
    )
    left = [*rows[: first.bottom], line, *rows[second.top + 1 :]]
    if not second.marker:
        return sheet.written(left)
    return _numbered(sheet, left, first, siblings(sheet, first.top, first.indent))
