"""Roman numbers to their values."""

import re

_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_FORM = re.compile(r"c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")


def roman_value(number: str) -> int:
    """Return the value of a roman number, 0 when the letters make none."""
    low = number.lower()
    if not low or not _FORM.fullmatch(low):
        return 0
    values = [_VALUES[sign] for sign in low]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
