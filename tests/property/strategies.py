"""Random small acts that are valid: unique ids, references that lead somewhere, totals that add up."""

from collections.abc import Callable
from decimal import Decimal
from functools import cache

from hypothesis import strategies as st

from compiler.model.block import Attachment, Bar, Block, Chart, Funding, Paragraph, Picture, Quotation
from compiler.model.division import ANNEXE, ARTICLE, PREAMBLE, SECTION, Division, Level
from compiler.model.engagement import Engagement, Indicator, IndicatorKind, IndicatorState, Partner
from compiler.model.party import Accession, Party, PartySet, Signatory
from compiler.model.protocol import Identity, Note, OlderContract, Protocol, Term
from compiler.model.text import NoteMark, Text, plain
from tests.property.tables import dates, tables, words
from tests.property.texts import PARTIES, lists, paragraphs, prose, texts

SETS = {"communes": ("commune-a", "commune-b"), "signataires": PARTIES}
LEVELS = (
    (("axe", "axes"), ("objectif", "objectifs"), ("priorite", "priorités")),
    (("orientation", "orientations"), ("action", "actions")),
    (("theme", "thèmes"),),
)

Draw = st.DrawFn


class Names:
    """Gives ids that were never given."""

    def __init__(self) -> None:
        self._given = 0

    def next(self, word: str) -> str:
        """Return a new id that starts with a word."""
        self._given += 1
        return f"{word}-{self._given}"


@cache
def _committing() -> st.SearchStrategy[tuple[Block, ...]]:
    """Return what an engagement says: paragraphs and lists."""
    more = st.lists(st.one_of(paragraphs(), lists()), max_size=2)
    return st.tuples(paragraphs(), more).map(lambda pair: (pair[0], *pair[1]))


@cache
@st.composite
def indicators(draw: Draw, kind: IndicatorKind, letter: str) -> tuple[Indicator, ...]:
    """Return the indicators of one holder; some are still to be determined."""
    return tuple(
        Indicator(
            id=f"{letter}{rank}",
            kind=kind,
            label=draw(texts()),
            unit=draw(_optional()),
            target=draw(_optional()),
        )
        if draw(st.booleans())
        else Indicator(
            id=f"{letter}{rank}",
            kind=kind,
            label=(),
            state=IndicatorState.UNDETERMINED,
            due=draw(dates()),
            owners=draw(_named_parties()),
            personal=draw(st.booleans()),
        )
        for rank in range(1, draw(st.integers(0, 2)) + 1)
    )


@cache
def _perhaps_prose() -> st.SearchStrategy[tuple[Block, ...]]:
    return st.just(()) | prose()


@cache
def _optional() -> st.SearchStrategy[str]:
    return st.one_of(st.just(""), words())


@cache
def _named_parties() -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from((*PARTIES, *SETS)), min_size=1, max_size=3, unique=True).map(tuple)


@st.composite
def engagements(draw: Draw, code: str, names: Names) -> Engagement:
    """Return an engagement of that code."""
    partners = [Partner(party=name, service=draw(_optional())) for name in draw(_named_parties())]
    return Engagement(
        id=names.next("engagement"),
        code=code,
        content=draw(
            prose().filter(lambda blocks: not any(isinstance(block, Quotation) for block in blocks))
        ),
        partners=tuple(partners),
        follow_up=draw(indicators(IndicatorKind.FOLLOW_UP, "s")),
        impact=draw(indicators(IndicatorKind.IMPACT, "i")),
    )


@st.composite
def records(draw: Draw, names: Names, *, pictures: bool) -> tuple[Block, ...]:
    """Return the blocks an annexe may hold: a table and its chart, documents, money, a picture."""
    table = draw(tables(names.next("tableau"), texts(), PARTIES))
    chart = Chart(
        id=names.next("graphique"),
        title=draw(texts()),
        horizontal=draw(st.booleans()),
        table=table.id,
        bars=tuple(
            Bar(
                label=plain(row.cells[0].paragraphs[0]),
                value=Decimal(row.cells[1].value),
                text=str(row.cells[1].value),
            )
            for row in table.rows
            if isinstance(row.cells[1].value, int)
        ),
        alternative=draw(texts()),
        label_column=table.columns[0].id,
        value_column=table.columns[1].id,
        unit=table.columns[1].unit,
    )
    attachment = Attachment(
        id=names.next("piece"),
        title=draw(texts()),
        producer="ept",
        state=draw(st.sampled_from(("à joindre", "jointe"))),
    )
    picture = Picture(
        path="images/carte.png",
        alternative=draw(words()),
        caption=draw(st.just(()) | texts()),
        width=640,
        height=480,
    )
    funding = draw(_funding(names.next("financement")))
    choice: list[Block] = [table, chart, attachment, funding, *([picture] if pictures else [])]
    kept = draw(st.lists(st.sampled_from(range(len(choice))), unique=True, max_size=len(choice)))
    return tuple(choice[place] for place in sorted({0, *kept} if kept else set()))


@st.composite
def _funding(draw: Draw, name: str) -> Funding:
    number = draw(st.decimals(0, 100, places=2))
    is_rate = draw(st.booleans())
    return Funding(
        id=name,
        subject=draw(texts()),
        payer="etat",
        state="prévisionnel",
        programme=draw(_optional()),
        year=draw(st.none() | st.integers(2000, 2040)),
        amount=None if is_rate else number,
        rate=number if is_rate else None,
        text=str(number),
    )


