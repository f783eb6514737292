"""The texts of an act to the id of what holds them: an engagement, a table, or else a division."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from compiler.adopt.recognising.adoption import Decision
from compiler.adopt.recognising.slips import Said
from compiler.model.label import NO_BREAK
from compiler.model.passage import Passage, passages
from compiler.model.protocol import Protocol
from compiler.model.table import Table

_ENGAGEMENT = "l'engagement"


def said_in(protocol: Protocol) -> Iterator[Said]:
    """Yield every text of an act with the id of the smallest thing that holds it."""
    yield Said(text=protocol.identity.title, span=protocol.identity.span, subject="titre")
    in_tables = dict(_in_tables(protocol))
    codes = {
        (division.id, engagement.code): engagement.id
        for division in protocol.all_divisions()
        for engagement in division.engagements
    }
    for passage in passages(protocol):
        home = in_tables.get(id(passage.content)) or codes.get(_code(passage)) or _division(passage)
        yield Said(text=passage.text, span=passage.span, subject=home)


def _in_tables(protocol: Protocol) -> Iterator[tuple[int, str]]:
    """Yield the identity of each text of a table: a passage holds the very text of the act."""
    for block in protocol.blocks():
        if isinstance(block, Table):
            for column in block.columns:
                yield id(column.title), block.id
            for total in block.totals:
                yield id(total.label), block.id
            for row in block.rows:
                for cell in row.cells:
                    for text in cell.paragraphs:
                        yield id(text), block.id


def _code(passage: Passage) -> tuple[str, str]:
    start, _, code = passage.place.partition(NO_BREAK)
    return _division(passage), code if start == _ENGAGEMENT else ""


def _division(passage: Passage) -> str:
    return passage.division.id if passage.division else ""


def with_homes(decisions: Iterable[Decision], texts: Iterable[Said]) -> Iterator[Decision]:
    """Yield decisions, those that name nothing given to the only thing that has words on their line."""
    homes: dict[tuple[str, int], set[str]] = {}
    for said in texts:
        homes.setdefault((said.span.file, said.span.line), set()).add(said.subject)
    for decision in decisions:
        here = homes.get((decision.span.file, decision.span.line), set())
        is_known = bool(decision.subject) or len(here) != 1 or not decision.span.file
        yield decision if is_known else replace(decision, subject=next(iter(here)))
