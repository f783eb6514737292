"""How sheets look: formats, widths, heights."""

from compiler.model.table import ColumnType
from compiler.render.flat_table import FlatColumn
from compiler.render.workbook_style import column_width, number_format, row_height


def test_decimals_are_those_declared_or_two_when_some_value_needs_them() -> None:
    share = FlatColumn(id="a", title="A", type=ColumnType.PERCENTAGE, decimals=1)
    year = FlatColumn(id="a", title="A", type=ColumnType.INTEGER, grouped=False)
    money = FlatColumn(id="a", title="A", type=ColumnType.AMOUNT)
    assert number_format(share, [25]) == r"0.0\ %"
    assert number_format(year, [2026]) == "0"
    assert number_format(money, [10]) == r"#,##0\ [$€-40C]"


def test_long_words_widen_a_column_no_further_than_it_may_and_heighten_its_rows() -> None:
    column = FlatColumn(id="a", title="A", width=2)
    width = column_width(column, "A", ["mot " * 100])
    assert width == 31
    assert row_height(["court"], [width]) < row_height(["mot " * 100], [width])
    assert row_height(["a\nb"], [width]) == row_height(["a\nc"], [width]) > row_height(["a"], [width])
