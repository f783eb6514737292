"""How the sheets of a workbook look: styles, widths, heights, formats of numbers."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from math import ceil
from typing import Any, TypeAlias

from xlsxwriter.workbook import Workbook

from compiler.model.table import ColumnType
from compiler.render.flat_table import FlatColumn

_INK, _ACCENT, _RULE, _TOTAL_FILL = "#1F3A52", "#3F6079", "#A9B8C6", "#EEF2F6"
# Widths are in characters; a column may grow with the width that it is given in the act.
_NARROWEST, _WIDEST, _WIDEST_HEAD = 9, 60, 18
_WIDTH, _WIDENING = 17, 7
# Heights are in points; spreadsheets know none greater than the last.
_LINE, _HIGHEST = 13.2, 409
# Letters of a text are on average narrower than the figures that widths are measured with.
_NARROWNESS = 1.12
Shown: TypeAlias = str | float | date | None

_FONT = {"font_name": "Calibri", "font_size": 10}


class Styles:
    """The styles of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[str, bool], Any] = {}
        self.title = book.add_format({**_FONT, "font_size": 16, "bold": True, "font_color": _INK})
        self.subtitle = book.add_format({**_FONT, "font_size": 11, "font_color": _ACCENT})
        self.link = book.add_format({**_FONT, **_lined(), "font_color": _ACCENT, "underline": 1})
        self.head = book.add_format(
            {
                **_FONT,
                **_lined(),
                "bold": True,
                "font_color": "#FFFFFF",
                "bg_color": _ACCENT,
                "valign": "vcenter",
            }
        )

    def cell(self, number: str = "") -> Any:  # noqa: ANN401 - the library has no types
        """Return the style of a cell, with its format of numbers."""
        return self._style(number, is_total=False)

    def total(self, number: str = "") -> Any:  # noqa: ANN401 - the library has no types
        """Return the style of a cell in a total row."""
        return self._style(number, is_total=True)

    def _style(self, number: str, *, is_total: bool) -> Any:  # noqa: ANN401 - the library has no types
        made = self._made.get((number, is_total))
        if made is None:
            wanted = {**_FONT, **_lined(), **({"num_format": number} if number else {})}
            if is_total:
                wanted |= {"bold": True, "bg_color": _TOTAL_FILL}
            made = self._made[number, is_total] = self._book.add_format(wanted)
        return made


def _lined() -> dict[str, Any]:
    return {"border": 1, "border_color": _RULE, "text_wrap": True, "valign": "top"}


def number_format(column: FlatColumn, numbers: Sequence[int | Decimal]) -> str:
    """Return the format of a column, empty for words.

    Formats are kept in English notation in the file: a French spreadsheet shows "#,##0" as "1 234".
    """
    match column.type:
        case ColumnType.DATE:
            return "dd/mm/yyyy"
        case ColumnType.AMOUNT:
            return _decimals("#,##0", column, numbers) + ("" if column.unit else r"\ [$€-40C]")
        case ColumnType.PERCENTAGE:
            return _decimals("0", column, numbers) + r"\ %"
        case ColumnType.INTEGER:
            return "#,##0" if column.grouped else "0"
        case _:
            return ""


def _decimals(whole: str, column: FlatColumn, numbers: Sequence[int | Decimal]) -> str:
    """Add the decimals that the act declares, or else two when some value needs any."""
    wanted = column.decimals or (2 if any(number != int(number) for number in numbers) else 0)
    return f"{whole}.{'0' * wanted}" if wanted else whole


def column_width(column: FlatColumn, head: str, values: Sequence[Shown]) -> float:
    """Return a width, in characters, that shows the values without waste; long words wrap."""
    longest = max((_length(value) for value in values), default=0)
    needed = max(longest + 2, min(len(head) + 4, _WIDEST_HEAD), _NARROWEST)
    return min(needed, _WIDTH + _WIDENING * column.width, _WIDEST)


def row_height(values: Sequence[Shown], widths: Sequence[float]) -> float:
    """Return a height, in points, that shows every line: some programs do not find it by themselves."""
    lines = max((_lines(value, width) for value, width in zip(values, widths, strict=True)), default=1)
    return min(lines * _LINE + 3, _HIGHEST)


def _lines(value: Shown, width: float) -> int:
    if not isinstance(value, str):
        return 1
    room = width * _NARROWNESS
    return sum(max(ceil(len(line) / room), 1) for line in value.split("\n"))


def _length(value: Shown) -> int:
    match value:
        case None:
            return 0
        case str():
            return max((len(line) for line in value.split("\n")), default=0)
        case date():
            return 10
        case _:
            return len(f"{value:,.0f}") + 3
