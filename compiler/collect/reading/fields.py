"""Complex fields, met mark by mark, to whether the words that follow are printed: results are, instructions never.

A field that is never closed is taken as if it was not there.
"""

from dataclasses import dataclass

from lxml import etree

from compiler.collect.reading.names import W, attribute, words_of

_SILENT = frozenset({"TOC", "INDEX", "TC", "NOTEREF"})
_LONGEST = 200


def is_silent(instruction: str) -> bool:
    """Tell whether the result of a field is no text of ours: contents, repeated calls of notes."""
    words = instruction.split(None, 1)
    return bool(words) and words[0].upper() in _SILENT


@dataclass(slots=True)
class _Open:
    begin: "etree._Element"
    instruction: str = ""
    is_hushed: bool = True


class Fields:
    """The fields that are open."""

    def __init__(self, root: "etree._Element") -> None:
        self._begins = _paired(root)
        self._sound = frozenset(self._begins.values())
        self._open: list[_Open] = []
        self._hushed = 0

    @property
    def is_hushed(self) -> bool:
        """Whether words met now are not printed."""
        return self._hushed > 0

    def instruct(self, element: "etree._Element") -> None:
        """Take words of an instruction."""
        if self._open and len(self._open[-1].instruction) < _LONGEST:
            self._open[-1].instruction += words_of(element)

    def meet(self, mark: "etree._Element") -> None:
        """Take a w:fldChar."""
        kind = attribute(mark, "fldCharType")
        if kind == "begin" and mark in self._sound:
            self._open.append(_Open(mark))
            self._hushed += 1
        elif kind == "separate" and self._open:
            top = self._open[-1]
            if top.is_hushed and not is_silent(top.instruction):
                top.is_hushed = False
                self._hushed -= 1
        elif kind == "end" and mark in self._begins:
            self._close(self._begins[mark])

    def _close(self, begin: "etree._Element") -> None:
        if all(field.begin is not begin for field in self._open):
            return
        while self._open:
            field = self._open.pop()
            self._hushed -= field.is_hushed
            if field.begin is begin:
                return


def _paired(root: "etree._Element") -> dict["etree._Element", "etree._Element"]:
    """Return the mark that begins each field by the one that ends it."""
    pairs: dict[etree._Element, etree._Element] = {}
    begun: list[etree._Element] = []
    for mark in root.iter(f"{W}fldChar"):
        kind = attribute(mark, "fldCharType")
        if kind == "begin":
            begun.append(mark)
        elif kind == "end" and begun:
            pairs[mark] = begun.pop()
    return pairs
