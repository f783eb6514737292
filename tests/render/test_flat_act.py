"""Flat tables of an act, before any file format."""

from compiler.render.flat_act import flat_tables
from tests.render.rich_act import rich_act


def test_our_tables_come_first_then_those_of_the_text() -> None:
    assert [table.id for table in flat_tables(rich_act())] == [
        *("engagements", "indicateurs", "parties", "financements"),
        "ecoles",
    ]


def test_every_row_is_as_long_as_its_table_is_wide() -> None:
    for table in flat_tables(rich_act()):
        assert {len(row) for row in table.rows} == {len(table.columns)}
