"""Values of the act as programs read them: ISO dates, quarters "2019-T4", decimal points, no thousands."""

from decimal import Decimal

from compiler.model.table import Quarters


def quarters_code(quarters: Quarters) -> str:
    """Return a run of quarters: "2019-T4", or "2020-T2/2020-T3"."""
    first, last = (f"{year}-T{rank}" for year, rank in (quarters.first, quarters.last))
    return first if first == last else f"{first}/{last}"


def decimal_code(value: Decimal | int) -> str:
    """Return a number with all its digits and a decimal point."""
    return f"{Decimal(value):f}"
