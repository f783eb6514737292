"""Sheets put in order: cells back under their columns, cells that a page has cut joined, repeated heads taken once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from compiler.adopt.reading.alignment import Placed, Places, place_rows, seen, straight
from compiler.adopt.reading.cells import bare, fuse
from compiler.adopt.reading.columns import Column, is_open, leads_on
from compiler.adopt.reading.doubts import Doubts, quoted
from compiler.adopt.reading.shapes import Shape
from compiler.adopt.reading.sheets import Sheet, SheetCell, SheetRow, find_head
from compiler.diagnostics.span import Span
from compiler.diagnostics.suggestion import fold
from compiler.model.paper import DoubtKind

_USUAL = 0.3
_MOST_WORK = 20_000_000


@dataclass
class _Laid:
    """A sheet being put in order: the place of its head, and what its columns are called."""

    sheet: Sheet
    head: int | None
    names: tuple[str, ...]

    @property
    def start(self) -> int:
        """The place of the first row under the head."""
        return 0 if self.head is None else self.head + 1

    @property
    def body(self) -> list[SheetRow]:
        """The rows under the head."""
        return self.sheet.rows[self.start :]

    def is_regular(self, row: SheetRow) -> bool:
        """Tell whether a row has as many cells as there are columns."""
        whole = len(self.names) if self.head is None else len(self.sheet.rows[self.head].cells)
        return len(row.cells) == whole or row.width == len(self.names)


def lay_sheets(sheets: Sequence[Sheet], doubts: Doubts) -> list[int]:
    """Put the rows of all sheets in order; return for each how many of its rows repeat on every page."""
    laid = [_opened(rank, sheet) for rank, sheet in enumerate(sheets)]
    heads = [_drop_repeated_heads(each, doubts) for each in laid]
    placed: list[list[Places]] = [
        [straight(row) if each.is_regular(row) else () for row in each.body] for each in laid
    ]
    columns = _taught(laid, placed)
    tried = _worth_trying(laid)
    for rank in tried:
        ways = place_rows(laid[rank].body, columns[rank])
        placed[rank] = [place.places if place else () for place in ways]
    for rank, own in enumerate(_taught(laid, placed)):
        _trim(laid[rank])
        if rank in tried:
            _move(laid[rank], place_rows(laid[rank].body, own), doubts)
        _join(laid[rank], own, doubts)
    return heads


def _worth_trying(laid: Sequence[_Laid]) -> range:
    """Return the sheets whose rows may be moved: all of them, but in a text far larger than any act."""
    work = accumulate(len(each.body) * len(each.names) ** 3 for each in laid)
    return range(sum(1 for done in work if done <= _MOST_WORK))


def _opened(rank: int, sheet: Sheet) -> _Laid:
    head = find_head(sheet.rows)
    if head is None:
        width = Counter(row.width for row in sheet.rows).most_common(1)[0][0]
        return _Laid(sheet, None, tuple(f"{rank}\n{place}" for place in range(width)))
    row = sheet.rows[head]
    return _Laid(sheet, head, tuple(fold(bare(cell.text)) for cell in row.cells[: row.width]))


def _drop_repeated_heads(laid: _Laid, doubts: Doubts) -> int:
    if laid.head is None:
        return 0
    rows, head = laid.sheet.rows, laid.sheet.rows[laid.head].folded()
    kept = rows[: laid.start]
    is_cut = False
    for row in laid.body:
        if row.folded() == head:
            text = " ".join(cell.text for cell in row.filled)
            message = f"L'en-tête {quoted(text)}, répété, n'est pris qu'une fois."
            doubts.tell(DoubtKind.HEAD_REPEATED, message, _span(row), left_out=text, is_sure=True)
            is_cut = True
            continue
        row.starts_page = row.starts_page or is_cut
        is_cut = False
        kept.append(row)
    has_repeated = len(kept) < len(rows)
    laid.sheet.rows = kept
    return 1 if has_repeated and laid.head == 0 else 0


def _trim(laid: _Laid) -> None:
    """Take off the empty cells that stand after the last column."""
    for row in laid.sheet.rows:
        del row.cells[max(row.width, len(laid.names)) :]


def _taught(laid: Sequence[_Laid], placed: Sequence[Sequence[Places]]) -> list[list[Column]]:
    """Return what the columns of each sheet hold, those of the same title taken together."""
    known: dict[str, Column] = {}
    own = [[known.setdefault(name, Column()) for name in each.names] for each in laid]
    for each, columns, ways in zip(laid, own, placed, strict=True):
        for row, places in zip(each.body, ways, strict=True):
            if places and places[-1] < len(columns):
                _learn(row, places, columns)
    return own


def _learn(row: SheetRow, places: Places, columns: Sequence[Column]) -> None:
    texts = [""] * len(columns)
    for place, cell in zip(places, row.filled, strict=True):
        texts[place] = cell.text
    for text, column in zip(texts, columns, strict=True):
        column.learn(seen(text))


def _move(laid: _Laid, placed: Sequence[Placed | None], doubts: Doubts) -> None:
    width = len(laid.names)
    for row, place in zip(laid.body, placed, strict=True):
        own, cells = straight(row), row.filled
        if not own:
            continue
        places = place.places if place else ()
        if not places or not 0 <= places[0] <= places[-1] < width:
            _tell_unplaced(row, doubts, has_room=row.width <= width)
            continue
        if places != own:
            message = (
                f"Les cases de la ligne {quoted(_text(row))} avaient glissé : elles sont remises en place."
            )
            doubts.tell(
                DoubtKind.ROW_REALIGNED, message, _span(row), is_sure=place is not None and place.is_clear
            )
        row.cells = _spread(cells, places, width)


def _tell_unplaced(row: SheetRow, doubts: Doubts, *, has_room: bool) -> None:
    if not has_room:
        message = f"La ligne {quoted(_text(row))} a plus de cases que le tableau n'a de colonnes."
        doubts.tell(DoubtKind.ROW_UNCERTAIN, message, _span(row))


def _spread(cells: Sequence[SheetCell], places: Places, width: int) -> list[SheetCell]:
    spread = [SheetCell("", cells[0].span) for _ in range(width)]
    for cell, place in zip(cells, places, strict=True):
        spread[place] = cell
    return spread


def _join(laid: _Laid, columns: Sequence[Column], doubts: Doubts) -> None:
    """Join to the cells above those that only end them, in rows that start a page."""
    above: dict[int, SheetCell] = {}
    kept = laid.sheet.rows[: laid.start]
    for row in laid.body:
        moved = [] if not row.starts_page else _ends_of_cells(row, above, columns)
        for place in moved:
            above[place].text = fuse(above[place].text, row.cells[place].text)
        if moved:
            _tell_joined(row, moved, doubts)
        for place in moved:
            row.cells[place] = SheetCell("", row.cells[place].span)
        above |= {place: cell for place, cell in enumerate(row.cells) if cell.text}
        if row.filled or not moved:
            kept.append(row)
    laid.sheet.rows = kept


def _ends_of_cells(row: SheetRow, above: dict[int, SheetCell], columns: Sequence[Column]) -> list[int]:
    return [
        place
        for place, cell in enumerate(row.cells)
        if place in above
        and seen(cell.text).shape is Shape.RUNS_ON
        and (
            leads_on(above[place].text)
            or (is_open(above[place].text) and place < len(columns) and not _is_usual(columns[place]))
        )
    ]


def _is_usual(column: Column) -> bool:
    """Tell whether the cells of a column start small anyway."""
    return column.shapes[Shape.RUNS_ON] > _USUAL * max(column.filled, 1)


def _tell_joined(row: SheetRow, moved: Sequence[int], doubts: Doubts) -> None:
    texts = ", ".join(quoted(row.cells[place].text) for place in moved)
    is_whole = len(moved) == len(row.filled)
    ends = (
        "est la suite de la case du dessus, coupée"
        if len(moved) == 1
        else "sont la suite des cases du dessus, coupées"
    )
    doubts.tell(DoubtKind.CELL_JOINED, f"{texts} {ends} par un saut de page.", _span(row), is_sure=is_whole)


def _text(row: SheetRow) -> str:
    return " ".join(bare(cell.text) for cell in row.filled)


def _span(row: SheetRow) -> Span:
    cells = row.filled or row.cells
    return Span(
        file=cells[0].span.file,
        line=row.line,
        column=cells[0].span.column,
        end_line=row.line,
        end_column=cells[-1].span.end_column,
    )
