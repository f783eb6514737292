"""Acts of a few words, made for one test, and the plan from one to the other, checked on the way."""

from dataclasses import replace
from datetime import date
from typing import Any

from compiler.avenant.plan.planning import plan
from compiler.diff import compare
from compiler.model.block import Block, Item, ItemList, Paragraph
from compiler.model.change import ChangeSet
from compiler.model.division import Division, Level
from compiler.model.enact import enact
from compiler.model.engagement import Engagement, Indicator, IndicatorKind, Partner
from compiler.model.operation import Container, Holder, Operation
from compiler.model.party import Party, PartySet, Signatory
from compiler.model.protocol import Identity, Note, OlderContract, Protocol
from compiler.model.table import Cell, Column, Row, Table, Total
from compiler.model.text import Inlines, NoteMark, Text
from tests.avenant.applying import apply_all

LEVELS = (
    Level(id="axe", name="axe", plural="axes", gender="masculin", has_table=False),
    Level(id="objectif", name="objectif", plural="objectifs", gender="masculin", has_table=True),
)
PROSE = Container(holder=Holder.PROSE, id="article-1")


def planned(before: Protocol, after: Protocol) -> tuple[Operation, ...]:
    """Return the plan, once it is sure that it gives the act after."""
    operations = plan(ChangeSet(comparison=compare(before, after), changes=()))
    assert apply_all(enact(before), operations) == enact(after)
    return operations


def reworded(before: str, after: str) -> tuple[Operation, ...]:
    """Return the plan for the only alinéa of an act."""
    return planned(act(article("1", before)), act(article("1", after)))


def act(*divisions: Division, **held: Any) -> Protocol:  # noqa: ANN401 - the fields of the act
    """Return an act of those divisions; `held` are its other fields."""
    parties = tuple(party(name) for name in ("État", "CAF", "Orly"))
    identity = Identity(
        title="Protocole", subtitle="", territory="", header="", period=None, place="", signed=None, term=None
    )
    made = Protocol(
        identity=identity, parties=parties, sets=(), accession=None, levels=LEVELS, divisions=divisions
    )
    return replace(made, **held)


def party(name: str) -> Party:
    """Return a party known by its name."""
    return Party(id=name, name=name, short=name, signatories=(Signatory(id="s", quality="Le représentant"),))


def group(name: str, *members: str) -> PartySet:
    """Return a declared set of parties."""
    return PartySet(id=name, name=f"Les {name}", short=name, members=members, parties=members)


def contract(name: str) -> OlderContract:
    """Return an older contract."""
    return OlderContract(id=name, name=name, date=date(2015, 1, 2), territory="Orly")


def words(text: str) -> Inlines:
    """Return plain words; "^" calls the note of the act."""
    ahead, mark, behind = text.partition("^")
    call = (NoteMark(note="n1", number=1),) if mark else ()
    return tuple(inline for inline in (Text(text=ahead), *call, Text(text=behind)) if inline != Text(text=""))


def note(text: str) -> tuple[Note, ...]:
    """Return the only note of an act."""
    return (Note(id="n1", number=1, content=words(text)),)


def alinea(text: str) -> Paragraph:
    """Return an alinéa."""
    return Paragraph(content=words(text))


def listed(*texts: str, start: int | None = 1) -> ItemList:
    """Return a list of items of one alinéa each."""
    return ItemList(start=start, items=tuple(Item(blocks=(alinea(text),)) for text in texts))


def division(kind: str, number: str, *held: str | Block, **fields: Any) -> Division:  # noqa: ANN401 - its fields
    """Return a division whose id is its kind and number."""
    blocks = tuple(alinea(one) if isinstance(one, str) else one for one in held)
    made = Division(
        kind=kind,
        id=f"{kind}-{number}",
        number=number,
        title=words(f"Titre {number}"),
        depth=1,
        blocks=blocks,
    )
    return replace(made, **fields)


def article(number: str, *held: str | Block, **fields: Any) -> Division:  # noqa: ANN401 - its fields
    """Return an article."""
    return division("article", number, *held, **fields)


def objective(number: str, *lines: Engagement, **fields: Any) -> Division:  # noqa: ANN401 - its fields
    """Return an objective that holds lines."""
    return division("objectif", number, engagements=lines, **fields)


def line(code: str, *texts: str, **fields: Any) -> Engagement:  # noqa: ANN401 - its fields
    """Return a line whose id is its code."""
    made = Engagement(
        id=code,
        code=code,
        content=tuple(map(alinea, texts or (f"Faire la chose {code}.",))),
        partners=partners("État"),
        follow_up=(),
        impact=(),
    )
    return replace(made, **fields)


def partners(*names: str) -> tuple[Partner, ...]:
    """Return partners, known by the names of the parties."""
    return tuple(Partner(party=name) for name in names)


def indicators(*labels: str, kind: IndicatorKind = IndicatorKind.FOLLOW_UP) -> tuple[Indicator, ...]:
    """Return indicators, each known by its first word."""
    return tuple(Indicator(id=one.split()[0], kind=kind, label=words(one)) for one in labels)


def table(*rows: str, columns: str = "Ville Somme", totals: str = "", title: str = "Aides") -> Table:
    """Return table 4: words of a row stand each in a column; a row is known by its first word."""
    names = columns.split()
    return Table(
        id="aides",
        number="4",
        title=words(title),
        columns=tuple(Column(id=name, title=words(name)) for name in names),
        rows=tuple(
            Row(
                id=row.split()[0],
                cells=tuple(
                    Cell(column=name, value=None, paragraphs=(words(text.replace("_", " ")),))
                    for name, text in zip(names, row.split(), strict=True)
                ),
            )
            for row in rows
        ),
        totals=(Total(label=words("Total"), sums=((names[-1], 0, totals),)),) if totals else (),  # type: ignore[arg-type]
    )
