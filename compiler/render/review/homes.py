"""Changes to where they stand in the act: the divisions above them, the engagement they concern."""

from collections.abc import Iterator
from dataclasses import dataclass

from compiler.model.block import Attachment, Chart, Funding
from compiler.model.change import Change
from compiler.model.comparison import Comparison
from compiler.model.label import heading_text
from compiler.model.protocol import Protocol
from compiler.model.table import Table
from compiler.model.text import plain
from compiler.render.placement import division_paths

FRONT = "page-de-titre"
FRONT_TITLE = "Page de titre et parties"
_AT_FRONT = frozenset({"mention", "contrat", "partie", "ensemble"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Where a change stands. `path` are the ids of divisions, the top one first; empty for the title page."""

    path: tuple[str, ...] = ()
    engagement: str = ""


class Homes:
    """Finds the home of a change in the version after, else in the version before."""

    def __init__(self, comparison: Comparison) -> None:
        self.titles: dict[str, str] = {}
        self.codes: dict[str, str] = {}
        self._homes: dict[str, Home] = {}
        for protocol in (comparison.after, comparison.before):
            self._read(protocol)

    def find(self, change: Change) -> Home:
        """Return the home of a change, by its subject, else by the division that its sides name."""
        kind, _, name = change.subject.partition(":")
        if kind in _AT_FRONT:
            return Home()
        found = self._homes.get(change.subject) or self._homes.get(f"piece-de:{name}")
        if found is not None:
            return found
        for side in (change.after, change.before):
            home = self._homes.get(f"division:{side.division}") if side is not None else None
            if home is not None:
                return home
        return self._homes.get(f"division:{name}", Home())

    def _read(self, protocol: Protocol) -> None:
        for path in division_paths(protocol):
            division, ids = path[-1], tuple(step.id for step in path)
            self.titles.setdefault(division.id, plain(heading_text(division, protocol.levels)))
            for name in (f"{division.kind}:{division.id}", f"division:{division.id}"):
                self._homes.setdefault(name, Home(path=ids))
            for held in _held(division.blocks):
                self._homes.setdefault(f"piece-de:{held}", Home(path=ids))
            for engagement in division.engagements:
                self.codes.setdefault(engagement.id, engagement.code)
                home = Home(path=ids, engagement=engagement.id)
                self._homes.setdefault(f"engagement:{engagement.id}", home)


def _held(blocks: tuple[object, ...]) -> Iterator[str]:
    """Yield the ids of the tables, charts and documents of a division."""
    for block in blocks:
        if isinstance(block, Table | Chart | Attachment | Funding):
            yield block.id
