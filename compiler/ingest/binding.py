"""Which words the act in force holds to their number: "tableau 15", as its references print.

No rule of typography tells a reference from words typed by hand; only the way in which the act prints them does.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from compiler.ingest.reading.quoting import NO_BREAK
from compiler.model.enacted import ActWords

_NUMBERED = re.compile(r"(?<![\w’-])((?:[ld]’)?[A-Za-zÀ-ÿ-]{3,})([ \u00a0])(\d[\w.-]*\w|\d)")


class Bindings:
    """The words that an act prints with a no-break space before their number."""

    def __init__(self, act: ActWords) -> None:
        bound: set[str] = set()
        loose: set[str] = set()
        for text in _texts(act):
            for noun, space, number in _NUMBERED.findall(text):
                (loose if space == " " else bound).update((noun, f"{noun} {number}"))
        # What is printed both ways says nothing: the noun may, where this number does not, and the other way round.
        self._bound = bound - loose

    def bind(self, text: str) -> str:
        """Return a text whose words are held to their number as the act holds them."""
        return _NUMBERED.sub(self._held, text) if " " in text else text

    def _held(self, match: re.Match[str]) -> str:
        noun, space, number = match.groups()
        is_bound = not {noun, f"{noun} {number}"}.isdisjoint(self._bound)
        return f"{noun}{NO_BREAK if is_bound else space}{number}"


def _texts(value: object) -> Iterator[str]:
    """Yield every text that a record holds, at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value):
        for one in fields(value):
            yield from _texts(getattr(value, one.name))
