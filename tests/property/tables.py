"""Random tables whose cells print what they hold, and whose totals add up."""

from datetime import date
from decimal import Decimal
from functools import cache

from hypothesis import strategies as st

from compiler.model.printed import (
    amount_text,
    date_inlines,
    number_text,
    percentage_text,
    quarters_inlines,
)
from compiler.model.table import (
    Cell,
    CellValue,
    Column,
    ColumnType,
    PartyList,
    Quarters,
    Row,
    Stated,
    Table,
    Total,
)
from compiler.model.text import Inlines, Text, plain

_ALPHABET = "abcdeéèàçœÉÀ 0123456789’'\"«»–-=+@;:,.!?%&<>|/\\()[]{}*_#~\u00a0\u202f"


@cache
def words() -> st.SearchStrategy[str]:
    """Return words as the act holds them: no space at either end, none doubled, never empty."""
    text = st.text(_ALPHABET, min_size=1, max_size=24)
    return text.map(lambda drawn: " ".join(drawn.split())).filter(bool)


@cache
def dates() -> st.SearchStrategy[date]:
    """Return days that an act may name."""
    return st.dates(date(1990, 1, 1), date(2060, 12, 31))


@cache
def _cell_value(
    kind: ColumnType, text: st.SearchStrategy[Inlines], parties: tuple[str, ...]
) -> st.SearchStrategy[CellValue]:
    match kind:
        case ColumnType.TEXT:
            return text
        case ColumnType.LIST:
            return st.lists(text, min_size=1, max_size=3).map(tuple)
        case ColumnType.INTEGER:
            return st.integers(-10, 10**7)
        case ColumnType.AMOUNT:
            return st.decimals(0, 10**8, places=2)
        case ColumnType.PERCENTAGE:
            return st.decimals(0, 100, places=1)
        case ColumnType.DATE:
            return dates()
        case ColumnType.QUARTER:
            ends = st.tuples(st.integers(2015, 2025), st.integers(1, 4))
            return st.tuples(ends, ends).map(lambda pair: Quarters(first=min(pair), last=max(pair)))
        case ColumnType.PARTIES:
            ids = st.lists(st.sampled_from(parties), min_size=1, max_size=2, unique=True)
            return ids.map(lambda names: PartyList(ids=tuple(names)))
        case ColumnType.MARK:
            return st.booleans()


def _printed(value: CellValue, column: Column) -> tuple[Inlines, ...]:
    """Return what a cell prints, as the parser would have it."""
    match value:
        case None | False:
            return ()
        case True:
            return ((Text(text="X"),),)
        case tuple():
            lists = tuple(text for text in value if isinstance(text, tuple))
            return lists or (tuple(inline for inline in value if not isinstance(inline, tuple)),)
        case Quarters():
            return (quarters_inlines(value),)
        case PartyList():
            return ((Text(text=", ".join(value.ids)),),)
        case date():
            return (date_inlines(value),)
        case _:
            return ((Text(text=number_words(Decimal(value), column)),),)


def number_words(value: Decimal, column: Column) -> str:
    """Return a number as its column prints it."""
    if column.type is ColumnType.PERCENTAGE:
        return percentage_text(value)
    return amount_text(value) if column.type is ColumnType.AMOUNT else number_text(value)


def _written(value: CellValue) -> str:
    """Return a value as an author would have written it."""
    match value:
        case tuple():
            lists = [plain(text) for text in value if isinstance(text, tuple)]
            return "|".join(lists) or plain(
                tuple(inline for inline in value if not isinstance(inline, tuple))
            )
        case PartyList():
            return "|".join(value.ids)
        case bool():
            return "oui" if value else "non"
        case Quarters():
            return f"{value.first[0]}-T{value.first[1]}"
        case _:
            return "" if value is None else str(value)


@st.composite
def tables(draw: st.DrawFn, name: str, text: st.SearchStrategy[Inlines], parties: tuple[str, ...]) -> Table:
    """Return a table: a column of words, a column of whole numbers, then columns of any type."""
    more = draw(st.lists(st.sampled_from(ColumnType), max_size=3))
    kinds = (ColumnType.TEXT, ColumnType.INTEGER, *more)
    columns = tuple(
        Column(
            id=f"colonne_{rank}",
            title=draw(text),
            type=kind,
            heads_row=rank == 0,
            width=draw(st.integers(1, 3)),
            unit=draw(st.sampled_from(("", "habitants"))) if kind is ColumnType.INTEGER else "",
        )
        for rank, kind in enumerate(kinds)
    )
    rows = tuple(draw(_row(rank, columns, text, parties)) for rank in range(draw(st.integers(1, 3))))
    return Table(
        id=name,
        title=draw(text),
        columns=columns,
        rows=rows,
        totals=(_total(columns, rows),) if draw(st.booleans()) else (),
        landscape=draw(st.booleans()),
        row_noun=draw(st.sampled_from(("", "mesure"))),
        number="1",
    )


@st.composite
def _row(
    draw: st.DrawFn,
    rank: int,
    columns: tuple[Column, ...],
    text: st.SearchStrategy[Inlines],
    parties: tuple[str, ...],
) -> Row:
    cells = []
    for column in columns:
        held = _cell_value(column.type, text, parties)
        value = draw(held if column.heads_row else st.none() | held)
        cells.append(Cell(column=column.id, value=value, paragraphs=_printed(value, column)))
    fields = tuple((cell.column, _written(cell.value)) for cell in cells)
    return Row(
        id=f"ligne-{rank}", cells=tuple(cells), fields=(("id", f"ligne-{rank}"), *fields, ("filtre", "a|b"))
    )


def _total(columns: tuple[Column, ...], rows: tuple[Row, ...]) -> Total:
    values = [row.cells[1].value for row in rows]
    number = Decimal(sum(value for value in values if isinstance(value, int)))
    return Total(
        label=(Text(text="Total"),),
        sums=((columns[1].id, number, number_words(number, columns[1])),),
        stated=(Stated(column=columns[1].id, value=number),),
    )
