"""An act to the files of its source tree, such that reading them gives the act back."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from compiler.model.index import build_index
from compiler.model.protocol import Note, Protocol
from compiler.model.table import Table
from compiler.write.footnotes import keys_of, notes_in_division, with_inner
from compiler.write.identity import IdentityWriter
from compiler.write.inline import Hand
from compiler.write.layout import Layout, PlannedFile
from compiler.write.page import Desk, held_blocks, write_page
from compiler.write.storage import Storage
from compiler.write.tables import Grid, lay_out

IDENTITY_FILE, PARTIES_FILE = "protocole.yml", "parties.yml"
_NUMBER = re.compile(r"[1-9][0-9]*(?:-[1-9][0-9]*)?\Z")
_NO_REMARKS: Mapping[str, str] = {}


def write_source(act: Protocol, remarks: Mapping[str, str] = _NO_REMARKS) -> tuple[tuple[str, bytes], ...]:
    """Return the files of an act as (path, bytes), the same for the same act. Pictures are named, not written.

    `remarks` are sentences to put as comments beside what bears an id: a division, an engagement, a table, a party.
    """
    return tuple((path, text.encode()) for path, text in _ActWriter(act, remarks).files())


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A planned file, the hand that writes it, and the notes that it holds and that no text calls."""

    planned: PlannedFile
    hand: Hand
    uncalled: Sequence[Note]


class _ActWriter:
    """Writes one act."""

    def __init__(self, act: Protocol, remarks: Mapping[str, str]) -> None:
        self._act, self._remarks = act, remarks
        self._notes = {note.id: note for note in act.notes}
        self._index = build_index(act)
        own = {one.id: notes_in_division(replace(one, children=())) for one in act.all_divisions()}
        self._called = {name: with_inner(called, self._notes) for name, called in own.items()}
        everywhere = {name for called in self._called.values() for name in called}
        self._taken: set[str] = set()
        self._uncalled = [note for note in act.notes if note.id not in everywhere]

    def files(self) -> Iterator[tuple[str, str]]:
        """Yield the path and the text of every file."""
        planned = Layout(self._act, self._called).files()
        homes = self._homes(planned)
        sheets = [_Sheet(one, self._hand(one, homes), homes.get(one.path, [])) for one in planned]
        storage = Storage(tuple(self._grids(sheets)))
        identity = IdentityWriter(self._act, Hand(self._index), self._remarks)
        yield IDENTITY_FILE, identity.protocol_file([one.path for one in planned])
        yield PARTIES_FILE, identity.parties_file()
        desk = Desk(
            levels=self._act.levels,
            notes=self._notes,
            grids={grid.table.id: grid for _, grid in storage.grids},
            kept=storage.kept,
            numbers=_numbers(planned),
            remarks=self._remarks,
        )
        for sheet in sheets:
            yield sheet.planned.path, write_page(sheet.planned, desk, sheet.hand, sheet.uncalled)
        yield from storage.files

    def _homes(self, planned: Sequence[PlannedFile]) -> dict[str, list[Note]]:
        """Return, by path, the notes that no text calls: in the file whose name opens their id, else in the last."""
        found: dict[str, list[Note]] = {}
        for note in self._uncalled:
            fit = [one.path for one in planned if note.id.startswith(f"{one.stem}-")]
            for path in (fit or [one.path for one in planned])[-1:]:
                found.setdefault(path, []).append(note)
        return found

    def _hand(self, planned: PlannedFile, homes: Mapping[str, Sequence[Note]]) -> Hand:
        called = [name for one, _ in planned.divisions for name in self._called[one.id]]
        called += [note.id for note in homes.get(planned.path, ())]
        keys = keys_of(tuple(dict.fromkeys(called)), planned.stem, self._taken)
        return Hand(self._index, keys, posixpath.dirname(planned.path))

    def _grids(self, sheets: Sequence[_Sheet]) -> Iterator[tuple[str, Grid]]:
        """Yield every table, with the folder of the file that shows it."""
        for sheet in sheets:
            for division, _ in sheet.planned.divisions:
                for block in held_blocks(division):
                    if isinstance(block, Table):
                        yield sheet.hand.folder, lay_out(block, sheet.hand)


def _numbers(planned: Sequence[PlannedFile]) -> dict[str, str]:
    """Return the number that each table must say: none when its rank among those that say none is its number."""
    found: dict[str, str] = {}
    rank = 0
    for one in planned:
        for division, _ in one.divisions:
            for block in held_blocks(division):
                if isinstance(block, Table):
                    # A number that no file can say leaves its place to the rank.
                    is_rank = block.number == str(rank + 1) or not _NUMBER.match(block.number)
                    rank += is_rank
                    found[block.id] = "" if is_rank else block.number
    return found
