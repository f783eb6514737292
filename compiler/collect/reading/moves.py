"""The bounds of moves, met one after the other, to the name of the move that words are one end of."""

from lxml import etree

from compiler.collect.reading.fate import MOVES
from compiler.collect.reading.names import W, attribute

BOUNDS = frozenset(f"{W}move{side}Range{end}" for side in ("From", "To") for end in ("Start", "End"))


class Moves:
    """The moves that are open."""

    def __init__(self) -> None:
        self._open: dict[str, dict[str, str]] = {"From": {}, "To": {}}

    def meet(self, bound: "etree._Element") -> None:
        """Open or close a move."""
        tag = str(bound.tag).removeprefix(f"{W}move")
        side = "From" if tag.startswith("From") else "To"
        number = attribute(bound, "id")
        if tag.endswith("Start"):
            self._open[side][number] = attribute(bound, "name")
        else:
            self._open[side].pop(number, None)

    def name(self, mark: "etree._Element") -> str:
        """Return the move that a w:moveFrom or w:moveTo belongs to, empty for other marks."""
        side = self._open[str(mark.tag).removeprefix(f"{W}move")] if mark.tag in MOVES else {}
        return side[next(reversed(side))] if side else ""
