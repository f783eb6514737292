"""Page runs to where notes on what is gone are printed: after the last block of what stood before it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from compiler.model.division import ANNEXE, Division, descend
from compiler.model.protocol import Protocol
from compiler.render.origins import Origins
from compiler.render.view import BlockView, HeadingView, PageRun, SignaturesView, TableView

Spot: TypeAlias = tuple[int, int]
"""The rank of a run of pages and of a block in it, from 0; -1 stands before the first block."""

TOP: Spot = (0, -1)


def gone_notes(
    runs: tuple[PageRun, ...], protocol: Protocol, origins: Origins
) -> Mapping[Spot, tuple[str, ...]]:
    """Return the notes on divisions and lines that are gone, by the block after which they come."""
    found: defaultdict[Spot, tuple[str, ...]] = defaultdict(tuple)
    for spot, notes in _Placing(runs, protocol, origins).notes():
        if notes:
            found[spot] += notes
    return found


class _Placing:
    """Knows the last block of each division, those under it left aside; a priority shown by a table ends with it."""

    def __init__(self, runs: tuple[PageRun, ...], protocol: Protocol, origins: Origins) -> None:
        self._protocol, self._origins = protocol, origins
        self._homes = {child.id: one.id for one in protocol.all_divisions() for child in one.children}
        self._last: dict[str, Spot] = {}
        self._tables: dict[str, Spot] = {}
        self._signatures = self._current = ""
        for run, page in enumerate(runs):
            for rank, block in enumerate(page.blocks):
                self._meet(block, (run, rank))

    def _meet(self, block: BlockView, spot: Spot) -> None:
        if isinstance(block, HeadingView | SignaturesView):
            self._current = block.anchor
        if isinstance(block, SignaturesView):
            self._signatures = block.anchor
        if isinstance(block, TableView) and block.kind == "engagements":
            shown = [cell.anchor for row in block.body for cell in row.cells if cell.scope == "rowgroup"]
            self._tables |= dict.fromkeys([self._current, *filter(None, shown)], spot)
        self._last[self._current] = spot

    def notes(self) -> Iterator[tuple[Spot, tuple[str, ...]]]:
        """Yield notes with their spots, in reading order."""
        yield TOP, self._origins.of_start("")
        for division in self._protocol.body():
            yield from self._of(division)
        yield self._last.get(self._signatures, TOP), self._origins.of_start(ANNEXE)
        for division in self._protocol.annexes():
            yield from self._of(division)

    def _of(self, division: Division) -> Iterator[tuple[Spot, tuple[str, ...]]]:
        yield self._lines(division.id), self._origins.of_lines(division.id)
        yield self._own(division.id), self._origins.of_start(division.id)
        for child in division.children:
            yield from self._of(child)
        yield self._end(division), self._origins.of_end(division.id)

    def _lines(self, name: str) -> Spot:
        """Return the table that shows, or showed, the lines of a division; where it ends when none is left."""
        shown = self._shown(name)
        return self._tables.get(shown, self._last.get(shown, TOP))

    def _own(self, name: str) -> Spot:
        shown = self._shown(name)
        return self._last.get(shown, self._tables.get(shown, TOP))

    def _end(self, division: Division) -> Spot:
        return max(self._own(one.id) for one in descend((division,)))

    def _shown(self, name: str) -> str:
        """Return the nearest division of those that hold one, itself first, which the pages show."""
        while name and name not in self._last and name not in self._tables:
            name = self._homes.get(name, "")
        return name
