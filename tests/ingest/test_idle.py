"""Orders that change nothing, told; those that change something, not."""

from collections.abc import Sequence

import pytest

from compiler.ingest.applying.idle import find_idle
from compiler.ingest.order import Order
from compiler.ingest.reading.names import Names
from compiler.model.enacted import RowWords, Words
from compiler.model.operation import (
    Container,
    Holder,
    InsertElements,
    InsertRows,
    InsertSentences,
    InsertWords,
    MoveDivision,
    MoveElements,
    MoveEngagements,
    MoveParty,
    MoveRows,
    Operation,
    RecodeEngagement,
    RenumberDivision,
    ReplaceDivision,
    ReplaceElements,
    ReplaceEngagement,
    ReplaceParty,
    ReplaceRows,
    ReplaceSentence,
    ReplaceTotals,
    ReplaceWords,
)
from compiler.model.protocol import Protocol
from tests.ingest.sentences import act

OBJECT = Container(holder=Holder.PROSE, id="objet")
OTHER = Container(holder=Holder.PROSE, id="engagements")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Protocol:
    return act(tmp_path_factory.mktemp("base"))


def _idle(base: Protocol, operations: Sequence[Operation]) -> list[int]:
    orders = [Order(operation=one, line=rank, sentence="Un ordre.") for rank, one in enumerate(operations)]
    found = list(find_idle(orders, base))
    assert all(
        remark.message == "La phrase « Un ordre. » ne change rien au texte en vigueur." for remark in found
    )
    return [remark.span.line for remark in found]


def _restated(base: Protocol) -> list[Operation]:
    """Return orders that give back what the act says."""
    names = Names(base)
    table, line, party = names.tables["aides"], names.lines["aide-devoirs"], names.act.parties[0]
    first = names.divisions["objet"].elements[:1]
    return [
        ReplaceElements(container=OBJECT, first=1, last=1, new=first),
        ReplaceSentence(
            container=OBJECT,
            element=2,
            sentence=1,
            new=getattr(names.divisions["objet"].elements[1], "text", ""),
        ),
        ReplaceRows(table="aides", first=1, last=1, new=table.rows[:1]),
        ReplaceTotals(table="aides", new=table.totals),
        ReplaceEngagement(engagement="aide-devoirs", new=line),
        ReplaceDivision(division="objet", new=names.divisions["objet"]),
        ReplaceParty(party=party.id, new=party),
        RecodeEngagement(engagement="aide-devoirs", code=line.code),
        RenumberDivision(division="objet", number="1"),
    ]


def test_what_is_restated_as_it_stands_is_told(base: Protocol) -> None:
    orders = _restated(base)
    assert _idle(base, orders) == list(range(len(orders)))


def test_nothing_inserted_and_words_replaced_by_themselves_are_told(base: Protocol) -> None:
    orders: list[Operation] = [
        ReplaceWords(container=OBJECT, element=1, old="fixe", new="fixe"),
        InsertWords(container=OBJECT, element=1, new="", after="fixe"),
        InsertSentences(container=OBJECT, element=1, after=1, new=""),
        InsertElements(container=OBJECT, after=1, new=(Words(text=""),)),
        InsertRows(table="aides", after=0, new=(RowWords(cells=((), ())),)),
    ]
    assert _idle(base, orders) == list(range(len(orders)))


def test_what_is_moved_to_its_own_place_is_told(base: Protocol) -> None:
    names = Names(base)
    code, holder = names.lines["aide-devoirs"].code, names.holders["aide-devoirs"]
    orders: list[Operation] = [
        MoveElements(container=OBJECT, first=2, last=3, to=OBJECT, after=1),
        MoveRows(table="aides", first=1, last=1, after=0),
        MoveParty(party=names.act.parties[1].id, after=names.act.parties[0].id),
        MoveEngagements(engagements=("aide-devoirs",), division=holder, after="", codes=(code,)),
        MoveDivision(division="engagements", parent="", after="objet", number="2"),
    ]
    assert _idle(base, orders) == list(range(len(orders)))


def test_what_changes_something_is_not_told(base: Protocol) -> None:
    names = Names(base)
    holder = names.holders["aide-devoirs"]
    orders: list[Operation] = [
        ReplaceWords(container=OBJECT, element=1, old="fixe", new=""),
        ReplaceElements(container=OBJECT, first=1, last=1),
        ReplaceRows(table="aides", first=1, last=1),
        ReplaceTotals(table="aides", new=()),
        ReplaceEngagement(engagement="aide-devoirs"),
        ReplaceDivision(division="objet"),
        ReplaceParty(party=names.act.parties[0].id),
        MoveElements(container=OBJECT, first=1, last=1, to=OBJECT, after=2),
        MoveElements(container=OBJECT, first=1, last=1, to=OTHER, after=0),
        MoveEngagements(engagements=("aide-devoirs",), division=holder, after="", codes=("1.1-09",)),
        MoveDivision(division="objet", parent="", after="engagements", number="1"),
        MoveParty(party=names.act.parties[0].id, after=names.act.parties[1].id),
    ]
    assert _idle(base, orders) == []
