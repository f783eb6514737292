"""What the columns of tables hold: the shapes, lengths and words met in each, learned from rows that stand straight.

Columns of the same title teach one another, whatever the sheet.
"""

import math
import re
from collections import Counter
from dataclasses import dataclass, field

from compiler.adopt.reading.cells import bare
from compiler.adopt.reading.shapes import Shape, shape_of
from compiler.diagnostics.suggestion import fold

_SMOOTH = 0.3
_EMPTY_ANYWHERE = -0.7
_USUAL = 4
_SHORT, _MANY_WORDS = 80, 12
_FEW_LENGTHS = 8
_WORD = re.compile(r"[^\W_]{2,}")
_OPEN_WORDS = re.compile(
    r"(?:a|ainsi|aux?|avec|ce|ces|cette|chaque|d|dans|de|des|dont|du|en|entre|et|l|la|les?|leurs?|ou|par|pour|qu|que|"
    r"qui|sans|sa|ses|son|sous|sur|une?|vers)"
)
_MEASURED = frozenset({Shape.WORDS, Shape.RUNS_ON, Shape.LIST, Shape.NUMBERED, Shape.CAPITALS})


@dataclass(frozen=True, slots=True)
class Look:
    """What is seen of a cell: its shape, its length by powers of two, its words when they are few."""

    shape: Shape
    length: int
    words: frozenset[str]


def look_at(text: str) -> Look:
    """Return what is seen of a cell."""
    flat = bare(text)
    words = frozenset(_WORD.findall(fold(flat))) if len(flat) <= _SHORT else frozenset()
    return Look(shape_of(text), min(len(flat).bit_length(), _FEW_LENGTHS + 2), words)


@dataclass
class Column:
    """What was met in a column; `rows` counts the empty cells too."""

    rows: int = 0
    shapes: Counter[Shape] = field(default_factory=Counter)
    lengths: Counter[int] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)
    _known: dict[tuple[Shape, int], float] = field(default_factory=dict)

    def learn(self, look: Look) -> None:
        """Take a cell into account."""
        self.rows += 1
        self.shapes[look.shape] += 1
        if look.shape is not Shape.EMPTY:
            self.lengths[look.length] += 1
            self.words.update(look.words)

    @property
    def filled(self) -> int:
        """How many of its cells hold something."""
        return self.rows - self.shapes[Shape.EMPTY]

    @property
    def may_be_empty(self) -> float:
        """How likely an empty cell is here, as a logarithm: any row may have one, a total more than others."""
        return max(_log(self.shapes[Shape.EMPTY], self.rows, 2), _EMPTY_ANYWHERE)

    def suits(self, look: Look) -> float:
        """Return how likely a cell is here, as a logarithm. Nothing is to be learned afterwards."""
        key = (look.shape, look.length)
        likely = self._known.get(key)
        if likely is None:
            likely = self._of_shape(look.shape)
            likely += self._of_length(look.length) / 2 if look.shape in _MEASURED else 0.0
            self._known[key] = likely
        return likely + (self._of_words(look.words) / 2 if look.shape in _MEASURED else 0.0)

    def is_at_home(self, look: Look) -> bool:
        """Tell whether cells of this shape are usual here."""
        return self.shapes[look.shape] * _USUAL >= self.rows

    def _of_shape(self, shape: Shape) -> float:
        own = _log(self.shapes[shape], self.rows, len(Shape))
        if shape is not Shape.RUNS_ON:
            return own
        # The end of a cell has the look of no column: what counts is whether the column is ever filled.
        return max(own, _log(self.filled, self.rows, 2) - 1)

    def _of_length(self, length: int) -> float:
        near = self.lengths[length] + (self.lengths[length - 1] + self.lengths[length + 1]) / 2
        return _log(near, self.filled, _FEW_LENGTHS)

    def _of_words(self, words: frozenset[str]) -> float:
        if not words or not self.filled or len(words) > _MANY_WORDS:
            return 0.0
        return sum(_log(self.words[word], self.filled, _MANY_WORDS) + 2 for word in words) / len(words)


def _log(seen: float, among: int, kinds: int) -> float:
    return math.log((seen + _SMOOTH) / (among + _SMOOTH * kinds))


def is_open(text: str) -> bool:
    """Tell whether a cell ends in the air: no stop at its end."""
    return bare(text)[-1:] not in {"", ".", ";", ":", "!", "?", "…", "»", ")"}


def leads_on(text: str) -> bool:
    """Tell whether a cell cannot end where it does: after "de", or inside a bracket."""
    flat = bare(text)
    last = fold(flat[-_SHORT:].replace("’", "'")).replace("'", "-").split("-")[-1]
    return (
        _OPEN_WORDS.fullmatch(last) is not None
        or flat.count("(") > flat.count(")")
        or flat.endswith((",", "'", "’"))
    )
