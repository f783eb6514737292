"""The whole of a signed act, when the path of its scan is given: what must be found in it, counted."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from compiler.adopt.reading import read_scan
from compiler.adopt.recognising import DEFAULT_PROFILE, Adoption, Kind, recognise, words_left_out
from compiler.model.engagement import IndicatorState
from compiler.model.paper import Paper
from compiler.model.passage import passages
from compiler.model.table import Table
from compiler.model.text import Reference, walk
from tests.conftest import SIGNED

pytestmark = pytest.mark.signed_act


@pytest.fixture(scope="module")
def signed() -> tuple[Paper, Adoption]:
    path = Path(SIGNED)
    paper = read_scan(path.name, path.read_bytes()).value
    return paper, recognise(paper, DEFAULT_PROFILE)


def test_its_divisions_are_all_there(signed: tuple[Paper, Adoption]) -> None:
    protocol = signed[1].protocol
    assert [each.number for each in protocol.divisions if each.kind == "article"] == [*"12345678"]
    kinds = Counter(each.kind for each in protocol.all_divisions())
    assert (kinds["article"], kinds["axe"], kinds["objectif"], kinds["priorite"], kinds["annexe"]) == (
        10,
        5,
        10,
        26,
        5,
    )


def test_its_engagements_and_indicators_are_all_there(signed: tuple[Paper, Adoption]) -> None:
    engagements = list(signed[1].protocol.engagements())
    followed = [indicator for each in engagements for indicator in each.follow_up]
    impact = [indicator for each in engagements for indicator in each.impact]
    assert len(engagements) == 63
    assert sum(1 for each in followed if each.state is IndicatorState.DEFINED) == 105
    assert {each.due for each in impact} == {date(2019, 12, 31), date(2020, 12, 31)}
    protocol = signed[1].protocol
    known = {party.id for party in protocol.parties} | {group.id for group in protocol.sets}
    assert {partner.party for each in engagements for partner in each.partners} <= known


def test_its_tables_are_all_there(signed: tuple[Paper, Adoption]) -> None:
    tables = [block for block in signed[1].protocol.blocks() if isinstance(block, Table)]
    assert Counter(len(each.rows) for each in tables) == {3: 1, 42: 1, 65: 1, 5: 14}
    assert [each.row_noun for each in tables if len(each.rows) == 42] == ["mesure"]
    assert all(each.totals and each.totals[0].stated for each in tables if len(each.rows) == 5)


def test_its_parties_notes_and_slots_are_all_there(signed: tuple[Paper, Adoption]) -> None:
    protocol = signed[1].protocol
    assert (len(protocol.parties), len(protocol.notes)) == (29, 3)
    assert next(iter(protocol.sets)).id == "communes"
    assert sum(1 for party in protocol.parties if party.signatories) == 26
    assert not any(slot.name for party in protocol.parties for slot in party.signatories)
    assert (protocol.identity.place, protocol.identity.signed) == ("Orly", date(2020, 12, 8))


def test_its_references_are_typed(signed: tuple[Paper, Adoption]) -> None:
    found = [
        inline.text
        for passage in passages(signed[1].protocol)
        for inline in walk(passage.content)
        if isinstance(inline, Reference)
    ]
    assert found == ["annexe 1", "annexe 2", "article 7", "article 7", "7.2", "article 4"]


def test_none_of_its_words_is_lost(signed: tuple[Paper, Adoption]) -> None:
    assert words_left_out(*signed) == ()


def test_its_slips_are_told(signed: tuple[Paper, Adoption]) -> None:
    proposed = {each.quote: each.proposal for each in signed[1].decisions if each.proposal and each.quote}
    assert proposed["PROCOLE"] == "PROTOCOLE"
    assert proposed["Communs"] == "Communes"
    assert [each.left_out for each in signed[1].decisions if each.kind is Kind.PERSON][:1]