def _levels(kinds: tuple[tuple[str, str], ...]) -> tuple[Level, ...]:
    table_level = max(len(kinds) - 2, 0)
    return tuple(
        Level(id=name, name=name, plural=plural, gender="masculin", has_table=rank == table_level)
        for rank, (name, plural) in enumerate(kinds)
    )


@st.composite
def _tree(
    draw: Draw, levels: tuple[Level, ...], number: str, names: Names, depth: int
) -> tuple[Division, ...]:
    """Return divisions of the first level and all below; the last level holds the engagements."""
    return tuple(
        Division(
            kind=levels[0].id,
            id=names.next(levels[0].id),
            number=(own := f"{number}.{rank}" if number else str(rank)),
            title=draw(texts()),
            depth=depth,
            blocks=draw(_perhaps_prose()),
            indicators=draw(indicators(IndicatorKind.CONTEXT, "c")) if levels[0].has_table else (),
            engagements=draw(_engagements(own, names)) if len(levels) == 1 else (),
            children=draw(_tree(levels[1:], own, names, depth + 1)) if len(levels) > 1 else (),
        )
        for rank in range(1, draw(st.integers(1, 2)) + 1)
    )


@st.composite
def _engagements(draw: Draw, number: str, names: Names) -> tuple[Engagement, ...]:
    count = draw(st.integers(0, 2))
    return tuple(draw(engagements(f"{number}-{rank:02}", names)) for rank in range(1, count + 1))


@st.composite
def _plain_division(
    draw: Draw, kind: str, number: str, names: Names, fill: Callable[[], tuple[Block, ...]]
) -> Division:
    name = kind if kind == PREAMBLE else f"{kind}-{number}"
    section = Division(
        kind=SECTION, id=names.next("section"), number="", title=draw(texts()), depth=2, blocks=draw(prose())
    )
    return Division(
        kind=kind,
        id=name,
        number=number,
        title=draw(texts()),
        depth=1,
        blocks=(*draw(prose()), *fill()),
        children=(section,) if draw(st.booleans()) else (),
    )


@cache
@st.composite
def notes(draw: Draw) -> tuple[Note, ...]:
    """Return footnotes, numbered in the order they are called."""
    count = draw(st.integers(0, 2))
    return tuple(Note(id=f"acte-{rank}", number=rank, content=draw(texts())) for rank in range(1, count + 1))


def _caller(called: tuple[Note, ...]) -> Paragraph:
    """Return the paragraph that calls every note, in order."""
    marks = tuple(NoteMark(note=note.id, number=note.number) for note in called)
    return Paragraph(content=(Text(text="Le présent acte"), *marks))


@cache
@st.composite
def identities(draw: Draw) -> Identity:
    """Return the identity of an act."""
    start = draw(st.integers(2000, 2040))
    contract = OlderContract(id="ancien", name=draw(words()), date=draw(dates()), territory=draw(words()))
    return Identity(
        title=draw(words()),
        subtitle=draw(_optional()),
        territory=draw(words()),
        header=draw(_optional()),
        period=draw(st.sampled_from((None, (start, start + 3)))),
        place=draw(_optional()),
        signed=draw(st.none() | dates()),
        term=draw(st.none() | st.builds(lambda day, basis: Term(date=day, basis=basis), dates(), words())),
        contracts=draw(st.sampled_from(((), (contract,)))),
    )


@cache
@st.composite
def parties(draw: Draw) -> tuple[Party, ...]:
    """Return the parties of an act, each with one signatory or two."""
    return tuple(
        Party(
            id=name,
            name=f"L’organisme {name}",
            short=name,
            nature=draw(st.sampled_from(("", "etat", "epci", "commune"))),
            department=draw(st.sampled_from(("", "94"))),
            signatories=tuple(
                Signatory(id=f"signataire-{rank}", quality=draw(words()))
                for rank in range(draw(st.integers(1, 2)))
            ),
        )
        for name in PARTIES
    )


@st.composite
def protocols(draw: Draw, *, pictures: bool = False) -> Protocol:
    """Return a small valid act; its images have no file, hence none unless asked for."""
    names = Names()
    levels = _levels(draw(st.sampled_from(LEVELS)))
    called = draw(notes())
    accession = st.builds(lambda is_open, text: Accession(is_open=is_open, text=text), st.booleans(), words())
    return Protocol(
        identity=draw(identities()),
        parties=draw(parties()),
        sets=tuple(
            PartySet(id=name, name=f"Les {name}", short=name, members=members, parties=members)
            for name, members in SETS.items()
        ),
        accession=draw(st.none() | accession),
        levels=levels,
        divisions=draw(_divisions(levels, called, names, pictures=pictures)),
        notes=called,
    )


@st.composite
def _divisions(
    draw: Draw, levels: tuple[Level, ...], called: tuple[Note, ...], names: Names, *, pictures: bool
) -> tuple[Division, ...]:
    preamble = [draw(_plain_division(PREAMBLE, "", names, tuple))] if draw(st.booleans()) else []
    first = draw(_plain_division(ARTICLE, "1", names, lambda: (_caller(called),)))
    engaging = Division(
        kind=ARTICLE,
        id="article-2",
        number="2",
        title=draw(texts()),
        depth=1,
        blocks=draw(prose()),
        children=draw(_tree(levels, "", names, 2)),
    )
    annexes = [
        draw(_plain_division(ANNEXE, str(rank), names, lambda: draw(records(names, pictures=pictures))))
        for rank in range(1, draw(st.integers(0, 2)) + 1)
    ]
    return (*preamble, first, engaging, *annexes)
