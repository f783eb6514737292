"""What a cross-reference may lead to: every thing of the act that has an id, with the words that name it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from compiler.diagnostics.span import Span
from compiler.model.division import Division
from compiler.model.label import NO_BREAK, reference_text
from compiler.model.latest import Latest
from compiler.model.party import Party, PartySet
from compiler.model.protocol import Protocol
from compiler.model.table import Table
from compiler.model.text import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A thing that can be referred to: its kind, and what is printed in each form (complet, numero, titre)."""

    kind: str
    id: str
    complete: str
    number: str
    titled: str
    span: Span

    def printed(self, form: str) -> str:
        """Return what a reference of that form prints."""
        return {"numero": self.number, "titre": self.titled}.get(form, self.complete)


def build_index(protocol: Protocol) -> Mapping[tuple[str, str], Target]:
    """Return every target by (kind, id). The first of two things with one id wins; a check reports the second."""
    return _LATEST.of(protocol)


def _index(protocol: Protocol) -> Mapping[tuple[str, str], Target]:
    index: dict[tuple[str, str], Target] = {}
    for target in _targets(protocol):
        index.setdefault((target.kind, target.id), target)
    return index


_LATEST = Latest(_index)


def _targets(protocol: Protocol) -> Iterator[Target]:
    yield from _divisions(protocol, protocol.divisions, None)
    for engagement in protocol.engagements():
        yield _named(
            "engagement",
            engagement.id,
            f"engagement{NO_BREAK}{engagement.code}",
            engagement.code,
            engagement.span,
        )
    for block in protocol.blocks():
        if isinstance(block, Table):
            yield from _table(block)
    bound: tuple[Party | PartySet, ...] = (*protocol.parties, *protocol.sets)
    for party in bound:
        name = party.name[:1].lower() + party.name[1:]
        yield _named("partie", party.id, name, party.short, party.span)
    for contract in protocol.identity.contracts:
        yield _named(
            "contrat",
            contract.id,
            contract.name[:1].lower() + contract.name[1:],
            contract.name,
            contract.span,
        )


def _divisions(
    protocol: Protocol, divisions: tuple[Division, ...], parent: Division | None
) -> Iterator[Target]:
    for division in divisions:
        complete, number, titled = (
            reference_text(division, protocol.levels, form, parent) for form in ("complet", "numero", "titre")
        )
        yield Target(
            kind=division.kind,
            id=division.id,
            complete=complete,
            number=number,
            titled=titled,
            span=division.span,
        )
        yield from _divisions(protocol, division.children, division)


def _table(table: Table) -> Iterator[Target]:
    complete = f"tableau{NO_BREAK}{table.number}"
    yield Target(
        kind="tableau",
        id=table.id,
        complete=complete,
        number=table.number,
        titled=f"{complete}, «{NO_BREAK}{plain(table.title)}{NO_BREAK}»",
        span=table.span,
    )
    if not table.row_noun:
        return
    heads = [place for place, column in enumerate(table.columns) if column.heads_row] or [0]
    for row in table.rows:
        number = plain(row.cells[heads[0]].paragraphs[0]) if row.cells[heads[0]].paragraphs else row.id
        yield _named(table.row_noun, row.id, f"{table.row_noun}{NO_BREAK}{number}", number, row.span)


def _named(kind: str, name: str, complete: str, number: str, span: Span) -> Target:
    return Target(kind=kind, id=name, complete=complete, number=number, titled=complete, span=span)
