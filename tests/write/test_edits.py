"""Whatever a drafter did to our own act, writing it loses no word and no id."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from compiler.model.enact import enact
from compiler.model.nesting import flatten
from compiler.model.protocol import Protocol
from compiler.model.table import Table
from compiler.pipeline import load
from compiler.write import write_source
from tests.property.edits import edited
from tests.write.reading import read_back
from tests.write.settled import settled

SOURCE = Path(__file__).parents[2] / "source"
ACT = load(SOURCE).value
EDITS = 10


@pytest.mark.parametrize("seed", range(15))
def test_an_edited_act_reads_back_with_its_words_and_its_ids(seed: int) -> None:
    act = settled(edited(ACT, seed, EDITS))
    result = read_back(write_source(act))
    assert not result.diagnostics
    assert enact(result.value) == enact(act)
    assert list(_ids(result.value)) == list(_ids(act))


def _ids(act: Protocol) -> Iterator[str]:
    for division in act.all_divisions():
        yield division.id
        yield from (indicator.id for indicator in division.indicators)
        for unit in flatten(division.blocks):
            yield getattr(unit.leaf, "id", "")
            if isinstance(unit.leaf, Table):
                yield from (column.id for column in unit.leaf.columns)
                yield from (row.id for row in unit.leaf.rows)
        for line in division.engagements:
            yield from (line.id, *(one.id for one in (*line.follow_up, *line.impact)))
            yield from (partner.party for partner in line.partners)
    for party in act.parties:
        yield from (party.id, *(slot.id for slot in party.signatories))
    yield from (name for group in act.sets for name in (group.id, *group.members))
    yield from (contract.id for contract in act.identity.contracts)
