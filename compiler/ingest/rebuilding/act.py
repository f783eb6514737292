"""The words of an act as amended to its model. What prints as it did keeps its ids, references and values."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from compiler.ingest.rebuilding.blocks import BlockBuilder
from compiler.ingest.rebuilding.identity import (
    build_accession,
    build_groups,
    build_identity,
    build_parties,
    group_ids,
    short_names,
)
from compiler.ingest.rebuilding.records import read_indicator, read_partners
from compiler.ingest.rebuilding.tables import TableBuilder
from compiler.ingest.rebuilding.texts import Ids, Texts, matched
from compiler.model.block import Attachment, Chart, Picture
from compiler.model.division import Division
from compiler.model.enact import Enactor
from compiler.model.enacted import ActWords, DivisionWords, EngagementWords, Words
from compiler.model.engagement import Engagement, Indicator, IndicatorKind
from compiler.model.nesting import flatten
from compiler.model.protocol import Note, Protocol
from compiler.model.rewrite import rewrite_protocol
from compiler.model.table import Table
from compiler.model.text import Inline, NoteMark

_LETTERS = {IndicatorKind.CONTEXT: "c", IndicatorKind.FOLLOW_UP: "s", IndicatorKind.IMPACT: "i"}


def rebuild(base: Protocol, act: ActWords) -> Protocol:
    """Return an act whose words are `act`. Ids of what is new are made from what prints of it."""
    return _Rebuilding(base, act).protocol()


class _Rebuilding:
    """Walks the words once, beside the act in force."""

    def __init__(self, base: Protocol, act: ActWords) -> None:
        self.base, self.act = base, act
        self.enactor = Enactor(base)
        self.old = {division.id: division for division in base.all_divisions()}
        self.lines = {line.id: line for line in base.engagements()}
        self.ids = Ids(_ids(base))
        self.texts = Texts({self.enactor.text(note.content): note.id for note in base.notes})
        self.parties = build_parties(act, base, self.ids)
        self.groups = group_ids(act, self.ids)
        self.names = short_names(act, self.parties, self.groups)
        tables = TableBuilder(self.enactor, self.texts, self.names)
        self.blocks = BlockBuilder(self.enactor, self.texts, tables, self.ids, self.names)
        self.blocks.known = dict(_figures(base))

    def protocol(self) -> Protocol:
        """Return the whole act."""
        built = replace(
            self.base,
            identity=build_identity(self.base, self.act, self.ids),
            parties=self.parties,
            sets=build_groups(self.act, self.base, self.names, self.groups),
            accession=build_accession(self.base, self.act),
            divisions=tuple(self._division(one, 1) for one in self.act.divisions),
        )
        return _numbered(replace(built, notes=(*self.base.notes, *self.texts.added)))

    def _division(self, words: DivisionWords, depth: int) -> Division:
        base = self.old.get(words.id)
        kind, number = words.kind, words.number
        built = Division(
            kind=kind,
            id=base.id if base else self.ids.new(kind, number or words.title),
            number=number,
            title=self.texts.inlines(words.title),
            depth=depth,
            blocks=self.blocks.blocks(words.elements, base.blocks if base else ()),
            indicators=self._indicators(
                words.context, base.indicators if base else (), IndicatorKind.CONTEXT
            ),
            engagements=tuple(self._engagement(line) for line in words.engagements),
            children=tuple(self._division(child, depth + 1) for child in words.children),
        )
        if base is None:
            return built
        same = self.enactor.text(base.title) == words.title
        return replace(built, title=base.title if same else built.title, span=base.span)

    def _engagement(self, words: EngagementWords) -> Engagement:
        base = self.lines.get(words.id)
        built = Engagement(
            id=base.id if base else self.ids.new("engagement", words.code),
            code=words.code,
            content=self.blocks.blocks(words.alineas, base.content if base else ()),
            partners=read_partners(words.partners.text, base.partners if base else (), self.names),
            follow_up=self._indicators(
                words.follow_up, base.follow_up if base else (), IndicatorKind.FOLLOW_UP
            ),
            impact=self._indicators(words.impact, base.impact if base else (), IndicatorKind.IMPACT),
        )
        return replace(built, span=base.span, code_span=base.code_span) if base else built

    def _indicators(
        self, words: Sequence[Words], base: tuple[Indicator, ...], kind: IndicatorKind
    ) -> tuple[Indicator, ...]:
        known = {indicator.id for indicator in base}
        free = (name for rank in count(1) if (name := f"{_LETTERS[kind]}{rank}") not in known)
        found: list[Indicator] = []
        pairs = matched(words, base, self.enactor.indicator)
        for one, (old, same) in zip(words, pairs, strict=True):
            if old is not None and same:
                found.append(old)
                continue
            start = old or Indicator(id=next(free), kind=kind, label=())
            found.append(read_indicator(one.text, self.texts.inlines(one.text), start, self.names))
        return tuple(found)


def _ids(base: Protocol) -> Iterator[str]:
    yield from (division.id for division in base.all_divisions())
    yield from (line.id for line in base.engagements())
    yield from (party.id for party in base.parties)
    yield from (group.id for group in base.sets)
    yield from (contract.id for contract in base.identity.contracts)
    yield from (name for name, _ in _figures(base))


def _figures(base: Protocol) -> Iterator[tuple[str, Table | Chart | Attachment | Picture]]:
    """Yield the tables, charts, pictures and documents of an act by id; a picture, by its path."""
    for division in base.all_divisions():
        for unit in flatten(division.blocks):
            match unit.leaf:
                case Table() | Chart() | Attachment():
                    yield unit.leaf.id, unit.leaf
                case Picture():
                    yield unit.leaf.path, unit.leaf
                case _:
                    pass


def _numbered(protocol: Protocol) -> Protocol:
    """Return an act whose notes are those called, numbered in reading order."""
    ranks: dict[str, int] = {}

    def number(inline: Inline) -> Inline:
        if isinstance(inline, NoteMark):
            return replace(inline, number=ranks.setdefault(inline.note, len(ranks) + 1))
        return inline

    numbered = rewrite_protocol(protocol, number)
    notes: Mapping[str, Note] = {note.id: note for note in protocol.notes}
    called = tuple(replace(notes[name], number=rank) for name, rank in ranks.items() if name in notes)
    return replace(numbered, notes=called)
