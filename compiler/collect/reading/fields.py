"""Complex fields, met mark by mark, to whether the words that follow are printed: results are, instructions never.

A field that is never closed is taken as if it was not there.
"""

import re
from dataclasses import dataclass

from lxml import etree

from compiler.collect.reading.names import W, attribute, words_of

_CONTENTS = "TOC"
_SILENT = frozenset({_CONTENTS, "INDEX", "TC", "NOTEREF"})
_LONGEST = 1_000
_LINK = re.compile(r'\s*HYPERLINK\s+"([^"]+)"', re.IGNORECASE)


def is_silent(instruction: str) -> bool:
    """Tell whether the result of a field is no text of ours: contents, repeated calls of notes."""
    return _name(instruction) in _SILENT


def link_of(instruction: str) -> str:
    """Return the address that a field leads to, empty for other fields."""
    found = _LINK.match(instruction)
    return found[1] if found else ""


def _name(instruction: str) -> str:
    words = instruction.split(None, 1)
    return words[0].upper() if words else ""


@dataclass(slots=True)
class _Open:
    begin: "etree._Element"
    instruction: str = ""
    is_hushed: bool = True
    is_contents: bool = False
    link: str = ""


class Fields:
    """The fields that are open. The result of a table of contents is not hushed: `is_contents` tells it."""

    def __init__(self, root: "etree._Element") -> None:
        self._begins = _paired(root)
        self._sound = frozenset(self._begins.values())
        self._open: list[_Open] = []
        self._hushed = 0
        self._contents = 0

    @property
    def is_hushed(self) -> bool:
        """Whether words met now are not printed."""
        return self._hushed > 0

    @property
    def is_contents(self) -> bool:
        """Whether words met now belong to a table of contents."""
        return self._contents > 0

    @property
    def link(self) -> str:
        """The address that words met now lead to."""
        return self._open[-1].link if self._open else ""

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
            self._separate(self._open[-1])
        elif kind == "end" and mark in self._begins:
            self._close(self._begins[mark])

    def _separate(self, top: _Open) -> None:
        is_contents = _name(top.instruction) == _CONTENTS
        if top.is_hushed and (is_contents or not is_silent(top.instruction)):
            top.is_hushed, top.is_contents = False, is_contents
            top.link = link_of(top.instruction)
            self._hushed -= 1
            self._contents += is_contents

    def _close(self, begin: "etree._Element") -> None:
        if all(field.begin is not begin for field in self._open):
            return
        while self._open:
            field = self._open.pop()
            self._hushed -= field.is_hushed
            self._contents -= field.is_contents
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
