"""Lines with tabs to sheets: the rows of one table, gathered over the pages that cut it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from compiler.adopt.reading.cells import bare
from compiler.adopt.reading.shapes import Shape, shape_of
from compiler.diagnostics.span import Span
from compiler.diagnostics.suggestion import fold

_RULE = re.compile(r"[\s|:+_=–—-]*(?:-{2,}|—{2,}|_{2,}|={2,})[\s|:+_=–—-]*")
_LONGEST_TITLE = 120
_SHORT = 30
_FEWEST = 2
_HIGHEST_HEAD = 4
_TITLE_SHAPES = frozenset({Shape.WORDS, Shape.CAPITALS})


@dataclass(slots=True)
class SheetCell:
    """A cell as written, and where it starts. What a later page adds to it is joined to its text."""

    text: str
    span: Span


@dataclass(slots=True)
class SheetRow:
    """A row of cells; `starts_page` says that something stood between it and the row before."""

    line: int
    cells: list[SheetCell]
    starts_page: bool = False

    @property
    def width(self) -> int:
        """How many cells it has, those left empty at its end aside."""
        return next((place + 1 for place in range(len(self.cells) - 1, -1, -1) if self.cells[place].text), 0)

    @property
    def filled(self) -> list[SheetCell]:
        """Its cells that hold something."""
        return [cell for cell in self.cells if cell.text]

    def folded(self) -> tuple[str, ...]:
        """Return the words of its cells, free of case and accents, without the empty ones at its end."""
        return tuple(fold(bare(cell.text)) for cell in self.cells[: self.width])


@dataclass
class Sheet:
    """The rows of a table; `width` is the widest so far."""

    rows: list[SheetRow] = field(default_factory=list)
    width: int = 0
    is_cut: bool = False

    def add(self, row: SheetRow) -> None:
        """Add the next row."""
        row.starts_page = self.is_cut and bool(self.rows)
        self.is_cut = False
        self.rows.append(row)
        self.width = max(self.width, row.width)


def read_row(file: str, number: int, text: str) -> SheetRow:
    """Return the cells of a line."""
    cells: list[SheetCell] = []
    column = 1
    for part in text.split("\t"):
        start = column + len(part) - len(part.lstrip())
        end = column + max(len(part.rstrip()), 1)
        span = Span(file=file, line=number, column=min(start, end - 1), end_line=number, end_column=end)
        cells.append(SheetCell(part.strip(), span))
        column += len(part) + 1
    return SheetRow(number, cells)


def is_rule(text: str) -> bool:
    """Tell whether a line only draws: dashes under a head, or at the foot of a table."""
    return _RULE.fullmatch(text) is not None


def goes_on(sheet: Sheet, row: SheetRow, following: SheetRow | None) -> bool:
    """Tell whether a row after a break still belongs to a sheet, or opens another table."""
    if not sheet.is_cut:
        return True
    if row.width > sheet.width + 1 or len(row.cells) + 1 < sheet.width:
        return False
    return not row.cells[0].text or not _opens_table(sheet, row, following)


def _opens_table(sheet: Sheet, row: SheetRow, following: SheetRow | None) -> bool:
    if not names_columns(row) or any(row.folded() == known.folded() for known in sheet.rows[:_HIGHEST_HEAD]):
        return False
    texts = [bare(cell.text) for cell in row.filled]
    return all(text.isupper() for text in texts) or (following is not None and _is_other(row, following))


def names_columns(row: SheetRow) -> bool:
    """Tell whether a row may name columns: a short title in each of its cells."""
    width = row.width
    return (
        width >= _FEWEST
        and len(row.filled) == width
        and _may_title(row.cells[0].text)
        and all(_may_title(cell.text) or _is_year(cell.text) for cell in row.cells[1:width])
    )


def _may_title(text: str) -> bool:
    words, shape = bare(text), shape_of(text)
    is_words = shape in _TITLE_SHAPES or (shape is Shape.RUNS_ON and len(words) <= _SHORT)
    return is_words and len(words) <= _LONGEST_TITLE and words[-1:] not in ".;"


def _is_year(text: str) -> bool:
    return shape_of(text) is Shape.DATE and bare(text).isdigit()


def _is_other(row: SheetRow, following: SheetRow) -> bool:
    """Tell whether the row below holds something else than titles in a column: a number, a mark, a list."""
    return any(
        cell.text and not _may_title(cell.text) and shape_of(cell.text) is not shape_of(title.text)
        for title, cell in zip(row.cells, following.cells, strict=False)
    )


def find_head(rows: Sequence[SheetRow]) -> int | None:
    """Return the place of the row that names the columns, among the first ones; None when there is none."""
    named = [place for place, row in enumerate(rows[:_HIGHEST_HEAD]) if names_columns(row)]
    if not named or len(rows) <= 1:
        return None
    place = max(named, key=lambda place: (rows[place].width, -place))
    below = rows[place + 1 :]
    texts = [bare(cell.text) for cell in rows[place].filled]
    is_marked = all(text.isupper() for text in texts) or all(
        cell.text.startswith("**") for cell in rows[place].filled
    )
    return place if is_marked or any(_is_other(rows[place], row) for row in below) else None
