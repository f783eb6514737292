"""Acts of other shapes for tests: read, recognised, written and read again; and an act free of its typography."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from compiler.adopt.reading import read_office, read_scan
from compiler.adopt.recognising import (
    DEFAULT_PROFILE,
    Adoption,
    Decision,
    Kind,
    Profile,
    recognise,
    words_left_out,
)
from compiler.model.block import Block, ItemList, Paragraph
from compiler.model.division import Division
from compiler.model.engagement import Engagement, Indicator, IndicatorState
from compiler.model.paper import Paper
from compiler.model.passage import passages
from compiler.model.protocol import Protocol
from compiler.model.table import Cell, Row, Table
from compiler.model.text import (
    Emphasis,
    Inline,
    Inlines,
    NoteMark,
    Reference,
    Strong,
    Superscript,
    Text,
    plain,
    walk,
)
from compiler.pipeline.converting import convert
from compiler.write import write_source
from tests.write.reading import read_back

_HERE = Path(__file__).parent
_OFFICE = (".docx", ".odt", ".md")


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted:
    """An act of a test: what was read, what was recognised in it."""

    paper: Paper
    adoption: Adoption

    @property
    def protocol(self) -> Protocol:
        """The act recognised."""
        return self.adoption.protocol


@cache
def adopted(name: str, profile: Profile = DEFAULT_PROFILE) -> Adopted:
    """Return what is recognised in a file of this folder."""
    return adopted_bytes(name, (_HERE / name).read_bytes(), profile)


def adopted_bytes(name: str, data: bytes, profile: Profile = DEFAULT_PROFILE) -> Adopted:
    """Return what is recognised in the bytes of a file."""
    result = read_office(name, data, convert) if name.endswith(_OFFICE) else read_scan(name, data)
    assert result.diagnostics == ()
    return Adopted(paper=result.value, adoption=recognise(result.value, profile))


# -- what every act must satisfy


def keeps_every_word(act: Adopted) -> None:
    """Check that no word of the paper is missing from the act and from the decisions."""
    assert words_left_out(act.paper, act.adoption) == ()


def reads_back(act: Adopted) -> None:
    """Check that the act, written as sources, is read again whole, and that nothing is said of its shape."""
    result = read_back(write_source(act.protocol))
    assert result.diagnostics == ()
    assert normal(result.value) == normal(act.protocol)


def normal(act: Protocol) -> Protocol:
    """Return an act free of typography, its notes called by their numbers, its tables not yet numbered."""
    identity = replace(act.identity, title=flat(act.identity.title), subtitle=flat(act.identity.subtitle))
    notes = tuple(
        replace(note, id=f"note-{note.number}", content=_joined(note.content)) for note in act.notes
    )
    parties = tuple(
        replace(
            party, signatories=tuple(replace(slot, quality=flat(slot.quality)) for slot in party.signatories)
        )
        for party in act.parties
    )
    divisions = tuple(map(_division, act.divisions))
    return replace(act, identity=identity, notes=notes, parties=parties, divisions=divisions)


def flat(text: str) -> str:
    """Return words with straight apostrophes and plain spaces, none of them before a double sign."""
    text = text.replace("\u2019", "'").replace("\u00a0", " ").replace("\u202f", " ")
    return re.sub(r"(?<=«) +| +(?=[;:!?»%€])", "", text)


def _flat(inline: Inline) -> Inline:
    match inline:
        case Strong() | Emphasis():
            return replace(inline, content=_joined(inline.content))
        case Text() | Reference():
            return replace(inline, text=flat(inline.text))
        case Superscript():
            return Text(text=inline.text)
        case NoteMark():
            return replace(inline, note=f"note-{inline.number}")
        case _:
            return inline


def _joined(words: Inlines) -> Inlines:
    """Return words with neighbouring texts made one."""
    joined: list[Inline] = []
    for inline in map(_flat, words):
        last = joined[-1] if joined else None
        if isinstance(last, Text) and isinstance(inline, Text):
            joined[-1] = Text(text=flat(last.text + inline.text))
        else:
            joined.append(inline)
    return tuple(joined)


def _division(division: Division) -> Division:
    return replace(
        division,
        title=_joined(division.title),
        blocks=tuple(map(_block, division.blocks)),
        indicators=tuple(map(_indicator, division.indicators)),
        engagements=tuple(map(_engagement, division.engagements)),
        children=tuple(map(_division, division.children)),
    )


def _engagement(line: Engagement) -> Engagement:
    return replace(
        line,
        content=tuple(map(_block, line.content)),
        follow_up=tuple(map(_indicator, line.follow_up)),
        impact=tuple(map(_indicator, line.impact)),
    )


def _indicator(one: Indicator) -> Indicator:
    return replace(one, label=_joined(one.label))


def _block(block: Block) -> Block:
    match block:
        case Paragraph():
            return replace(block, content=_joined(block.content))
        case ItemList():
            return replace(
                block,
                items=tuple(replace(item, blocks=tuple(map(_block, item.blocks))) for item in block.items),
            )
        case Table():
            rows = tuple(map(_row, block.rows))
            columns = tuple(replace(column, title=_joined(column.title)) for column in block.columns)
            return replace(block, number="", title=_joined(block.title), rows=rows, columns=columns)
        case _:
            return block


def _row(row: Row) -> Row:
    fields = tuple((name, flat(text)) for name, text in row.fields)
    return replace(row, cells=tuple(map(_cell, row.cells)), fields=fields)


def _cell(cell: Cell) -> Cell:
    paragraphs = tuple(map(_joined, cell.paragraphs))
    value = cell.value
    if value == cell.paragraphs:
        value = paragraphs
    elif (value,) == cell.paragraphs:
        (value,) = paragraphs
    return replace(cell, value=value, paragraphs=paragraphs)


# -- what an act holds, counted


def kinds(act: Adopted) -> dict[str, int]:
    """Return how many divisions of each kind there are, in the order in which they are met."""
    found: dict[str, int] = {}
    for division in act.protocol.all_divisions():
        found[division.kind] = found.get(division.kind, 0) + 1
    return found


def outline(act: Adopted) -> list[str]:
    """Return the divisions, "## article 4.1 Comité"."""
    return [
        " ".join(filter(None, ("#" * each.depth, each.kind, each.number, plain(each.title))))
        for each in act.protocol.all_divisions()
    ]


def partners(act: Adopted) -> dict[str, str]:
    """Return the partners of each engagement by its code, "etat (DDT), communes"."""
    return {
        each.code: ", ".join(
            f"{one.party} ({one.service})" if one.service else one.party for one in each.partners
        )
        for each in act.protocol.engagements()
    }


def indicators(act: Adopted) -> tuple[int, int, int]:
    """Return how many indicators are said: of follow-up, of impact, and how many of both are still owed."""
    lines = list(act.protocol.engagements())
    followed = [one for each in lines for one in each.follow_up]
    impact = [one for each in lines for one in each.impact]
    owed = [one for one in (*followed, *impact) if one.state is IndicatorState.UNDETERMINED]
    return len(followed), len(impact), len(owed)


def tables(act: Adopted) -> list[tuple[int, int]]:
    """Return the size of each table: its columns, its rows."""
    found = (block for block in act.protocol.blocks() if isinstance(block, Table))
    return [(len(table.columns), len(table.rows)) for table in found]


def slots(act: Adopted) -> dict[str, list[str]]:
    """Return the qualities that sign for each party, with their words as a paper has them."""
    return {
        party.id: [slot.quality.replace("\u2019", "'") for slot in party.signatories]
        for party in act.protocol.parties
    }


def references(act: Adopted) -> list[str]:
    """Return the typed references, as printed."""
    return [
        inline.text
        for passage in passages(act.protocol)
        for inline in walk(passage.content)
        if isinstance(inline, Reference)
    ]


def said(act: Adopted, code: str) -> list[str]:
    """Return the paragraphs and entries of an engagement."""
    line = next(each for each in act.protocol.engagements() if each.code == code)
    return list(texts(line.content))


def texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Yield the words of paragraphs and entries, these after a dash or their rank."""
    for block in blocks:
        match block:
            case Paragraph():
                yield plain(block.content)
            case ItemList():
                for rank, item in enumerate(block.items):
                    mark = "-" if block.start is None else f"{block.start + rank}."
                    first, *rest = texts(item.blocks)
                    yield f"{mark} {first}"
                    yield from (f"  {each}" for each in rest)
            case _:
                yield type(block).__name__


def doubts(act: Adopted) -> list[tuple[Kind, str]]:
    """Return the decisions that somebody has to look at, each with the words that it is about."""
    return [(each.kind, _about(each)) for each in act.adoption.decisions if not each.is_sure]


def _about(decision: Decision) -> str:
    return decision.quote or decision.message.partition("« ")[2].partition(" »")[0]
