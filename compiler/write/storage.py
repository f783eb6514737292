"""Tables to where their records are kept: in the block, or in a file that several tables may show."""

import posixpath
from collections.abc import Iterable, Iterator

from compiler.write.sharing import Pool, share
from compiler.write.table_block import Kept, data_file, fits_block
from compiler.write.tables import Grid

MOST_ROWS_IN_PLACE = 12


class Storage:
    """Where the records of each table of an act are. `grids` come with the folder of the text that shows them."""

    def __init__(self, grids: tuple[tuple[str, Grid], ...]) -> None:
        self.grids = grids
        self.files: list[tuple[str, str]] = []
        self.kept: dict[str, Kept] = {}
        self._folders = {grid.table.id: folder for folder, grid in grids}
        for pool in share([grid for _, grid in grids]):
            self._keep(pool)

    def _keep(self, pool: Pool) -> None:
        is_small = len(pool.shown) == 1 and len(pool.entries) <= MOST_ROWS_IN_PLACE
        if is_small and fits_block(pool.entries):
            self.kept |= dict.fromkeys(pool.shown, Kept())
            return
        suffix, text = data_file(pool.entries, pool.columns)
        path = self._path(pool, suffix)
        self.files.append((path, text))
        for name, (pairs, gathered_by) in pool.shown.items():
            near = posixpath.relpath(path, self._folders[name])
            self.kept[name] = Kept(path=near, pairs=pairs, gathered_by=gathered_by)

    def _path(self, pool: Pool, suffix: str) -> str:
        """Return a path beside the text of the first table, which no other file has."""
        names = [name for name in self._folders if name in pool.shown]
        folder, base = self._folders[names[0]], _common(names) or names[0]
        taken = {path for path, _ in self.files}
        ranked = (base, *(f"{base}-{rank}" for rank in range(2, len(taken) + 3)))
        return next(
            path for name in ranked if (path := posixpath.join(folder, f"{name}{suffix}")) not in taken
        )


def _common(names: Iterable[str]) -> str:
    """Return the words that several ids open with."""
    return "-".join(_alike(names))


def _alike(names: Iterable[str]) -> Iterator[str]:
    for words in zip(*(name.split("-") for name in names), strict=False):
        if len(set(words)) > 1:
            return
        yield words[0]
