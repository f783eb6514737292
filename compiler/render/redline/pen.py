"""Tracked changes as WordprocessingML: who marks, when, under which number. No number serves twice in a document."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime

from compiler.model.comparison import Fate
from compiler.render.docx.markup import escape

_FIRST = 1_000_000
"""Beyond all the numbers that bookmarks take."""

_TAGS = {Fate.ADDED: "ins", Fate.REMOVED: "del", Fate.LEFT: "moveFrom", Fate.ARRIVED: "moveTo"}
_ROWS = {Fate.ADDED: "ins", Fate.REMOVED: "del", Fate.LEFT: "del", Fate.ARRIVED: "ins"}
_CELLS = {Fate.ADDED: "cellIns", Fate.REMOVED: "cellDel"}
_RUNS = re.compile(r"(?:<w:r>.*?</w:r>)+", re.DOTALL)
_CALL = re.compile(r'<w:footnoteReference w:id="(\d+)"/>')


@dataclass(slots=True, kw_only=True)
class Pen:
    """Marks for one author at one time. `calls` are the footnotes whose call was marked, with what became of it.

    `shift` is added to the numbers of the footnotes of the version before.
    """

    author: str
    stamp: datetime
    shift: int = 0
    calls: dict[int, Fate] = field(default_factory=dict)
    signature: str = ""
    _last: int = _FIRST

    def __post_init__(self) -> None:
        day = self.stamp.astimezone(UTC) if self.stamp.tzinfo else self.stamp
        self.signature = f'w:author="{escape(self.author)}" w:date="{day:%Y-%m-%dT%H:%M:%SZ}"'

    def number(self) -> int:
        """Return a number that no other mark bears."""
        self._last += 1
        return self._last

    def signed(self) -> str:
        """Return the attributes of a mark."""
        return f'w:id="{self.number()}" {self.signature}'

    def runs(self, runs: str, fate: Fate) -> str:
        """Return runs marked; links and bookmarks stay around them."""
        if fate not in _TAGS:
            return runs
        shift = self.shift if fate in (Fate.REMOVED, Fate.LEFT) else 0

        def call(found: re.Match[str]) -> str:
            number = int(found[1]) + shift
            self.calls[number] = fate
            return f'<w:footnoteReference w:id="{number}"/>'

        runs = _CALL.sub(call, runs)
        if fate is Fate.REMOVED:
            runs = _deleted(runs)
        tag = _TAGS[fate]
        return _RUNS.sub(lambda found: f"<w:{tag} {self.signed()}>{found.group()}</w:{tag}>", runs)

    def end_of_paragraph(self, fate: Fate) -> str:
        """Return the mark of a paragraph that comes or goes."""
        return f"<w:rPr><w:{_TAGS[fate]} {self.signed()}/></w:rPr>" if fate in _TAGS else ""

    def row(self, fate: Fate) -> str:
        """Return the mark of a row that comes or goes; Word has none of its own for one that moves."""
        return f"<w:{_ROWS[fate]} {self.signed()}/>" if fate in _ROWS else ""

    def cell(self, fate: Fate) -> str:
        """Return the mark of a cell whose column comes or goes."""
        return f"<w:{_CELLS[fate]} {self.signed()}/>" if fate in _CELLS else ""

    def former_grid(self, grid: str) -> str:
        """Return which columns a table had before."""
        return f'<w:tblGridChange w:id="{self.number()}">{grid}</w:tblGridChange>'

    def former_paragraph(self, properties: str) -> str:
        """Return what a paragraph was before its properties changed."""
        return f"<w:pPrChange {self.signed()}><w:pPr>{properties}</w:pPr></w:pPrChange>"

    def former_cell(self, properties: str) -> str:
        """Return what a cell was before its properties changed."""
        return f"<w:tcPrChange {self.signed()}><w:tcPr>{properties}</w:tcPr></w:tcPrChange>"

    def former_table(self, properties: str) -> str:
        """Return what a table was before its properties changed."""
        return f"<w:tblPrChange {self.signed()}><w:tblPr>{properties}</w:tblPr></w:tblPrChange>"

    def bounds(self, fate: Fate, name: str) -> tuple[str, str]:
        """Return what opens and closes the place that something left, or where it arrived."""
        tag, number = _TAGS[fate], self.number()
        opening = f'<w:{tag}RangeStart w:id="{number}" {self.signature} w:name="{name}"/>'
        return opening, f'<w:{tag}RangeEnd w:id="{number}"/>'


def _deleted(runs: str) -> str:
    runs = runs.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    return runs.replace("<w:instrText ", "<w:delInstrText ").replace("</w:instrText>", "</w:delInstrText>")
