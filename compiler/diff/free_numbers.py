"""A place among what was signed to a number that may be given there: after the one before it, "7-1", or at the end."""

import re
from collections.abc import Set as AbstractSet

_LAST_COUNT = re.compile(r"(?P<stem>.*[0-9])-(?P<count>[0-9]+)")
_LAST_FIGURE = re.compile(r"(?P<stem>.*?)(?P<figure>[0-9]+)", re.DOTALL)


def number_between(before: str, taken: AbstractSet[str]) -> str:
    """Return "7-1" after "7", "7-2" after "7-1"; nothing after what no figure ends."""
    if not before[-1:].isdecimal():
        return ""
    last = _LAST_COUNT.fullmatch(before)
    stem, count = (last["stem"], int(last["count"])) if last else (before, 0)
    while f"{stem}-{count + 1}" in taken:
        count += 1
    return f"{stem}-{count + 1}"


def number_at_end(number: str, taken: AbstractSet[str]) -> str:
    """Return the first number after one, of the same count, that is not taken; nothing when no figure ends it."""
    last = _LAST_FIGURE.fullmatch(number)
    if last is None:
        return ""
    figure = int(last["figure"])
    while f"{last['stem']}{figure}" in taken:
        figure += 1
    return f"{last['stem']}{figure}"
