"""Values as programs read them."""

from decimal import Decimal

from compiler.model.table import Quarters
from compiler.render.machine import decimal_code, quarters_code


def test_a_quarter_alone_is_written_once() -> None:
    assert quarters_code(Quarters(first=(2019, 4), last=(2019, 4))) == "2019-T4"


def test_a_run_of_quarters_has_two_ends() -> None:
    assert quarters_code(Quarters(first=(2020, 2), last=(2021, 1))) == "2020-T2/2021-T1"


def test_a_number_has_a_point_and_no_exponent() -> None:
    assert [decimal_code(number) for number in (1200, Decimal("2.50"), Decimal("1E+5"))] == [
        "1200",
        "2.50",
        "100000",
    ]
