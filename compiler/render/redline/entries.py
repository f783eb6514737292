"""What the redline shows, in order: each entry holds a thing of one version, or the same thing of both."""

from dataclasses import dataclass, field
from typing import TypeAlias

from compiler.render.redline.items import ContentsItem, GridItem, LineItem, RowItem
from compiler.render.redline.line import Line
from compiler.render.redline.places import Place


@dataclass(frozen=True, slots=True)
class Strip:
    """A paragraph with its place in its version and its name in both."""

    line: Line
    place: Place
    name: Place


@dataclass(slots=True, kw_only=True)
class LineEntry:
    """A paragraph: `kept` when nothing differs from what it was. One replaced `whole` has no words in common.

    `more` are the other parts, before and after, of one that was split or joined.
    """

    old: Strip | None = None
    new: Strip | None = None
    kept: LineItem | None = None
    was: LineItem | None = None
    whole: bool = False
    more: tuple[tuple[Strip, ...], tuple[Strip, ...]] = ((), ())

    @property
    def olds(self) -> tuple[Strip, ...]:
        """The paragraph in the version before, all its parts."""
        return (self.old, *self.more[0]) if self.old is not None else ()

    @property
    def news(self) -> tuple[Strip, ...]:
        """The paragraph in the version after, all its parts."""
        return (self.new, *self.more[1]) if self.new is not None else ()

    def open(self) -> None:
        """Give both versions of a paragraph that was kept."""
        if self.kept is not None:
            self.old = self.new = Strip(self.kept.line, self.kept.place, self.kept.name)
            self.kept = None


@dataclass(slots=True, kw_only=True)
class CellEntry:
    """A cell by its ranks in both versions of its row, -1 where its column is not."""

    old: int
    new: int
    lines: list[LineEntry] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class RowEntry:
    """A row; `cells` are those of a row that differs."""

    old: RowItem | None = None
    new: RowItem | None = None
    cells: tuple[CellEntry, ...] = ()
    differs: bool = False


@dataclass(slots=True, kw_only=True)
class GridEntry:
    """A table."""

    old: GridItem | None = None
    new: GridItem | None = None
    rows: list[RowEntry] = field(default_factory=list)
    differs: bool = False


@dataclass(slots=True, kw_only=True)
class ContentsEntry:
    """The table of contents."""

    item: ContentsItem
    lines: list[LineEntry]


Entry: TypeAlias = LineEntry | GridEntry | ContentsEntry
